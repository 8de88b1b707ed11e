using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Snapshots;

/// <summary>The period a form was filled from: what it is called and which version of it was seen.</summary>
public sealed record PeriodSeen(long PlanId, string Key, Guid Version);

/// <summary>What became of a move of a period: done, or what stands against it.</summary>
public sealed record ClosingResult(PeriodSnapshot? Made, IReadOnlyList<Problem> Problems)
{
    public bool IsDone => Problems.Count == 0;

    public static ClosingResult Done(PeriodSnapshot? made = null) => new(made, []);

    public static ClosingResult Refused(Problem problem) => new(null, [problem]);
}

/// <summary>What the office confirms when it fixes a period.</summary>
/// <param name="ConfirmsMissing">The list of missing answers was seen; they become 未報告.</param>
/// <param name="PublishDecidedOn">Where an earlier edition is public: the new one takes its place, as decided on that day.</param>
/// <param name="Note">What the office notes with this edition.</param>
public sealed record FixInput(bool ConfirmsMissing, DateOnly? PublishDecidedOn = null, string? Note = null);

/// <summary>Fixes (確定), reopens, and freezes committee drafts (案) of reporting periods.</summary>
public sealed class PeriodClosing(DxDbContext db, SnapshotBuilder builder, TimeProvider time)
{
    public const string MovedMessage = "表示した後に、この報告期の状態が変わりました。画面を読み込み直して、今の状態を確かめてください。";
    public const string NotOpenForDraftsMessage = "案は、受付中の報告期だけで作れます。";

    public const string YearConfirmedMessage = "この報告期で年度末確定をしています。先に「年度末確定」のページで取り消してください。";

    private static readonly TimeZoneInfo Japan = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");

    /// <summary>States of a report in which its department has not answered.</summary>
    public static IReadOnlyList<ReportState> Unanswered { get; } = [ReportState.Draft, ReportState.InDepartmentReview];

    /// <summary>Marks missing answers 未報告, keeps all of the period as an edition, and closes it for every further entry.</summary>
    public Task<ClosingResult> FixAsync(PeriodSeen seen, FixInput input, CancellationToken cancellationToken) => MoveAsync(
        seen,
        async period =>
        {
            var reports = await db.ProgressReports.Where(report => report.ReportingPeriodId == period.Id).ToListAsync(CancellationToken.None);
            var missing = reports.Where(report => Unanswered.Contains(report.State)).ToList();
            if (PeriodWorkflow.Fix(period.State, missing.Count, input.ConfirmsMissing) is { } problem)
            {
                return ClosingResult.Refused(problem);
            }

            var now = time.GetUtcNow().UtcDateTime;
            if (input.PublishDecidedOn is { } day && PeriodWorkflow.Publish(PeriodState.Fixed, day, DayOf(now)) is { } notYet)
            {
                return ClosingResult.Refused(notYet with { Field = nameof(FixInput.PublishDecidedOn) });
            }

            await DropCorrectedFinalsAsync(period);
            reports.ForEach(report => report.IsUnreported = missing.Contains(report));
            (period.State, period.FixedAt) = (PeriodState.Fixed, now);
            (period.PublishedOn, period.PublicationDecidedOn) = period.PublishedOn is not null && input.PublishDecidedOn is { } decided
                ? (DayOf(now), decided)
                : ((DateOnly?)null, (DateOnly?)null);
            await db.SaveChangesAsync(CancellationToken.None);
            return ClosingResult.Done(await KeepAsync(period, SnapshotKind.Fixed, input.Note ?? period.ReopenReason));
        },
        cancellationToken);

