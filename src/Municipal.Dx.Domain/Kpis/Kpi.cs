using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Plans;

namespace Municipal.Dx.Domain.Kpis;

/// <summary>重要業績評価指標: definition, baseline and final target as printed. Its type is stored, never inferred.</summary>
public sealed class Kpi : IVersioned, IMunicipal, IAudited, ISearchable, IChangeStamped
{
    public const int NameMax = 200;
    public const int UnitMax = 20;
    public const int TextMax = 300;
    public const int NoteMax = 1000;

    public long Id { get; set; }

    public long MunicipalityId { get; set; }

    public long PlanId { get; set; }

    public Plan? Plan { get; set; }

    /// <summary>Key of the owning measure + <c>.k1</c>: identity inside the plan.</summary>
    public required string Key { get; set; }

    public required string Name { get; set; }

    public string? Unit { get; set; }

    public KpiType Type { get; set; }

    public KpiBasis Basis { get; set; }

    /// <summary>今期分 or 4月からの累計, where the basis adds up; null elsewhere.</summary>
    public EntryMode? EntryMode { get; set; }

    /// <summary>未満・超 rather than 以内・以下・以上, for bounds.</summary>
    public bool IsStrict { get; set; }

    /// <summary>Allowed distance from the target, in the unit, for <see cref="KpiType.Maintain"/>.</summary>
    public decimal Tolerance { get; set; }

    /// <summary>現状値 as printed.</summary>
    public string? BaselineText { get; set; }

    public decimal? BaselineValue { get; set; }

    public NumberQualifier? BaselineQualifier { get; set; }

    /// <summary>ISO month or day.</summary>
    public string? BaselineAsOf { get; set; }

    public int? BaselineFiscalYear { get; set; }

    public bool BaselineIsPartYear { get; set; }

    public bool BaselineIsCalendarYear { get; set; }

    /// <summary>最終目標値 as printed.</summary>
    public string? TargetText { get; set; }

    /// <summary>The number; the lower end for <see cref="KpiType.Range"/>.</summary>
    public decimal? TargetValue { get; set; }

    public decimal? TargetUpperValue { get; set; }

    public NumberQualifier? TargetQualifier { get; set; }

    /// <summary>ISO month.</summary>
    public string? TargetDue { get; set; }

    public int? TargetFiscalYear { get; set; }

    /// <summary>1 for 毎年, n for n年ごと; null for one final target.</summary>
    public int? TargetEveryYears { get; set; }

    public int? TargetWindowStart { get; set; }

    public MeasureFrequency Frequency { get; set; }

    /// <summary>Month (1–12) in which it is measured.</summary>
    public int? MeasuredMonth { get; set; }

    /// <summary>Month (1–12) in which the figure becomes known.</summary>
    public int? PublishedMonth { get; set; }

    /// <summary>出所</summary>
    public string? FigureSource { get; set; }

    /// <summary>どこの数字を誰からもらうか: outlives the person who knows.</summary>
    public string? WhereFrom { get; set; }

    public string? Remark { get; set; }

    public long? PredecessorId { get; set; }

    public Kpi? Predecessor { get; set; }

    public int Order { get; set; }

    public string? Source { get; set; }

    public string SearchText { get; set; } = string.Empty;

    public DateTime ChangedAt { get; set; }

    public Guid Version { get; set; }

    public string AuditKey => $"kpi/{Key}";

    public IEnumerable<string?> SearchParts => [Key, Name, BaselineText, TargetText, Remark];

    public List<MeasureKpi> Measures { get; } = [];

    public List<YearlyTarget> YearlyTargets { get; } = [];

    public List<ActualValue> Actuals { get; } = [];

    public List<TargetChange> TargetChanges { get; } = [];
}

/// <summary>年度目標値: only where the plan states one or the office decided one; never computed from the final target.</summary>
public sealed class YearlyTarget : IMunicipal, IAuditedPart
{
    public long Id { get; set; }

    public long MunicipalityId { get; set; }

    public long KpiId { get; set; }

    public Kpi? Kpi { get; set; }

    public int FiscalYear { get; set; }

    public string? Text { get; set; }

    public decimal? Value { get; set; }

    /// <summary>Day the office decided it; null where the plan states it.</summary>
    public DateOnly? DecidedOn { get; set; }

    IAudited? IAuditedPart.Whole => Kpi;

    string IAuditedPart.PartLabel => "年度目標値";

    string IAuditedPart.PartText => $"{FiscalYear}年度 {Text ?? Value?.ToString()}";
}

/// <summary>目標変更: what a baseline or target was, what it became, why, and when that was decided (domain.md §3 rule 7).</summary>
public sealed class TargetChange : IMunicipal
{
    public long Id { get; set; }

    public long MunicipalityId { get; set; }

    public long KpiId { get; set; }

    public Kpi? Kpi { get; set; }

    public const int BeforeMax = 2000;

    /// <summary>What changed, in Japanese (目標値, 現状値, 種類 …).</summary>
    public required string Item { get; set; }

    public string? OldText { get; set; }

    public string? NewText { get; set; }

    public required string Reason { get; set; }

    public DateOnly DecidedOn { get; set; }

    public DateTime RecordedAt { get; set; }

    /// <summary>What the KPI was judged by before the change, as JSON: attainment is shown against it too.</summary>
    public string? Before { get; set; }
}
