using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Progress;

/// <summary>How someone moves a report; period and municipality are read where it is moved.</summary>
/// <param name="Actor">In which part the person acts.</param>
/// <param name="Reason">Why a correction is asked for.</param>
/// <param name="ApprovedOn">決裁日, where staff submit as 「決裁済み」.</param>
/// <param name="IsByDeputy">代理提出.</param>
public sealed record ReportMover(ReportActor Actor, string? Reason = null, DateOnly? ApprovedOn = null, bool IsByDeputy = false)
{
    /// <summary>More that must hold in the same transaction before the move (what has to be filled in on submit), and more that goes with it.</summary>
    public Func<ProgressReport, Task<IReadOnlyList<Problem>>>? Before { get; init; }
}

/// <summary>What became of a move: the report as moved, the problems against it, or that someone changed it since it was shown.</summary>
public sealed record ReportMoveResult(ProgressReport? Moved, IReadOnlyList<Problem> Problems, bool IsStale)
{
    public const string StaleMessage = "画面を開いた後に、ほかの人がこの報告を変えました。今の内容を確かめて、もう一度選んでください。";

    public static ReportMoveResult Stale { get; } = new(null, [Problem.Whole(StaleMessage)], IsStale: true);

    public static ReportMoveResult Refused(IEnumerable<Problem> problems) => new(null, [.. problems], IsStale: false);
}

/// <summary>The one way by which a report moves between its states, from whichever page (domain.md §4).</summary>
public sealed class ReportMoves(DxDbContext db, TimeProvider time)
{
    public const string GoneMessage = "この施策は、この報告期では尋ねていません。";

    /// <param name="reportId">The report.</param>
    /// <param name="version">Version of the report that the person saw.</param>
    /// <param name="move">What is to be done.</param>
    /// <param name="mover">Who, and with what.</param>
    /// <param name="cancellationToken">Ends the wait for the write gate.</param>
    public async Task<ReportMoveResult> MoveAsync(long reportId, Guid version, ReportMove move, ReportMover mover, CancellationToken cancellationToken)
    {
        try
        {
            return await db.WriteAsync(() => MoveInTurnAsync(reportId, version, move, mover), cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return ReportMoveResult.Stale;
        }
    }

    private async Task<ReportMoveResult> MoveInTurnAsync(long reportId, Guid version, ReportMove move, ReportMover mover)
    {
        db.ChangeTracker.Clear();
        var report = await db.ProgressReports.Include(r => r.ReportingPeriod!.Plan!.Municipality).FirstOrDefaultAsync(r => r.Id == reportId);
        if (report is null)
        {
            return ReportMoveResult.Refused([Problem.Whole(GoneMessage)]);
        }

        if (report.Version != version)
        {
            return ReportMoveResult.Stale;
        }

        var period = report.ReportingPeriod!;
        var (state, refusal) = ReportWorkflow.Move(report.State, move, new ReportMoveContext(mover.Actor, period.State, period.Plan!.Municipality!.StaffMaySubmit, mover.ApprovedOn, mover.Reason));
        var problems = refusal is { } problem ? [problem] : mover.Before is { } before ? await before(report) : [];
        if (problems.Count > 0)
        {
            return ReportMoveResult.Refused(problems);
        }

        report.State = state;
        Write(report, move, mover);
        db.Change.Reason = move == ReportMove.RequestCorrection ? mover.Reason!.Trim() : WordsOf(move);
        await db.SaveChangesAsync(CancellationToken.None);
        return new ReportMoveResult(report, [], IsStale: false);
    }

    private void Write(ProgressReport report, ReportMove move, ReportMover mover)
    {
        var now = time.GetUtcNow().UtcDateTime;
        switch (move)
        {
            case ReportMove.Submit:
                (report.SubmittedAt, report.SubmittedByName, report.SubmittedByPost) = (now, db.Change.ActorName, db.Change.ActorPost);
                (report.ApprovedOn, report.IsByDeputy) = (mover.ApprovedOn, mover.IsByDeputy);
                break;
            case ReportMove.Withdraw:
                (report.SubmittedAt, report.SubmittedByName, report.SubmittedByPost) = (null, null, null);
                (report.ApprovedOn, report.IsByDeputy) = (null, false);
                break;
            case ReportMove.Check:
                (report.CheckedAt, report.CheckedByPost) = (now, db.Change.ActorPost);
                break;
            case ReportMove.RequestCorrection:
                (report.CheckedAt, report.CheckedByPost) = (null, null);
                (report.CorrectionReason, report.CorrectionAskedAt) = (mover.Reason!.Trim(), now);
                db.ReportMessages.Add(ThreadLine(report, MessageKind.CorrectionRequest, report.CorrectionReason, isFromOffice: true, now));
                break;
        }
    }

    private ReportMessage ThreadLine(ProgressReport report, MessageKind kind, string text, bool isFromOffice, DateTime now) => new()
    {
        MunicipalityId = report.MunicipalityId,
        ProgressReport = report,
        Kind = kind,
        Text = text,
        At = now,
        AuthorName = db.Change.ActorName,
        AuthorPost = db.Change.ActorPost,
        IsFromOffice = isFromOffice,
    };

    private static string WordsOf(ReportMove move) => move switch
    {
        ReportMove.AskHead => "所属内確認へ回す",
        ReportMove.Submit => "提出",
        ReportMove.Withdraw => "取り下げ",
        ReportMove.Check => "確認済みにする",
        _ => "修正依頼",
    };
}
