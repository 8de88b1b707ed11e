using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Plans;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.Plan;

[Access(Access.Member)]
public sealed class IndexModel(Here here, PlanHeads heads, PlanTreeQueries trees) : PageModel
{
    private const int WordsMax = 100;

    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Text { get; set; }

    [BindProperty(Name = "dept", SupportsGet = true)]
    public string? Department { get; set; }

    [BindProperty(Name = "np", SupportsGet = true)]
    public string? Priority { get; set; }

    public PlanTreeFilter Filter { get; private set; } = null!;

    public PlanHead Head { get; private set; } = null!;

    public PlanTree Tree { get; private set; } = null!;

    /// <summary>Policies shown: all of them, or those with a match.</summary>
    public IEnumerable<PlanTreePolicy> Policies => Tree.Policies.Where(policy => !Filter.IsNarrowed || policy.Measures.Count > 0);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Filter = new PlanTreeFilter(Said(Text), Said(Department), Said(Priority));
        if (here.HasPlan)
        {
            Head = await heads.OfAsync(here.Plan.Id, cancellationToken);
            Tree = await trees.TreeAsync(here.Plan.Id, Filter, cancellationToken);
        }
    }

    private static string? Said(string? value) =>
        string.IsNullOrWhiteSpace(value) ? null : value.Length > WordsMax ? value[..WordsMax] : value;
}
