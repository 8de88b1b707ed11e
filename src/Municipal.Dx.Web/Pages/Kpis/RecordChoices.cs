using Microsoft.AspNetCore.Mvc.Rendering;
using Municipal.Dx.Domain.Kpis;

namespace Municipal.Dx.Web.Pages.Kpis;

/// <summary>The choices of the form that records a value.</summary>
public static class RecordChoices
{
    public static IReadOnlyList<SelectListItem> EmptyStates { get; } =
    [
        new("値を入力する", nameof(EmptyState.None)),
        new($"{KpiLabels.Of(EmptyState.NotDue)}（まだ測っていない）", nameof(EmptyState.NotDue)),
        new($"{KpiLabels.Of(EmptyState.Unobtainable)}（数字が得られない）", nameof(EmptyState.Unobtainable)),
        new($"{KpiLabels.Of(EmptyState.NotApplicable)}（この期は当てはまらない）", nameof(EmptyState.NotApplicable)),
    ];

    public static string Meaning(ValueStatus status) => status switch
    {
        ValueStatus.Preliminary => "後で変わることがある値",
        ValueStatus.Expected => "見込みの値",
        _ => "確定した値",
    };
}
