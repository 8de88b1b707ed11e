using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Kpis;

/// <summary>
/// How a value is recorded. <paramref name="Version"/> is the one the form was filled from, null where no value stood.
/// <paramref name="IsConfirmed"/> counts only where <paramref name="MayConfirm"/> (DX事務局): a qualitative goal is confirmed on evidence.
/// </summary>
public sealed record RecordOptions(Guid? Version, bool QuestionIsAnswered = false, bool MayConfirm = false, bool IsConfirmed = false);

/// <summary>What became of an entry: saved, refused with problems, questioned once, or in conflict with what someone saved first.</summary>
public sealed record RecordResult(ActualValue? Saved, IReadOnlyList<Problem> Problems, string? Question, ActualValue? Theirs)
{
    public bool IsSaved => Saved is not null;

    public static RecordResult Of(ActualValue saved) => new(saved, [], null, null);

    public static RecordResult Refused(IEnumerable<Problem> problems) => new(null, [.. problems], null, null);

    public static RecordResult Asked(string question) => new(null, [], question, null);

    public static RecordResult Conflict(ActualValue theirs) => new(null, [], null, theirs);
}

/// <summary>The one way by which a value (実績値) is recorded, from the browser, Excel or a command.</summary>
public sealed class ActualValueService(DxDbContext db)
{
    public const string FixedMessage = "この報告期は確定しているため、実績を変えられません。";
    public const string NotOpenMessage = "この報告期は受付中ではありません。受付中の報告期を選んでください。";

