using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Progress;
using Municipal.Dx.Domain;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.My;

/// <summary>根拠資料 of a report: added as file or link, removed with a reason.</summary>
[Access(Access.Contributor)]
[RequestSizeLimit(RequestMax)]
[RequestFormLimits(MultipartBodyLengthLimit = RequestMax)]
public sealed class EvidenceModel(Here here, CurrentUser me, EntryQueries queries, EvidenceService service) : ReportPage(here, me, queries)
{
    /// <summary>A little more than the largest file, so that one too large is told so in words.</summary>
    public const int RequestMax = 8 * 1024 * 1024;

    /// <summary>Whoever answers only a part adds evidence, but takes none of the others' away.</summary>
    public const string NotYoursMessage = "根拠資料を外せるのは、施策を報告する課等とDX事務局だけです。";

    /// <summary>What was typed of a link.</summary>
    [BindProperty]
    public EvidenceInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(string key, string? period, CancellationToken cancellationToken) =>
        await LoadAsync(key, period, found => found.Rights.MaySee, cancellationToken) ?? (Found.Entry is null ? NotFound() : Page());

    public Task<IActionResult> OnPostAsync(string key, string? period, IFormFile? file, CancellationToken cancellationToken) => ActAsync(
        key,
        period,
        async () => file is null
            ? [new Problem(EvidenceService.FileField, "ファイルを選んでください。")]
            : await service.AddFileAsync(Entry.Report.Id, file.FileName, await EvidenceInput.BytesOfAsync(file, cancellationToken), cancellationToken),
        "根拠資料を付けました。",
        cancellationToken);

    public Task<IActionResult> OnPostLinkAsync(string key, string? period, CancellationToken cancellationToken) => ActAsync(
        key, period, () => service.AddLinkAsync(Entry.Report.Id, Input.Name, Input.Url, cancellationToken), "根拠資料を付けました。", cancellationToken);

    public Task<IActionResult> OnPostRemoveAsync(string key, string? period, long id, CancellationToken cancellationToken) => ActAsync(
        key,
        period,
        () => Entry.Rights.MayEnter ? service.RemoveAsync(Entry.Report.Id, id, Input.Reason, cancellationToken) : Task.FromResult<IReadOnlyList<Problem>>([Problem.Whole(NotYoursMessage)]),
        "根拠資料を外しました。", cancellationToken);

    private async Task<IActionResult> ActAsync(string key, string? period, Func<Task<IReadOnlyList<Problem>>> act, string saved, CancellationToken cancellationToken)
    {
        var shown = await OnGetAsync(key, period, cancellationToken);
        if (shown is not PageResult)
        {
            return shown;
        }

        ModelState.AddProblems(ModelState.IsValid ? await act() : [], nameof(Input));
        if (!ModelState.IsValid)
        {
            return Page();
        }

        TempData["Saved"] = saved;
        return LocalRedirect(PathOf("evidence", Entry.Period.Key));
    }
}
