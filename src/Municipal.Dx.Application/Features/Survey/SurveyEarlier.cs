using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Survey;

/// <summary>
/// What each measure reported last before a period, as the entry page shows it: the newest period that was answered, whatever its kind, so that
/// a measure asked once a year has its words of last year beside it.
/// </summary>
internal sealed class SurveyEarlier
{
    private readonly Dictionary<long, ProgressReport> _byMeasure;

    private SurveyEarlier(IEnumerable<ProgressReport> reports) => _byMeasure = reports.ToDictionary(report => report.MeasureId);

    /// <summary>Periods of these reports.</summary>
    public IReadOnlyList<long> PeriodIds => [.. _byMeasure.Values.Select(report => report.ReportingPeriodId).Distinct()];

    /// <summary>Label of the one period that they are all of; null where there are several or none.</summary>
    public string? Label => _byMeasure.Values.Select(report => SurveySource.LabelOf(report.ReportingPeriod!)).Distinct(StringComparer.Ordinal).Take(2).ToList() is [var one] ? one : null;

    public static async Task<SurveyEarlier> ReadAsync(DxDbContext db, ReportingPeriod period, CancellationToken cancellationToken)
    {
        var answered = db.ProgressReports.Where(r =>
            r.ReportingPeriod!.PlanId == period.PlanId && r.ReportingPeriod.State != PeriodState.Preparing && r.ReportingPeriod.To < period.To && !r.IsUnreported);
        var newest = await answered.AsNoTracking().Include(r => r.ReportingPeriod).Include(r => r.Parts).ThenInclude(p => p.Figures).AsSingleQuery()
            .Where(r => !answered.Any(later => later.MeasureId == r.MeasureId && later.ReportingPeriod!.To > r.ReportingPeriod!.To))
            .ToListAsync(cancellationToken);
        return new SurveyEarlier(newest.OrderByDescending(r => r.ReportingPeriod!.From).ThenByDescending(r => r.Id).DistinctBy(r => r.MeasureId));
    }

    public ProgressReport? Of(long measureId) => _byMeasure.GetValueOrDefault(measureId);

    /// <summary>Words of an earlier report; with its period, where the sheet's heading does not say it.</summary>
    public string Said(long measureId, string? words) => string.IsNullOrWhiteSpace(words) || Label is not null || Of(measureId) is not { } report
        ? words ?? ""
        : $"{words}\n({SurveySource.LabelOf(report.ReportingPeriod!)})";
}
