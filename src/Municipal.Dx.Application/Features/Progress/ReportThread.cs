using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Progress;

/// <summary>やりとり between office and department beside a report, which stays in its state.</summary>
public sealed class ReportThread(DxDbContext db, TimeProvider time)
{
    /// <summary>Within which the same words of the same person are one line: a page that was sent twice.</summary>
    private static readonly TimeSpan SentTwice = TimeSpan.FromMinutes(10);

    /// <summary>Adds a line. The thread only grows, so no version is compared.</summary>
    /// <param name="reportId">The report.</param>
    /// <param name="text">As typed.</param>
    /// <param name="isFromOffice">Written by DX事務局.</param>
    /// <param name="cancellationToken">Ends the wait for the write gate.</param>
    /// <returns>What stands against it.</returns>
    public Task<IReadOnlyList<Problem>> SayAsync(long reportId, string? text, bool isFromOffice, CancellationToken cancellationToken) => db.WriteAsync<IReadOnlyList<Problem>>(
        async () =>
        {
            db.ChangeTracker.Clear();
            var report = await db.ProgressReports.Include(r => r.ReportingPeriod).FirstOrDefaultAsync(r => r.Id == reportId);
            var problems = report switch
            {
                null => [Problem.Whole(ReportMoves.GoneMessage)],
                { ReportingPeriod.State: not PeriodState.Open } => [Problem.Whole("やりとりができるのは、受付中の報告期だけです。")],
                _ => ReportMessage.Check(text).ToList(),
            };
            if (problems.Count > 0)
            {
                return problems;
            }

            var last = await db.ReportMessages.AsNoTracking().Where(m => m.ProgressReportId == reportId && m.Kind != MessageKind.CorrectionRequest).OrderByDescending(m => m.Id).FirstOrDefaultAsync();
            if (!IsSentTwice(last, text!.Trim()))
            {
                db.ReportMessages.Add(LineOf(report!, text.Trim(), isFromOffice, last));
                db.Change.Reason = isFromOffice ? "事務局からの連絡" : "担当課からの連絡";
                await db.SaveChangesAsync(CancellationToken.None);
            }

            return [];
        },
        cancellationToken);

    private bool IsSentTwice(ReportMessage? last, string text) =>
        last is not null && last.Text == text && last.AuthorName == db.Change.ActorName && time.GetUtcNow().UtcDateTime - last.At < SentTwice;

    /// <summary>An answer where the other side asked last, else a question.</summary>
    private ReportMessage LineOf(ProgressReport report, string text, bool isFromOffice, ReportMessage? last) => new()
    {
        MunicipalityId = report.MunicipalityId,
        ProgressReport = report,
        Kind = last is { Kind: MessageKind.Question } asked && asked.IsFromOffice != isFromOffice ? MessageKind.Answer : MessageKind.Question,
        Text = text,
        At = time.GetUtcNow().UtcDateTime,
        AuthorName = db.Change.ActorName,
        AuthorPost = db.Change.ActorPost,
        IsFromOffice = isFromOffice,
    };
}
