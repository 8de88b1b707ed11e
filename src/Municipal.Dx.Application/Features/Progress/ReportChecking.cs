using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Scales;
using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Progress;

/// <summary>What became of checking several reports at once.</summary>
/// <param name="Checked">How many are checked now.</param>
/// <param name="Left">Measure keys of those that are not, because someone changed them meanwhile or they may not move.</param>
public sealed record CheckedMany(int Checked, IReadOnlyList<string> Left);

/// <summary>The office's side of a report: its rating, the committee's, the check and the questions (domain.md §4 step 5).</summary>
public sealed class ReportChecking(DxDbContext db, ReportMoves moves, RatingScales scales, ReportThread thread)
{
    /// <summary>Writes the ratings down and makes the report 確認済み, both or neither.</summary>
    public Task<ReportMoveResult> CheckAsync(long reportId, Guid version, GivenRatings ratings, CancellationToken cancellationToken) =>
        moves.MoveAsync(reportId, version, ReportMove.Check, new ReportMover(ReportActor.Office) { Before = report => RateAsync(report, ratings) }, cancellationToken);

    /// <summary>Makes reports 確認済み with the department's own rating; each stands for itself.</summary>
    public async Task<CheckedMany> CheckManyAsync(IReadOnlyCollection<(long Id, Guid Version)> reports, CancellationToken cancellationToken)
    {
        var left = new List<long>();
        foreach (var (id, version) in reports)
        {
            var moved = await moves.MoveAsync(id, version, ReportMove.Check, new ReportMover(ReportActor.Office) { Before = TakeSelfRatingAsync }, cancellationToken);
            if (moved.Moved is null)
            {
                left.Add(id);
            }
        }

        var names = await db.ProgressReports.AsNoTracking().Where(r => left.Contains(r.Id)).OrderBy(r => r.Measure!.Order)
            .Select(r => (r.Measure!.Number ?? r.Measure.Key) + " " + r.Measure.Title).ToListAsync(cancellationToken);
        return new CheckedMany(reports.Count - left.Count, names);
    }

    /// <summary>Writes ratings down without moving the report: the committee rates after the office checked.</summary>
    public async Task<ReportMoveResult> SaveRatingsAsync(long reportId, Guid version, GivenRatings ratings, CancellationToken cancellationToken)
    {
        try
        {
            return await db.WriteAsync(() => SaveInTurnAsync(reportId, version, ratings), cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return ReportMoveResult.Stale;
        }
    }

    /// <summary>Asks the department without sending the report back. The thread only grows, so no version is compared.</summary>
    /// <returns>What stands against it.</returns>
    public Task<IReadOnlyList<Problem>> AskAsync(long reportId, string? text, CancellationToken cancellationToken) =>
        thread.SayAsync(reportId, text, isFromOffice: true, cancellationToken);

    private async Task<ReportMoveResult> SaveInTurnAsync(long reportId, Guid version, GivenRatings ratings)
    {
        db.ChangeTracker.Clear();
        var report = await db.ProgressReports.Include(r => r.ReportingPeriod).FirstOrDefaultAsync(r => r.Id == reportId);
        if (report is null || report.Version != version)
        {
            return report is null ? ReportMoveResult.Refused([Problem.Whole(ReportMoves.GoneMessage)]) : ReportMoveResult.Stale;
        }

        var problems = report is { State: ReportState.Checked, ReportingPeriod.State: PeriodState.Open }
            ? await RateAsync(report, ratings)
            : [Problem.Whole("評価を直せるのは、受付中の報告期の確認済みの報告だけです。")];
        if (problems.Count > 0)
        {
            return ReportMoveResult.Refused(problems);
        }

        db.Change.Reason = "評価の記録";
        await db.SaveChangesAsync(CancellationToken.None);
        return new ReportMoveResult(report, [], IsStale: false);
    }

    private async Task<IReadOnlyList<Problem>> RateAsync(ProgressReport report, GivenRatings ratings)
    {
        var scale = await scales.OfAsync(report.ReportingPeriod!);
        var problems = GivenRatings.Check(ratings, report.SelfRating, scale).ToList();
        if (problems.Count == 0)
        {
            (report.OfficeRating, report.OfficeRatingReason) = (ratings.Office, Trimmed(ratings.OfficeReason));
            (report.CommitteeRating, report.CommitteeRatingReason) = (ratings.Committee, Trimmed(ratings.CommitteeReason));
        }

        return problems;
    }

    private static Task<IReadOnlyList<Problem>> TakeSelfRatingAsync(ProgressReport report)
    {
        (report.OfficeRating, report.OfficeRatingReason) = (report.SelfRating, null);
        return Task.FromResult<IReadOnlyList<Problem>>([]);
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
