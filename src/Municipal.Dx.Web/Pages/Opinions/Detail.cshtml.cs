using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Opinions;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.Opinions;

/// <summary>One opinion with its answer; the office answers outside of a period, closes it and opens it again.</summary>
[Access(Access.Member)]
public sealed class DetailModel(Here here, CurrentUser user, OpinionLists opinions, OpinionService service, OpinionAnswers answers) : PageModel
{
    public sealed class InputModel
    {
        public string? Answer { get; set; }

        public string? Reason { get; set; }

        public Guid Version { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public OpinionDetail Detail { get; private set; } = null!;

    /// <summary>The trail is for those who enter progress and for administrators.</summary>
    public bool HasHistory => user.Satisfies(Access.ContributorOrAdministrator);

    public async Task<IActionResult> OnGetAsync(string measureKey, string no, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(measureKey, no, cancellationToken))
        {
            return NotFound();
        }

        Input = new InputModel { Answer = Detail.Row.Answer, Version = Detail.Row.Version };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string measureKey, string no, [FromForm(Name = "do")] string? button, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(measureKey, no, cancellationToken))
        {
            return NotFound();
        }

        if (!user.IsOffice)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        var saved = button switch
        {
            "answer" => await AnswerAsync(cancellationToken),
            "close" or "reopen" => await CloseAsync(button == "close", cancellationToken),
            _ => null,
        };
        if (saved is null)
        {
            return Page();
        }

        TempData["Saved"] = saved;
        return LocalRedirect(here.Link($"opinions/{Detail.Row.Key}"));
    }

    private async Task<string?> AnswerAsync(CancellationToken cancellationToken)
    {
        var actor = new OpinionActor(IsOffice: true, [], user.Post);
        var problem = await answers.AnswerAsync(here.Plan.Id, periodId: null, new OpinionAnswer(Detail.Row.Key, Input.Answer, Input.Version), actor, cancellationToken);
        if (problem is { } found)
        {
            ModelState.AddProblems([found], nameof(Input));
            return null;
        }

        return "回答を保存しました。";
    }

    private async Task<string?> CloseAsync(bool isClosed, CancellationToken cancellationToken)
    {
        var result = await service.CloseAsync(here.Plan.Id, Detail.Row.Key, isClosed, Input.Reason, Input.Version, cancellationToken);
        ModelState.AddProblems(result.Problems, nameof(Input));
        return result.SavedKey is null ? null : isClosed ? "対応済みにしました。" : "対応中に戻しました。次の報告から、回答の欄に出ます。";
    }

    private async Task<bool> LoadAsync(string measureKey, string no, CancellationToken cancellationToken)
    {
        var found = here.HasPlan ? await opinions.FindAsync(here.Plan.Id, $"{measureKey}/{no}", user.AsViewer(), user.IsCommittee, cancellationToken) : null;
        Detail = found!;
        return found is not null;
    }
}
