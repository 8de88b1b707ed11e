using Microsoft.AspNetCore.Mvc.Rendering;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.Kpis;

/// <summary>The choices of the form that edits a KPI.</summary>
public static class KpiChoices
{
    private const int YearsWithoutEnd = 6;
    private const int MostYears = 15;

    public static IReadOnlyList<SelectListItem> Types { get; } = Of<KpiType>(KpiLabels.Of);

    public static IReadOnlyList<SelectListItem> Bases { get; } = Of<KpiBasis>(KpiLabels.Of);

    public static IReadOnlyList<SelectListItem> EntryModes { get; } = [new("入力した数がそのまま値になる", ""), .. Of<EntryMode>(KpiLabels.Of)];

    public static IReadOnlyList<SelectListItem> Qualifiers { get; } = [new("なし", ""), .. Of<NumberQualifier>(KpiLabels.Of)];

    public static IReadOnlyList<SelectListItem> Frequencies { get; } = Of<MeasureFrequency>(KpiLabels.Of);

    public static IReadOnlyList<SelectListItem> Months { get; } =
        [new("決めない", ""), .. Enumerable.Range(0, 12).Select(i => ((i + 3) % 12) + 1).Select(month => new SelectListItem($"{month}月", $"{month}"))];

    /// <summary>Years that a yearly target may be set for: those of the plan, or the coming ones where it names none.</summary>
    public static IReadOnlyList<int> Years(Here here)
    {
        var first = here.Plan.FirstFiscalYear ?? FiscalYear.FromDate(here.Today).Value;
        var last = here.Plan.LastFiscalYear ?? first + YearsWithoutEnd - 1;
        return [.. Enumerable.Range(first, Math.Clamp(last - first + 1, 1, MostYears))];
    }

    private static List<SelectListItem> Of<T>(Func<T, string> label)
        where T : struct, Enum =>
        [.. Enum.GetValues<T>().Select(value => new SelectListItem(label(value), value.ToString()))];
}
