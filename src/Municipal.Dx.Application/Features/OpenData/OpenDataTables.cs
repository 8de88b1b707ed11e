using System.Globalization;

namespace Municipal.Dx.Application.Features.OpenData;

/// <summary>
/// One CSV of open data. Names and order of the columns are a promise to readers (docs/open-data.md): new ones come last, none goes away.
/// </summary>
/// <param name="Name">Name of the file.</param>
/// <param name="Title">What the page calls it.</param>
/// <param name="Columns">Header row.</param>
/// <param name="Rows">Its rows from the plan with the values of published periods; tokens and numbers are those of the JSON.</param>
public sealed record OpenDataTable(string Name, string Title, IReadOnlyList<string> Columns, Func<PlanJson, IEnumerable<IReadOnlyList<string?>>> Rows)
{
    /// <summary>Its rows come from the editions of published periods, not from the plan alone.</summary>
    public bool IsOfPeriods { get; init; }
}

/// <summary>The plan as tables, one row per record, each with the key that the JSON gives it.</summary>
public static class OpenDataTables
{
    private const string Separator = "；";

    public static IReadOnlyList<OpenDataTable> All { get; } =
    [
        new("plan", "計画と基本方針",
            ["団体コード", "都道府県", "自治体", "計画", "種別", "版", "策定", "開始年度", "終了年度", "基本方針キー", "基本方針番号", "基本方針", "副題", "目指す姿"],
            plan => plan.Policies.Select(policy => (IReadOnlyList<string?>)[
                plan.Municipality.Code, plan.Municipality.Prefecture, plan.Municipality.Name, plan.Plan.Title, plan.Plan.Kind, plan.Plan.Edition, plan.Plan.Issued,
                Text(plan.Plan.FirstFiscalYear), Text(plan.Plan.LastFiscalYear), policy.Key, policy.Number, policy.Title, policy.Subtitle, policy.Vision])),
        new("measures", "施策",
            ["施策キー", "番号", "施策", "基本方針キー", "分野キー", "目指す方向性", "全課", "担当課", "国の重点取組事項", "本文の状態", "出典"],
            plan => plan.Policies.SelectMany(policy => policy.Measures.Select(measure => (IReadOnlyList<string?>)[
                measure.Key, measure.Number, measure.Title, policy.Key, measure.FieldKey, measure.Direction, Text(measure.AllDepartments),
                List(measure.Departments), List(measure.NationalPriorities), measure.TextStatus, measure.Source]))),
        new("initiatives", "取組",
            ["取組キー", "施策キー", "取組", "分野", "現状の把握", "具体的取組", "期限", "担当課", "本文の状態", "出典"],
            plan => Measures(plan).SelectMany(measure => measure.Initiatives.Select(initiative => (IReadOnlyList<string?>)[
                initiative.Key, measure.Key, initiative.Title, initiative.Field, initiative.CurrentState, initiative.PlannedAction, initiative.Due,
                List(initiative.Departments), initiative.TextStatus, initiative.Source]))),
        new("schedule", "工程表",
            ["取組キー", "施策キー", "工程", "開始年度", "終了年度", "確かな読み取り"],
            plan => Measures(plan).SelectMany(measure => measure.Initiatives.SelectMany(initiative => initiative.Schedule.Select(phase => (IReadOnlyList<string?>)[
                initiative.Key, measure.Key, phase.Label, Text(phase.FirstFiscalYear), Text(phase.LastFiscalYear), Text(phase.IsCertain)])))),
        new("kpis", "KPI",
            ["KPIキー", "施策キー", "再掲", "KPI", "単位", "種別", "値の取り方", "現状値の記載", "現状値", "現状値の付け方", "現状値の時点", "現状値の年度", "目標値の記載", "目標値", "目標値の付け方", "目標の期限", "目標の年度", "出典"],
            plan => Kpis(plan).Select(row => (IReadOnlyList<string?>)[
                row.Kpi.Key, row.Measure.Key, Text(row.Kpi.IsRelisted), row.Kpi.Name, row.Kpi.Unit, row.Kpi.Type, row.Kpi.Basis,
                row.Kpi.Baseline.Text, Text(row.Kpi.Baseline.Value), row.Kpi.Baseline.Qualifier, row.Kpi.Baseline.AsOf, Text(row.Kpi.Baseline.FiscalYear),
                row.Kpi.Target.Text, Text(row.Kpi.Target.Value), row.Kpi.Target.Qualifier, row.Kpi.Target.Due, Text(row.Kpi.Target.FiscalYear), row.Kpi.Source])),
        new("values", "公表した報告期の実績値",
            ["KPIキー", "KPI", "単位", "報告期", "時点", "実績値", "実績の記載", "区分", "目標値", "進捗率(現状値から)", "目標比", "判定", "判定の理由"],
            plan => Kpis(plan).Where(row => !row.Kpi.IsRelisted).SelectMany(row => row.Kpi.Values.Select(value => (IReadOnlyList<string?>)[
                row.Kpi.Key, row.Kpi.Name, row.Kpi.Unit, value.Period, value.AsOf?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Text(value.Value), value.Text,
                value.Status, Text(value.Target), Text(value.Rate), Text(value.Ratio), value.Judgement, value.Reason]))) { IsOfPeriods = true },
    ];

    public static OpenDataTable? Find(string name) => All.FirstOrDefault(table => table.Name == name);

    private static IEnumerable<MeasureJson> Measures(PlanJson plan) => plan.Policies.SelectMany(policy => policy.Measures);

    private static IEnumerable<(MeasureJson Measure, KpiJson Kpi)> Kpis(PlanJson plan) => Measures(plan).SelectMany(measure => measure.Kpis.Select(kpi => (measure, kpi)));

    private static string List(IReadOnlyList<string> items) => string.Join(Separator, items);

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Text(decimal? number) => number?.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Text(bool flag) => flag ? "true" : "false";
}
