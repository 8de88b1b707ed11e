using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Organization;
using Municipal.Dx.Domain.Plans;

namespace Municipal.Dx.Application.Features.Municipalities;

public sealed record MunicipalityRow(string Code, string Slug, string Name, string Prefecture, string? PlanTitle, bool IsPublished, int People);

/// <summary>The form of a municipality as typed.</summary>
public sealed class MunicipalityInput
{
    public string? Code { get; set; }

    public string? Slug { get; set; }

    public string? Name { get; set; }

    public string? Prefecture { get; set; }
}

/// <summary>自治体: listed and registered by administrators.</summary>
public sealed class MunicipalityService(DxDbContext db)
{
    public Task<List<MunicipalityRow>> ListAsync(CancellationToken cancellationToken) => db.Municipalities.AsNoTracking()
        .OrderBy(m => m.Code)
        .Select(m => new MunicipalityRow(
            m.Code,
            m.Slug,
            m.Name,
            m.Prefecture,
            db.Plans.IgnoreQueryFilters().Where(p => p.MunicipalityId == m.Id && p.State == PlanState.Current).Select(p => p.Title).FirstOrDefault(),
            db.Plans.IgnoreQueryFilters().Any(p => p.MunicipalityId == m.Id && p.State == PlanState.Current && p.IsPublished),
            db.Users.Count(u => u.MunicipalityId == m.Id && !u.IsDisabled)))
        .ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<Problem>> AddAsync(MunicipalityInput input, bool isTrial, CancellationToken cancellationToken)
    {
        var (code, slug, name, prefecture) = (input.Code?.Trim(), input.Slug?.Trim(), input.Name?.Trim(), input.Prefecture?.Trim());
        var problems = Municipality.Check(code, slug, name, prefecture).ToList();
        if (await db.Municipalities.AnyAsync(m => m.Code == code, cancellationToken))
        {
            problems.Add(new Problem(nameof(input.Code), "この地方公共団体コードはもう登録されています。"));
        }

        if (await db.Municipalities.AnyAsync(m => m.Slug == slug, cancellationToken))
        {
            problems.Add(new Problem(nameof(input.Slug), "この名前はもう使われています。別の名前にしてください。"));
        }

        if (problems.Count == 0)
        {
            db.Municipalities.Add(new Municipality { Code = code!, Slug = slug!, Name = name!, Prefecture = prefecture!, IsTrial = isTrial });
            await db.SaveChangesAsync(cancellationToken);
        }

        return problems;
    }
}
