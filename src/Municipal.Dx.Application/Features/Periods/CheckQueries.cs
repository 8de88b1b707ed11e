using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Periods;

/// <summary>Reads one report for its check: three commands beside the desk's own.</summary>
public sealed class CheckQueries(DxDbContext db)
{
    /// <param name="desk">The period with all of its reports.</param>
    /// <param name="previousId">The period compared with.</param>
    /// <param name="measureKey">Which report.</param>
    /// <param name="today">An unanswered KPI is late after its due date.</param>
    /// <param name="cancellationToken">Ends the reading when the reader left.</param>
    /// <returns>Null where the measure is not asked in the period.</returns>
    public async Task<CheckReport?> FindAsync(PeriodDesk desk, long? previousId, string measureKey, DateOnly today, CancellationToken cancellationToken)
    {
        if (desk.Rows.FirstOrDefault(row => row.MeasureKey == measureKey) is not { } row)
        {
            return null;
        }

        var periodId = desk.Period.Id;
        var reports = await db.ProgressReports.AsNoTracking()
            .Where(r => r.Id == row.Id || (r.ReportingPeriodId == previousId && !r.IsUnreported && db.ProgressReports.Any(own => own.Id == row.Id && own.MeasureId == r.MeasureId)))
            .ToListAsync(cancellationToken);
        if (reports.Find(r => r.Id == row.Id) is not { } report)
        {
            return null;
        }

        var queue = desk.Items(row.Group == DeskGroup.Waiting ? DeskGroup.Waiting : null, department: null);
        var at = queue.TakeWhile(other => other.Id != row.Id).Count();
        return new CheckReport
        {
            Report = report,
            Previous = reports.Find(r => r.Id != row.Id),
            Aside = await AsideAsync(report, previousId, cancellationToken),
            Kpis = await KpisAsync(desk.Period, previousId, report.MeasureId, today, cancellationToken),
            Row = row,
            Before = at > 0 ? queue[at - 1] : null,
            After = at + 1 < queue.Count ? queue[at + 1] : null,
        };
    }

    private Task<CheckAside> AsideAsync(ProgressReport report, long? previousId, CancellationToken cancellationToken) => db.ProgressReports.AsNoTracking().AsSingleQuery().Where(r => r.Id == report.Id).Select(r => new CheckAside
    {
        Messages = r.Messages.OrderBy(m => m.Id).ToList(),
        Evidence = r.Evidence.OrderBy(e => e.Id).ToList(),
        Parts = r.Parts.OrderBy(p => p.Department!.Order).Select(p => new CheckPart(
            p.Department!.Name,
            p.Department.Order,
            p.Achievement,
            p.HasNoMovement,
            p.HandedAt,
            p.Figures.Select(f => new CheckFigure(f.Kpi!.Name, f.Value, f.Kpi.Unit, f.EmptyState)).ToList())).ToList(),
        Stages = r.Measure!.Initiatives.OrderBy(i => i.Order).Select(i => new CheckStage(
            i.Title,
            i.Order,
            db.InitiativeProgress.Where(p => p.InitiativeId == i.Id && p.ReportingPeriodId == report.ReportingPeriodId).Select(p => p.Standing).FirstOrDefault(),
            db.InitiativeProgress.Where(p => p.InitiativeId == i.Id && p.ReportingPeriodId == report.ReportingPeriodId).Select(p => p.StageText).FirstOrDefault(),
            db.InitiativeProgress.Where(p => p.InitiativeId == i.Id && p.ReportingPeriodId == previousId).Select(p => p.Standing).FirstOrDefault(),
            db.InitiativeProgress.Where(p => p.InitiativeId == i.Id && p.ReportingPeriodId == previousId).Select(p => p.StageText).FirstOrDefault())).ToList(),
        Opinions = db.CommitteeOpinions.Where(o => o.MeasureId == r.MeasureId && (!o.IsClosed || o.AnsweredInPeriodId == report.ReportingPeriodId)).OrderBy(o => o.ReceivedOn)
            .Select(o => new CheckOpinion(o.Text, o.ReceivedOn, o.Answer, o.IsClosed)).ToList(),
    }).SingleAsync(cancellationToken);

    private async Task<List<CheckKpi>> KpisAsync(ReportingPeriod period, long? previousId, long measureId, DateOnly today, CancellationToken cancellationToken)
    {
        var rows = await db.MeasureKpis.AsNoTracking().Where(link => link.MeasureId == measureId && !link.IsRelisted).OrderBy(link => link.Order)
            .Select(link => new
            {
                Kpi = link.Kpi!,
                Now = link.Kpi!.Actuals.FirstOrDefault(a => a.ReportingPeriodId == period.Id),
                Before = link.Kpi.Actuals.FirstOrDefault(a => a.ReportingPeriodId == previousId),
            }).ToListAsync(cancellationToken);
        return rows.ConvertAll(row =>
        {
            if (row.Now is not null || !PeriodKey.TryParse(period.Key, out var key))
            {
                return new CheckKpi(row.Kpi, row.Now, row.Before, row.Now?.Outcome ?? KpiOutcome.NotAnswered, row.Now?.Reason ?? string.Empty);
            }

            var calendar = KpiDefinitions.Calendar(row.Kpi);
            var missing = KpiAsking.OutcomeOfMissing(calendar, key, period.State, period.Due, today);
            return new CheckKpi(row.Kpi, Now: null, row.Before, missing, KpiAsking.ReasonOfMissing(missing, calendar));
        });
    }
}
