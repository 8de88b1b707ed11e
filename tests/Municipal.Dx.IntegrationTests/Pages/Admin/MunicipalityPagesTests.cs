using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Admin;

public sealed class MunicipalityPagesTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task Add_NewMunicipality_LeadsToItsFirstUser()
    {
        using var admin = await portal.ClientAsync("admin");

        var answer = await SubmitAsync(admin, "白岡市", "埼玉県", "112461", "shiraoka");

        (await admin.FollowAsync(answer)).Title.ShouldBe("利用者を追加");
        (await admin.PageAsync("/admin/municipalities")).Texts("tbody th").ShouldContain(name => name.StartsWith("白岡市", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("112462", "ok", "地方公共団体コードは、検査数字を含む6桁の数字で入力してください。")]
    [InlineData("122360", "account", "URLに使う名前は、英小文字で始まる2〜31文字の英小文字・数字・ハイフンで入力してください(account、admin などは使えません)。")]
    [InlineData("122360", "oe", "この名前はもう使われています。別の名前にしてください。")]
    [InlineData("063240", "katori", "この地方公共団体コードはもう登録されています。")]
    public async Task Add_CodeOrSlugThatWillNotDo_SaysWhy(string code, string slug, string message)
    {
        using var admin = await portal.ClientAsync("admin");

        var answer = await SubmitAsync(admin, "香取市", "千葉県", code, slug);

        answer.Errors.ShouldBe([message]);
        (await portal.WithDbAsync(db => db.Municipalities.AnyAsync(m => m.Name == "香取市"))).ShouldBeFalse();
    }

    private static async Task<PortalAnswer> SubmitAsync(PortalClient admin, string name, string prefecture, string code, string slug) => await admin.SubmitAsync(
        await admin.PageAsync("/admin/municipalities/add"),
        new() { ["Input.Name"] = name, ["Input.Prefecture"] = prefecture, ["Input.Code"] = code, ["Input.Slug"] = slug },
        "form.form");
}
