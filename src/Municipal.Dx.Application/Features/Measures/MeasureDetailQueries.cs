using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Application.Features.Shell;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Measures;

/// <summary>Reads one measure with four SQL commands, whatever it holds.</summary>
public sealed class MeasureDetailQueries(DxDbContext db)
{
    private sealed record Found(MeasureHead Head, List<MeasureOwnerRow> Owners, List<MeasurePriorityRow> Priorities, int Order);

    /// <param name="planId">The plan shown.</param>
    /// <param name="key">Normalised number of the measure.</param>
    /// <param name="period">The period that KPIs without a value are judged in; null where the reader may see none.</param>
    /// <param name="viewer">Who reads: reports and values of an open period are for the office and the departments asked.</param>
    /// <param name="today">Today in Japan.</param>
    /// <param name="cancellationToken">Ends the reading when the reader left.</param>
    public async Task<MeasureDetail?> FindAsync(long planId, string key, ShellPeriod? period, Viewer viewer, DateOnly today, CancellationToken cancellationToken)
    {
        if (await HeadAsync(planId, key, cancellationToken) is not { } found)
        {
            return null;
        }

        var seesOpen = viewer.AnswersFor(found.Head.AllDepartments, found.Owners.Select(o => o.DepartmentId));
        var beside = await BesideAsync(planId, found.Order, cancellationToken);
        return new MeasureDetail
        {
            Head = found.Head,
            Previous = beside.Find(b => b.Order < found.Order)?.Step,
            Next = beside.Find(b => b.Order > found.Order)?.Step,
            Owners = found.Owners,
            Priorities = found.Priorities,
            Initiatives = await InitiativesAsync(found.Head.Id, cancellationToken),
            Kpis = await KpisAsync(found.Head.Id, seesOpen || period is { IsFixed: true } ? period : null, seesOpen, today, cancellationToken),
            Reports = await ReportsAsync(found.Head.Id, seesOpen, cancellationToken),
        };
    }

    private Task<Found?> HeadAsync(long planId, string key, CancellationToken cancellationToken) => db.Measures.AsNoTracking().AsSingleQuery()
        .Where(m => m.PlanId == planId && m.Key == key)
        .Select(m => new Found(
            new MeasureHead
            {
                Id = m.Id,
                Key = m.Key,
                Number = m.Number,
                NumberNote = m.NumberNote,
                Title = m.Title,
                TitleIsGist = m.TitleIsGist,
                PolicyKey = m.BasicPolicy!.Key,
                PolicyNumber = m.BasicPolicy.Number,
                PolicyTitle = m.BasicPolicy.Title,
                PolicyIsImplicit = m.BasicPolicy.IsImplicit,
                FieldNumber = m.PolicyField == null ? null : m.PolicyField.Number,
                FieldTitle = m.PolicyField == null ? null : m.PolicyField.Title,
                Direction = m.Direction,
                Summary = m.Summary,
                PastEfforts = m.PastEfforts,
                FutureEfforts = m.FutureEfforts,
                Remark = m.Remark,
                AllDepartments = m.AllDepartments,
                DepartmentsText = m.DepartmentsText,
                Sdgs = m.Sdgs,
                PrioritiesConfirmed = m.PrioritiesConfirmed,
                TextStatus = m.TextStatus,
                Source = m.Source,
                ChangedAt = m.ChangedAt,
            },
            m.Owners.OrderBy(o => o.Order).Select(o => new MeasureOwnerRow(o.DepartmentId, o.Department!.Name, o.Role, o.Origin)).ToList(),
            m.Priorities.OrderByDescending(p => p.IsMain).ThenBy(p => p.Order).Select(p => new MeasurePriorityRow(p.NationalPriority!.Code, p.NationalPriority.Label, p.IsMain)).ToList(),
            m.Order))
        .FirstOrDefaultAsync(cancellationToken);

    private sealed record Beside(int Order, MeasureStep Step);

    private Task<List<Beside>> BesideAsync(long planId, int order, CancellationToken cancellationToken)
    {
        var others = db.Measures.AsNoTracking().Where(m => m.PlanId == planId);
        var before = others.Where(m => m.Order < order).OrderByDescending(m => m.Order).Take(1);
        var after = others.Where(m => m.Order > order).OrderBy(m => m.Order).Take(1);
        return before.Concat(after).Select(m => new Beside(m.Order, new MeasureStep(m.Key, m.Number, m.Title))).ToListAsync(cancellationToken);
    }

