using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Testing.Books;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Periods;

/// <summary>A year of 大江町 by all its roles: a quarter with question and correction, changes in between, a half-year, and the last quarter.</summary>
public sealed class WholeYearTests : IAsyncLifetime
{
    private const string Measure = "1-2-2";
    private const string Kpi = "1-2-2.k1";

    private readonly SeededPortalFactory _portal = new();
    private int _year;

    public async Task InitializeAsync()
    {
        _year = FiscalQuarter.FromDate(DateOnly.FromDateTime(_portal.Time.GetUtcNow().UtcDateTime)).Year.Value + 1;
        await _portal.FixAsync("oe");
    }

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Fact]
    public async Task Year_OfOneTown_KeepsWhatWasFixedWhateverChangesLater()
    {
        var quarter = $"{_year}-q1";
        GoTo(_year, 7, 2);
        await OpenAsync(quarter, PeriodKind.Quarter, 1, new DateOnly(_year, 6, 30));
        await SubmitAsync(quarter, "１，２３４人", "Preliminary");
        await AskAndSendBackAsync(quarter);
        await CheckAsync(quarter);
        await OthersFindNothingAsync(quarter);
        await FixAndPublishAsync(quarter);
        var (json, book) = (await JsonAsync(quarter), await BookAsync(quarter));
        json.ShouldContain("1234");
        json.ShouldContain("窓口の案内を見直した");

        GoTo(_year, 10, 2);
        await ChangeTargetAsync();
        await RenameDepartmentAsync();
        var half = $"{_year}-h1";
        await OpenAsync(half, PeriodKind.HalfYear, 1, new DateOnly(_year, 9, 30));
        await SubmitAsync(half, "1500", "Preliminary");
        await CheckAsync(half);
        await FixAndPublishAsync(half);
        (await BookAsync(half)).ShouldContain("総務デジタル課");

        GoTo(_year + 1, 4, 3);
        var last = $"{_year}-q4";
        await OpenAsync(last, PeriodKind.Quarter, 4, new DateOnly(_year + 1, 3, 31));
        await SubmitAsync(last, "1700", "Expected");
        await CheckAsync(last);
        await FixAndPublishAsync(last);

        GoTo(_year + 1, 6, 10);
        await ConfirmYearAsync(last, "1715");

        (await JsonAsync(quarter)).ShouldBe(json);
        (await BookAsync(quarter)).ShouldBe(book);
        book.ShouldContain("4,900人");
        book.ShouldNotContain("総務デジタル課");
        (await BookAsync(last)).ShouldContain("5,500人");
        await OpenDataHoldsAsync(quarter, half, last);
    }

    // Sessions end while the clock moves on: everyone signs in again each time.
    private Task<PortalClient> AsAsync(string login) => _portal.NewSessionAsync("oe-" + login, PortalFactory.Password);

    private void GoTo(int year, int month, int day) =>
        _portal.Time.Advance(new DateTimeOffset(year, month, day, 10, 0, 0, TimeSpan.FromHours(9)) - _portal.Time.GetUtcNow());

    private async Task OpenAsync(string period, PeriodKind kind, int number, DateOnly asOf)
    {
        using var office = await AsAsync("office");
        var form = await office.PageAsync($"/oe/periods/new?kind={kind}");

        var answer = await office.SubmitAsync(form, new()
        {
            ["Input.FiscalYear"] = _year.ToString(CultureInfo.InvariantCulture),
            ["Input.Number"] = number.ToString(CultureInfo.InvariantCulture),
            ["Input.AsOf"] = asOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["Input.Due"] = asOf.AddDays(16).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        });

        answer.Errors.ShouldBeEmpty();
        (await office.FollowAsync(answer)).Path.ShouldContain(period);
        (await office.PageAsync($"/oe/periods/{period}/request")).Text("main").ShouldContain("総務");
    }

    /// <summary>The staff fills in the form, full-width digits and unit included, and the head submits it.</summary>
    private async Task SubmitAsync(string period, string value, string status)
    {
        using var staff = await AsAsync("staff");
        using var head = await AsAsync("head");
        var form = await staff.PageAsync(Entry(period));
        form.Text("#Input_Achievement").ShouldBeEmpty();

        var handed = await staff.SubmitAsync(form, new()
        {
            ["Input.Stage"] = "InProgress",
            ["Input.Achievement"] = "配信を週2回に増やした。",
            ["Input.NextPlan"] = "窓口の案内を見直す。",
            ["Input.SelfRating"] = "B",
            ["Input.Kpis[0].Form.Value"] = value,
            ["Input.Kpis[0].Form.Status"] = status,
            ["do"] = "ask",
        }, "form#entry");
        handed.Errors.ShouldBeEmpty();
        await HandInAsync(head, period);
    }

    private async Task HandInAsync(PortalClient head, string period)
    {
        var submitted = await head.SubmitAsync(await head.PageAsync(Entry(period)), new() { ["do"] = "submit" }, "form#entry");
        submitted.Errors.ShouldBeEmpty();
        (await StateAsync(period)).ShouldBe(ReportState.Submitted);
    }

    /// <summary>A question leaves the report where it is; a request for correction stands first on the department's page.</summary>
    private async Task AskAndSendBackAsync(string period)
    {
        using var office = await AsAsync("office");
        var path = Check(period);
        await office.SubmitAsync(await office.PageAsync(path), new() { ["Input.Question"] = "配信の対象は何人ですか。" }, "#thread form");
        (await StateAsync(period)).ShouldBe(ReportState.Submitted);
        await office.SubmitAsync(await office.PageAsync(path), new() { ["Input.Reason"] = "案内の見直しも書いてください。" }, "#back form");
        (await StateAsync(period)).ShouldBe(ReportState.CorrectionRequested);

        using var staff = await AsAsync("staff");
        (await staff.PageAsync("/oe/my")).Text("main").ShouldContain("案内の見直しも書いてください。");
        var form = await staff.PageAsync(Entry(period));
        form.Text("main").ShouldContain("案内の見直しも書いてください。");
        var answer = await staff.SubmitAsync(form, new() { ["Input.Achievement"] = "配信を週2回に増やし、窓口の案内を見直した。", ["do"] = "ask" }, "form#entry");
        answer.Errors.ShouldBeEmpty();
        using var head = await AsAsync("head");
        await HandInAsync(head, period);
    }

    private async Task CheckAsync(string period)
    {
        using var office = await AsAsync("office");
        var answer = await office.SubmitAsync(await office.PageAsync(Check(period)), form: "#check form", button: "確認済みにする");
        answer.Errors.ShouldBeEmpty();
        (await StateAsync(period)).ShouldBe(ReportState.Checked);
    }

    private async Task OthersFindNothingAsync(string period)
    {
        using var stranger = await _portal.NewSessionAsync("shonai-head");
        foreach (var path in new[] { Entry(period), Check(period), $"/oe/periods/{period}", $"/oe/reports?period={period}", $"/oe/kpis/{Kpi}", "/oe/my", $"/oe/history?item=measure/{Measure}" })
        {
            (await stranger.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound, path);
        }

        using var committee = await AsAsync("committee");
        (await committee.GetAsync(Entry(period))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await committee.PageAsync($"/oe/measures/{Measure}")).Text("main").ShouldNotContain("配信を週2回");
        (await committee.PageAsync($"/oe/kpis/{Kpi}")).Text("main").ShouldNotContain("1,234");
        (await committee.GetAsync($"/oe/reports?handler=Book&period={period}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await committee.GetAsync($"/oe/opendata/periods/{period}.json")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task FixAndPublishAsync(string period)
    {
        using var office = await AsAsync("office");
        await office.SubmitAsync(await office.PageAsync($"/oe/periods/{period}/drafts"), new() { ["Note"] = "委員会" });
        var answer = await office.SubmitAsync(await office.PageAsync($"/oe/periods/{period}/fix"), new() { ["Input.ConfirmsMissing"] = "true" });
        answer.Status.ShouldBe(HttpStatusCode.Redirect, answer.Text("main"));
        var today = DateOnly.FromDateTime(_portal.Time.GetUtcNow().UtcDateTime).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var published = await office.SubmitAsync(await office.PageAsync($"/oe/periods/{period}/publish"), new() { ["DecidedOn"] = today });
        published.Status.ShouldBe(HttpStatusCode.Redirect, published.Text("main"));
    }

    private async Task ChangeTargetAsync()
    {
        using var office = await AsAsync("office");
        var page = await office.PageAsync($"/oe/kpis/{Kpi}/edit");
        var answer = await office.SubmitAsync(page, new() { ["Input.TargetText"] = "5,500人", ["Input.TargetValue"] = "5500", ["Input.Reason"] = "計画の見直し", ["Input.DecidedOn"] = $"{_year}-09-20" });
        answer.Errors.ShouldBeEmpty();
        var kpi = (await office.PageAsync($"/oe/kpis/{Kpi}")).Text("main");
        kpi.ShouldContain("4,900人");
        kpi.ShouldContain("5,500人");
    }

    private async Task RenameDepartmentAsync()
    {
        using var office = await AsAsync("office");
        var id = await _portal.WithDbAsync(db => db.Departments.Where(d => d.Name == "総務課" && db.Municipalities.Any(m => m.Id == d.MunicipalityId && m.Slug == "oe")).Select(d => d.Id).SingleAsync());
        var form = await office.PageAsync($"/oe/admin/departments/{id}/reorganise");
        var asked = await office.SubmitAsync(form, new() { ["Input.Kind"] = "Rename", ["Input.Date"] = $"{_year}-10-01", ["Input.NewName"] = "総務デジタル課", ["Input.Reason"] = "課設置条例の改正" });
        (await office.SubmitAsync(asked, button: "改称する")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    /// <summary>年度末確定: the final figure stands beside the 見込 one, which stays as it was fixed.</summary>
    private async Task ConfirmYearAsync(string period, string final)
    {
        using var office = await AsAsync("office");
        var page = await office.PageAsync($"/oe/periods/{period}/year-end");
        var line = page.Document.QuerySelector("input[aria-label^='LINE友だち数の確定値']")!.GetAttribute("name")!;
        var today = $"{_year + 1}-06-10";
        var answer = await office.SubmitAsync(page, new() { [line] = final, ["Input.AsOf"] = $"{_year + 1}-03-31", ["Input.DecidedOn"] = today, ["Input.ConfirmsOpen"] = "true", ["do"] = "confirm" });
        answer.Errors.ShouldBeEmpty();
        answer.Status.ShouldBe(HttpStatusCode.Redirect);
        var kpi = (await office.PageAsync($"/oe/kpis/{Kpi}")).Text("#values");
        kpi.ShouldContain("1,700");
        kpi.ShouldContain("1,715");
    }

    /// <summary>Published periods stand in plan.json, each with the target of its time.</summary>
    private async Task OpenDataHoldsAsync(params string[] periods)
    {
        using var anyone = _portal.Anonymous();
        using var plan = JsonDocument.Parse((await anyone.GetAsync("/oe/opendata/plan.json")).Body);
        var kpi = plan.RootElement.GetProperty("policies").EnumerateArray().SelectMany(policy => policy.GetProperty("measures").EnumerateArray())
            .SelectMany(measure => measure.GetProperty("kpis").EnumerateArray()).First(found => found.GetProperty("key").GetString() == Kpi);
        var values = kpi.GetProperty("values").EnumerateArray().ToDictionary(value => value.GetProperty("period").GetString()!, value => (value.GetProperty("value").GetDecimal(), value.GetProperty("target").GetDecimal()));
        values.ShouldBe(new Dictionary<string, (decimal, decimal)> { [periods[0]] = (1234, 4900), [periods[1]] = (1500, 5500), [periods[2]] = (1700, 5500) }, ignoreOrder: true);
    }

    private async Task<string> JsonAsync(string period)
    {
        using var anyone = _portal.Anonymous();
        var answer = await anyone.GetAsync($"/oe/opendata/periods/{period}.json");
        answer.Status.ShouldBe(HttpStatusCode.OK);
        return answer.Body;
    }

    private async Task<string> BookAsync(string period)
    {
        using var committee = await AsAsync("committee");
        var answer = await committee.Http.GetAsync(new Uri($"/oe/reports?handler=Book&period={period}", UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        using var book = new WorkbookCells(output => output.Write(bytes));
        return string.Join('\n', book.SheetNames.Select(book.Dump));
    }

    private Task<ReportState> StateAsync(string period) => _portal.WithDbAsync(db =>
        db.ProgressReports.Where(r => r.Measure!.Key == Measure && r.Measure.Plan!.Municipality!.Slug == "oe" && r.ReportingPeriod!.Key == period).Select(r => r.State).SingleAsync());

    private static string Entry(string period) => $"/oe/my/{Measure}?period={period}";

    private static string Check(string period) => $"/oe/periods/{period}/reports/{Measure}";
}
