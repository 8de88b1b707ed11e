using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Plans;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.Plan;

[Access(Access.Member)]
public sealed class GlossaryModel(Here here, PlanGlossaryQueries glossaries) : PageModel
{
    private const int WordsMax = 100;

    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Text { get; set; }

    [BindProperty(Name = "order", SupportsGet = true)]
    public string? Order { get; set; }

    public bool IsByIndex => Order == "index";

    public PlanGlossary Glossary { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Text = string.IsNullOrWhiteSpace(Text) ? null : Text.Length > WordsMax ? Text[..WordsMax] : Text;
        if (here.HasPlan)
        {
            Glossary = await glossaries.GlossaryAsync(here.Plan.Id, Text, cancellationToken);
        }
    }
}
