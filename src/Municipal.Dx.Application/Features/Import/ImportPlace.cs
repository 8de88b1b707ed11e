using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.PlanFiles;
using Municipal.Dx.Domain.Organization;
using Municipal.Dx.Domain.Plans;

namespace Municipal.Dx.Application.Features.Import;

/// <summary>The municipality and plan that a file is for, found or still to be made.</summary>
internal sealed class ImportPlace
{
    private ImportPlace(ImportTarget target) => Target = target;

    public ImportTarget Target { get; }

    public Municipality? Municipality { get; private set; }

    public Plan? Plan { get; private set; }

    public bool IsNewMunicipality { get; private set; }

    public bool IsNewPlan { get; private set; }

    public bool IsComplete => Municipality is not null && Plan is not null;

    public List<PlanFileProblem> Problems { get; } = [];

    public static async Task<ImportPlace> FindAsync(DxDbContext db, PlanDocument document, ImportTarget target, CancellationToken cancellationToken)
    {
        var (record, place) = (document.Municipality!, new ImportPlace(target));
        var (slug, code) = (record["slug"]!, record["code"]!);
        var found = await db.Municipalities.Where(m => m.Slug == slug || m.Code == code).ToListAsync(cancellationToken);
        place.Municipality = found.Find(m => m.Slug == slug);
        if (target.MunicipalityId is { } only && place.Municipality?.Id != only)
        {
            place.Problems.Add(record.Problem("slug", $"この計画ファイルは「{record["name"]}」({slug})のものです。ほかの自治体には読み込めません。"));
        }
        else if (found.Exists(m => m.Slug != slug || m.Code != code))
        {
            var other = found.First(m => m.Slug != slug || m.Code != code);
            place.Problems.Add(record.Problem("code", $"団体コードとURLに使う名前の組が、登録済みの「{other.Name}」({other.Code}、{other.Slug})と合いません。"));
        }
        else if (place.Municipality is { } municipality)
        {
            var key = document.Plan!.Key;
            place.Plan = await db.Plans.SingleOrDefaultAsync(p => p.MunicipalityId == municipality.Id && p.Key == key, cancellationToken);
        }

        place.IsNewMunicipality = place.Municipality is null;
        place.IsNewPlan = place.Plan is null;
        return place;
    }

    /// <summary>Saves a new municipality or plan with its own fields, so that what stands below has something to belong to.</summary>
    public async Task CreateMissingAsync(DxDbContext db, PlanDocument document)
    {
        if (Municipality is null)
        {
            Municipality = new Municipality { Code = string.Empty, Slug = string.Empty, Name = string.Empty, Prefecture = string.Empty, IsTrial = Target.IsTrial };
            Fill(Municipality, document.Municipality!);
            db.Add(Municipality);
            await db.SaveChangesAsync();
        }

        if (Plan is null)
        {
            var hasCurrent = await db.Plans.AnyAsync(p => p.MunicipalityId == Municipality.Id && p.State == PlanState.Current);
            Plan = new Plan
            {
                MunicipalityId = Municipality.Id,
                Key = document.Plan!.Key,
                Title = string.Empty,
                Kind = string.Empty,
                State = hasCurrent ? PlanState.Coming : PlanState.Current,
                IsPublished = Target.IsTrial,
            };
            Fill(Plan, document.Plan);
            db.Add(Plan);
            await db.SaveChangesAsync();
        }
    }

    private static void Fill(object entity, PlanRecord record)
    {
        foreach (var field in record.Kind.Fields.Where(f => f.Property is not null))
        {
            EntityFields.Write(entity, field, record[field.Name]);
        }
    }
}
