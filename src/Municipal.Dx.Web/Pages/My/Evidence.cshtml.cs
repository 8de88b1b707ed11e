using Microsoft.AspNetCore.Mvc;
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

    /// <summary>What was typed of a link.</summary>
    [BindProperty]
    public EvidenceInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(string key, string? period, CancellationToken cancellationToken) =>
        await LoadAsync(key, period, found => found.Rights.MaySee, cancellationToken) ?? Shown();

    public Task<IActionResult> OnPostAsync(string key, string? period, IFormFile? file, CancellationToken cancellationToken) => ActAsync(
        key,
        period,
        async () => file is null
            ? [new Problem(EvidenceService.FileField, "ファイルを選んでください。")]
            : await service.AddFileAsync(Entry.Report.Id, file.FileName, await BytesAsync(file, cancellationToken), cancellationToken),
        "根拠資料を付けました。",
        cancellationToken);

    public Task<IActionResult> OnPostLinkAsync(string key, string? period, CancellationToken cancellationToken) => ActAsync(
        key, period, () => service.AddLinkAsync(Entry.Report.Id, Input.Name, Input.Url, cancellationToken), "根拠資料を付けました。", cancellationToken);

    public Task<IActionResult> OnPostRemoveAsync(string key, string? period, long id, CancellationToken cancellationToken) => ActAsync(
        key, period, () => service.RemoveAsync(Entry.Report.Id, id, Input.Reason, cancellationToken), "根拠資料を外しました。", cancellationToken);

    private async Task<IActionResult> ActAsync(string key, string? period, Func<Task<IReadOnlyList<Problem>>> act, string saved, CancellationToken cancellationToken)
    {
        if (await LoadAsync(key, period, found => found.Rights.MaySee, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        if (Found.Entry is null)
        {
            return NotFound();
        }

        ModelState.AddProblems(ModelState.IsValid ? await act() : [], nameof(Input));
        if (!ModelState.IsValid)
        {
            return Page();
        }

        TempData["Saved"] = saved;
        return LocalRedirect(PathOf("evidence", Entry.Period.Key));
    }

    private IActionResult Shown() => Found.Entry is null ? NotFound() : Page();

    private static async Task<byte[]> BytesAsync(IFormFile file, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellationToken);
        return content.ToArray();
    }
}

/// <summary>A link as typed, or why evidence is removed.</summary>
public sealed class EvidenceInput
{
    public string? File { get; set; }

    public string? Name { get; set; }

    public string? Url { get; set; }

    public string? Reason { get; set; }
}
