using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Organization;
using Municipal.Dx.Domain.Plans;
using KpiEntity = Municipal.Dx.Domain.Kpis.Kpi;
using MeasureEntity = Municipal.Dx.Domain.Measures.Measure;

namespace Municipal.Dx.Application.PlanFiles;

/// <summary>Policies, measures, KPIs, initiatives and their schedule.</summary>
public static partial class PlanSchema
{
    private const int LineMax = ModelConventions.LineMax - 1;

    public static PlanKind YearlyTarget { get; } = new("yearlyTarget", "年度目標値", "yearlyTargets")
    {
        IsInline = true,
        Entity = typeof(YearlyTarget),
        Key = Below("fiscalYear", '/'),
        Fields =
        [
            Year("fiscalYear", "年度") with { IsRequired = true },
            Exact("text", "目標値(印字)", KpiEntity.TextMax),
            Number("value", "目標値"),
            Field("decidedOn", PlanFieldType.Day, "決定日"),
        ],
    };

    public static PlanKind Kpi { get; } = new("kpi", "KPI", "kpis")
    {
        IsOrderedOverPlan = true,
        Entity = typeof(KpiEntity),
        KeyProperty = nameof(KpiEntity.Key),
        Key = Of("key"),
        Fields = [.. KpiDefinitionFields(), .. KpiFigureFields(), .. KpiCalendarFields()],
        Children = [YearlyTarget],
    };

    public static PlanKind RelistedKpi { get; } = new("relistedKpi", "再掲のKPI", "relistedKpis")
    {
        IsInline = true,
        Entity = typeof(MeasureKpi),
        Key = Below("kpi", '/'),
        Fields = [Reference("kpi", "KPI", ModelConventions.KeyMax) with { IsRequired = true }, Source()],
    };

    public static PlanKind Phase { get; } = new("phase", "工程", "schedule")
    {
        IsInline = true,
        MayRepeat = true,
        Entity = typeof(SchedulePhase),
        Key = static (parent, value) => $"{parent}#{value("label")}@{value("firstFiscalYear")}",
        Fields =
        [
            Exact("label", "工程の名前", SchedulePhase.LabelMax) with { Default = string.Empty },
            Year("firstFiscalYear", "始まりの年度"),
            Year("lastFiscalYear", "終わりの年度"),
            Flag("isCertain", "始まりと終わりが確か", unless: true),
            Source(),
        ],
    };

    public static PlanKind Initiative { get; } = new("initiative", "取組", "initiatives")
    {
        Entity = typeof(Initiative),
        KeyProperty = nameof(Domain.Measures.Initiative.Key),
        Key = Below("key", '/'),
        Fields =
        [
            OwnKey(),
            Exact("title", "題名", Domain.Measures.Initiative.TitleMax) with { IsRequired = true },
            Flag("titleIsGist", "題名は要旨"),
            Exact("field", "分野", LineMax),
            Prose("summary", "要約"),
            Prose("currentState", "現状の把握"),
            Prose("plannedAction", "具体的取組"),
            Field("due", PlanFieldType.MonthOrDay, "期限"),
            Exact("dueText", "期限(印字)", LineMax),
            References("departments", "担当課", Domain.Organization.Department.NameMax),
            Flag("allDepartments", "全課"),
            Exact("departmentsText", "担当課(印字)", LineMax) with { StandsApart = true },
            TextStatus(),
            Prose("remark", "備考"),
            Source(),
        ],
        Children = [Phase],
    };

    public static PlanKind Measure { get; } = new("measure", "施策", "measures")
    {
        IsOrderedOverPlan = true,
        Entity = typeof(MeasureEntity),
        KeyProperty = nameof(MeasureEntity.Key),
        Key = Of("key"),
        Fields =
        [
            OwnKey(),
            Exact("number", "番号(印字)", MeasureEntity.NumberMax),
            Text("numberNote", "番号の注記", LineMax),
            Exact("title", "題名", MeasureEntity.TitleMax) with { IsRequired = true },
            Flag("titleIsGist", "題名は要旨"),
            Reference("field", "施策分野", ModelConventions.KeyMax),
            Prose("direction", "目指す方向性"),
            Prose("summary", "要約"),
            Prose("pastEfforts", "これまでの取組"),
            Prose("futureEfforts", "今後必要な取組"),
            References("departments", "担当課", Domain.Organization.Department.NameMax),
            References("supportingDepartments", "関係課", Domain.Organization.Department.NameMax),
            Flag("allDepartments", "全課"),
            Exact("departmentsText", "担当課(印字)", LineMax) with { StandsApart = true },
            References("nationalPriorities", "国の重点取組事項", 5),
            Flag("prioritiesConfirmed", "国の重点取組事項を確認済み"),
            Field("sdgs", PlanFieldType.IntegerList, "SDGs") with { Min = 1, Max = 17 },
            TextStatus(),
            Prose("remark", "備考"),
            Reference("predecessor", "前の計画の施策", ModelConventions.KeyMax * 2),
            Source(),
        ],
        Children = [Kpi, RelistedKpi, Initiative],
    };

