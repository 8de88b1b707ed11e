using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Reports;

/// <summary>The measures of a book, with what else hangs on their rows.</summary>
internal sealed record BookMeasures(IReadOnlyList<BookMeasure> Measures, IReadOnlyDictionary<long, BookMeasure> ById);

/// <summary>Reads measures, owners, reports and the 工程表, each in one command.</summary>
internal sealed class BookMeasureRows(DxDbContext db, BookRequest request, BookPeriods periods)
{
    private ILookup<long, OwnerRow> _owners = Enumerable.Empty<OwnerRow>().ToLookup(row => row.OfId);
    private ILookup<long, OwnerRow> _initiativeOwners = Enumerable.Empty<OwnerRow>().ToLookup(row => row.OfId);
    private ILookup<long, InitiativeRow> _initiatives = Enumerable.Empty<InitiativeRow>().ToLookup(row => row.MeasureId);
    private ILookup<long, PhaseRow> _phases = Enumerable.Empty<PhaseRow>().ToLookup(row => row.InitiativeId);
    private Dictionary<long, InitiativeProgress> _progress = [];
    private ILookup<long, string> _priorities = Enumerable.Empty<string>().ToLookup(_ => 0L);
    private ILookup<long, ProgressReport> _reports = Enumerable.Empty<ProgressReport>().ToLookup(row => row.MeasureId);

    public async Task<BookMeasures> ReadAsync(CancellationToken cancellationToken)
    {
        var rows = await Wanted().OrderBy(m => m.Order)
            .Select(m => new MeasureRow(m.Id, m.Key, m.Number, m.NumberNote, m.Title, m.BasicPolicy!.Key, m.AllDepartments, m.DepartmentsText))
            .ToListAsync(cancellationToken);
        await ReadOwnersAsync(cancellationToken);
        await ReadScheduleAsync(cancellationToken);
        await ReadReportsAsync(cancellationToken);
        await ReadPrioritiesAsync(cancellationToken);
        var byId = rows.ToDictionary(row => row.Id, Measure);
        return new BookMeasures([.. rows.Select(row => byId[row.Id])], byId);
    }

    private IQueryable<Measure> Wanted()
    {
        var measures = db.Measures.AsNoTracking().Where(m => m.PlanId == request.PlanId);
        return request.DepartmentIds is { } ids
            ? measures.Where(m => m.AllDepartments || m.Owners.Any(o => ids.Contains(o.DepartmentId)))
            : measures;
    }

    private async Task ReadOwnersAsync(CancellationToken cancellationToken)
    {
        var owners = await db.MeasureOwners.AsNoTracking().Where(o => o.Measure!.PlanId == request.PlanId)
            .OrderBy(o => o.Order).Select(o => new OwnerRow(o.MeasureId, o.Department!.Name, o.Role, o.Origin))
            .ToListAsync(cancellationToken);
        var initiativeOwners = await db.Set<InitiativeOwner>().AsNoTracking().Where(o => o.Initiative!.PlanId == request.PlanId)
            .OrderBy(o => o.Order).Select(o => new OwnerRow(o.InitiativeId, o.Department!.Name, OwnerRole.Equal, o.Origin))
            .ToListAsync(cancellationToken);
        _owners = owners.ToLookup(row => row.OfId);
        _initiativeOwners = initiativeOwners.ToLookup(row => row.OfId);
    }

    private async Task ReadScheduleAsync(CancellationToken cancellationToken)
    {
        var initiatives = await db.Initiatives.AsNoTracking().Where(i => i.PlanId == request.PlanId).OrderBy(i => i.Order)
            .Select(i => new InitiativeRow(i.Id, i.MeasureId, i.Key, i.Title, i.DueText, i.Due, i.AllDepartments, i.DepartmentsText))
            .ToListAsync(cancellationToken);
        var phases = await db.SchedulePhases.AsNoTracking().Where(p => p.Initiative!.PlanId == request.PlanId).OrderBy(p => p.Order)
            .Select(p => new PhaseRow(p.InitiativeId, p.Label, p.FirstFiscalYear, p.LastFiscalYear, p.IsCertain))
            .ToListAsync(cancellationToken);
        _initiatives = initiatives.ToLookup(row => row.MeasureId);
        _phases = phases.ToLookup(row => row.InitiativeId);
        _progress = await db.InitiativeProgress.AsNoTracking().Where(p => p.ReportingPeriodId == periods.Current.Id)
            .ToDictionaryAsync(p => p.InitiativeId, cancellationToken);
    }

