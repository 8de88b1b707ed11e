using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Snapshots;
using Municipal.Dx.Excel.Reports;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.Reports;

/// <summary>照合: whether the number and check value on a cover are those of a stored edition.</summary>
[Access(Access.Member)]
public sealed class VerifyModel(Here here, SnapshotVerification verification) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Number { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Check { get; set; }

    public CheckVerdict? Verdict { get; private set; }

    public string Sentence => BookVerifier.Sentence(Verdict!.Answer, Number);

    public string Municipality => here.Municipality.Name;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (!string.IsNullOrWhiteSpace(Number) || !string.IsNullOrWhiteSpace(Check))
        {
            Verdict = await verification.CheckAsync(Number, Check, cancellationToken);
        }
    }
}