    public static PlanKind PolicyField { get; } = new("field", "施策分野", "fields")
    {
        IsInline = true,
        Entity = typeof(PolicyField),
        KeyProperty = nameof(Domain.Plans.PolicyField.Key),
        Key = Of("key"),
        Fields =
        [
            OwnKey(),
            Exact("number", "番号(印字)", ModelConventions.ShortMax),
            Exact("title", "題名", BasicPolicy.TitleMax) with { IsRequired = true },
            Source(),
        ],
    };

    public static PlanKind Policy { get; } = new("policy", "基本方針", "policies")
    {
        Entity = typeof(BasicPolicy),
        KeyProperty = nameof(BasicPolicy.Key),
        Key = Of("key"),
        Fields =
        [
            OwnKey(),
            Exact("number", "番号(印字)", ModelConventions.ShortMax),
            Exact("title", "題名", BasicPolicy.TitleMax) with { IsRequired = true },
            Exact("subtitle", "副題", LineMax),
            Exact("vision", "目指すべき姿", ModelConventions.TextMax),
            Prose("summary", "要約"),
            Flag("isImplicit", "計画書にない段"),
            Source(),
        ],
        Children = [PolicyField, Measure],
    };

    private static PlanField TextStatus() => Token("textStatus", "本文の有無", CamelNames<TextStatus>(), "full");

    private static IEnumerable<PlanField> KpiDefinitionFields() =>
    [
        OwnKey(),
        Exact("name", "名前", KpiEntity.NameMax) with { IsRequired = true },
        Exact("unit", "単位", KpiEntity.UnitMax),
        Token("type", "種別", Names<KpiType>()) with { IsRequired = true },
        Token("basis", "値の取り方", Names<KpiBasis>()) with { IsRequired = true },
        Token("entryMode", "入力のしかた", Names<EntryMode>()),
        Flag("isStrict", "未満・超"),
        Number("tolerance", "許容幅") with { Default = "0", Min = 0 },
    ];

    private static IEnumerable<PlanField> KpiFigureFields() =>
    [
        Exact("baseline.text", "現状値(印字)", KpiEntity.TextMax),
        Number("baseline.value", "現状値"),
        Token("baseline.qualifier", "現状値の限定", Names<NumberQualifier>()),
        Field("baseline.asOf", PlanFieldType.MonthOrDay, "現状値の時点"),
        Year("baseline.fiscalYear", "現状値の年度"),
        Flag("baseline.isPartYear", "現状値は年度途中"),
        Flag("baseline.isCalendarYear", "現状値は暦年"),
        Exact("target.text", "目標値(印字)", KpiEntity.TextMax),
        Number("target.value", "目標値"),
        Number("target.upperValue", "目標値の上限"),
        Token("target.qualifier", "目標値の限定", Names<NumberQualifier>()),
        Field("target.due", PlanFieldType.Month, "目標の年月"),
        Year("target.fiscalYear", "目標の年度"),
        Integer("target.everyYears", "何年ごと", 1, 20),
        Year("target.windowStart", "最初の区切りの始まりの年度"),
    ];

    private static IEnumerable<PlanField> KpiCalendarFields() =>
    [
        Token("calendar.frequency", "測定の頻度", Names<MeasureFrequency>(), nameof(MeasureFrequency.EveryPeriod)) with { Property = nameof(KpiEntity.Frequency) },
        Integer("calendar.month", "測定の月", 1, 12) with { Property = nameof(KpiEntity.MeasuredMonth) },
        Integer("calendar.publishedMonth", "値が分かる月", 1, 12) with { Property = nameof(KpiEntity.PublishedMonth) },
        Text("calendar.source", "出所", LineMax) with { Property = nameof(KpiEntity.FigureSource) },
        Text("calendar.whereFrom", "どこの数字を誰からもらうか", KpiEntity.NoteMax) with { Property = nameof(KpiEntity.WhereFrom) },
        Prose("remark", "備考", KpiEntity.NoteMax),
        Reference("predecessor", "前の計画のKPI", ModelConventions.KeyMax * 2),
        Source(),
    ];
}
