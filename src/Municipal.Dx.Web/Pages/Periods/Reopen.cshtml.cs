using Microsoft.AspNetCore.Mvc;
using Municipal.Dx.Application.Features.Snapshots;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.Periods;

/// <summary>Opens a fixed period again, with a reason; its editions stay.</summary>
[Access(Access.Office)]
public sealed class ReopenModel(Here here, ClosingQueries queries, PeriodClosing closing) : ClosingPage(here, queries)
{
    [BindProperty]
    public string? Reason { get; set; }

    public Task<IActionResult> OnPostAsync(string p, CancellationToken cancellationToken) => MoveAsync(
        p,
        seen => closing.ReopenAsync(seen, Reason, cancellationToken),
        _ => "を再び開きました。これまでの確定版は、報告書のページからいつでもダウンロードできます。",
        "periods",
        prefix: null,
        cancellationToken);
}
