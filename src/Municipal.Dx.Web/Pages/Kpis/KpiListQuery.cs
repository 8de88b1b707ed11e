using Microsoft.AspNetCore.Mvc;
using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Domain.Kpis;

namespace Municipal.Dx.Web.Pages.Kpis;

/// <summary>What the address of the list and of its CSV says; what it cannot read is left out.</summary>
public sealed record KpiListQuery
{
    [FromQuery(Name = "q")]
    public string? Text { get; init; }

    [FromQuery(Name = "policy")]
    public string? Policy { get; init; }

    [FromQuery(Name = "dept")]
    public string? Department { get; init; }

    /// <summary>A group (<c>Met</c>, <c>Underway</c>, <c>Worse</c>, <c>Empty</c>) or an outcome (<c>is-NotDue</c>).</summary>
    [FromQuery(Name = "state")]
    public string? State { get; init; }

    [FromQuery(Name = "sort")]
    public string? Sort { get; init; }

    [FromQuery(Name = "page")]
    public string? Page { get; init; }

    [FromQuery(Name = "period")]
    public string? Period { get; init; }

    public static string StateOf(KpiOutcome outcome) => $"is-{outcome}";

    public KpiPeriod? PeriodOf(IReadOnlyList<KpiPeriod> periods) =>
        periods.FirstOrDefault(period => period.Key == Period) ?? (periods.Count > 0 ? periods[0] : null);

    public KpiFilter Filter() => new()
    {
        Text = Text is { Length: > 100 } ? Text[..100] : Text,
        PolicyKey = string.IsNullOrEmpty(Policy) ? null : Policy,
        DepartmentId = long.TryParse(Department, out var id) ? id : null,
        Group = Enum.TryParse<KpiGroup>(State, out var group) && Enum.IsDefined(group) ? group : null,
        Outcome = State?.StartsWith("is-", StringComparison.Ordinal) == true && Enum.TryParse<KpiOutcome>(State[3..], out var outcome) && Enum.IsDefined(outcome) ? outcome : null,
        Sort = Sort?.TrimStart('-') switch
        {
            "name" => KpiSort.Name,
            "progress" => KpiSort.Progress,
            "ratio" => KpiSort.TargetRatio,
            "state" => KpiSort.Outcome,
            _ => KpiSort.Number,
        },
        IsDescending = Sort?.StartsWith('-') == true,
        Page = int.TryParse(Page, out var page) ? Math.Clamp(page, 1, 100_000) : 1,
    };
}
