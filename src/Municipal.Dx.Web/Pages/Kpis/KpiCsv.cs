using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.Kpis;

/// <summary><c>/{m}/kpis.csv</c>: the list as filtered, all of it, with both rates in columns of their own.</summary>
public static class KpiCsv
{
    public static void MapKpiCsv(this WebApplication app) =>
        app.MapGet("/{m}/kpis.csv", AnswerAsync).WithMetadata(new AccessAttribute(Access.Member));

    private static async Task<IResult> AnswerAsync([AsParameters] KpiListQuery query, Here here, CurrentUser user, KpiQueries kpis, CancellationToken cancellationToken)
    {
        if (!here.HasPlan)
        {
            return Results.NotFound();
        }

        var viewer = user.AsViewer();
        var period = query.PeriodOf(await kpis.PeriodsAsync(here.Plan.Id, viewer, cancellationToken));
        var list = await kpis.ListAsync(here.Plan.Id, period, viewer, query.Filter() with { Page = 1 }, here.Today, int.MaxValue, cancellationToken);
        var plan = here.Plan;
        var lead = here.Municipality.LeadsWithTargetRatio ? LeadRate.TargetRatio : LeadRate.Progress;
        var head = new[]
        {
            $"{plan.MeasureWord}番号", plan.MeasureWord, "KPIキー", "KPI", "単位", "種別", "値の取り方", plan.BaselineWord, $"{plan.BaselineWord}の時点",
            plan.TargetWord, $"{plan.TargetWord}の時期", "報告期", "実績", "今回の入力", "区分", $"進捗率({plan.BaselineWord}から)%", "目標比%", "判定", "理由", "再掲", $"当初の{plan.TargetWord}", $"当初の{plan.TargetWord}に対する進捗率%", $"当初の{plan.TargetWord}に対する目標比%", $"当初の{plan.TargetWord}での判定",
        };
        return CsvFile.Of($"{here.Municipality.Slug}-kpis.csv", head, list.Rows.Select(row => Cells(row, period, lead)));
    }

    private static string?[] Cells(KpiRow row, KpiPeriod? period, LeadRate lead)
    {
        var kpi = row.Kpi;
        var value = row.Value;
        var original = row.Original?.Against(value, lead);
        return
        [
            row.NumberShown,
            row.MeasureTitle,
            kpi.Key,
            kpi.Name,
            kpi.Unit,
            KpiLabels.Of(kpi.Type),
            KpiLabels.Of(kpi.Basis),
            KpiText.Baseline(kpi.BaselineText, kpi.BaselineValue, kpi.Unit),
            KpiText.BaselineTime(kpi.BaselineFiscalYear, kpi.BaselineAsOf, kpi.BaselineIsPartYear, kpi.BaselineIsCalendarYear),
            KpiText.Target(kpi.TargetText, kpi.TargetValue, kpi.TargetUpperValue, kpi.Unit),
            KpiText.TargetTime(kpi.TargetFiscalYear, kpi.TargetDue, kpi.TargetEveryYears, kpi.TargetWindowStart),
            period?.Label,
            kpi.Type is KpiType.Milestone or KpiType.Qualitative ? value?.Text : CsvFile.Number(value?.Figure),
            CsvFile.Number(value?.Value),
            value is { HasFigure: true } ? KpiLabels.Of(value.Status) : null,
            CsvFile.Number(value?.ProgressTenths / 10m),
            CsvFile.Number(value?.TargetRatioTenths / 10m),
            row.Outcome is { } outcome ? KpiText.Outcome(outcome, value?.JudgedAgainst) : null,
            row.Reason,
            string.Join('、', row.RelistedUnder),
            row.Original?.TargetText,
            CsvFile.Number(original?.ProgressRate),
            CsvFile.Number(original?.TargetRatio),
            original?.OutcomeLabel,
        ];
    }
}
