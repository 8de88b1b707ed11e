using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Owners;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.Owners;

/// <summary>担当課の割当: one department for many measures at once, beside what the plan prints.</summary>
[Access(Access.Office)]
public sealed class IndexModel(Here here, OwnerQueries queries, OwnerAssignments assignments) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "policy")]
    public string? Policy { get; set; }

    [BindProperty(SupportsGet = true, Name = "owner")]
    public string? Owner { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public string? PageText { get; set; }

    /// <summary><c>all</c> ticks every measure shown: the way without script.</summary>
    [BindProperty(SupportsGet = true, Name = "select")]
    public string? Select { get; set; }

    [BindProperty]
    public OwnersInput Input { get; set; } = new();

    public OwnerBoard? Board { get; private set; }

    public IReadOnlyList<OwnerChoice> Policies { get; private set; } = [];

    public IReadOnlyList<OwnerChoice> Departments { get; private set; } = [];

    public OwnerFilter Filter { get; private set; } = new();

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!here.HasPlan)
        {
            return NotFound();
        }

        var change = Input.ToChange();
        var outcome = await assignments.ApplyAsync(here.Plan.Id, change, here.Today, cancellationToken);
        ModelState.AddProblems(outcome.Problems, nameof(Input));
        if (ModelState.IsValid && outcome is { Changed: 0, Conflicts.Count: > 0 })
        {
            ModelState.AddModelError(string.Empty, outcome.InWords(change));
        }

        if (ModelState.IsValid)
        {
            TempData["Saved"] = outcome.InWords(change);
            return LocalRedirect(Href());
        }

        await LoadAsync(cancellationToken);
        return Page();
    }

    public bool IsTicked(OwnerRow row) => Select == "all" || Input.Picks.Any(p => p.MeasureId == row.Id);

    /// <summary>This page with its filter.</summary>
    public string Href(int page = 1, bool ticksAll = false)
    {
        var query = QueryString.Create(new Dictionary<string, string?>
        {
            ["policy"] = Policy,
            ["owner"] = Owner,
            ["p"] = page > 1 ? page.ToString() : null,
            ["select"] = ticksAll ? "all" : null,
        }.Where(pair => !string.IsNullOrEmpty(pair.Value)));
        return $"/{here.Municipality.Slug}/owners{query}";
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (!here.HasPlan)
        {
            return;
        }

        Filter = new OwnerFilter(
            string.IsNullOrEmpty(Policy) ? null : Policy,
            Owner == "none",
            long.TryParse(Owner, out var department) ? department : null,
            int.TryParse(PageText, out var page) ? page : 1);
        Board = await queries.ListAsync(here.Plan.Id, Filter, here.Today, cancellationToken);
        Policies = await queries.PoliciesAsync(here.Plan.Id, cancellationToken);
        Departments = await queries.DepartmentsAsync(here.Today, cancellationToken);
    }
}

/// <summary>What the office chose; texts, so that whatever was sent can be shown again.</summary>
public sealed class OwnersInput
{
    public List<string> Measures { get; set; } = [];

    public string? DepartmentId { get; set; }

    public string? Role { get; set; }

    public string? Reason { get; set; }

    /// <summary><c>remove</c> or <c>add</c>: the button pressed.</summary>
    public string? Action { get; set; }

    public IEnumerable<MeasurePick> Picks => Measures.Select(text => MeasurePick.TryParse(text, out var pick) ? pick : default).Where(p => p != default);

    public OwnerChange ToChange() => new(
        [.. Picks],
        long.TryParse(DepartmentId, out var department) ? department : null,
        Enum.TryParse<OwnerRole>(Role, out var role) && Enum.IsDefined(role) ? role : null,
        Action == "remove",
        Reason);
}
