using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Domain.Text;

namespace Municipal.Dx.Application.Features.Survey;

/// <summary>Reads the opinions that are not 対応済み: the department that an opinion was given to answers it, else the one that leads its measure.</summary>
internal sealed class SurveyOpinionRows(DxDbContext db, ReportingPeriod period, Dictionary<long, long> leads)
{
    public async Task<IReadOnlyList<SurveyOpinion>> ReadAsync(CancellationToken cancellationToken)
    {
        var rows = await db.CommitteeOpinions.AsNoTracking().Include(o => o.Measure).Include(o => o.AnsweredInPeriod)
            .Where(o => o.Measure!.PlanId == period.PlanId && !o.IsClosed)
            .OrderBy(o => o.Measure!.Order).ThenBy(o => o.ReceivedOn).ThenBy(o => o.Id).ToListAsync(cancellationToken);
        return rows.ConvertAll(Row);
    }

    private SurveyOpinion Row(CommitteeOpinion opinion)
    {
        var measure = opinion.Measure!;
        var isEarlier = opinion.Answer is not null && opinion.AnsweredInPeriodId != period.Id;
        var origin = OpinionRules.LabelOf(opinion.Origin);
        return new SurveyOpinion
        {
            Key = opinion.Key,
            LeadId = opinion.DepartmentId ?? (leads.TryGetValue(opinion.MeasureId, out var lead) ? lead : null),
            Version = opinion.Version,
            Values = new Dictionary<string, string>(StringComparer.Ordinal) { [nameof(CommitteeOpinion.Answer)] = TypedText.Of(opinion.Answer) ?? "" },
            MeasureNumber = measure.NumberNote is null ? measure.Number ?? measure.Key : measure.Key,
            MeasureTitle = measure.Title,
            Text = opinion.Text,
            From = opinion.From is null ? origin : $"{origin}（{opinion.From}）",
            ReceivedOn = opinion.ReceivedOn,
            Due = opinion.Due,
            Earlier = !isEarlier ? "" : opinion.AnsweredInPeriod is { } answered
                ? $"{opinion.Answer}\n({(PeriodKey.TryParse(answered.Key, out var key) ? key.Label : answered.Key)})"
                : opinion.Answer!,
        };
    }
}
