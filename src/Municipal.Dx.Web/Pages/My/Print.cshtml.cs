using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Conflicts;
using Municipal.Dx.Application.Features.Progress;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.My;

/// <summary>決裁用印刷: all reports that the person answers, for the paper round inside the department.</summary>
[Access(Access.Contributor)]
public sealed class PrintModel(Here here, CurrentUser me, EntryQueries queries) : PageModel
{
    private static readonly string[] Compared = [nameof(EntryInput.Stage), nameof(EntryInput.SelfRating), nameof(EntryInput.Direction)];

    /// <summary>On paper also where nothing is written yet.</summary>
    private static readonly string[] Always = [nameof(EntryInput.Stage), nameof(EntryInput.Achievement), nameof(EntryInput.Issue), nameof(EntryInput.NextPlan), nameof(EntryInput.SelfRating)];

    public IReadOnlyList<ReportEntry> Entries { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Entries = here.HasPlan ? await queries.MineAsync(here.Plan.Id, me.AsEntryPerson(), here.Today, cancellationToken) : [];

    /// <summary>Fields with what stood in the period before; texts that are empty both times are left out.</summary>
    public static IReadOnlyList<PrintRow> RowsOf(ReportEntry entry)
    {
        var before = BeforeOf(entry).ToDictionary(word => word.Name, word => word.Text, StringComparer.Ordinal);
        return
        [
            .. EntryWords.Of(entry, EntryInput.Of(entry))
                .Where(word => !word.Name.StartsWith("Kpi:", StringComparison.Ordinal))
                .Where(word => Always.Contains(word.Name) || word.Text.Length + before.GetValueOrDefault(word.Name, string.Empty).Length > 0)
                .Select(word => new PrintRow(word.Label, before.GetValueOrDefault(word.Name, string.Empty), word.Text, Compared.Contains(word.Name) && entry.Before is not null && before.GetValueOrDefault(word.Name) != word.Text)),
        ];
    }

    private static IReadOnlyList<FieldText> BeforeOf(ReportEntry entry) => entry.Before is { } before
        ? EntryWords.Of(entry, EntryInput.Of(entry with
        {
            Report = before,
            Kpis = [],
            Opinions = [],
            Initiatives = [.. entry.Initiatives.Select(initiative => initiative with { Now = initiative.Before })],
        }))
        : [];
}

/// <summary>A field on paper: last period's words, this period's, and whether a choice changed.</summary>
public sealed record PrintRow(string Label, string Before, string Now, bool IsChanged);
