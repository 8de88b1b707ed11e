using System.Net;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Organization;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.My;

/// <summary>How a report goes from the staff to the office and back, by whom, and what two people at once make of it.</summary>
public sealed class EntryMovesTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    private static Dictionary<string, string?> Whole(string act) => new()
    {
        ["Input.Stage"] = "InProgress",
        ["Input.Achievement"] = "説明会を開いた。",
        ["Input.NextPlan"] = "対象を広げる。",
        ["Input.SelfRating"] = "B",
        ["Input.Kpis[0].Form.Value"] = "20",
        ["do"] = act,
    };

    [Fact]
    public async Task AskHead_ThenHeadSubmits_ReachesTheOffice()
    {
        var (measure, _, _) = await portal.AskAsync("oe", "9-81");
        using var staff = await portal.ClientAsync("oe-staff");
        using var head = await portal.ClientAsync("oe-head");

        (await SendAsync(staff, "9-81", Whole("ask"))).Location.ShouldBe("/oe/my");
        (await portal.ReadReportAsync(measure)).State.ShouldBe(ReportState.InDepartmentReview);
        (await SendAsync(head, "9-81", new() { ["do"] = "submit" })).Location.ShouldBe("/oe/my");

        var report = await portal.ReadReportAsync(measure);
        (report.State, report.IsByDeputy, report.ApprovedOn).ShouldBe((ReportState.Submitted, false, null));
        report.SubmittedByPost.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Submit_WithGaps_NamesEachBesideItsFieldAndKeepsTheState()
    {
        var (measure, _, _) = await portal.AskAsync("oe", "9-82");
        using var head = await portal.ClientAsync("oe-head");

        var answer = await SendAsync(head, "9-82", new() { ["Input.SelfRating"] = "D", ["do"] = "submit" });

        answer.Errors.Count.ShouldBe(5);
        answer.Errors.ShouldContain("この自己評価のときは、課題と遅れの原因を入力してください。");
        (await portal.ReadReportAsync(measure)).State.ShouldBe(ReportState.Draft);
    }

    [Fact]
    public async Task Submit_ByStaff_NeedsTheMunicipalityToAllowItAndADecisionDay()
    {
        var (measure, _, _) = await portal.AskAsync("oe", "9-83");
        using var staff = await portal.ClientAsync("oe-staff");

        (await SendAsync(staff, "9-83", Whole("submit"))).Errors.ShouldBe(["提出は所属長が行います。「所属内確認へ回す」を選んでください。"]);
        await portal.SetStaffMaySubmitAsync("oe", true);
        (await SendAsync(staff, "9-83", Whole("submit"))).Errors.ShouldBe(["決裁日を入力してください。"]);
        var late = Whole("submit");
        late["Input.ApprovedOn"] = "R30.1.1";
        (await SendAsync(staff, "9-83", late)).Errors.ShouldBe(["決裁日は今日までの日を入力してください。"]);
        (await portal.ReadReportAsync(measure)).State.ShouldBe(ReportState.Draft);
        var whole = Whole("submit");
        whole["Input.ApprovedOn"] = "R8.10.1";
        (await SendAsync(staff, "9-83", whole)).Location.ShouldBe("/oe/my");
        await portal.SetStaffMaySubmitAsync("oe", false);

        var report = await portal.ReadReportAsync(measure);
        (report.State, report.ApprovedOn).ShouldBe((ReportState.Submitted, new DateOnly(2026, 10, 1)));
        (await staff.PageAsync("/oe/my/9-83")).Text("main").ShouldContain("決裁済み：令和8年10月1日");
    }

    [Fact]
    public async Task Submit_ByDeputyOfTheHead_SaysSoAndEndsWithTheAppointment()
    {
        var (measure, _, _) = await portal.AskAsync("oe", "9-84", owner: "税務町民課");
        using var staff = await portal.ClientAsync("oe-staff");
        (await staff.GetAsync("/oe/my/9-84")).Status.ShouldBe(HttpStatusCode.Forbidden);
        var today = DateOnly.FromDateTime(portal.Time.GetUtcNow().UtcDateTime.AddHours(9));
        await AppointAsync("税務町民課", today.AddDays(-10), today.AddDays(-1));
        (await staff.GetAsync("/oe/my/9-84")).Status.ShouldBe(HttpStatusCode.Forbidden);
        await AppointAsync("税務町民課", today, today);
        (await staff.PageAsync("/oe/my/9-84")).Texts(".formbar button").ShouldContain("代理で提出する");

        await SendAsync(staff, "9-84", Whole("submit"));

        var report = await portal.ReadReportAsync(measure);
        (report.State, report.IsByDeputy).ShouldBe((ReportState.Submitted, true));
        await portal.WithDbAsync(db => db.DeputyAppointments.ExecuteDeleteAsync());
        (await staff.GetAsync("/oe/my/9-84")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Withdraw_BeforeTheCheck_OpensItAgainAndAfterItIsRefused()
    {
        var (measure, _, _) = await portal.AskAsync("oe", "9-85");
        using var head = await portal.ClientAsync("oe-head");
        await SendAsync(head, "9-85", Whole("submit"));
        var submitted = await head.PageAsync("/oe/my/9-85");

        await head.SubmitAsync(submitted, new() { ["do"] = "withdraw" }, "form.formbar");
        var report = await portal.ReadReportAsync(measure);
        (report.State, report.SubmittedAt, report.Achievement).ShouldBe((ReportState.Draft, null, "説明会を開いた。"));

        await SendAsync(head, "9-85", new() { ["do"] = "submit" });
        await portal.ChangeReportAsync(measure, r => r.State = ReportState.Checked);
        var refused = await head.SubmitAsync(submitted, new() { ["do"] = "withdraw" }, "form.formbar");
        refused.Errors.Single().ShouldContain("「確認済み」の報告は、取り下げることができません");
        (await portal.ReadReportAsync(measure)).State.ShouldBe(ReportState.Checked);
    }

    [Fact]
    public async Task Resubmit_AfterACorrectionRequest_ReachesTheOfficeAgain()
    {
        var (measure, _, period) = await portal.AskAsync("oe", "9-86");
        using var head = await portal.ClientAsync("oe-head");
        using var office = await portal.ClientAsync("oe-office");
        await SendAsync(head, "9-86", Whole("submit"));
        await office.SubmitAsync(await office.PageAsync($"/oe/periods/{period}/reports/9-86"), new() { ["Input.Reason"] = "件数を書いてください。" }, "#back form");

        var form = await head.PageAsync("/oe/my/9-86");
        form.Text(".carry--back").ShouldContain("件数を書いてください。");
        (await head.PageAsync("/oe/my")).Text("section[aria-labelledby=h-back]").ShouldContain("件数を書いてください。");
        await SendAsync(head, "9-86", new() { ["Input.Achievement"] = "説明会を3回開いた。", ["do"] = "submit" });

        var report = await portal.ReadReportAsync(measure);
        (report.State, report.Achievement).ShouldBe((ReportState.Submitted, "説明会を3回開いた。"));
        (await office.PageAsync($"/oe/periods/{period}/reports/9-86")).Text("main").ShouldContain("説明会を3回開いた。");
    }

    [Fact]
    public async Task Save_TwoPeopleOnDifferentFields_KeepsBoth()
    {
        var (measure, _, _) = await portal.AskAsync("oe", "9-87");
        using var staff = await portal.ClientAsync("oe-staff");
        using var head = await portal.ClientAsync("oe-head");
        var mine = await staff.PageAsync("/oe/my/9-87");
        var theirs = await head.PageAsync("/oe/my/9-87");

        await head.SubmitAsync(theirs, new() { ["Input.Issue"] = "人手", ["Input.Kpis[0].Form.Value"] = "7", ["do"] = "save" }, "form#entry");
        var saved = await staff.SubmitAsync(mine, new() { ["Input.Achievement"] = "実績の文", ["do"] = "save" }, "form#entry");

        (await staff.FollowAsync(saved)).Text(".banner--success").ShouldContain("ほかの人が先に変えた");
        var report = await portal.ReadReportAsync(measure);
        (report.Achievement, report.Issue).ShouldBe(("実績の文", "人手"));
        (await portal.WithDbAsync(db => db.ActualValues.Where(v => v.Kpi!.Key == "9-87.k1").Select(v => v.Value).SingleAsync())).ShouldBe(7m);
    }

    [Fact]
    public async Task Save_TwoPeopleOnOneField_ShowsBothAndLosesNeither()
    {
        var (measure, _, _) = await portal.AskAsync("oe", "9-88");
        using var staff = await portal.ClientAsync("oe-staff");
        using var head = await portal.ClientAsync("oe-head");
        var mine = await staff.PageAsync("/oe/my/9-88");
        await head.SubmitAsync(await head.PageAsync("/oe/my/9-88"), new() { ["Input.Achievement"] = "所属長の文", ["do"] = "save" }, "form#entry");

        var conflict = await staff.SubmitAsync(mine, new() { ["Input.Achievement"] = "担当の文", ["Input.Remark"] = "備考", ["do"] = "save" }, "form#entry");

        conflict.Status.ShouldBe(HttpStatusCode.Conflict);
        conflict.Text(".versus").ShouldContain("所属長の文");
        conflict.Text(".versus").ShouldContain("担当の文");
        (await portal.ReadReportAsync(measure)).Achievement.ShouldBe("所属長の文");
        await staff.SubmitAsync(conflict, new() { ["do"] = "merge" });
        var report = await portal.ReadReportAsync(measure);
        (report.Achievement, report.Remark).ShouldBe(("担当の文", "備考"));
    }

    [Fact]
    public async Task Print_BeforeTheRound_ShowsEachReportWithLastPeriodBesideAndPlaceForStamps()
    {
        var (measure, _, _) = await portal.AskAsync("oe", "9-89");
        await portal.AddEarlierReportAsync(measure, "2020-q3", r => (r.Achievement, r.SelfRating) = ("前の実績", "A"));
        using var staff = await portal.ClientAsync("oe-staff");
        await SendAsync(staff, "9-89", Whole("save"));

        var page = await staff.PageAsync("/oe/my/print");

        var paper = page.Document.QuerySelectorAll(".paper").Single(p => p.TextContent.Contains("試験の施策9-89", StringComparison.Ordinal)).TextContent;
        paper.ShouldContain("説明会を開いた。");
        paper.ShouldContain("前の実績");
        paper.ShouldContain("決裁欄");
        paper.ShouldContain("20件");
        paper.ShouldContain("変更");
        page.Body.ShouldNotContain("具体的施策1-4");
        (await portal.Sql.CountAsync(() => staff.PageAsync("/oe/my/print"))).ShouldBeLessThanOrEqualTo(8);
    }

    private static async Task<PortalAnswer> SendAsync(PortalClient client, string key, Dictionary<string, string?> typed) =>
        await client.SubmitAsync(await client.PageAsync($"/oe/my/{key}"), typed, "form#entry");

    private Task AppointAsync(string department, DateOnly from, DateOnly to) => portal.WithDbAsync(async db =>
    {
        var user = await db.Users.Where(u => u.UserName == "oe-staff").SingleAsync();
        var place = await db.Departments.SingleAsync(d => d.MunicipalityId == user.MunicipalityId && d.Name == department);
        db.DeputyAppointments.Add(new DeputyAppointment { MunicipalityId = place.MunicipalityId, DepartmentId = place.Id, UserId = user.Id, From = from, To = to, AppointedByPost = "税務町民課長", Key = $"{place.Key}/{from:yyyyMMdd}" });
        await db.SaveChangesAsync();
    });
}
