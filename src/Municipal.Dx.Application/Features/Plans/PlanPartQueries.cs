using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain.Plans;

namespace Municipal.Dx.Application.Features.Plans;

/// <summary>推進体制 and 推進の視点.</summary>
public sealed record PlanGovernance(IReadOnlyList<PlanBody> Bodies, IReadOnlyList<PlanViewpoint> Viewpoints);

public sealed record PlanBody(string Key, string Name, string? Chair, IReadOnlyList<string> Members, string? Role, string? Source);

public sealed record PlanViewpoint(string Key, string Title, string? Text, string? Source);

/// <summary>上位計画, 改訂 and what a plan tells beside its measures.</summary>
public sealed record PlanOrigins(IReadOnlyList<PlanParent> Parents, IReadOnlyList<PlanEdition> Revisions, IReadOnlyList<PlanTale> Notes);

public sealed record PlanParent(string Title, string? Source);

/// <param name="Edition">版, as printed.</param>
/// <param name="Date">ISO day or month.</param>
public sealed record PlanEdition(string Edition, string? Date, string? Remark, string? Source);

/// <summary>A plan note with its figures.</summary>
public sealed record PlanTale(string Key, PlanNoteKind Kind, string Title, bool TitleIsGist, string? Text, string? Source, IReadOnlyList<PlanFigure> Figures)
{
    public string KindLabel => Kind switch
    {
        PlanNoteKind.Survey => "アンケート",
        PlanNoteKind.PastEfforts => "これまでの取組",
        PlanNoteKind.Background => "背景",
        _ => "その他",
    };
}

/// <param name="Text">As printed.</param>
public sealed record PlanFigure(string Label, string? Text, decimal? Value, string? Unit);

/// <summary>Reads the parts of a plan that stand beside its measures.</summary>
public sealed class PlanPartQueries(DxDbContext db)
{
    /// <summary>Two SQL commands.</summary>
    public async Task<PlanGovernance> GovernanceAsync(long planId, CancellationToken cancellationToken) => new(
        await db.GovernanceBodies.AsNoTracking().Where(b => b.PlanId == planId).OrderBy(b => b.Order)
            .Select(b => new PlanBody(b.Key, b.Name, b.Chair, b.Members, b.Role, b.Source)).ToListAsync(cancellationToken),
        await db.Viewpoints.AsNoTracking().Where(v => v.PlanId == planId).OrderBy(v => v.Order)
            .Select(v => new PlanViewpoint(v.Key, v.Title, v.Text, v.Source)).ToListAsync(cancellationToken));

    /// <summary>Three SQL commands.</summary>
    public async Task<PlanOrigins> OriginsAsync(long planId, CancellationToken cancellationToken) => new(
        await db.Plans.AsNoTracking().Where(p => p.Id == planId).SelectMany(p => p.ParentPlans).OrderBy(p => p.Order)
            .Select(p => new PlanParent(p.Title, p.Source)).ToListAsync(cancellationToken),
        await db.PlanRevisions.AsNoTracking().Where(r => r.PlanId == planId).OrderBy(r => r.Order)
            .Select(r => new PlanEdition(r.Edition, r.Date, r.Remark, r.Source)).ToListAsync(cancellationToken),
        await db.PlanNotes.AsNoTracking().AsSingleQuery().Where(n => n.PlanId == planId).OrderBy(n => n.Order)
            .Select(n => new PlanTale(n.Key, n.Kind, n.Title, n.TitleIsGist, n.Text, n.Source, n.Figures.OrderBy(f => f.Order).Select(f => new PlanFigure(f.Label, f.Text, f.Value, f.Unit)).ToList()))
            .ToListAsync(cancellationToken));
}
