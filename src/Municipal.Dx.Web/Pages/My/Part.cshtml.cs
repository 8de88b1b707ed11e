using Microsoft.AspNetCore.Mvc;
using Municipal.Dx.Application.Features.Progress;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.My;

/// <summary>課別内訳: a department's own part of a measure that several answer.</summary>
[Access(Access.Contributor)]
public sealed class PartModel(Here here, CurrentUser me, EntryQueries queries, PartService service) : ReportPage(here, me, queries)
{
    [BindProperty]
    public PartInput Input { get; set; } = new();

    /// <summary>Parts the person may fill in.</summary>
    public IReadOnlyList<DepartmentPart> Mine { get; private set; } = [];

    public DepartmentPart Part { get; private set; } = null!;

    /// <summary>Someone saved meanwhile: what is stored stands beside what was typed.</summary>
    public bool ShowsStored { get; private set; }

    public bool IsEditable => Entry.IsEditable;

    public string PathOf(DepartmentPart part) => $"{PathOf("part", Entry.Period.Key)}&department={part.DepartmentId}";

    public async Task<IActionResult> OnGetAsync(string key, string? period, long? department, CancellationToken cancellationToken)
    {
        if (await LoadPartAsync(key, period, department, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        Input = PartInput.Of(Entry, Part);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string key, string? period, long? department, [FromForm(Name = "do")] string? button, CancellationToken cancellationToken)
    {
        if (await LoadPartAsync(key, period, department, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var saved = ModelState.IsValid ? await service.SaveAsync(Entry, Part.DepartmentId, Input, button == "hand", cancellationToken) : new PartSaved([], IsStale: false);
        ModelState.AddProblems(saved.Problems, nameof(Input));
        if (ModelState.IsValid)
        {
            TempData["Saved"] = button == "hand" ? $"{Part.Department!.Name}の分を渡しました。取りまとめの課等がまとめて提出します。" : $"{Part.Department!.Name}の分の下書きを保存しました。";
            return LocalRedirect(button == "hand" ? Here.Link("my") : PathOf(Part));
        }

        if (saved.IsStale && await LoadPartAsync(key, period, Part.DepartmentId, cancellationToken) is null)
        {
            ShowsStored = true;
            ModelState.Remove($"{nameof(Input)}.{nameof(Input.Version)}");
            Input.Version = Part.Version;
        }

        return Page();
    }

    private async Task<IActionResult?> LoadPartAsync(string key, string? period, long? department, CancellationToken cancellationToken)
    {
        if (await LoadAsync(key, period, found => found.Rights.MaySee, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        Mine = Found.Entry is { } entry ? [.. entry.Parts.Where(part => entry.Rights.PartDepartmentIds.Contains(part.DepartmentId))] : [];
        var chosen = department is null ? Mine.FirstOrDefault(part => part.HandedAt is null) ?? Mine.FirstOrDefault() : Mine.FirstOrDefault(part => part.DepartmentId == department);
        if (chosen is null)
        {
            return Found.Entry?.Parts.Any(part => part.DepartmentId == department) == true ? StatusCode(StatusCodes.Status403Forbidden) : NotFound();
        }

        Part = chosen;
        return null;
    }
}
