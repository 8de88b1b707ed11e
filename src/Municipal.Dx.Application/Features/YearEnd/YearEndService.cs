using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.YearEnd;

/// <summary>Keeps final values of a fiscal year, part by part, and the office's confirmation of the year.</summary>
public sealed class YearEndService(DxDbContext db, FinalValueService finals, TimeProvider time)
{
    public const string AlreadyMessage = "この年度は、すでに年度末確定しています。";
    public const string NoReasonMessage = "年度末確定を取り消す理由を入力してください。";

    /// <summary>Keeps what was typed; nothing where something stands against one of the lines.</summary>
    /// <returns>How many values were kept, and what stands against them by the number of the line.</returns>
    public async Task<(int Kept, IReadOnlyList<(int Line, Problem Problem)> Problems)> SaveAsync(
        YearEndBoard board, YearEndForm form, DateOnly today, CancellationToken cancellationToken)
    {
        var problems = new List<(int Line, Problem Problem)>();
        var requests = new List<FinalRequest>();
        for (var i = 0; i < form.Rows.Count; i++)
        {
            if (board.Rows.FirstOrDefault(row => row.Kpi.Id == form.Rows[i].KpiId) is { } row)
            {
                var found = new List<Problem>();
                var request = form.Rows[i].Read(row, form, found);
                problems.AddRange(request is null ? [] : found.Select(problem => (i, problem)));
                requests.AddRange(request is null ? [] : [request]);
            }
        }

        if (problems.Count > 0 || requests.Count == 0)
        {
            return (0, problems);
        }

        var refused = await finals.RecordAsync(board.Period.Id, requests, today, cancellationToken);
        return refused.Count == 0
            ? (requests.Count, [])
            : (0, [.. refused.Select(problem => (form.Rows.FindIndex(line => line.KpiId == problem.KpiId), problem.Problem))]);
    }

    /// <summary>年度末確定: the values of the year are final, those left open aside.</summary>
    public Task<IReadOnlyList<Problem>> ConfirmAsync(YearEndBoard board, DateOnly? decidedOn, YearEndForm form, DateOnly today, CancellationToken cancellationToken) =>
        db.WriteAsync<IReadOnlyList<Problem>>(
            async () =>
            {
                db.ChangeTracker.Clear();
                var period = await db.ReportingPeriods.SingleAsync(p => p.Id == board.Period.Id);
                var problems = YearEndConfirmation.Check(period.State, decidedOn, today, board.Open, form.ConfirmsOpen, form.Note).ToList();
                if (problems.Count == 0 && await db.YearEndConfirmations.AnyAsync(y => y.FiscalYear == period.FiscalYear && y.ReportingPeriod!.PlanId == period.PlanId))
                {
                    problems.Add(Problem.Whole(AlreadyMessage));
                }

                if (problems.Count == 0)
                {
                    db.YearEndConfirmations.Add(new YearEndConfirmation
                    {
                        MunicipalityId = period.MunicipalityId,
                        ReportingPeriodId = period.Id,
                        FiscalYear = period.FiscalYear,
                        Key = period.Key,
                        DecidedOn = decidedOn!.Value,
                        LeftOpen = board.Open,
                        Note = string.IsNullOrWhiteSpace(form.Note) ? null : form.Note.Trim(),
                        RecordedAt = time.GetUtcNow().UtcDateTime,
                        RecordedByPost = db.Change.ActorPost,
                    });
                    await db.SaveChangesAsync(CancellationToken.None);
                }

                return problems;
            },
            cancellationToken);

    /// <summary>Takes the confirmation back; the final values stay.</summary>
    public Task<IReadOnlyList<Problem>> TakeBackAsync(long periodId, Guid version, string? reason, CancellationToken cancellationToken) => db.WriteAsync<IReadOnlyList<Problem>>(
        async () =>
        {
            db.ChangeTracker.Clear();
            var stored = await db.YearEndConfirmations.SingleOrDefaultAsync(y => y.ReportingPeriodId == periodId);
            if (string.IsNullOrWhiteSpace(reason) || reason.Length > YearEndConfirmation.NoteMax)
            {
                return [new Problem("TakeBackReason", string.IsNullOrWhiteSpace(reason) ? NoReasonMessage : $"理由は{YearEndConfirmation.NoteMax}文字以内で入力してください。")];
            }

            if (stored is null || stored.Version != version)
            {
                return [Problem.Whole(Snapshots.PeriodClosing.MovedMessage)];
            }

            db.Change.Reason = reason.Trim();
            db.YearEndConfirmations.Remove(stored);
            await db.SaveChangesAsync(CancellationToken.None);
            return [];
        },
        cancellationToken);
}
