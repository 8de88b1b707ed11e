using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Opinions;

/// <summary>An answer as typed. <paramref name="Version"/> is the one the form was filled from; null where the form carries none.</summary>
public sealed record OpinionAnswer(string Key, string? Text, Guid? Version = null);

/// <summary>Who answers: the office, or the departments asked.</summary>
public sealed record OpinionActor(bool IsOffice, IReadOnlyList<long> DepartmentIds, string Post);

/// <summary>
/// The one rule of answering an opinion, for the entry form, Excel and the office. An answer of an earlier period is never erased by an
/// empty field; what is 対応済み is not changed; an unchanged text changes neither day nor period of the answer.
/// </summary>
public sealed class OpinionAnswers(DxDbContext db, TimeProvider time)
{
    public const string AnsweredInReportMessage = "報告の中で答えた回答は、ここでは空にできません。回答を直すか、担当課に報告の画面で消してもらってください。";

    /// <param name="planId">The plan that the opinion's measure belongs to.</param>
    /// <param name="periodId">The open period in whose report it is answered; null where the office answers outside of one.</param>
    /// <param name="answer">The answer as typed.</param>
    /// <param name="actor">Who answers.</param>
    /// <param name="cancellationToken">Ends waiting for the turn.</param>
    /// <returns>What stands against it; null where it is kept. An opinion that the actor may not see is refused like one that does not exist.</returns>
    public Task<Problem?> AnswerAsync(long planId, long? periodId, OpinionAnswer answer, OpinionActor actor, CancellationToken cancellationToken = default) =>
        db.WriteAsync(() => AnswerInTurnAsync(planId, periodId, answer, actor), cancellationToken);

    private async Task<Problem?> AnswerInTurnAsync(long planId, long? periodId, OpinionAnswer answer, OpinionActor actor)
    {
        var opinion = await Visible(planId, actor).SingleOrDefaultAsync(o => o.Key == answer.Key);
        var period = periodId is null ? null : await db.ReportingPeriods.AsNoTracking().SingleOrDefaultAsync(p => p.Id == periodId && p.PlanId == planId);
        if (opinion is null || (periodId is not null && period is null))
        {
            return new Problem(nameof(CommitteeOpinion.Answer), "この意見は見つかりません。画面を読み込み直してください。");
        }

        var text = string.IsNullOrWhiteSpace(answer.Text) ? null : answer.Text.Trim();
        if (text is null && periodId is null && opinion is { Answer: not null, AnsweredInPeriodId: not null })
        {
            return new Problem(nameof(CommitteeOpinion.Answer), AnsweredInReportMessage);
        }

        if (string.Equals(text, opinion.Answer, StringComparison.Ordinal) || IsLeftEmpty(text, opinion, periodId))
        {
            return null;
        }

        if (OpinionRules.CheckAnswer(opinion.IsClosed, text, period?.State) is { } problem)
        {
            return problem;
        }

        if (answer.Version is { } version && version != opinion.Version)
        {
            return new Problem(nameof(CommitteeOpinion.Answer), "開いた後に、ほかの人がこの意見の回答を変えました。今の回答を確かめてから、もう一度保存してください。");
        }

        opinion.Answer = text;
        opinion.AnsweredInPeriodId = text is null ? null : periodId;
        opinion.AnsweredAt = text is null ? null : time.GetUtcNow().UtcDateTime;
        opinion.AnsweredByPost = text is null ? null : actor.Post;
        await db.SaveChangesAsync();
        return null;
    }

    // An empty field takes back only what was answered in the same period.
    private static bool IsLeftEmpty(string? text, CommitteeOpinion opinion, long? periodId) =>
        text is null && (opinion.Answer is null || opinion.AnsweredInPeriodId != periodId);

    private IQueryable<CommitteeOpinion> Visible(long planId, OpinionActor actor)
    {
        var opinions = db.CommitteeOpinions.Where(o => o.Measure!.PlanId == planId);
        var departments = actor.DepartmentIds;
        return actor.IsOffice ? opinions : OpinionQueries.OfDepartments(opinions, departments);
    }
}
