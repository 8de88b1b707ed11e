using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Initiatives;
using Municipal.Dx.Application.Features.Measures;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.Initiatives;

/// <summary>One initiative (取組) with its 工程表.</summary>
[Access(Access.Member)]
public sealed class DetailModel(Here here, InitiativeQueries initiatives) : PageModel
{
    public InitiativeDetail Detail { get; private set; } = null!;

    public Gantt? Schedule { get; private set; }

    public async Task<IActionResult> OnGetAsync(string measureKey, string no, CancellationToken cancellationToken)
    {
        if (!here.HasPlan || await initiatives.FindAsync(here.Plan.Id, $"{measureKey}/{no}", cancellationToken) is not { } detail)
        {
            return NotFound();
        }

        Detail = detail;
        var initiative = detail.Initiative;
        if (initiative.Phases.Count > 0)
        {
            var phases = initiative.Phases.Select(phase => new GanttPhase(phase.Label, phase.FirstFiscalYear, phase.LastFiscalYear, phase.IsCertain)).ToList();
            Schedule = Gantt.Of([new GanttSubject(initiative.Key, initiative.Title, initiative.TitleIsGist, phases)], here.Plan.FirstFiscalYear, here.Plan.LastFiscalYear, here.Today);
        }

        return Page();
    }
}