    private Task<List<InitiativeRow>> InitiativesAsync(long measureId, CancellationToken cancellationToken) => db.Initiatives.AsNoTracking().AsSingleQuery()
        .Where(i => i.MeasureId == measureId)
        .OrderBy(i => i.Order).ThenBy(i => i.Id)
        .Select(i => new InitiativeRow
        {
            Key = i.Key,
            Title = i.Title,
            TitleIsGist = i.TitleIsGist,
            Field = i.Field,
            Summary = i.Summary,
            CurrentState = i.CurrentState,
            PlannedAction = i.PlannedAction,
            DueText = i.DueText,
            Due = i.Due,
            DepartmentsText = i.DepartmentsText,
            AllDepartments = i.AllDepartments,
            TextStatus = i.TextStatus,
            Remark = i.Remark,
            Source = i.Source,
            Owners = i.Owners.OrderBy(o => o.Order).Select(o => o.Department!.Name).ToList(),
            Phases = i.Phases.OrderBy(p => p.Order).Select(p => new GanttPhase(p.Label, p.FirstFiscalYear, p.LastFiscalYear, p.IsCertain)).ToList(),
        })
        .ToListAsync(cancellationToken);

    private async Task<List<MeasureKpiRow>> KpisAsync(long measureId, ShellPeriod? period, bool seesOpen, DateOnly today, CancellationToken cancellationToken)
    {
        var found = await db.MeasureKpis.AsNoTracking()
            .Where(link => link.MeasureId == measureId)
            .OrderBy(link => link.IsRelisted).ThenBy(link => link.Order).ThenBy(link => link.Id)
            .Select(link => new
            {
                Kpi = link.Kpi!,
                Yearly = link.Kpi!.YearlyTargets,
                link.IsRelisted,
                Newest = link.Kpi.Actuals
                    .Where(a => a.ReportingPeriod!.State == PeriodState.Fixed || (seesOpen && a.ReportingPeriod.State == PeriodState.Open))
                    .OrderByDescending(a => a.ReportingPeriod!.To).ThenBy(a => a.ReportingPeriod!.From)
                    .AsQueryable().Select(KpiQueries.AsRow).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return found.ConvertAll(row => RowOf(row.Kpi, row.Yearly, row.IsRelisted, row.Newest, period, today));
    }

    private static MeasureKpiRow RowOf(Kpi kpi, List<YearlyTarget> yearly, bool isRelisted, KpiValueRow? newest, ShellPeriod? period, DateOnly today)
    {
        if (kpi.YearlyTargets.Count == 0)
        {
            kpi.YearlyTargets.AddRange(yearly);
        }

        if (period is null || newest?.PeriodKey == period.Key || !PeriodKey.TryParse(period.Key, out var key))
        {
            return new MeasureKpiRow(kpi, isRelisted, newest, newest?.Outcome, newest?.Reason);
        }

        var calendar = KpiDefinitions.Calendar(kpi);
        var missing = KpiAsking.OutcomeOfMissing(calendar, key, period.State, period.Due, today);
        return new MeasureKpiRow(kpi, isRelisted, newest, missing, KpiAsking.ReasonOfMissing(missing, calendar));
    }

    private Task<List<MeasureReportRow>> ReportsAsync(long measureId, bool seesOpen, CancellationToken cancellationToken) => db.ProgressReports.AsNoTracking()
        .Where(r => r.MeasureId == measureId && (r.ReportingPeriod!.State == PeriodState.Fixed || (seesOpen && r.ReportingPeriod.State == PeriodState.Open)))
        .OrderByDescending(r => r.ReportingPeriod!.To).ThenBy(r => r.ReportingPeriod!.From)
        .Select(r => new MeasureReportRow
        {
            IsUnreported = r.IsUnreported,
            PeriodKey = r.ReportingPeriod!.Key,
            PeriodState = r.ReportingPeriod.State,
            State = r.State,
            Stage = r.Stage,
            SelfRating = r.SelfRating,
            OfficeRating = r.OfficeRating,
            OfficeRatingReason = r.OfficeRatingReason,
            Achievement = r.Achievement,
            HasNoMovement = r.HasNoMovement,
            Issue = r.Issue,
            NextPlan = r.NextPlan,
            Direction = r.Direction,
        })
        .ToListAsync(cancellationToken);
}
