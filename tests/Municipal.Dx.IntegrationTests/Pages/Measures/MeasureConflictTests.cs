using System.Net;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Measures;

public class MeasureConflictTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task Post_AnotherFieldSavedMeanwhile_KeepsBothAndSaysSo()
    {
        var (measure, client, form) = await OpenTwiceAsync("9-61", "Input.Direction", "先の人の方向");

        var answer = await client.SubmitAsync(form, new() { ["Input.FutureEfforts"] = "私の取組" });

        (await client.FollowAsync(answer)).Text(".banner--success").ShouldContain("「目指す方向性」は、そのまま残しています");
        var stored = await portal.ReadMeasureAsync(measure);
        (stored.Direction, stored.FutureEfforts).ShouldBe(("先の人の方向", "私の取組"));
    }

    [Fact]
    public async Task Post_SameFieldSavedMeanwhile_ShowsBothAndLosesNothing()
    {
        var (measure, client, form) = await OpenTwiceAsync("9-62", "Input.Direction", "先の人の方向");

        var conflict = await client.SubmitAsync(form, new() { ["Input.Direction"] = "私の方向", ["Input.FutureEfforts"] = "私の取組" });

        conflict.Status.ShouldBe(HttpStatusCode.Conflict);
        conflict.Title.ShouldBe("ほかの人の変更と重なった項目");
        conflict.Texts(".pick__text").ShouldBe(["先の人の方向", "私の方向"]);
        conflict.Text(".banner--warning").ShouldContain("事務局 担当さん");
        (await portal.ReadMeasureAsync(measure)).Direction.ShouldBe("先の人の方向");
    }

    [Theory]
    [InlineData("theirs", "先の人の方向")]
    [InlineData("mine", "私の方向")]
    public async Task Post_Choice_IsSavedWithTheRestOfTheForm(string pick, string expected)
    {
        var (measure, client, form) = await OpenTwiceAsync($"9-63{pick.Length}", "Input.Direction", "先の人の方向");
        var conflict = await client.SubmitAsync(form, new() { ["Input.Direction"] = "私の方向", ["Input.FutureEfforts"] = "私の取組" });

        var answer = await client.SubmitAsync(conflict, new() { ["Stamp.Pick[Direction]"] = pick }, button: "選んだ内容で保存");

        answer.Status.ShouldBe(HttpStatusCode.Redirect, string.Join(' ', answer.Errors));
        var stored = await portal.ReadMeasureAsync(measure);
        (stored.Direction, stored.FutureEfforts).ShouldBe((expected, "私の取組"));
    }

    [Fact]
    public async Task Post_ChoiceToBeEdited_LeadsBackToTheFormUnsaved()
    {
        var (measure, client, form) = await OpenTwiceAsync("9-64", "Input.Direction", "先の人の方向");
        var conflict = await client.SubmitAsync(form, new() { ["Input.Direction"] = "私の方向" });

        var back = await client.SubmitAsync(conflict, new() { ["Stamp.Pick[Direction]"] = "theirs" }, button: "選んだ内容を入力画面で直す");

        back.Document.QuerySelector("textarea[name='Input.Direction']")!.TextContent.ShouldBe("先の人の方向");
        var saved = await client.SubmitAsync(back, new() { ["Input.Direction"] = "相談した方向" }, button: "保存");
        saved.Status.ShouldBe(HttpStatusCode.Redirect, string.Join(' ', saved.Errors));
        (await portal.ReadMeasureAsync(measure)).Direction.ShouldBe("相談した方向");
    }

    [Fact]
    public async Task Post_ThirdPersonSavedWhileChoosing_AsksAgain()
    {
        var (measure, client, form) = await OpenTwiceAsync("9-65", "Input.Direction", "先の人の方向");
        var conflict = await client.SubmitAsync(form, new() { ["Input.Direction"] = "私の方向" });
        await SaveAsync(client, "9-65", "Input.Direction", "三人目の方向");

        var again = await client.SubmitAsync(conflict, new() { ["Stamp.Pick[Direction]"] = "mine" }, button: "選んだ内容で保存");

        again.Status.ShouldBe(HttpStatusCode.Conflict);
        again.Texts(".pick__text").ShouldBe(["三人目の方向", "私の方向"]);
        (await portal.ReadMeasureAsync(measure)).Direction.ShouldBe("三人目の方向");
    }

    [Fact]
    public async Task Post_OwnersChangedOnBothSides_AsksForOwners()
    {
        var department = await portal.AddDepartmentAsync("oe", "重なり二課");
        var third = await portal.AddDepartmentAsync("oe", "重なり三課");
        var (_, client, form) = await OpenTwiceAsync("9-66", "Input.Owners[1].DepartmentId", $"{department.Id}");

        var conflict = await client.SubmitAsync(form, new() { ["Input.Owners[1].DepartmentId"] = $"{third.Id}" });

        conflict.Texts(".pick__text").ShouldBe(["重なり一課(主担当)、重なり二課(担当)", "重なり一課(主担当)、重なり三課(担当)"]);
    }

    private async Task<(Domain.Measures.Measure Measure, PortalClient Client, PortalAnswer Form)> OpenTwiceAsync(string key, string field, string saved)
    {
        var measure = await portal.AddMeasureAsync("oe", key, m => m.Direction = "初めの方向", "重なり一課");
        var client = await portal.ClientAsync("oe-office");
        var form = await client.PageAsync($"/oe/measures/{key}/edit");
        await SaveAsync(client, key, field, saved);
        return (measure, client, form);
    }

    private static async Task SaveAsync(PortalClient client, string key, string field, string value)
    {
        var answer = await client.SubmitAsync(await client.PageAsync($"/oe/measures/{key}/edit"), new() { [field] = value });
        answer.Status.ShouldBe(HttpStatusCode.Redirect, string.Join(' ', answer.Errors));
    }
}
