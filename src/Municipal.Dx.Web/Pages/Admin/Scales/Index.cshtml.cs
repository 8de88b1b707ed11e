using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Scales;
using Municipal.Dx.Application.Features.Shell;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.Admin.Scales;

/// <summary>評価基準: the one in force, its versions, and where to choose another.</summary>
[Access(Access.OfficeOrAdministrator)]
public sealed class IndexModel(Here here, RatingScales scales, ShellQueries shell) : PageModel
{
    public ScaleShelf Shelf { get; private set; } = null!;

    public IReadOnlyList<ShellPeriod> Periods { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Shelf = await scales.ReadAsync(here.Municipality.Id, cancellationToken);
        Periods = here.HasPlan ? (await shell.ForAsync(here.Plan.Id)).Periods : [];
    }

    /// <summary>Periods of the plan shown that keep a version.</summary>
    public string PeriodsOf(RatingScaleVersion version)
    {
        var labels = Periods.Where(period => period.Scale.Version == version.Number).Select(period => period.Label).ToList();
        return labels.Count == 0 ? "まだありません" : string.Join('、', labels);
    }
}
