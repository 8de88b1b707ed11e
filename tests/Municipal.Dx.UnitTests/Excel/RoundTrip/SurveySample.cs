using Municipal.Dx.Application.Features.Survey;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.UnitTests.Excel.RoundTrip;

/// <summary>A survey sheet with a row of every kind, empty and filled in: what the kept files of other programs were made from.</summary>
internal static class SurveySample
{
    private static readonly Guid Version = new("7d3f0b52-93a5-4f6e-8f6c-0a4f3f0c9b11");

    private static (string, string)[] FilledMeasure =>
    [
        (nameof(ProgressReport.Stage), "取組中"), (nameof(ProgressReport.SelfRating), "B 計画どおり"), (nameof(ProgressReport.Achievement), "=窓口の予約を始めた。\n2行目：<タグ>&\"引用\"①㈱🙂"),
        (nameof(ProgressReport.Issue), "1-1"), (nameof(ProgressReport.NextPlan), "_x000D_という文字"), (nameof(ProgressReport.Direction), "継続"), (nameof(ProgressReport.BudgetYen), "3,500,000"),
        (nameof(ProgressReport.Remark), "007"),
    ];

    private static (string, string)[] FilledKpi =>
        [(nameof(ActualValue.Value), "1,234.5"), (nameof(ActualValue.Status), "見込"), (nameof(ActualValue.AsOf), "令和8年9月15日"), (nameof(ActualValue.Remark), "9月の1日分は数えていない。")];

    private static (string, string)[] DoneKpi =>
        [(nameof(ActualValue.IsDone), "○"), (nameof(ActualValue.DoneOn), "令和8年8月1日"), (nameof(ActualValue.Text), "要綱を定めた。"), (nameof(ActualValue.Status), "速報"), (nameof(ActualValue.AsOf), "令和8年9月30日")];

    private static SurveyPart Part { get; } = new()
    {
        Key = "2-1/7",
        LeadId = 7,
        Version = Version,
        Values = Values(SurveyRowKind.Part, [(nameof(DepartmentPart.Achievement), "窓口で案内した。")]),
        MeasureKey = "2-1",
        DepartmentId = 7,
        MeasureNumber = "2-1",
        MeasureTitle = "手続の案内",
        Department = "総務課",
        Lead = "税務町民課",
        ReportState = ReportState.Draft,
        IsHanded = false,
        StoredKey = "2-1/2026-q2/総務課",
        Previous = "案内の紙を作った。",
    };

    private static SurveyFigure Figure { get; } = new()
    {
        Key = "2-1/7/2-1.k1",
        LeadId = 7,
        Version = Version,
        Values = Values(SurveyRowKind.Figure, [(nameof(PartFigure.EmptyState), "把握困難")]),
        Part = Part,
        KpiKey = "2-1.k1",
        Name = "案内した件数",
        Unit = "件",
        AddsUp = true,
        Previous = "40件",
    };

    private static SurveyOpinion Opinion { get; } = new()
    {
        Key = "1-1/1",
        LeadId = 7,
        Version = Version,
        Values = Values(SurveyRowKind.Opinion, [(nameof(CommitteeOpinion.Answer), "+案内を始めた。")]),
        MeasureNumber = "1-1",
        MeasureTitle = "施策1-1",
        Text = "高齢の方への配慮は。",
        From = "委員会（第2回）",
        ReceivedOn = new(2026, 7, 1),
        Due = new(2026, 9, 30),
        Earlier = "",
    };

    public static SurveyContent Content { get; } = new()
    {
        Tag = new SurveyTag("063240", "2024", "2026-q2", "総務課"),
        PeriodId = 1,
        Municipality = "大江町",
        PlanTitle = "大江町DX推進計画",
        PeriodLabel = "令和8年度第2四半期",
        MonthsLabel = "令和8年7〜9月分",
        PreviousLabel = "令和8年度第1四半期",
        AsOf = new(2026, 9, 30),
        Due = new(2026, 10, 9),
        Department = "総務課",
        IsYearEndForm = true,
        Words = new SurveyWords("具体的施策", "主な取組", "現状値", "目標値"),
        Scale = RatingScale.Default,
        MadeAt = new(2026, 10, 1, 0, 0, 0, DateTimeKind.Utc),
        Measures = [Measure("1-1", FilledMeasure), Measure("1-2", []), Measure("1-3", [])],
        Kpis = [Kpi("1-1.k1", KpiType.Increase, FilledKpi), Kpi("1-2.k1", KpiType.Milestone, DoneKpi), Kpi("1-3.k1", KpiType.Increase, [])],
        Stages = [Stage("1-1/1", [(nameof(InitiativeProgress.Standing), "遅れ"), (nameof(InitiativeProgress.StageText), "要件をまとめている。")]), Stage("1-2/1", [])],
        Parts = [Part],
        Figures = [Figure],
        Opinions = [Opinion],
    };

    private static SurveyMeasure Measure(string key, (string, string)[] values) => new()
    {
        Key = key,
        LeadId = 7,
        Version = Version,
        Values = Values(SurveyRowKind.Measure, values),
        Number = key,
        Title = "施策" + key,
        ReportState = ReportState.Draft,
        Planned = "・取組：導入",
        PreviousAnswer = "取組中\n前期の実績",
        PreviousNextPlan = "前期の予定",
        Notes = "",
    };

    private static SurveyKpi Kpi(string key, KpiType type, (string, string)[] values) => new()
    {
        Key = key,
        LeadId = 7,
        Version = values.Length == 0 ? Guid.Empty : Version,
        Values = Values(SurveyRowKind.Kpi, values),
        KpiId = 1,
        MeasureNumber = "1-1",
        MeasureTitle = "施策1-1",
        Name = "指標" + key,
        Unit = "件",
        Type = type,
        Basis = "年度値",
        Baseline = "31件",
        Target = "60件",
        YearTarget = "",
        Previous = "44件",
        PreviousValue = 44,
        HasExceeded100 = false,
        WhereFrom = "住民課",
        Due = new(2026, 10, 9),
        IsConfirmed = false,
    };

    private static SurveyStage Stage(string key, (string, string)[] values) => new()
    {
        Key = key,
        LeadId = 7,
        Version = values.Length == 0 ? Guid.Empty : Version,
        Values = Values(SurveyRowKind.Stage, values),
        MeasureKey = key[..3],
        MeasureNumber = key[..3],
        MeasureTitle = "施策" + key[..3],
        Title = "取組" + key,
        ReportState = ReportState.Draft,
        Phases = "・令和6年度〜 導入",
        Previous = "予定どおり",
    };

    private static Dictionary<string, string> Values(SurveyRowKind kind, (string Name, string Text)[] filled)
    {
        var values = SurveyColumns.Of(kind, RatingScale.Default, isYearEndForm: true).ToDictionary(column => column.Name, _ => "", StringComparer.Ordinal);
        foreach (var (name, text) in filled)
        {
            values[name] = text;
        }

        return values;
    }
}
