using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Plans;

namespace Municipal.Dx.Application.Features.Plans;

/// <summary>What stands on the first pages of a plan.</summary>
public sealed record PlanHead
{
    public required long Id { get; init; }

    public required string Key { get; init; }

    public required string Title { get; init; }

    public required string Kind { get; init; }

    public required string? Edition { get; init; }

    public required string? Issued { get; init; }

    public required int? FirstFiscalYear { get; init; }

    public required int? LastFiscalYear { get; init; }

    public required string? PeriodNote { get; init; }

    public required string? Vision { get; init; }

    public required string? Summary { get; init; }

    public required PlanState State { get; init; }

    public required string? Source { get; init; }

    public string PeriodLabel => new PlanPeriod(YearOf(FirstFiscalYear), YearOf(LastFiscalYear)).Label;

    /// <summary>令和6年3月</summary>
    public string? IssuedLabel => YearMonth.TryParse(Issued, out var month) ? month.Label : Issued;

    private static FiscalYear? YearOf(int? value) => value is { } number && FiscalYear.TryCreate(number, out var year) ? year : null;
}

/// <summary>Reads the plans of the municipality in scope, newest first, once per request.</summary>
public sealed class PlanHeads(DxDbContext db)
{
    private IReadOnlyList<PlanHead>? _heads;

    public async Task<PlanHead> OfAsync(long planId, CancellationToken cancellationToken = default) =>
        (await AllAsync(cancellationToken)).First(head => head.Id == planId);

    /// <summary>The municipality's other plans.</summary>
    public async Task<IReadOnlyList<PlanHead>> OthersAsync(long planId, CancellationToken cancellationToken = default) =>
        [.. (await AllAsync(cancellationToken)).Where(head => head.Id != planId)];

    private async Task<IReadOnlyList<PlanHead>> AllAsync(CancellationToken cancellationToken) => _heads ??= await db.Plans.AsNoTracking()
        .OrderByDescending(p => p.Issued).ThenBy(p => p.Key)
        .Select(p => new PlanHead
        {
            Id = p.Id,
            Key = p.Key,
            Title = p.Title,
            Kind = p.Kind,
            Edition = p.Edition,
            Issued = p.Issued,
            FirstFiscalYear = p.FirstFiscalYear,
            LastFiscalYear = p.LastFiscalYear,
            PeriodNote = p.PeriodNote,
            Vision = p.Vision,
            Summary = p.Summary,
            State = p.State,
            Source = p.Source,
        })
        .ToListAsync(cancellationToken);
}
