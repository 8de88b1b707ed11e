using Municipal.Dx.Application.Features.Conflicts;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Text;

namespace Municipal.Dx.Application.Features.Kpis.Editing;

/// <summary>A KPI as typed: numbers, years and dates as people write them; what was typed survives every error.</summary>
public sealed class KpiForm
{
    public string? Name { get; set; }

    public string? Unit { get; set; }

    public KpiType Type { get; set; }

    public KpiBasis Basis { get; set; }

    public EntryMode? EntryMode { get; set; }

    public bool IsStrict { get; set; }

    public string? Tolerance { get; set; }

    public string? BaselineText { get; set; }

    public string? BaselineValue { get; set; }

    public NumberQualifier? BaselineQualifier { get; set; }

    public string? BaselineAsOf { get; set; }

    public string? BaselineYear { get; set; }

    public bool BaselineIsPartYear { get; set; }

    public bool BaselineIsCalendarYear { get; set; }

    public string? TargetText { get; set; }

    public string? TargetValue { get; set; }

    public string? TargetUpperValue { get; set; }

    public NumberQualifier? TargetQualifier { get; set; }

    public string? TargetDue { get; set; }

    public string? TargetYear { get; set; }

    public string? TargetEveryYears { get; set; }

    public string? TargetWindowStart { get; set; }

    public List<YearlyTargetForm> Yearly { get; set; } = [];

    public MeasureFrequency Frequency { get; set; }

    public int? MeasuredMonth { get; set; }

    public int? PublishedMonth { get; set; }

    public string? FigureSource { get; set; }

    public string? WhereFrom { get; set; }

    public string? Remark { get; set; }

    /// <summary>Why baseline or target changed; asked for only then.</summary>
    public string? Reason { get; set; }

    public string? DecidedOn { get; set; }

    public static KpiForm Of(Kpi kpi, IEnumerable<int> years) => new()
    {
        Name = kpi.Name,
        Unit = kpi.Unit,
        Type = kpi.Type,
        Basis = kpi.Basis,
        EntryMode = kpi.EntryMode,
        IsStrict = kpi.IsStrict,
        Tolerance = kpi.Tolerance == 0 ? null : Number(kpi.Tolerance),
        BaselineText = kpi.BaselineText,
        BaselineValue = Number(kpi.BaselineValue),
        BaselineQualifier = kpi.BaselineQualifier,
        BaselineAsOf = KpiText.Date(kpi.BaselineAsOf),
        BaselineYear = KpiText.Year(kpi.BaselineFiscalYear),
        BaselineIsPartYear = kpi.BaselineIsPartYear,
        BaselineIsCalendarYear = kpi.BaselineIsCalendarYear,
        TargetText = kpi.TargetText,
        TargetValue = Number(kpi.TargetValue),
        TargetUpperValue = Number(kpi.TargetUpperValue),
        TargetQualifier = kpi.TargetQualifier,
        TargetDue = KpiText.Date(kpi.TargetDue),
        TargetYear = KpiText.Year(kpi.TargetFiscalYear),
        TargetEveryYears = kpi.TargetEveryYears?.ToString(),
        TargetWindowStart = KpiText.Year(kpi.TargetWindowStart),
        Yearly = [.. years.Union(kpi.YearlyTargets.Select(target => target.FiscalYear)).Order().Select(year => YearlyTargetForm.Of(year, kpi.YearlyTargets.Find(target => target.FiscalYear == year)))],
        Frequency = kpi.Frequency,
        MeasuredMonth = kpi.MeasuredMonth,
        PublishedMonth = kpi.PublishedMonth,
        FigureSource = kpi.FigureSource,
        WhereFrom = kpi.WhereFrom,
        Remark = kpi.Remark,
    };

