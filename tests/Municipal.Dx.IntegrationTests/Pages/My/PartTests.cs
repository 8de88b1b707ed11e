using System.Net;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.My;

/// <summary>課別内訳: each department its own part, all of them beside the common text.</summary>
public sealed class PartTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task Hand_OwnPart_StandsBesideTheOthersWithSum()
    {
        var (measure, _) = await SharedAsync("9-71");
        using var staff = await portal.ClientAsync("oe-staff");
        using var office = await portal.ClientAsync("oe-office");
        (await staff.PageAsync("/oe/my")).Text("#todo").ShouldContain("課の分を入力する：9-71");
        var page = await staff.PageAsync("/oe/my/9-71/part");
        page.Title.ShouldBe("総務課の分：9-71 試験の施策9-71");
        var tax = await portal.AddDepartmentAsync("oe", "税務町民課");

        (await staff.SubmitAsync(page, new() { ["Input.Achievement"] = "窓口で案内した。", ["Input.Figures[0].Value"] = "１２件", ["do"] = "hand" })).Location.ShouldBe("/oe/my");
        var theirs = await office.PageAsync($"/oe/my/9-71/part?department={tax.Id}");
        await office.SubmitAsync(theirs, new() { ["Input.HasNoMovement"] = "true", ["Input.Figures[0].Value"] = "30", ["do"] = "hand" });

        var form = await office.PageAsync("/oe/my/9-71");
        form.Text("#parts").ShouldContain("2 / 2課等が渡しました");
        form.Text("#parts .rows").ShouldContain("試験の指標9-71 の合計2 / 2課等の数値42件");
        form.Texts("#parts tbody tr")[0].ShouldContain("窓口で案内した。");
        form.Text("#Input_Achievement").ShouldBeEmpty();
        (await portal.WithDbAsync(db => db.AuditEntries.AnyAsync(e => e.RecordKey.StartsWith("part/9-71/") && e.Reason == "課の分の回答"))).ShouldBeTrue();
        (await portal.ReadReportAsync(measure)).State.ShouldBe(ReportState.Draft);
    }

    [Fact]
    public async Task Save_AfterHanding_TakesThePartBackToADraft()
    {
        await SharedAsync("9-76");
        using var staff = await portal.ClientAsync("oe-staff");
        await staff.SubmitAsync(await staff.PageAsync("/oe/my/9-76/part"), new() { ["Input.HasNoMovement"] = "true", ["Input.Figures[0].Value"] = "3", ["do"] = "hand" });
        var page = await staff.PageAsync("/oe/my/9-76/part");
        page.Texts("button[value=save]").ShouldBe(["渡した分を下書きに戻して保存"]);

        await staff.SubmitAsync(page, new() { ["Input.Achievement"] = "書き直している途中", ["Input.HasNoMovement"] = null, ["do"] = "save" });

        (await portal.WithDbAsync(db => db.DepartmentParts.AnyAsync(p => p.ProgressReport!.Measure!.Key == "9-76" && p.HandedAt != null))).ShouldBeFalse();
    }

    [Theory]
    [InlineData("たくさん", "None", "数として読めません")]
    [InlineData("", "None", "数値を入力するか、値がない理由を選んでください。")]
    [InlineData("5", "Unobtainable", "両方は選べません")]
    public async Task Hand_FigureThatDoesNotDo_IsRefusedAndKeepsWhatWasTyped(string value, string state, string why)
    {
        await SharedAsync("9-72");
        using var staff = await portal.ClientAsync("oe-staff");

        var answer = await staff.SubmitAsync(await staff.PageAsync("/oe/my/9-72/part"), new() { ["Input.Achievement"] = "書いた文", ["Input.Figures[0].Value"] = value, ["Input.Figures[0].EmptyState"] = state, ["do"] = "hand" });

        answer.Errors.Single().ShouldContain(why);
        answer.Text("#Input_Achievement").ShouldBe("書いた文");
        (await portal.WithDbAsync(db => db.DepartmentParts.AnyAsync(p => p.ProgressReport!.Measure!.Key == "9-72" && p.HandedAt != null))).ShouldBeFalse();
    }

    [Fact]
    public async Task Save_TwoPeopleAtOnce_ShowsWhatIsStoredBeforeItReplacesIt()
    {
        await SharedAsync("9-73");
        using var staff = await portal.ClientAsync("oe-staff");
        using var head = await portal.ClientAsync("oe-head");
        var mine = await staff.PageAsync("/oe/my/9-73/part");
        await head.SubmitAsync(await head.PageAsync("/oe/my/9-73/part"), new() { ["Input.Achievement"] = "所属長の文", ["do"] = "save" });

        var stale = await staff.SubmitAsync(mine, new() { ["Input.Achievement"] = "私の文", ["do"] = "save" });

        stale.Text(".carry--back").ShouldContain("所属長の文");
        stale.Text("#Input_Achievement").ShouldBe("私の文");
        (await AchievementAsync("9-73")).ShouldBe("所属長の文");
        await staff.SubmitAsync(stale, new() { ["do"] = "save" });
        (await AchievementAsync("9-73")).ShouldBe("私の文");
    }

    [Fact]
    public async Task Part_OfAnotherDepartment_IsForbiddenAndUnknownOnesAreNotFound()
    {
        await SharedAsync("9-74");
        var tax = await portal.AddDepartmentAsync("oe", "税務町民課");
        using var staff = await portal.ClientAsync("oe-staff");
        var own = await staff.PageAsync("/oe/my/9-74/part");

        (await staff.GetAsync($"/oe/my/9-74/part?department={tax.Id}")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await staff.GetAsync("/oe/my/9-74/part?department=999999")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await staff.GetAsync("/oe/my/9-74")).Status.ShouldBe(HttpStatusCode.Forbidden);
        var fields = PortalClient.FieldsOf((AngleSharp.Html.Dom.IHtmlFormElement)own.Document.QuerySelector("main form[method=post]")!).Append(new("do", "hand"));
        (await staff.PostAsync($"/oe/my/9-74/part?department={tax.Id}", fields)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Save_AfterTheReportWasSubmitted_IsRefused()
    {
        var (measure, _) = await SharedAsync("9-75");
        using var staff = await portal.ClientAsync("oe-staff");
        var page = await staff.PageAsync("/oe/my/9-75/part");
        await portal.ChangeReportAsync(measure, r => r.State = ReportState.Submitted);

        (await staff.SubmitAsync(page, new() { ["Input.Achievement"] = "遅い", ["do"] = "save" })).Errors.Single().ShouldContain("提出済み");
        (await AchievementAsync("9-75")).ShouldBeNull();
        (await staff.PageAsync("/oe/my/9-75/part")).Document.QuerySelector("main form[method=post]").ShouldBeNull();
    }

    [Theory]
    [InlineData("件", KpiBasis.PointInTime, true)]
    [InlineData("千円", KpiBasis.PerYear, true)]
    [InlineData("%", KpiBasis.PointInTime, false)]
    [InlineData("人", KpiBasis.PeriodAverage, false)]
    public void AddsUp_ByUnitAndBasis_NeverSumsRates(string unit, KpiBasis basis, bool expected) =>
        PartRules.AddsUp(new Kpi { Key = "k", Name = "指標", Unit = unit, Basis = basis }).ShouldBe(expected);

    /// <summary>A measure of 税務町民課 and the office for which 総務課 gives its part too.</summary>
    private async Task<(Measure Measure, Kpi Kpi)> SharedAsync(string key)
    {
        if (await portal.WithDbAsync(db => db.Measures.AsNoTracking().FirstOrDefaultAsync(m => m.Key == key)) is { } found)
        {
            return (found, null!);
        }

        var (measure, kpi, _) = await portal.AskAsync("oe", key, owner: "税務町民課");
        var report = await portal.ReadReportAsync(measure);
        foreach (var name in new[] { "総務課", "税務町民課" })
        {
            var department = await portal.AddDepartmentAsync("oe", name);
            await portal.WithDbAsync(async db =>
            {
                db.DepartmentParts.Add(new DepartmentPart { MunicipalityId = measure.MunicipalityId, ProgressReportId = report.Id, DepartmentId = department.Id, Key = $"{report.Key}/{department.Key}" });
                await db.SaveChangesAsync();
            });
        }

        return (measure, kpi);
    }

    private Task<string?> AchievementAsync(string key) => portal.WithDbAsync(db =>
        db.DepartmentParts.Where(p => p.ProgressReport!.Measure!.Key == key && p.Department!.Name == "総務課").Select(p => p.Achievement).SingleAsync());
}
