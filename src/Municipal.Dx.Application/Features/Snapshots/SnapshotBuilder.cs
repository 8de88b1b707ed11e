using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.OpenData;
using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Snapshots;

/// <summary>Reads all of a period as it stands now and makes a snapshot of it, not yet stored.</summary>
public sealed class SnapshotBuilder(DxDbContext db, BookReader books, PlanJsonQueries plans, TimeProvider time)
{
    /// <param name="period">As stored: fixed already where the snapshot is of its fixing.</param>
    /// <param name="name">Which edition it becomes.</param>
    /// <param name="note">Why it was made anew, or a note of the office.</param>
    public async Task<PeriodSnapshot> BuildAsync(ReportingPeriod period, SnapshotName name, string? note)
    {
        var now = period is { FixedAt: { } at } && name.Kind == SnapshotKind.Fixed ? at : time.GetUtcNow().UtcDateTime;
        var content = await ReadAsync(period, name, now);
        var json = SnapshotFormat.Write(content);
        return new PeriodSnapshot
        {
            MunicipalityId = period.MunicipalityId,
            ReportingPeriodId = period.Id,
            Kind = name.Kind,
            Number = name.Number,
            MadeAt = now,
            MadeByName = db.Change.ActorName,
            MadeByPost = db.Change.ActorPost,
            Content = SnapshotFormat.Compress(json),
            ContentHash = SnapshotFormat.HashOf(json),
            Unreported = content.Book.Measures.Count(measure => measure.Report is { IsUnreported: true }),
            Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim(),
            Key = $"{content.Head.Plan}/{period.Key}/{name}",
        };
    }

    private async Task<SnapshotContent> ReadAsync(ReportingPeriod period, SnapshotName name, DateTime now)
    {
        var none = CancellationToken.None;
        var book = await books.ReadAsync(new BookRequest(period.PlanId, period.Key), none) ?? throw new InvalidOperationException($"Period {period.Key} has no book.");
        var plan = await plans.FindAsync(period.PlanId, none) ?? throw new InvalidOperationException($"Period {period.Key} has no plan.");
        var place = await db.Plans.AsNoTracking().Where(p => p.Id == period.PlanId)
            .Select(p => new { p.Key, p.Municipality!.Code, p.Municipality.LeadsWithTargetRatio, p.Municipality.UsesStraightLineGuide })
            .SingleAsync(none);
        var audit = await db.AuditHeads.AsNoTracking().Select(head => new SnapshotAudit(head.Count, head.LastHash)).SingleAsync(none);
        var head = new SnapshotHead(place.Code, place.Key, period.Key, name.Kind, name.Number, now, db.Change.ActorPost, audit);
        return new SnapshotContent(
            SnapshotFormat.Current,
            head,
            new SnapshotRules(place.LeadsWithTargetRatio, place.UsesStraightLineGuide),
            book with { Cover = CoverOf(book.Cover, head) },
            plan,
            await MeasuresAsync(period.PlanId),
            await KpisAsync(period));
    }

    private static BookCover CoverOf(BookCover cover, SnapshotHead head) => cover with
    {
        SnapshotLabel = new SnapshotName(head.Kind, head.Number).Label,
        FixedNumber = head.Kind == SnapshotKind.Fixed ? $"{head.Municipality}-{head.Period}-{head.Number}" : null,
        CheckValue = null,
    };

    private async Task<IReadOnlyList<SnapshotMeasure>> MeasuresAsync(long planId)
    {
        var rows = await db.Measures.AsNoTracking().AsSplitQuery().Include(m => m.Owners).ThenInclude(owner => owner.Department)
            .Where(m => m.PlanId == planId).OrderBy(m => m.Order).ThenBy(m => m.Key)
            .ToListAsync();
        return
        [
            .. rows.Select(m => new SnapshotMeasure(
                m.Key, m.Summary, m.PastEfforts, m.FutureEfforts, m.Remark,
                [.. m.Owners.OrderBy(o => o.Order).ThenBy(o => o.Department!.Key, StringComparer.Ordinal).Select(o => new SnapshotOwner(o.Department!.Key, o.Department.Name, o.Role, o.Origin))])),
        ];
    }

    private async Task<IReadOnlyList<SnapshotKpi>> KpisAsync(ReportingPeriod period)
    {
        var kpis = await db.Kpis.AsNoTracking().AsSplitQuery().Include(k => k.YearlyTargets).Where(k => k.PlanId == period.PlanId).ToListAsync();
        var entries = await db.ActualValues.AsNoTracking().Where(value => value.ReportingPeriodId == period.Id)
            .ToDictionaryAsync(
                value => value.KpiId,
                value => new SnapshotEntry(
                    value.Value, value.Text, value.IsDone, value.DoneOn, value.IsConfirmed, value.Status, value.EmptyState, value.AsOf, value.Remark));
        return
        [
            .. kpis.OrderBy(kpi => kpi.Key, StringComparer.Ordinal).Select(kpi => new SnapshotKpi(
                kpi.Key, kpi.EntryMode, kpi.IsStrict, kpi.Tolerance, kpi.BaselineIsPartYear, kpi.BaselineIsCalendarYear,
                kpi.TargetUpperValue, kpi.TargetEveryYears, kpi.TargetWindowStart, kpi.Frequency, kpi.MeasuredMonth, kpi.PublishedMonth, kpi.FigureSource, kpi.Remark,
                [.. kpi.YearlyTargets.OrderBy(t => t.FiscalYear).Select(t => new SnapshotYearlyTarget(t.FiscalYear, t.Text, t.Value, t.DecidedOn))],
                entries.GetValueOrDefault(kpi.Id))),
        ];
    }
}