    /// <summary>The fields in groups, as people compare them when two changed the same KPI.</summary>
    public IReadOnlyList<FieldText> InWords() =>
    [
        Say(nameof(Name), "名前", Name),
        Say(nameof(Unit), "単位", Unit),
        Say(nameof(Type), "種別", KpiLabels.Of(Type), IsStrict ? "未満・超" : null, Tolerance),
        Say(nameof(Basis), "値の取り方", KpiLabels.Of(Basis), EntryMode is { } mode ? KpiLabels.Of(mode) : null),
        Say("Baseline", "現状値", BaselineText, BaselineValue, BaselineQualifier is { } mark ? KpiLabels.Of(mark) : null, BaselineYear, BaselineAsOf, BaselineIsPartYear ? "年度途中" : null, BaselineIsCalendarYear ? "暦年" : null),
        Say("Target", "目標値", TargetText, TargetValue, TargetUpperValue, TargetQualifier is { } goal ? KpiLabels.Of(goal) : null, TargetYear, TargetDue, TargetEveryYears, TargetWindowStart),
        Say(nameof(Yearly), "年度目標値", [.. Yearly.Where(row => !row.IsBlank).Select(row => row.InWords)]),
        Say(nameof(Frequency), "測定の時期", KpiLabels.Of(Frequency), MeasuredMonth is { } month ? $"{month}月" : null, PublishedMonth is { } known ? $"{known}月に分かる" : null),
        Say(nameof(FigureSource), "出所", FigureSource),
        Say(nameof(WhereFrom), "どこの数字を誰からもらうか", WhereFrom),
        Say(nameof(Remark), "備考", Remark),
    ];

    /// <summary>Takes over what another person saved, for the groups named.</summary>
    public void Take(IReadOnlyList<string> groups, KpiForm theirs)
    {
        foreach (var property in groups.SelectMany(group => Groups.GetValueOrDefault(group, [group])).Select(name => typeof(KpiForm).GetProperty(name)!))
        {
            property.SetValue(this, property.GetValue(theirs));
        }
    }

    private static readonly Dictionary<string, string[]> Groups = new(StringComparer.Ordinal)
    {
        [nameof(Type)] = [nameof(Type), nameof(IsStrict), nameof(Tolerance)],
        [nameof(Basis)] = [nameof(Basis), nameof(EntryMode)],
        ["Baseline"] = [nameof(BaselineText), nameof(BaselineValue), nameof(BaselineQualifier), nameof(BaselineYear), nameof(BaselineAsOf), nameof(BaselineIsPartYear), nameof(BaselineIsCalendarYear)],
        ["Target"] = [nameof(TargetText), nameof(TargetValue), nameof(TargetUpperValue), nameof(TargetQualifier), nameof(TargetYear), nameof(TargetDue), nameof(TargetEveryYears), nameof(TargetWindowStart)],
        [nameof(Frequency)] = [nameof(Frequency), nameof(MeasuredMonth), nameof(PublishedMonth)],
    };

    private static FieldText Say(string name, string label, params string?[] parts) =>
        new(name, label, string.Join('・', parts.Where(part => !string.IsNullOrWhiteSpace(part)).Select(part => part!.Trim().ReplaceLineEndings("\n"))));

    private static string? Number(decimal? value) => value is { } number ? NumberText.Format(number, unit: null) : null;
}

/// <summary>年度目標値 of one year as typed.</summary>
public sealed class YearlyTargetForm
{
    public int FiscalYear { get; set; }

    public string? Value { get; set; }

    public string? Text { get; set; }

    public string? DecidedOn { get; set; }

    public bool IsBlank => string.IsNullOrWhiteSpace(Value) && string.IsNullOrWhiteSpace(Text);

    public string InWords => $"{KpiText.Year(FiscalYear)} {Text?.Trim()} {Value?.Trim()} {DecidedOn?.Trim()}";

    public static YearlyTargetForm Of(int year, YearlyTarget? stored) => new()
    {
        FiscalYear = year,
        Value = stored?.Value is { } value ? NumberText.Format(value, unit: null) : null,
        Text = stored?.Text,
        DecidedOn = stored?.DecidedOn is { } day ? JapaneseDate.Format(day) : null,
    };
}
