using Municipal.Dx.Application.Features.Accounts;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Account;

public sealed class PasswordTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Theory]
    [InlineData("chigau-pasuwaado", "yama-no-ue-no-kumo", "yama-no-ue-no-kumo", OwnAccount.WrongPassword)]
    [InlineData(PortalFactory.Password, "mijikai", "mijikai", "パスワードは12文字以上にしてください(今は7文字)。")]
    [InlineData(PortalFactory.Password, "yama-no-ue-no-kumo", "yama-no-ue-no-sora", "2回の入力が違います。同じ新しいパスワードを入力してください。")]
    [InlineData(PortalFactory.Password, "oe-office-oe-office", "oe-office-oe-office", "パスワードに利用者IDを含めないでください。")]
    [InlineData(PortalFactory.Password, PortalFactory.Password, PortalFactory.Password, "今と違うパスワードにしてください。")]
    public async Task Post_PasswordThatWillNotDo_SaysWhyAndShowsNoPassword(string current, string wanted, string repeated, string message)
    {
        using var client = await portal.ClientAsync("oe-office");

        var answer = await client.SubmitAsync(await client.PageAsync("/account/password"), new() { ["Input.Current"] = current, ["Input.Wanted"] = wanted, ["Input.Repeated"] = repeated });

        answer.Errors.ShouldBe([message]);
        answer.Body.ShouldNotContain(wanted);
    }
}
