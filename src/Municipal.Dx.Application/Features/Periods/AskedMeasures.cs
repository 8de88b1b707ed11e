using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Organization;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Periods;

/// <summary>A measure asked in a period, and whether it may still be taken out.</summary>
public sealed record AskedMeasure(string Key, string NumberShown, string Title, ReportState State, bool IsUntouched, int Parts);

/// <summary>A department that answers or may answer a part.</summary>
public sealed record PartChoice(long DepartmentId, string Name, bool IsAsked, bool IsTouched);

/// <summary>Adds measures to an open period and takes untouched ones out; the same with the parts of departments (課別内訳).</summary>
public sealed class AskedMeasures(DxDbContext db, ReportAsking asking)
{
    public const string TouchedMessage = "入力や質問が始まっている施策は外せません。画面を読み込み直して、今の状態を確かめてください。";

    public const string HandedInMessage = "提出された報告の課別内訳は変えられません。先に修正を依頼してください。";

    public Task<List<AskedMeasure>> ListAsync(long periodId, CancellationToken cancellationToken) => db.ProgressReports.AsNoTracking()
        .Where(r => r.ReportingPeriodId == periodId).OrderBy(r => r.Measure!.Order)
        .Select(r => new AskedMeasure(r.Measure!.Key, r.Measure.Number ?? r.Measure.Key, r.Measure.Title, r.State, Untouched().Any(u => u.Id == r.Id), r.Parts.Count))
        .ToListAsync(cancellationToken);

    /// <returns>How many were added.</returns>
    public Task<(int Added, IReadOnlyList<Problem> Problems)> AddAsync(long periodId, IReadOnlyCollection<string> measureKeys, DateOnly today, CancellationToken cancellationToken) => db.WriteAsync<(int, IReadOnlyList<Problem>)>(
        async () =>
        {
            if (await OpenAsync(periodId) is not { } period)
            {
                return (0, PeriodOutcome.NotOpen.Problems);
            }

            var added = await asking.AskAsync(period, measureKeys, today);
            if (added.Count == 0)
            {
                return (0, [new Problem("Add", "加える施策を選んでください。")]);
            }

            db.Change.Reason = "尋ねる施策に加える";
            await db.SaveChangesAsync(CancellationToken.None);
            return (added.Count, []);
        },
        cancellationToken);

    /// <summary>Takes measures out that nobody has touched; all of them or none.</summary>
    public Task<(int Removed, IReadOnlyList<Problem> Problems)> RemoveAsync(long periodId, IReadOnlyCollection<string> measureKeys, CancellationToken cancellationToken) => db.WriteAsync<(int, IReadOnlyList<Problem>)>(
        async () =>
        {
            if (await OpenAsync(periodId) is null)
            {
                return (0, PeriodOutcome.NotOpen.Problems);
            }

            var reports = await Untouched().Where(r => r.ReportingPeriodId == periodId && measureKeys.Contains(r.Measure!.Key)).Include(r => r.Parts).ThenInclude(p => p.Figures).ToListAsync();
            if (reports.Count == 0 || reports.Count < measureKeys.Distinct(StringComparer.Ordinal).Count())
            {
                return (0, [new Problem("Remove", measureKeys.Count == 0 ? "外す施策を選んでください。" : TouchedMessage)]);
            }

            db.RemoveRange(reports.SelectMany(r => r.Parts));
            db.RemoveRange(reports);
            db.Change.Reason = "尋ねる施策から外す";
            await db.SaveChangesAsync(CancellationToken.None);
            return (reports.Count, []);
        },
        cancellationToken);

