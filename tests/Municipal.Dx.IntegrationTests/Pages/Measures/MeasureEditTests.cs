using System.Net;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Measures;

public class MeasureEditTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task Post_AllFieldsChanged_SavesThemWithReason()
    {
        var measure = await portal.AddMeasureAsync("oe", "9-51", m => m.Direction = "前の方向", "編集一課");
        var second = await portal.AddDepartmentAsync("oe", "編集二課");
        using var client = await portal.ClientAsync("oe-office");
        var form = await client.PageAsync("/oe/measures/9-51/edit");

        var answer = await client.SubmitAsync(form, new()
        {
            ["Input.Title"] = "新しい題名",
            ["Input.Direction"] = "一行目\r\n二行目",
            ["Input.Owners[1].Order"] = "0",
            ["Input.Owners[1].DepartmentId"] = $"{second.Id}",
            ["Input.Owners[1].Role"] = "Supporting",
            ["Input.Priorities"] = "R4",
            ["Input.MainPriority"] = "R4",
            ["Input.PrioritiesConfirmed"] = "true",
            ["Input.Sdgs"] = "9",
            ["Input.Reason"] = "計画の改訂による",
        });

        answer.Status.ShouldBe(HttpStatusCode.Redirect, string.Join(' ', answer.Errors));
        (await client.FollowAsync(answer)).Text(".banner--success").ShouldContain("保存しました");
        var stored = await portal.ReadMeasureAsync(measure);
        stored.Title.ShouldBe("新しい題名");
        stored.Direction.ShouldBe("一行目\n二行目");
        stored.Owners.Select(o => (o.Department!.Name, o.Role, o.Origin)).ShouldBe([("編集二課", OwnerRole.Supporting, OwnerOrigin.Office), ("編集一課", OwnerRole.Lead, OwnerOrigin.Plan)]);
        stored.Priorities.ShouldHaveSingleItem().IsMain.ShouldBeTrue();
        stored.Sdgs.ShouldBe([9]);
        var entry = await portal.WithDbAsync(db => db.AuditEntries.OrderByDescending(e => e.Id).FirstAsync(e => e.RecordKey == "measure/9-51"));
        entry.Reason.ShouldBe("計画の改訂による");
        entry.OldValues.ShouldNotBeNull().ShouldContain("編集一課(主担当)");
    }

    [Fact]
    public async Task Post_Unchanged_SavesNothingNew()
    {
        var measure = await portal.AddMeasureAsync("oe", "9-52", m => (m.Direction, m.FutureEfforts) = ("方向\n続き", "取組"), "編集一課");
        var before = (await portal.ReadMeasureAsync(measure)).Version;
        using var client = await portal.ClientAsync("oe-office");

        var answer = await client.SubmitAsync(await client.PageAsync("/oe/measures/9-52/edit"));

        answer.Status.ShouldBe(HttpStatusCode.Redirect, string.Join(' ', answer.Errors));
        (await portal.ReadMeasureAsync(measure)).Version.ShouldBe(before);
    }

    [Fact]
    public async Task Post_Errors_AreShownAtFieldsAndKeepWhatWasTyped()
    {
        await portal.AddMeasureAsync("oe", "9-53", null, "編集一課");
        using var client = await portal.ClientAsync("oe-office");
        var form = await client.PageAsync("/oe/measures/9-53/edit");

        var answer = await client.SubmitAsync(form, new()
        {
            ["Input.Title"] = " ",
            ["Input.Direction"] = "打った方向",
            ["Input.PastEfforts"] = new string('あ', 4001),
            ["Input.Owners[0].Order"] = "三",
            ["Input.MainPriority"] = "F2",
            ["Input.Sdgs"] = "5",
        });

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Errors.ShouldNotBeEmpty();
        answer.Document.QuerySelector("textarea[name='Input.Direction']")!.TextContent.ShouldBe("打った方向");
        answer.Document.QuerySelector("input[name='Input.Owners[0].Order']")!.GetAttribute("value").ShouldBe("三");
        answer.Document.QuerySelector("input[name='Input.Sdgs'][value='5']")!.HasAttribute("checked").ShouldBeTrue();
        answer.Body.ShouldNotContain("is not valid");

        var second = await client.SubmitAsync(answer, new() { ["Input.Owners[0].Order"] = "1" });

        second.Errors.ShouldContain("題名を入力してください。");
        second.Errors.ShouldContain(e => e.Contains("4,000文字以内", StringComparison.Ordinal));
        second.Errors.ShouldContain(e => e.Contains("主な項目は", StringComparison.Ordinal));
        second.Document.QuerySelector("textarea[name='Input.PastEfforts']")!.TextContent.Length.ShouldBe(4001);
        second.Title.ShouldNotBeEmpty();
        second.Document.Title.ShouldNotBeNull().ShouldStartWith("エラー：");
    }

    [Fact]
    public async Task Post_TitleChangedWithoutReason_AsksForIt()
    {
        await portal.AddMeasureAsync("oe", "9-54");
        using var client = await portal.ClientAsync("oe-office");

        var answer = await client.SubmitAsync(await client.PageAsync("/oe/measures/9-54/edit"), new() { ["Input.Title"] = "別の題名" });

        answer.Errors.ShouldHaveSingleItem().ShouldContain("変更の理由");
        answer.Document.QuerySelector("#Input_Reason")!.GetAttribute("aria-invalid").ShouldBe("true");
    }

    [Fact]
    public async Task Post_ControlCharacters_AreRefusedInWords()
    {
        await portal.AddMeasureAsync("oe", "9-55");
        using var client = await portal.ClientAsync("oe-office");

        var answer = await client.SubmitAsync(await client.PageAsync("/oe/measures/9-55/edit"), new() { ["Input.Direction"] = "前\u0001後" });

        answer.Errors.ShouldHaveSingleItem().ShouldContain("制御文字");
        var withNul = await client.SubmitAsync(answer, new() { ["Input.Direction"] = "前\0後" });
        withNul.Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Post_ForeignDepartmentAndExtraFields_ChangeNothing()
    {
        var measure = await portal.AddMeasureAsync("oe", "9-56");
        var foreign = await portal.AddDepartmentAsync("shonai", "よその課");
        using var client = await portal.ClientAsync("oe-office");
        var form = await client.PageAsync("/oe/measures/9-56/edit");

        var answer = await client.SubmitAsync(form, new() { ["Input.Owners[0].DepartmentId"] = $"{foreign.Id}", ["Input.Id"] = "1", ["Input.MunicipalityId"] = "2", ["MunicipalityId"] = "2" });

        answer.Errors.ShouldHaveSingleItem().ShouldContain("課等");
        (await portal.ReadMeasureAsync(measure)).Owners.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("oe-staff", HttpStatusCode.Forbidden)]
    [InlineData("oe-committee", HttpStatusCode.Forbidden)]
    [InlineData("shonai-office", HttpStatusCode.NotFound)]
    public async Task Get_NotTheOffice_IsRefused(string loginName, HttpStatusCode expected)
    {
        await portal.AddMeasureAsync("oe", $"9-57{loginName.Length}");
        using var client = await portal.ClientAsync(loginName);

        (await client.GetAsync($"/oe/measures/9-57{loginName.Length}/edit")).Status.ShouldBe(expected);
        (await client.PostAsync($"/oe/measures/9-57{loginName.Length}/edit", [])).Status.ShouldNotBe(HttpStatusCode.OK);
    }
}
