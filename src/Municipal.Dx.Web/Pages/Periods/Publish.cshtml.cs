using Microsoft.AspNetCore.Mvc;
using Municipal.Dx.Application.Features.Snapshots;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.Periods;

/// <summary>公表 of a fixed period with the day it was decided, and its withdrawal with a reason.</summary>
[Access(Access.Office)]
public sealed class PublishModel(Here here, ClosingQueries queries, PeriodPublication publication) : ClosingPage(here, queries)
{
    private readonly Here _here = here;

    [BindProperty]
    public string? DecidedOn { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public Task<IActionResult> OnPostAsync(string p, CancellationToken cancellationToken)
    {
        var decidedOn = ModelState.ReadDay(DecidedOn, nameof(DecidedOn));
        return MoveAsync(
            p,
            seen => publication.PublishAsync(seen, decidedOn, _here.Today, cancellationToken),
            _ => "を公表しました。オープンデータにこの期の実績が載ります。",
            $"periods/{p}",
            prefix: null,
            cancellationToken);
    }

    public Task<IActionResult> OnPostWithdrawAsync(string p, CancellationToken cancellationToken) => MoveAsync(
        p,
        seen => publication.WithdrawAsync(seen, Reason, cancellationToken),
        _ => "の公表をやめました。オープンデータからこの期の実績が消えました。",
        $"periods/{p}",
        prefix: null,
        cancellationToken);
}
