using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain.Plans;

namespace Municipal.Dx.Application.Features.Home;

/// <summary>A municipality to choose from, with its current plan.</summary>
public sealed record MunicipalityChoice(string Slug, string Name, string Prefecture, string? PlanTitle, string? Issued, bool IsPublished, int Measures, int Kpis);

public sealed class HomeQueries(DxDbContext db)
{
    /// <summary>
    /// All municipalities, in the order of their codes. The one place outside commands that reads over municipalities:
    /// administrators choose here, and everyone finds the published plans.
    /// </summary>
    /// <param name="publishedOnly">True for people who did not sign in.</param>
    /// <param name="cancellationToken">Ends the reading when the reader left.</param>
    public Task<List<MunicipalityChoice>> ChoicesAsync(bool publishedOnly, CancellationToken cancellationToken) =>
        (from municipality in db.Municipalities.AsNoTracking()
         join plan in db.Plans.IgnoreQueryFilters().Where(p => p.State == PlanState.Current) on municipality.Id equals plan.MunicipalityId into plans
         from plan in plans.DefaultIfEmpty()
         where !publishedOnly || (plan != null && plan.IsPublished)
         orderby municipality.Code
         select new MunicipalityChoice(
             municipality.Slug,
             municipality.Name,
             municipality.Prefecture,
             plan == null ? null : plan.Title,
             plan == null ? null : plan.Issued,
             plan != null && plan.IsPublished,
             plan == null ? 0 : db.Measures.IgnoreQueryFilters().Count(m => m.PlanId == plan.Id),
             plan == null ? 0 : db.Kpis.IgnoreQueryFilters().Count(k => k.PlanId == plan.Id)))
        .ToListAsync(cancellationToken);
}
