using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Measures;
using Municipal.Dx.Domain.Auditing;
using Municipal.Dx.Domain.Text;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.Measures;

[Access(Access.Office)]
public sealed class DeleteModel(Here here, MeasureRemoval removal) : PageModel
{
    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public Guid Version { get; set; }

    public RemovalView Measure { get; private set; } = null!;

    public string Key { get; private set; } = string.Empty;

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(key, cancellationToken))
        {
            return NotFound();
        }

        Version = Measure.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string key, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(key, cancellationToken))
        {
            return NotFound();
        }

        if (TypedText.Of(Reason) is not { Length: <= AuditEntry.ReasonMax } reason || !TypedText.IsReadable(reason))
        {
            ModelState.AddModelError(nameof(Reason), $"消す理由を{AuditEntry.ReasonMax}文字以内で入力してください。");
            return Page();
        }

        switch (await removal.RemoveAsync(here.Plan.Id, key, Version, reason, cancellationToken))
        {
            case RemovalOutcome.Removed:
                TempData["Saved"] = $"「{Measure.What}」を消しました。";
                return LocalRedirect(here.Link("measures"));
            case RemovalOutcome.Gone:
                return NotFound();
            case RemovalOutcome.Changed:
                ModelState.Clear();
                Version = Measure.Version;
                ModelState.AddModelError(string.Empty, "この画面を開いた後に、ほかの人が変更しました。内容を確かめてから、もう一度「消す」を選んでください。");
                return Page();
            default:
                return Page();
        }
    }

    private async Task<bool> LoadAsync(string key, CancellationToken cancellationToken)
    {
        var found = here.HasPlan ? await removal.ShowAsync(here.Plan.Id, key, cancellationToken) : null;
        (Measure, Key) = (found!, key);
        return found is not null;
    }
}