    public async Task<RecordResult> RecordAsync(long kpiId, long periodId, ActualEntry entry, RecordOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await db.WriteAsync(() => RecordInTurnAsync(kpiId, periodId, entry, options), cancellationToken);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            var theirs = await db.ActualValues.AsNoTracking().FirstOrDefaultAsync(value => value.KpiId == kpiId && value.ReportingPeriodId == periodId, cancellationToken);
            if (theirs is not null && theirs.Version != options.Version)
            {
                return RecordResult.Conflict(theirs);
            }

            throw;
        }
    }

    /// <summary>Judges all values of a KPI again, those of fixed periods excepted. Saves nothing by itself.</summary>
    /// <param name="kpi">Tracked, with its yearly targets, plan and municipality.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>How many values were judged.</returns>
    public async Task<int> RejudgeAsync(Kpi kpi, CancellationToken cancellationToken)
    {
        var values = await ValuesOf(kpi.Id).ToListAsync(cancellationToken);
        KpiJudging.Judge(kpi, values, kpi.Plan!.FirstFiscalYear, RulesOf(kpi), await FinalsOfAsync(kpi.Id, cancellationToken));
        return values.Count(value => value.ReportingPeriod!.State != PeriodState.Fixed);
    }

    /// <summary>Takes back a value that was entered by mistake, and judges the others again.</summary>
    /// <returns>What stands against it; none where it is gone.</returns>
    public Task<IReadOnlyList<Problem>> RemoveAsync(long kpiId, long periodId, CancellationToken cancellationToken) => db.WriteAsync<IReadOnlyList<Problem>>(
        async () =>
        {
            db.ChangeTracker.Clear();
            var kpi = await db.Kpis.Include(k => k.YearlyTargets).Include(k => k.Plan!.Municipality).SingleAsync(k => k.Id == kpiId);
            var values = await ValuesOf(kpiId).ToListAsync();
            if (values.Find(value => value.ReportingPeriodId == periodId) is not { } stored)
            {
                return [];
            }

            if (stored.ReportingPeriod!.State != PeriodState.Open)
            {
                return [Problem.Whole(stored.ReportingPeriod.State == PeriodState.Fixed ? FixedMessage : NotOpenMessage)];
            }

            values.Remove(stored);
            db.ActualValues.Remove(stored);
            KpiJudging.Judge(kpi, values, kpi.Plan!.FirstFiscalYear, RulesOf(kpi), await FinalsOfAsync(kpiId, CancellationToken.None));
            await db.SaveChangesAsync(CancellationToken.None);
            return [];
        },
        cancellationToken);

    private async Task<RecordResult> RecordInTurnAsync(long kpiId, long periodId, ActualEntry entry, RecordOptions options)
    {
        db.ChangeTracker.Clear();
        var kpi = await db.Kpis.Include(k => k.YearlyTargets).Include(k => k.Plan!.Municipality).SingleAsync(k => k.Id == kpiId);
        var period = await db.ReportingPeriods.SingleAsync(p => p.Id == periodId);
        var problems = Refusals(kpi, period, entry);
        if (problems.Count > 0)
        {
            return RecordResult.Refused(problems);
        }

        var values = await ValuesOf(kpiId).ToListAsync();
        var stored = values.Find(value => value.ReportingPeriodId == periodId);
        if (stored?.Version != options.Version)
        {
            return stored is null
                ? RecordResult.Refused([Problem.Whole("開いた後に、この実績は消されました。画面を読み込み直して、内容を確かめてください。")])
                : RecordResult.Conflict(stored);
        }

        if (!options.QuestionIsAnswered && QuestionOf(kpi, period.To, entry, stored?.Value, NumbersOf(values)) is { } question)
        {
            return RecordResult.Asked(question);
        }

        var value = stored ?? Add(kpi, period, values);
        Fill(value, entry, options);
        KpiJudging.Judge(kpi, values, kpi.Plan!.FirstFiscalYear, RulesOf(kpi), await FinalsOfAsync(kpiId, CancellationToken.None));
        await db.SaveChangesAsync(CancellationToken.None);
        return RecordResult.Of(value);
    }

    private IQueryable<ActualValue> ValuesOf(long kpiId) =>
        db.ActualValues.Include(value => value.ReportingPeriod).Where(value => value.KpiId == kpiId);

    private async Task<List<PeriodEntry>> FinalsOfAsync(long kpiId, CancellationToken cancellationToken)
    {
        var finals = await db.FinalValues.Where(final => final.KpiId == kpiId && final.ReportingPeriod!.State == PeriodState.Fixed)
            .Select(final => new { final.ReportingPeriod!.Key, final.Value }).ToListAsync(cancellationToken);
        return KpiFinals.EntriesOf(finals.Select(final => (final.Key, final.Value)));
    }

    private static List<Problem> Refusals(Kpi kpi, ReportingPeriod period, ActualEntry entry)
    {
        if (period.PlanId != kpi.PlanId || period.State != PeriodState.Open)
        {
            return [Problem.Whole(period.State == PeriodState.Fixed ? FixedMessage : NotOpenMessage)];
        }

        return [.. entry.Check(kpi.Type)];
    }

    /// <summary>Asked once: a value that already stands was questioned when it was entered.</summary>
    /// <param name="kpi">The KPI; its unit and target say what is odd.</param>
    /// <param name="periodTo">Last day of the period the value is for.</param>
    /// <param name="entry">What was entered.</param>
    /// <param name="stored">The number that stands in the period.</param>
    /// <param name="values">Numbers of all periods with the last day of each.</param>
    /// <returns>The question, or null where nothing is odd.</returns>
    public static string? QuestionOf(Kpi kpi, DateOnly periodTo, ActualEntry entry, decimal? stored, IEnumerable<(DateOnly To, decimal Value)> values)
    {
        if (entry.Value is not { } current || kpi.Type is KpiType.Milestone or KpiType.Qualitative || stored == current)
        {
            return null;
        }

        var earlier = values.Where(value => value.To < periodTo).OrderByDescending(value => value.To).ToList();
        var hasExceeded = kpi.TargetValue > 100 || earlier.Exists(value => value.Value > 100);
        return PlausibilityQuestion.Of(earlier.Count > 0 ? earlier[0].Value : null, current, kpi.Unit, hasExceeded);
    }

    private static IEnumerable<(DateOnly To, decimal Value)> NumbersOf(List<ActualValue> values) => values
        .Where(value => value is { Value: not null, EmptyState: EmptyState.None })
        .Select(value => (value.ReportingPeriod!.To, value.Value!.Value));

    private ActualValue Add(Kpi kpi, ReportingPeriod period, List<ActualValue> values)
    {
        var value = new ActualValue
        {
            MunicipalityId = kpi.MunicipalityId,
            KpiId = kpi.Id,
            ReportingPeriodId = period.Id,
            ReportingPeriod = period,
            Key = $"{kpi.Key}/{period.Key}",
        };
        db.ActualValues.Add(value);
        values.Add(value);
        return value;
    }

    private static void Fill(ActualValue value, ActualEntry entry, RecordOptions options)
    {
        var isSameEvidence = value.IsDone == entry.IsDone && string.Equals(value.Text, Trimmed(entry.Text), StringComparison.Ordinal);
        value.IsConfirmed = options.MayConfirm ? options.IsConfirmed && entry.IsDone : value.IsConfirmed && isSameEvidence;
        value.Value = entry.Value;
        value.Text = Trimmed(entry.Text);
        value.IsDone = entry.IsDone;
        value.DoneOn = entry.IsDone ? entry.DoneOn : null;
        value.Status = entry.Status;
        value.EmptyState = entry.EmptyState;
        value.AsOf = entry.AsOf;
        value.Remark = Trimmed(entry.Remark);
    }

    private static JudgingRules RulesOf(Kpi kpi) =>
        new(kpi.Plan!.Municipality!.LeadsWithTargetRatio, kpi.Plan.Municipality.UsesStraightLineGuide);

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