    /// <summary>Opens a fixed period again. Its editions stay; what was 未報告 may be answered.</summary>
    public Task<ClosingResult> ReopenAsync(PeriodSeen seen, string? reason, CancellationToken cancellationToken) => MoveAsync(
        seen,
        async period =>
        {
            if (PeriodWorkflow.Reopen(period.State, reason) is { } problem)
            {
                return ClosingResult.Refused(problem);
            }

            if (await db.YearEndConfirmations.AnyAsync(year => year.ReportingPeriodId == period.Id, CancellationToken.None))
            {
                return ClosingResult.Refused(Problem.Whole(YearConfirmedMessage));
            }

            await db.ProgressReports.Where(report => report.ReportingPeriodId == period.Id && report.IsUnreported).ForEachAsync(report => report.IsUnreported = false);
            (period.State, period.FixedAt, period.ReopenReason) = (PeriodState.Open, null, reason!.Trim());
            db.Change.Reason = period.ReopenReason;
            await db.SaveChangesAsync(CancellationToken.None);
            return ClosingResult.Done();
        },
        cancellationToken);

    /// <summary>委員会資料 案 第n版: keeps the open period as it stands now.</summary>
    public Task<ClosingResult> MakeDraftAsync(PeriodSeen seen, string? note, CancellationToken cancellationToken) => MoveAsync(
        seen,
        async period => period.State != PeriodState.Open
            ? ClosingResult.Refused(Problem.Whole(NotOpenForDraftsMessage))
            : note is { Length: > PeriodSnapshot.NoteMax }
                ? ClosingResult.Refused(new Problem(nameof(PeriodSnapshot.Note), $"メモは{PeriodSnapshot.NoteMax}文字以内で入力してください。"))
                : ClosingResult.Done(await KeepAsync(period, SnapshotKind.Draft, note)),
        cancellationToken);

    // A 確定値 stands beside the value it corrects. Where the reopened period corrected that value itself, or took it back, it says nothing
    // any more; the trail keeps it.
    private async Task DropCorrectedFinalsAsync(ReportingPeriod period)
    {
        var finals = await db.FinalValues.Include(final => final.Kpi).Where(final => final.ReportingPeriodId == period.Id).ToListAsync();
        var edition = finals.Count == 0 ? null : await db.PeriodSnapshots.AsNoTracking()
            .Where(s => s.ReportingPeriodId == period.Id && s.Kind == SnapshotKind.Fixed).OrderByDescending(s => s.Number).FirstOrDefaultAsync();
        if (edition is null)
        {
            return;
        }

        var before = SnapshotStore.Open(edition).Kpis.ToDictionary(kpi => kpi.Key, kpi => (kpi.Entry?.Value, kpi.Entry?.Text), StringComparer.Ordinal);
        var now = await db.ActualValues.AsNoTracking().Where(value => value.ReportingPeriodId == period.Id).ToDictionaryAsync(value => value.KpiId, value => (value.Value, value.Text));
        var reason = db.Change.Reason;
        db.Change.Reason = "再び開いた報告期で、実績値を直したため";
        db.FinalValues.RemoveRange(finals.Where(final => now.GetValueOrDefault(final.KpiId) != before.GetValueOrDefault(final.Kpi!.Key)));
        await db.SaveChangesAsync(CancellationToken.None);
        db.Change.Reason = reason;
    }

    private async Task<PeriodSnapshot> KeepAsync(ReportingPeriod period, SnapshotKind kind, string? note)
    {
        var last = await db.PeriodSnapshots.Where(s => s.ReportingPeriodId == period.Id && s.Kind == kind).MaxAsync(s => (int?)s.Number, CancellationToken.None);
        var snapshot = await builder.BuildAsync(period, new SnapshotName(kind, (last ?? 0) + 1), note);
        db.PeriodSnapshots.Add(snapshot);
        await db.SaveChangesAsync(CancellationToken.None);
        return snapshot;
    }

    private async Task<ClosingResult> MoveAsync(PeriodSeen seen, Func<ReportingPeriod, Task<ClosingResult>> move, CancellationToken cancellationToken)
    {
        try
        {
            return await db.WriteAsync(
                async () =>
                {
                    db.ChangeTracker.Clear();
                    var period = await db.ReportingPeriods.SingleAsync(p => p.PlanId == seen.PlanId && p.Key == seen.Key, CancellationToken.None);
                    return period.Version == seen.Version ? await move(period) : ClosingResult.Refused(Problem.Whole(MovedMessage));
                },
                cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return ClosingResult.Refused(Problem.Whole(MovedMessage));
        }
    }

    private static DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, Japan));
}
