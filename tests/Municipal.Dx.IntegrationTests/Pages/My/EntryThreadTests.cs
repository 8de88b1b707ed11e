using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.My;

/// <summary>The thread beside a report, and drafts that are saved by the page itself.</summary>
public sealed class EntryThreadTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task Say_AnswerInOpenForm_IsSentAndSavesTheDraftToo()
    {
        var (measure, _, period) = await portal.AskAsync("oe", "9-51");
        using var office = await portal.ClientAsync("oe-office");
        using var staff = await portal.ClientAsync("oe-staff");
        await office.SubmitAsync(await office.PageAsync($"/oe/periods/{period}/reports/9-51"), new() { ["Input.Question"] = "どの地区ですか。" }, "#thread form");
        var form = await staff.PageAsync("/oe/my/9-51");
        form.Text("#thread").ShouldContain("質問 どの地区ですか。");
        form.Text("#thread").ShouldContain("質問への回答");

        var answer = await staff.SubmitAsync(form, new() { ["Input.Message"] = "北部地区です。", ["Input.Achievement"] = "途中の文", ["do"] = "say" }, "form#entry");

        answer.Location.ShouldEndWith("#thread");
        (await staff.FollowAsync(answer)).Text("#thread").ShouldContain("回答 北部地区です。");
        var report = await portal.ReadReportAsync(measure);
        (report.State, report.Achievement).ShouldBe((ReportState.Draft, "途中の文"));
        (await KindsAsync(measure)).ShouldBe([MessageKind.Question, MessageKind.Answer]);
        (await office.PageAsync($"/oe/periods/{period}/reports/9-51")).Text("#thread").ShouldContain("北部地区です。");
    }

    [Fact]
    public async Task Say_AfterSubmitting_KeepsTheStateAndComesOnceWhenSentTwice()
    {
        var (measure, _, _) = await portal.AskAsync("oe", "9-52");
        await portal.ChangeReportAsync(measure, r => (r.State, r.Achievement) = (ReportState.Submitted, "実績"));
        using var staff = await portal.ClientAsync("oe-staff");
        var page = await staff.PageAsync("/oe/my/9-52");

        for (var i = 0; i < 2; i++)
        {
            (await staff.SubmitAsync(page, new() { ["Input.Message"] = "締切は延ばせますか。", ["do"] = "say" }, "form:has(#thread)")).Status.ShouldBe(HttpStatusCode.Redirect);
        }

        (await portal.ReadReportAsync(measure)).State.ShouldBe(ReportState.Submitted);
        (await KindsAsync(measure)).ShouldBe([MessageKind.Question]);
    }

    [Theory]
    [InlineData("", "質問・回答の内容を入力してください。")]
    [InlineData("　", "質問・回答の内容を入力してください。")]
    public async Task Say_Nothing_IsRefusedAndKeepsTheForm(string text, string problem)
    {
        var (measure, _, _) = await portal.AskAsync("oe", text.Length == 0 ? "9-53" : "9-54");
        using var staff = await portal.ClientAsync("oe-staff");

        var answer = await staff.SubmitAsync(await staff.PageAsync($"/oe/my/{measure.Key}"), new() { ["Input.Message"] = text, ["Input.Remark"] = "残る", ["do"] = "say" }, "form#entry");

        answer.Errors.ShouldBe([problem]);
        answer.Text("#Input_Remark").ShouldBe("残る");
        (await KindsAsync(measure)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Autosave_TwiceAfterAnother_GoesOnWithTheNewStampAndLosesNothing()
    {
        var (measure, _, _) = await portal.AskAsync("oe", "9-55");
        using var staff = await portal.ClientAsync("oe-staff");
        using var head = await portal.ClientAsync("oe-head");
        var mine = await staff.PageAsync("/oe/my/9-55");
        var theirs = await head.PageAsync("/oe/my/9-55");

        var (first, firstJson) = await AutosaveAsync(staff, mine, new() { ["Input.Achievement"] = "一回目", ["Input.Kpis[0].Form.Value"] = "たくさん" });
        first.ShouldBe(HttpStatusCode.OK);
        firstJson.GetProperty("notice").GetString()!.ShouldContain("読み取れない項目");
        await head.SubmitAsync(theirs, new() { ["Input.Issue"] = "所属長の課題", ["do"] = "save" }, "form#entry");
        var (second, _) = await AutosaveAsync(staff, mine, new() { ["Input.Achievement"] = "二回目", ["Stamp.Version"] = firstJson.GetProperty("version").GetString(), ["Stamp.Base"] = firstJson.GetProperty("stamp").GetString() });

        second.ShouldBe(HttpStatusCode.OK);
        var report = await portal.ReadReportAsync(measure);
        (report.Achievement, report.Issue, report.State).ShouldBe(("二回目", "所属長の課題", ReportState.Draft));
    }

    [Fact]
    public async Task Autosave_SameFieldChangedByAnother_StopsAndOverwritesNothing()
    {
        var (measure, _, _) = await portal.AskAsync("oe", "9-56");
        using var staff = await portal.ClientAsync("oe-staff");
        using var head = await portal.ClientAsync("oe-head");
        var mine = await staff.PageAsync("/oe/my/9-56");
        await head.SubmitAsync(await head.PageAsync("/oe/my/9-56"), new() { ["Input.Achievement"] = "所属長の文", ["do"] = "save" }, "form#entry");

        var (status, json) = await AutosaveAsync(staff, mine, new() { ["Input.Achievement"] = "私の文" });

        status.ShouldBe(HttpStatusCode.Conflict);
        json.GetProperty("stopped").GetString()!.ShouldContain("両方を見比べて選べます");
        (await portal.ReadReportAsync(measure)).Achievement.ShouldBe("所属長の文");
    }

    [Fact]
    public async Task Autosave_AfterSubmission_StopsAndSaysWhy()
    {
        var (measure, _, _) = await portal.AskAsync("oe", "9-57");
        using var staff = await portal.ClientAsync("oe-staff");
        var mine = await staff.PageAsync("/oe/my/9-57");
        await portal.ChangeReportAsync(measure, r => r.State = ReportState.Submitted);

        var (status, json) = await AutosaveAsync(staff, mine, new() { ["Input.Achievement"] = "遅れて届く文" });

        status.ShouldBe(HttpStatusCode.Conflict);
        json.GetProperty("stopped").GetString()!.ShouldContain("提出済み");
        (await portal.ReadReportAsync(measure)).Achievement.ShouldBeNull();
    }

    private static async Task<(HttpStatusCode Status, JsonElement Json)> AutosaveAsync(PortalClient client, PortalAnswer page, Dictionary<string, string?> typed)
    {
        typed["do"] = "auto";
        var answer = await client.SubmitAsync(page, typed, "form#entry");
        using var json = JsonDocument.Parse(answer.Body);
        return (answer.Status, json.RootElement.Clone());
    }

    private Task<List<MessageKind>> KindsAsync(Measure measure) => portal.WithDbAsync(db =>
        db.ReportMessages.AsNoTracking().Where(m => m.ProgressReport!.MeasureId == measure.Id).OrderBy(m => m.Id).Select(m => m.Kind).ToListAsync());
}
