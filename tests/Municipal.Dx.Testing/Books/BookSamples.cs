using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Testing.Books;

/// <summary>A book's content by hand, after 大江町's plan, with invented reports: every kind of KPI, phase and answer once.</summary>
public static class BookSamples
{
    public static readonly FiscalYear Year = new(2026);

    public static BookContent Fixed() => Content(isFixed: true);

    public static BookContent Open() => Content(isFixed: false);

    public static BookContent Of(BookEdition edition)
    {
        var content = Fixed();
        return content with { Cover = content.Cover with { Edition = edition } };
    }

    public static BookContent WithMeasures(params BookMeasure[] measures) => Fixed() with { Measures = measures };

    public static BookContent WithKpis(params BookKpi[] kpis) => Fixed() with { Kpis = kpis };

    public static BookMeasure Measure(string number, string title, BookReport? report, string owners = "総務課", params BookInitiative[] initiatives)
    {
        var key = number.Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal);
        return new BookMeasure(key, number, title, key[..1], owners, report, Report("B", "前期は予定どおり進めた。"), initiatives);
    }

    public static BookReport Report(
        string? rating, string? achievement, string? issue = null, string? next = null, ProgressStage? stage = ProgressStage.InProgress, ReportState state = ReportState.Checked) =>
        new(state, stage, rating, OfficeRating: null, CommitteeRating: null, achievement, HasNoMovement: false, issue, next, Direction.Continue);

    public static BookInitiative Initiative(string key, string title, params BookPhase[] phases) =>
        new(key, title, "総務課", DueText: null, phases, Standing: null, StageText: null);

    public static BookKpi Kpi(string measure, string name, string unit, KpiType type, KpiBasis basis, (string Text, decimal? Value) baseline, (string Text, decimal? Value) target, KpiActual actual)
    {
        var definition = new KpiDefinition(
            type, basis, unit, new BaselineFigure(baseline.Text, baseline.Value), new TargetFigure(target.Text, target.Value, FiscalYear: new FiscalYear(2029)));
        var assessment = KpiAssessment.Of(definition, actual, KpiContext.For(PeriodKey.Quarter(Year, 2), basis));
        var key = measure.Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal);
        return new BookKpi(
            key + ".k1", measure, "施策" + measure, key[..1], name, [], unit, type, basis,
            new BookBaseline(baseline.Text, baseline.Value, "令和5年度"), new BookTarget(target.Text, target.Value, "令和11年度"),
            YearTarget: null, Value(assessment, actual), Previous: null, YearBefore: null, Changes: []);
    }

    public static BookValue Value(KpiAssessment assessment, KpiActual actual) => new(
        actual.EmptyState == EmptyState.None ? actual.Value : null,
        actual.Text,
        actual.EmptyState == EmptyState.None ? actual.Status : null,
        new DateOnly(2026, 9, 30),
        assessment.Outcome,
        assessment.JudgedAgainst,
        assessment.ProgressRateTenths,
        assessment.TargetRatioTenths,
        assessment.Reason);

    private static BookContent Content(bool isFixed) => new(
        new BookCover(
            "大江町", "大江町DX推進計画", PlanEdition: null, "令和6年2月", "令和6年度〜令和11年度", "大江町DX推進検討委員会", "大江町 DX推進計画 事務局",
            new DateOnly(2026, 11, 6), isFixed ? new DateOnly(2026, 11, 6) : null, isFixed ? "4F2A-91C7-0B3E" : null, Scope: null, IsTrial: true, BookEdition.Committee),
        new BookWords("基本目標", "施策分野", "具体的施策", "主な取組", "現状値", "目標値"),
        Period(2026, 2, isFixed),
        Period(2026, 1, isFixed: true),
        Period(2025, 2, isFixed: true),
        RatingScale.Default,
        new BookYears(2024, 2029),
        [
            new BookPolicy("1", "(1)", "デジタル技術を活用した町民サービスの向上・地域活性化", IsImplicit: false),
            new BookPolicy("2", "(2)", "デジタル化による行政運営の効率化", IsImplicit: false),
            new BookPolicy("3", "(3)", "地域の安心・安全のためのデジタル化", IsImplicit: false),
        ],
        BookSampleMeasures.All,
        BookSampleKpis.All)
    {
        Opinions =
        [
            new BookOpinion(
                "o1", "1-2-2", "友だち数を増やす具体の手立てを示してほしい。", OpinionOrigin.Committee, "第1回委員会", new DateOnly(2026, 7, 20), "総務課", new DateOnly(2026, 9, 30),
                "窓口での案内と広報の特集を行う。", "2026-q2", "総務課長", IsClosed: false),
        ],
        Terms = [new BookTerm("LINE", "ライン", "文字や写真をやり取りする、広く使われているアプリ。")],
    };

    private static BookPeriod Period(int year, int quarter, bool isFixed)
    {
        var key = PeriodKey.Quarter(new FiscalYear(year), quarter);
        return new BookPeriod(key.ToString(), key.Label, key.MonthsLabel, key.FiscalYear, key.From, key.To, key.To, key.To.AddDays(9), isFixed);
    }
}