    public async Task<IReadOnlyList<PartChoice>> PartChoicesAsync(long reportId, DateOnly today, CancellationToken cancellationToken) => await db.Departments.AsNoTracking()
        .Where(d => ((d.ValidFrom == null || d.ValidFrom <= today) && (d.ValidTo == null || d.ValidTo >= today)) || db.DepartmentParts.Any(p => p.ProgressReportId == reportId && p.DepartmentId == d.Id))
        .OrderBy(d => d.Order).ThenBy(d => d.Id)
        .Select(d => new PartChoice(
            d.Id,
            d.Name,
            db.DepartmentParts.Any(p => p.ProgressReportId == reportId && p.DepartmentId == d.Id),
            db.DepartmentParts.Any(p => p.ProgressReportId == reportId && p.DepartmentId == d.Id && (p.HandedAt != null || p.Achievement != null || p.HasNoMovement || p.Figures.Count > 0))))
        .ToListAsync(cancellationToken);

    /// <summary>Makes the chosen departments those that answer a part; a part with something in it stays.</summary>
    public Task<IReadOnlyList<Problem>> SetPartsAsync(long reportId, IReadOnlyCollection<long> departmentIds, DateOnly today, CancellationToken cancellationToken) => db.WriteAsync<IReadOnlyList<Problem>>(
        async () =>
        {
            db.ChangeTracker.Clear();
            var report = await db.ProgressReports.Include(r => r.ReportingPeriod).Include(r => r.Parts).SingleAsync(r => r.Id == reportId);
            if (report.ReportingPeriod!.State != PeriodState.Open)
            {
                return PeriodOutcome.NotOpen.Problems;
            }

            if (!ReportWorkflow.IsEditable(report.State))
            {
                return [Problem.Whole(HandedInMessage)];
            }

            var choices = await PartChoicesAsync(reportId, today, CancellationToken.None);
            var added = choices.Where(c => !c.IsAsked && departmentIds.Contains(c.DepartmentId)).Select(c => c.DepartmentId).ToList();
            var dropped = choices.Where(c => c is { IsAsked: true, IsTouched: false } && !departmentIds.Contains(c.DepartmentId)).Select(c => c.DepartmentId).ToHashSet();
            db.RemoveRange(report.Parts.Where(p => dropped.Contains(p.DepartmentId)));
            db.AddRange((await DepartmentsAsync(added)).Select(department => ReportAsking.PartOf(report, department)));
            db.Change.Reason = "課別に回答する課等を変える";
            await db.SaveChangesAsync(CancellationToken.None);
            return [];
        },
        cancellationToken);

    private Task<List<Department>> DepartmentsAsync(List<long> ids) => db.Departments.Where(d => ids.Contains(d.Id)).ToListAsync();

    private Task<ReportingPeriod?> OpenAsync(long periodId)
    {
        db.ChangeTracker.Clear();
        return db.ReportingPeriods.FirstOrDefaultAsync(p => p.Id == periodId && p.State == PeriodState.Open);
    }

    /// <summary>Drafts in which nobody has written, asked or recorded anything.</summary>
    private IQueryable<ProgressReport> Untouched() => db.ProgressReports.Where(r =>
        r.State == ReportState.Draft && r.CorrectionAskedAt == null && r.Stage == null && r.SelfRating == null && r.Achievement == null && !r.HasNoMovement && r.Issue == null && r.NextPlan == null
        && r.Direction == null && r.DelayCause == null && r.DecisionRequested == null && r.BudgetYen == null && r.SettlementYen == null && r.Remark == null
        && !r.Messages.Any() && !r.Evidence.Any()
        && !r.Parts.Any(p => p.HandedAt != null || p.Achievement != null || p.HasNoMovement || p.Figures.Any())
        && !db.InitiativeProgress.Any(p => p.ReportingPeriodId == r.ReportingPeriodId && p.Initiative!.MeasureId == r.MeasureId)
        && !db.ActualValues.Any(a => a.ReportingPeriodId == r.ReportingPeriodId && db.MeasureKpis.Any(link => link.KpiId == a.KpiId && link.MeasureId == r.MeasureId && !link.IsRelisted))
        && !db.CommitteeOpinions.Any(o => o.MeasureId == r.MeasureId && o.AnsweredInPeriodId == r.ReportingPeriodId));
}