    private async Task ReadReportsAsync(CancellationToken cancellationToken)
    {
        var ids = new[] { periods.Current.Id, periods.Previous?.Id ?? 0 };
        var reports = await db.ProgressReports.AsNoTracking().AsSplitQuery()
            .Include(r => r.Parts).ThenInclude(part => part.Department)
            .Include(r => r.Parts).ThenInclude(part => part.Figures).ThenInclude(figure => figure.Kpi)
            .Where(r => ids.Contains(r.ReportingPeriodId)).ToListAsync(cancellationToken);
        _reports = reports.ToLookup(report => report.MeasureId);
    }

    private async Task ReadPrioritiesAsync(CancellationToken cancellationToken)
    {
        var rows = await db.MeasurePriorities.AsNoTracking().Where(p => p.Measure!.PlanId == request.PlanId)
            .OrderByDescending(p => p.IsMain).ThenBy(p => p.Order)
            .Select(p => new { p.MeasureId, p.NationalPriority!.Code, p.NationalPriority.Label }).ToListAsync(cancellationToken);
        _priorities = rows.ToLookup(row => row.MeasureId, row => $"{row.Code} {row.Label}");
    }

    private string? LeadOf(long measureId) =>
        _owners[measureId].Where(owner => owner.Role != OwnerRole.Supporting).Select(owner => owner.Name).FirstOrDefault();

    // Stages of a draft stay with their department, as its texts do.
    private BookMeasure Measure(MeasureRow row)
    {
        var report = Report(row.Id, periods.Current.Id);
        return new BookMeasure(
            row.Key,
            row.NumberNote is null ? row.Number ?? row.Key : row.Key,
            row.Title,
            row.PolicyKey,
            OwnersOf([.. _owners[row.Id]], row.AllDepartments, row.DepartmentsText),
            report,
            periods.Previous is { } previous ? Report(row.Id, previous.Id) : null,
            [.. _initiatives[row.Id].Select(initiative => Initiative(initiative, report is { IsAnswered: true } ? _progress.GetValueOrDefault(initiative.Id) : null))])
        {
            Lead = LeadOf(row.Id),
            Priorities = _priorities[row.Id].Any() ? string.Join('\n', _priorities[row.Id]) : null,
        };
    }

    private BookReport? Report(long measureId, long periodId) =>
        _reports[measureId].FirstOrDefault(report => report.ReportingPeriodId == periodId) is { } report ? BookReportRows.Of(report) : null;

    private BookInitiative Initiative(InitiativeRow row, InitiativeProgress? progress)
    {
        return new BookInitiative(
            row.Key,
            row.Title,
            OwnersOf([.. _initiativeOwners[row.Id]], row.AllDepartments, row.DepartmentsText),
            row.DueText ?? KpiText.Date(row.Due),
            [.. _phases[row.Id].Select(phase => new BookPhase(phase.Label, phase.First, phase.Last, phase.IsCertain))],
            progress?.Standing,
            progress?.StageText);
    }

    private static string OwnersOf(IReadOnlyList<OwnerRow> owners, bool allDepartments, string? text)
    {
        var names = owners.Where(owner => owner.Origin == OwnerOrigin.Plan)
            .OrderBy(owner => owner.Role == OwnerRole.Supporting).Select(owner => owner.Name).ToList();
        if (allDepartments)
        {
            names.Add(text ?? "全課");
        }

        names.AddRange(owners.Where(owner => owner.Origin != OwnerOrigin.Plan)
            .Select(owner => owner.Name + (owner.Origin == OwnerOrigin.Trial ? "(体験用)" : "(事務局割当)")));
        return string.Join('、', names.Distinct(StringComparer.Ordinal));
    }

    private sealed record MeasureRow(
        long Id, string Key, string? Number, string? NumberNote, string Title, string PolicyKey, bool AllDepartments, string? DepartmentsText);

    private sealed record OwnerRow(long OfId, string Name, OwnerRole Role, OwnerOrigin Origin);

    private sealed record InitiativeRow(
        long Id, long MeasureId, string Key, string Title, string? DueText, string? Due, bool AllDepartments, string? DepartmentsText);

    private sealed record PhaseRow(long InitiativeId, string Label, int? First, int? Last, bool IsCertain);
}
