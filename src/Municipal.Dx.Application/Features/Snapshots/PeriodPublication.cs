using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Snapshots;

/// <summary>公表 of fixed periods, apart from fixing: only then open data and the comparison show them.</summary>
public sealed class PeriodPublication(DxDbContext db)
{
    public const string NotPublishedMessage = "この報告期は公表していません。";
    public const string NoReasonMessage = "公表をやめる理由を入力してください。";

    /// <param name="seen">The period as the form showed it.</param>
    /// <param name="decidedOn">Day the publication was decided.</param>
    /// <param name="today">Today in Japan.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<ClosingResult> PublishAsync(PeriodSeen seen, DateOnly? decidedOn, DateOnly today, CancellationToken cancellationToken) => MoveAsync(
        seen,
        period =>
        {
            if (PeriodWorkflow.Publish(period.State, decidedOn, today) is { } problem)
            {
                return ClosingResult.Refused(problem);
            }

            (period.PublishedOn, period.PublicationDecidedOn) = (period.PublishedOn ?? today, decidedOn);
            return ClosingResult.Done();
        },
        cancellationToken);

    public Task<ClosingResult> WithdrawAsync(PeriodSeen seen, string? reason, CancellationToken cancellationToken) => MoveAsync(
        seen,
        period =>
        {
            if (Refusal(period, reason) is { } problem)
            {
                return ClosingResult.Refused(problem);
            }

            (period.PublishedOn, period.PublicationDecidedOn) = (null, null);
            db.Change.Reason = reason!.Trim();
            return ClosingResult.Done();
        },
        cancellationToken);

    private static Problem? Refusal(ReportingPeriod period, string? reason) => (period.PublishedOn, reason) switch
    {
        (null, _) => Problem.Whole(NotPublishedMessage),
        (_, var text) when string.IsNullOrWhiteSpace(text) => new Problem("Reason", NoReasonMessage),
        (_, { Length: > PeriodWorkflow.ReasonMax }) => new Problem("Reason", $"理由は{PeriodWorkflow.ReasonMax}文字以内で入力してください。"),
        _ => null,
    };

    private async Task<ClosingResult> MoveAsync(PeriodSeen seen, Func<ReportingPeriod, ClosingResult> move, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var period = await db.ReportingPeriods.SingleAsync(p => p.PlanId == seen.PlanId && p.Key == seen.Key, cancellationToken);
        db.Entry(period).Property(p => p.Version).OriginalValue = seen.Version;
        var result = move(period);
        if (!result.IsDone)
        {
            return result;
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return result;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return ClosingResult.Refused(Problem.Whole(PeriodClosing.MovedMessage));
        }
    }
}
