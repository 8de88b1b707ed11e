using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Scales;

/// <summary>A rating of a report that the new scale has no level for.</summary>
public sealed record LostRating(string MeasureKey, string MeasureLabel, string What, string Old);

/// <summary>A KPI whose printed rate falls into another level.</summary>
public sealed record MovedKpi(string Key, string Name, string Rate, string Old, string New);

/// <summary>What a new scale would change, looked at in the newest period that was opened.</summary>
/// <param name="PeriodLabel">The period looked at; null where none was opened.</param>
/// <param name="IsOpen">Only in an open period could the new scale be used at once.</param>
/// <param name="Reports">Reports of the period.</param>
/// <param name="Lost">Ratings without a level in the new scale.</param>
/// <param name="Rated">KPIs with a rate that a scale with cuts gives a level to.</param>
/// <param name="Moved">KPIs that would get another level.</param>
public sealed record ScalePreview(string? PeriodLabel, bool IsOpen, int Reports, IReadOnlyList<LostRating> Lost, int Rated, IReadOnlyList<MovedKpi> Moved)
{
    public static readonly ScalePreview Nothing = new(PeriodLabel: null, IsOpen: false, 0, [], 0, []);
}

/// <summary>Reads what a scale would change, in three commands.</summary>
public sealed class ScalePreviews(DxDbContext db, RatingScales scales)
{
    private sealed record ReportRatings(string Key, string? Number, string Title, string? Self, string? Office, string? Committee);

    public async Task<ScalePreview> OfAsync(long municipalityId, long planId, RatingScale proposed, LeadRate lead, CancellationToken cancellationToken)
    {
        var period = await db.ReportingPeriods.AsNoTracking().Where(p => p.PlanId == planId && p.State != PeriodState.Preparing)
            .OrderByDescending(p => p.To).ThenBy(p => p.From).FirstOrDefaultAsync(cancellationToken);
        if (period is null)
        {
            return ScalePreview.Nothing;
        }

        var current = (await scales.ReadAsync(municipalityId, cancellationToken)).Of(period.RatingScaleVersionId);
        var reports = await db.ProgressReports.AsNoTracking().Where(r => r.ReportingPeriodId == period.Id).OrderBy(r => r.Measure!.Order)
            .Select(r => new ReportRatings(r.Measure!.Key, r.Measure.Number, r.Measure.Title, r.SelfRating, r.OfficeRating, r.CommitteeRating))
            .ToListAsync(cancellationToken);
        var values = await db.ActualValues.AsNoTracking().Where(a => a.ReportingPeriodId == period.Id).Include(a => a.Kpi)
            .OrderBy(a => a.Kpi!.Order).ToListAsync(cancellationToken);
        var levels = values.ConvertAll(value => (Value: value, Old: LevelOf(current, value, period, lead), New: LevelOf(proposed, value, period, lead)));
        return new ScalePreview(
            PeriodKey.TryParse(period.Key, out var key) ? key.Label : period.Key,
            period.State == PeriodState.Open,
            reports.Count,
            [.. reports.SelectMany(report => Lost(report, current, proposed))],
            levels.Count(level => (level.Old ?? level.New) is not null),
            [.. levels.Where(level => level.Old?.Label != level.New?.Label).Select(level => Moved(level.Value, level.Old, level.New, lead))]);
    }

    private static IEnumerable<LostRating> Lost(ReportRatings report, RatingScale current, RatingScale proposed) =>
        new[] { ("自己評価", report.Self), ("事務局評価", report.Office), ("委員会評価", report.Committee) }
            .Where(rating => !string.IsNullOrEmpty(rating.Item2) && proposed.Find(rating.Item2) is null)
            .Select(rating => new LostRating(report.Key, $"{report.Number ?? report.Key} {report.Title}", rating.Item1, current.LabelOf(rating.Item2)));

    private static RatingLevel? LevelOf(RatingScale scale, ActualValue value, ReportingPeriod period, LeadRate lead) => KpiLevel.Of(
        scale, value.Outcome, value.JudgedAgainst, (value.ProgressTenths, value.TargetRatioTenths), lead, value.Kpi!.TargetFiscalYear <= period.FiscalYear);

    private static MovedKpi Moved(ActualValue value, RatingLevel? old, RatingLevel? @new, LeadRate lead)
    {
        var byRatio = value.JudgedAgainst == JudgedAgainst.YearlyTarget || (lead == LeadRate.TargetRatio && value.TargetRatioTenths is not null);
        var rate = byRatio ? $"目標比{KpiText.Rate(value.TargetRatioTenths)}" : $"進捗率{KpiText.Rate(value.ProgressTenths ?? value.TargetRatioTenths)}";
        return new MovedKpi(value.Kpi!.Key, value.Kpi.Name, rate, old?.Label ?? "区分なし", @new?.Label ?? "区分なし");
    }
}
