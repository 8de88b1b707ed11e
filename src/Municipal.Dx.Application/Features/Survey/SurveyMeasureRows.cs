using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Domain.Text;

namespace Municipal.Dx.Application.Features.Survey;

/// <summary>Reads the measures that a period asks (its reports), with what was said last time and what the schedule says.</summary>
internal sealed class SurveyMeasureRows(
    DxDbContext db, ReportingPeriod period, SurveyEarlier earlier, RatingScale scale, Dictionary<long, long> leads)
{
    public async Task<IReadOnlyList<SurveyMeasure>> ReadAsync(CancellationToken cancellationToken)
    {
        var reports = await db.ProgressReports.AsNoTracking().Include(r => r.Measure)
            .Where(r => r.ReportingPeriodId == period.Id).OrderBy(r => r.Measure!.Order).ToListAsync(cancellationToken);
        var phases = await db.SchedulePhases.AsNoTracking()
            .Where(p => p.Initiative!.PlanId == period.PlanId && (p.FirstFiscalYear ?? p.LastFiscalYear) != null)
            .Where(p => (p.FirstFiscalYear == null || p.FirstFiscalYear <= period.FiscalYear) && (p.LastFiscalYear == null || p.LastFiscalYear >= period.FiscalYear))
            .OrderBy(p => p.Initiative!.Order).ThenBy(p => p.Order)
            .Select(p => new { p.Initiative!.MeasureId, p.Initiative.Title, p.Label })
            .ToListAsync(cancellationToken);
        var opinions = await db.CommitteeOpinions.AsNoTracking()
            .Where(o => o.Measure!.PlanId == period.PlanId && !o.IsClosed && o.Answer == null)
            .OrderBy(o => o.ReceivedOn).Select(o => new { o.MeasureId, o.Text }).ToListAsync(cancellationToken);
        var planned = phases.ToLookup(row => row.MeasureId, row => row.Label.Length == 0 ? row.Title : $"{row.Title}：{row.Label}");
        var asked = opinions.ToLookup(row => row.MeasureId, row => row.Text);
        var questions = await QuestionsAsync(cancellationToken);
        return reports.ConvertAll(report => Row(
            report,
            report.Measure!,
            earlier.Of(report.MeasureId),
            planned[report.MeasureId],
            [questions.GetValueOrDefault(report.Id), .. asked[report.MeasureId].Select(text => $"【委員等の意見】{text}")]));
    }

    /// <summary>Questions of the office that nobody answered yet, by report.</summary>
    private async Task<Dictionary<long, string>> QuestionsAsync(CancellationToken cancellationToken)
    {
        var lines = await db.ProgressReports.AsNoTracking().Where(r => r.ReportingPeriodId == period.Id)
            .Select(r => new
            {
                r.Id,
                Last = r.Messages.Where(m => m.Kind != MessageKind.CorrectionRequest).OrderByDescending(m => m.At).ThenByDescending(m => m.Id)
                    .Select(m => new { IsQuestion = m.IsFromOffice && m.Kind == MessageKind.Question, m.Text }).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return lines.Where(line => line.Last is { IsQuestion: true }).ToDictionary(line => line.Id, line => $"【事務局からの質問】{line.Last!.Text}(調査票では「備考」に答えてください)");
    }

    private SurveyMeasure Row(ProgressReport report, Measure measure, ProgressReport? before, IEnumerable<string> planned, IEnumerable<string?> notes) => new()
    {
        Key = measure.Key,
        Number = measure.NumberNote is null ? measure.Number ?? measure.Key : measure.Key,
        Title = measure.Title,
        LeadId = leads.TryGetValue(measure.Id, out var lead) ? lead : null,
        ReportState = report.State,
        Version = report.Version,
        Values = ValuesOf(report, scale),
        Planned = string.Join('\n', planned.Distinct(StringComparer.Ordinal).Select(line => "・" + line)),
        PreviousAnswer = before is null ? "" : earlier.Said(measure.Id, Joined(
            before.Stage is { } stage ? ProgressLabels.Of(stage) : null,
            before.SelfRating is { } rating ? scale.LabelOf(rating) : null,
            before.Achievement ?? (before.HasNoMovement ? "当期の動きなし" : null))),
        PreviousNextPlan = earlier.Said(measure.Id, before?.NextPlan),
        Notes = string.Join('\n', notes.Prepend(report.State == ReportState.CorrectionRequested ? $"【修正依頼】{report.CorrectionReason}" : null).Where(note => note is not null)),
    };

    /// <summary>A report's fields in the form that cells are compared in.</summary>
    internal static Dictionary<string, string> ValuesOf(ProgressReport report, RatingScale scale) => new(StringComparer.Ordinal)
    {
        [nameof(ProgressReport.Stage)] = report.Stage is { } stage ? ProgressLabels.Of(stage) : "",
        [nameof(ProgressReport.SelfRating)] = string.IsNullOrEmpty(report.SelfRating) ? "" : scale.LabelOf(report.SelfRating),
        [nameof(ProgressReport.HasNoMovement)] = report.HasNoMovement ? SurveyColumns.MarkText : "",
        [nameof(ProgressReport.Achievement)] = TypedText.Of(report.Achievement) ?? "",
        [nameof(ProgressReport.Issue)] = TypedText.Of(report.Issue) ?? "",
        [nameof(ProgressReport.DelayCause)] = TypedText.Of(report.DelayCause) ?? "",
        [nameof(ProgressReport.NextPlan)] = TypedText.Of(report.NextPlan) ?? "",
        [nameof(ProgressReport.Direction)] = report.Direction is { } direction ? ProgressLabels.Of(direction) : "",
        [nameof(ProgressReport.DecisionRequested)] = TypedText.Of(report.DecisionRequested) ?? "",
        [nameof(ProgressReport.BudgetYen)] = report.BudgetYen is { } budget ? NumberText.Format(budget, unit: null) : "",
        [nameof(ProgressReport.SettlementYen)] = report.SettlementYen is { } settlement ? NumberText.Format(settlement, unit: null) : "",
        [nameof(ProgressReport.Remark)] = TypedText.Of(report.Remark) ?? "",
    };

    private static string Joined(params string?[] parts) => string.Join('\n', parts.Where(part => !string.IsNullOrWhiteSpace(part)));
}
