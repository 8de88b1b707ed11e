using Municipal.Dx.Domain.Kpis;

namespace Municipal.Dx.Application.Features.Kpis.Editing;

/// <summary>A form that was read: the KPI as it will be, and its yearly targets.</summary>
public sealed record KpiDraft(Kpi Kpi, IReadOnlyList<YearlyTarget> Yearly)
{
    /// <summary>Copies the read values onto a stored KPI; its identity, plan and links stay.</summary>
    public void CopyTo(Kpi stored)
    {
        (stored.Name, stored.Unit, stored.Type, stored.Basis, stored.EntryMode) = (Kpi.Name, Kpi.Unit, Kpi.Type, Kpi.Basis, Kpi.EntryMode);
        (stored.IsStrict, stored.Tolerance) = (Kpi.IsStrict, Kpi.Tolerance);
        (stored.BaselineText, stored.BaselineValue, stored.BaselineQualifier) = (Kpi.BaselineText, Kpi.BaselineValue, Kpi.BaselineQualifier);
        (stored.BaselineAsOf, stored.BaselineFiscalYear) = (Kpi.BaselineAsOf, Kpi.BaselineFiscalYear);
        (stored.BaselineIsPartYear, stored.BaselineIsCalendarYear) = (Kpi.BaselineIsPartYear, Kpi.BaselineIsCalendarYear);
        (stored.TargetText, stored.TargetValue, stored.TargetUpperValue, stored.TargetQualifier) = (Kpi.TargetText, Kpi.TargetValue, Kpi.TargetUpperValue, Kpi.TargetQualifier);
        (stored.TargetDue, stored.TargetFiscalYear) = (Kpi.TargetDue, Kpi.TargetFiscalYear);
        (stored.TargetEveryYears, stored.TargetWindowStart) = (Kpi.TargetEveryYears, Kpi.TargetWindowStart);
        (stored.Frequency, stored.MeasuredMonth, stored.PublishedMonth) = (Kpi.Frequency, Kpi.MeasuredMonth, Kpi.PublishedMonth);
        (stored.FigureSource, stored.WhereFrom, stored.Remark) = (Kpi.FigureSource, Kpi.WhereFrom, Kpi.Remark);
    }
}

/// <summary>What changes in the way a KPI is judged (目標変更): item, old and new words.</summary>
public sealed record JudgingChange(string Item, string? Old, string? New)
{
    /// <summary>Said in the stored unit, so that a corrected unit alone is no change.</summary>
    /// <param name="before">The stored KPI.</param>
    /// <param name="yearlyBefore">Its yearly targets.</param>
    /// <param name="draft">What was read from the form.</param>
    public static IReadOnlyList<JudgingChange> Between(Kpi before, IReadOnlyCollection<YearlyTarget> yearlyBefore, KpiDraft draft)
    {
        var after = draft.Kpi;
        var items = new List<JudgingChange>
        {
            new("種別", TypeOf(before, before.Unit), TypeOf(after, before.Unit)),
            new("値の取り方", BasisOf(before), BasisOf(after)),
            new("現状値", BaselineOf(before, before.Unit), BaselineOf(after, before.Unit)),
            new("目標値", TargetOf(before, before.Unit), TargetOf(after, before.Unit)),
            new("目標の時期", TimeOf(before), TimeOf(after)),
        };
        items.AddRange(yearlyBefore.Select(target => new JudgingChange(
            $"年度目標値（{KpiText.Year(target.FiscalYear)}）",
            YearlyOf(target, before.Unit),
            draft.Yearly.FirstOrDefault(row => row.FiscalYear == target.FiscalYear) is { } row ? YearlyOf(row, before.Unit) : null)));
        return [.. items.Where(item => item.Old != item.New)];
    }

    private static string BasisOf(Kpi kpi) => KpiLabels.Of(kpi.Basis) + (kpi.EntryMode is { } mode ? $"（{KpiLabels.Of(mode)}を入力）" : "");

    private static string TypeOf(Kpi kpi, string? unit) => KpiLabels.Of(kpi.Type)
        + (kpi.IsStrict ? "（未満・超）" : "")
        + (kpi.Tolerance > 0 ? $"（±{KpiText.Figure(kpi.Tolerance, unit)}）" : "");

    private static string? BaselineOf(Kpi kpi, string? unit) => Join(
        kpi.BaselineText ?? (kpi.BaselineValue is null ? null : KpiText.Figure(kpi.BaselineValue, unit)),
        KpiText.NumberBeside(kpi.BaselineText, kpi.BaselineValue, null, kpi.BaselineQualifier, unit),
        KpiText.BaselineTime(kpi.BaselineFiscalYear, kpi.BaselineAsOf, kpi.BaselineIsPartYear, kpi.BaselineIsCalendarYear));

    private static string? TargetOf(Kpi kpi, string? unit) => Join(
        kpi.TargetText ?? (kpi.TargetValue is null ? null : KpiText.Target(null, kpi.TargetValue, kpi.TargetUpperValue, unit)),
        KpiText.NumberBeside(kpi.TargetText, kpi.TargetValue, kpi.TargetUpperValue, kpi.TargetQualifier, unit));

    private static string? TimeOf(Kpi kpi) => Join(KpiText.TargetTime(kpi.TargetFiscalYear, kpi.TargetDue, kpi.TargetEveryYears, kpi.TargetWindowStart));

    private static string YearlyOf(YearlyTarget target, string? unit) => KpiText.Target(target.Text, target.Value, upper: null, unit);

    private static string? Join(params string?[] parts)
    {
        var said = string.Join("、", parts.Where(part => !string.IsNullOrEmpty(part)));
        return said.Length == 0 ? null : said;
    }
}
