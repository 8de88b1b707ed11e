using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.My;

/// <summary>Nothing moves in a fixed period: pages that were open when the office fixed it are sent by every way there is, and nothing is written.</summary>
public sealed class FixedPeriodTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    private const string Typed = "確定の後に届いた文";

    [Fact]
    public async Task Post_EveryWayAfterFixing_WritesNothing()
    {
        var (measure, _, period) = await portal.AskAsync("oe", "9-91");
        await AddPartAsync(measure);
        using var staff = await portal.ClientAsync("oe-staff");
        using var head = await portal.ClientAsync("oe-head");
        using var office = await portal.ClientAsync("oe-office");
        using var sheet = await SurveyFile.DownloadAsync(staff, "総務課");
        sheet.Cell(sheet.Measures, "9-91", "実績").Value = Typed;
        var survey = await staff.PageAsync("/oe/survey");
        var draft = await head.PageAsync("/oe/my/9-91");
        var part = await staff.PageAsync("/oe/my/9-91/part");
        var evidence = await staff.PageAsync("/oe/my/9-91/evidence");
        var record = await staff.PageAsync("/oe/kpis/9-91.k1/record");
        await portal.ChangeReportAsync(measure, r => (r.State, r.Achievement, r.SelfRating) = (ReportState.Submitted, "確定前の文", "B"));
        var submitted = await head.PageAsync("/oe/my/9-91");
        var check = await office.PageAsync($"/oe/periods/{period}/reports/9-91");
        await portal.WithDbAsync(db => db.ReportingPeriods.Where(p => p.Key == period && p.PlanId == measure.PlanId).ExecuteUpdateAsync(set => set.SetProperty(p => p.State, PeriodState.Fixed)));
        var before = await StandAsync(measure);

        foreach (var act in new[] { "save", "auto", "submit", "ask", "withdraw", "say", "evidence", "merge" })
        {
            await head.SubmitAsync(draft, new() { ["Input.Achievement"] = Typed, ["Input.Message"] = Typed, ["Input.Kpis[0].Form.Value"] = "99", ["do"] = act }, "form#entry");
        }

        await head.SubmitAsync(submitted, new() { ["do"] = "withdraw" }, "form.formbar");
        await head.SubmitAsync(submitted, new() { ["Input.Message"] = Typed, ["do"] = "say" }, "form:has(#thread)");
        await staff.SubmitAsync(part, new() { ["Input.Achievement"] = Typed, ["do"] = "hand" });
        await staff.SubmitAsync(evidence, new() { ["Input.Url"] = "https://example.jp/" }, "form[action*='handler=Link']");
        await UploadAsync(staff, evidence, "file", "後から.pdf", "%PDF-1.7"u8.ToArray());
        await staff.SubmitAsync(record, new() { ["Input.Value"] = "99" });
        await SendEveryFormAsync(office, check);
        await head.PostAsync("/oe/my", [.. PortalClient.FieldsOf((IHtmlFormElement)draft.Document.QuerySelector("form#entry")!).Where(f => f.Key == "__RequestVerificationToken"), new("Chosen", $"9-91|{period}|{(await portal.WithDbAsync(db => db.ProgressReports.SingleAsync(r => r.MeasureId == measure.Id))).Version}")]);
        (await UploadAsync(staff, survey, "sheets", "調査票.xlsx", sheet.Save())).Location?.ShouldNotContain("/survey/");

        (await StandAsync(measure)).ShouldBe(before);
        (await portal.WithDbAsync(db => db.AuditEntries.AnyAsync(e => e.NewValues!.Contains(Typed)))).ShouldBeFalse();
    }

    [Fact]
    public async Task Get_FixedReport_ShowsItWithoutAnyForm()
    {
        var (measure, _, _) = await portal.AskAsync("shonai", "9-92", owner: "企画情報課");
        await portal.AddEarlierReportAsync(measure, "2021-q1", r => r.Achievement = "確定した文");
        using var office = await portal.ClientAsync("shonai-office");

        var page = await office.PageAsync("/shonai/my/9-92?period=2021-q1");

        page.Text("main").ShouldContain("確定した文");
        page.Document.QuerySelector("main form[method=post]").ShouldBeNull();
        (await office.PageAsync("/shonai/my/9-92/evidence?period=2021-q1")).Document.QuerySelector("main form[method=post]").ShouldBeNull();
    }

    private static async Task SendEveryFormAsync(PortalClient client, PortalAnswer page)
    {
        foreach (var form in page.Document.QuerySelectorAll("main form[method=post]").OfType<IHtmlFormElement>())
        {
            var fields = PortalClient.FieldsOf(form).Where(f => f.Key is not ("Input.Reason" or "Input.Question" or "Input.Office" or "Input.OfficeReason"));
            await client.PostAsync(form.GetAttribute("action")!, [.. fields, new("Input.Reason", Typed), new("Input.Question", Typed), new("Input.Office", "A"), new("Input.OfficeReason", Typed)]);
        }
    }

    /// <summary>Everything that hangs on the report, in one line.</summary>
    private Task<string> StandAsync(Measure measure) => portal.WithDbAsync(async db =>
    {
        var report = await db.ProgressReports.AsNoTracking().AsSplitQuery().Include(r => r.Messages).Include(r => r.Evidence).Include(r => r.Parts).SingleAsync(r => r.MeasureId == measure.Id);
        var values = await db.ActualValues.AsNoTracking().Where(v => v.Kpi!.Measures.Any(l => l.MeasureId == measure.Id)).Select(v => v.Value).ToListAsync();
        return string.Join('|', report.Version, report.State, report.Achievement, report.OfficeRating, report.CorrectionReason, report.Messages.Count, report.Evidence.Count, string.Join(',', report.Parts.Select(p => $"{p.Version}{p.Achievement}")), string.Join(',', values));
    });

    private static async Task<PortalAnswer> UploadAsync(PortalClient client, PortalAnswer page, string field, string name, byte[] bytes)
    {
        using var content = new MultipartFormDataContent();
        var form = (IHtmlFormElement)page.Document.QuerySelector("main form[enctype]")!;
        foreach (var (key, value) in PortalClient.FieldsOf(form))
        {
            content.Add(new StringContent(value), key);
        }

        content.Add(new ByteArrayContent(bytes), field, name);
        return await PortalAnswer.OfAsync(await client.Http.PostAsync(new Uri(form.GetAttribute("action") ?? page.Path, UriKind.Relative), content));
    }

    private async Task AddPartAsync(Measure measure)
    {
        var report = await portal.ReadReportAsync(measure);
        var department = await portal.AddDepartmentAsync("oe", "総務課");
        await portal.WithDbAsync(async db =>
        {
            db.DepartmentParts.Add(new DepartmentPart { MunicipalityId = measure.MunicipalityId, ProgressReportId = report.Id, DepartmentId = department.Id, Key = $"{report.Key}/{department.Key}" });
            await db.SaveChangesAsync();
        });
    }
}
