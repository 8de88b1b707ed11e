using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Conflicts;
using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Measures;

namespace Municipal.Dx.Application.Features.Kpis.Editing;

/// <summary>What became of an edit. <paramref name="Conflict"/> is set where someone has to choose first.</summary>
public sealed record KpiEditResult(string? SavedKey, IReadOnlyList<Problem> Problems, Conflict? Conflict, string Notice)
{
    public static KpiEditResult Refused(params IEnumerable<Problem> problems) => new(null, [.. problems], null, string.Empty);

    public static KpiEditResult Saved(string key, string notice = "") => new(key, [], null, notice);
}

/// <summary>Changes KPIs: their definition with the ledger of targets, new ones, and the removal of those without values.</summary>
public sealed class KpiService(DxDbContext db, ActualValueService actuals, ConflictQueries conflicts, TimeProvider time)
{
    public const string ReasonMessage = "現状値・目標・種別・値の取り方・時期のどれかを変えるときは、変更の理由を入力してください。";
    public const string DecidedMessage = "変更を決めた日を入力してください。";
    private const int KeyedNumbers = 999;

    private static readonly TimeZoneInfo Japan = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");

    public async Task<KpiEditResult> SaveAsync(long planId, string key, KpiForm form, EditStamp stamp, CancellationToken cancellationToken)
    {
        try
        {
            return await db.WriteAsync(() => SaveInTurnAsync(planId, key, form, stamp), cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await db.WriteAsync(() => SaveInTurnAsync(planId, key, form, stamp), cancellationToken);
        }
    }

    public Task<KpiEditResult> AddAsync(long planId, string measureKey, KpiForm form, CancellationToken cancellationToken) => db.WriteAsync(
        async () =>
        {
            db.ChangeTracker.Clear();
            var measure = await db.Measures.SingleAsync(m => m.PlanId == planId && m.Key == measureKey);
            var key = await NextKeyAsync(measure);
            var reader = new KpiFormReader(form, key);
            var (draft, problems) = reader.Read();
            var all = problems.Concat(YearlyProblems(form, draft, stored: [])).ToList();
            if (all.Count > 0)
            {
                return KpiEditResult.Refused(all);
            }

            var kpi = draft.Kpi;
            (kpi.MunicipalityId, kpi.PlanId) = (measure.MunicipalityId, planId);
            kpi.Order = (await db.Kpis.Where(other => other.PlanId == planId).MaxAsync(other => (int?)other.Order) ?? 0) + 1;
            db.Kpis.Add(kpi);
            db.MeasureKpis.Add(new MeasureKpi { MunicipalityId = measure.MunicipalityId, Measure = measure, Kpi = kpi, Order = kpi.Order });
            SetYearly(kpi, draft);
            await db.SaveChangesAsync(CancellationToken.None);
            return KpiEditResult.Saved(key);
        },
        cancellationToken);

    /// <summary>Removes a KPI that never had a value. A version other than the stored one is refused.</summary>
    public Task<KpiEditResult> DeleteAsync(long planId, string key, Guid version, CancellationToken cancellationToken) => db.WriteAsync(
        async () =>
        {
            db.ChangeTracker.Clear();
            var kpi = await db.Kpis.Include(k => k.YearlyTargets).Include(k => k.TargetChanges).Include(k => k.Measures).ThenInclude(link => link.Measure)
                .SingleAsync(k => k.PlanId == planId && k.Key == key);
            if (await RemovalProblemAsync(kpi, version) is { } problem)
            {
                return KpiEditResult.Refused(problem);
            }

            db.YearlyTargets.RemoveRange(kpi.YearlyTargets);
            db.TargetChanges.RemoveRange(kpi.TargetChanges);
            db.MeasureKpis.RemoveRange(kpi.Measures);
            db.Kpis.Remove(kpi);
            await db.SaveChangesAsync(CancellationToken.None);
            return KpiEditResult.Saved(key);
        },
        cancellationToken);

    private async Task<KpiEditResult> SaveInTurnAsync(long planId, string key, KpiForm form, EditStamp stamp)
    {
        db.ChangeTracker.Clear();
        var kpi = await db.Kpis.Include(k => k.YearlyTargets).Include(k => k.Plan!.Municipality).SingleAsync(k => k.PlanId == planId && k.Key == key);
        var theirs = KpiForm.Of(kpi, form.Yearly.Select(row => row.FiscalYear));
        var decision = Merging.Decide(stamp, kpi.Version, form.InWords(), theirs.InWords());
        if (decision.IsOpen)
        {
            var last = await conflicts.LastChangeAsync(kpi.MunicipalityId, kpi.AuditKey, CancellationToken.None);
            return new KpiEditResult(null, [], new Conflict($"KPI {kpi.Name}", kpi.Version, last, decision.Rows), string.Empty);
        }

        form.Take(decision.TakeTheirs, theirs);
        var reader = new KpiFormReader(form, key);
        var (draft, _) = reader.Read();
        var changes = JudgingChange.Between(kpi, kpi.YearlyTargets, draft);
        var decided = reader.DecisionDay();
        var problems = reader.Problems.Concat(YearlyProblems(form, draft, kpi.YearlyTargets)).Concat(LedgerProblems(form, changes, decided, Today(), reader.Problems)).ToList();
        if (problems.Count > 0)
        {
            return KpiEditResult.Refused(problems);
        }

        await ApplyAsync(kpi, draft, form, changes, decided);
        return KpiEditResult.Saved(key, decision.KeptNotice);
    }

    private DateOnly Today() => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), Japan).DateTime);

    private async Task ApplyAsync(Kpi kpi, KpiDraft draft, KpiForm form, IReadOnlyList<JudgingChange> changes, DateOnly? decided)
    {
        var before = OriginalTarget.Write(KpiDefinitions.Of(kpi));
        draft.CopyTo(kpi);
        SetYearly(kpi, draft);
        foreach (var change in changes)
        {
            db.TargetChanges.Add(new TargetChange
            {
                MunicipalityId = kpi.MunicipalityId,
                KpiId = kpi.Id,
                Item = change.Item,
                OldText = change.Old,
                NewText = change.New,
                Reason = form.Reason!.Trim(),
                DecidedOn = decided!.Value,
                RecordedAt = time.GetUtcNow().UtcDateTime,
                Before = before,
            });
        }

        db.Change.Reason = changes.Count > 0 ? form.Reason!.Trim() : null;
        await actuals.RejudgeAsync(kpi, CancellationToken.None);
        await db.SaveChangesAsync(CancellationToken.None);
        db.Change.Reason = null;
    }

    private void SetYearly(Kpi kpi, KpiDraft draft)
    {
        foreach (var gone in kpi.YearlyTargets.Where(stored => !draft.Yearly.Any(row => row.FiscalYear == stored.FiscalYear)).ToList())
        {
            kpi.YearlyTargets.Remove(gone);
            db.YearlyTargets.Remove(gone);
        }

        foreach (var row in draft.Yearly)
        {
            var stored = kpi.YearlyTargets.Find(target => target.FiscalYear == row.FiscalYear);
            if (stored is null)
            {
                (row.MunicipalityId, row.Kpi) = (kpi.MunicipalityId, kpi);
                kpi.YearlyTargets.Add(row);
            }
            else
            {
                (stored.Value, stored.Text, stored.DecidedOn) = (row.Value, row.Text, row.DecidedOn);
            }
        }
    }

    // A yearly target is the plan's or the office's: a new or changed one needs the day it was decided.
    private static IEnumerable<Problem> YearlyProblems(KpiForm form, KpiDraft draft, IReadOnlyCollection<YearlyTarget> stored) => draft.Yearly
        .Where(row => row.DecidedOn is null && !stored.Any(old => old.FiscalYear == row.FiscalYear && old.DecidedOn is null && old.Value == row.Value && old.Text == row.Text))
        .Select(row => new Problem(
            $"{nameof(KpiForm.Yearly)}[{form.Yearly.FindIndex(typed => typed.FiscalYear == row.FiscalYear)}].{nameof(YearlyTargetForm.DecidedOn)}",
            $"{KpiText.Year(row.FiscalYear)}の目標を決めた日を入力してください。"));

    private static IEnumerable<Problem> LedgerProblems(
        KpiForm form, IReadOnlyList<JudgingChange> changes, DateOnly? decided, DateOnly today, IReadOnlyList<Problem> found)
    {
        if (changes.Count > 0 && string.IsNullOrWhiteSpace(form.Reason))
        {
            yield return new Problem(nameof(KpiForm.Reason), ReasonMessage);
        }

        if (form.Reason is { Length: > Domain.Auditing.AuditEntry.ReasonMax })
        {
            yield return new Problem(nameof(KpiForm.Reason), $"{Domain.Auditing.AuditEntry.ReasonMax}文字以内で入力してください(今は{form.Reason.Length}文字)。");
        }

        if (changes.Count > 0 && decided is null && !found.Any(problem => problem.Field == nameof(KpiForm.DecidedOn)))
        {
            yield return new Problem(nameof(KpiForm.DecidedOn), DecidedMessage);
        }

        if (decided > today)
        {
            yield return new Problem(nameof(KpiForm.DecidedOn), "決定日は、今日までの日を入力してください。");
        }
    }

    private async Task<Problem?> RemovalProblemAsync(Kpi kpi, Guid version)
    {
        if (kpi.Version != version)
        {
            return Problem.Whole("開いた後に、ほかの人がこのKPIを変えました。内容を確かめてから、もう一度押してください。");
        }

        if (await db.ActualValues.AnyAsync(value => value.KpiId == kpi.Id) || await db.FinalValues.AnyAsync(final => final.KpiId == kpi.Id))
        {
            return Problem.Whole("実績が記録されているため、このKPIは消せません。");
        }

        return await db.Kpis.IgnoreQueryFilters().AnyAsync(other => other.PredecessorId == kpi.Id)
            ? Problem.Whole("次の計画のKPIがこのKPIを引き継いでいるため、消せません。")
            : null;
    }

    // A key is never given twice, also not after the KPI was removed: the trail tells them apart by it.
    private async Task<string> NextKeyAsync(Measure measure)
    {
        var start = $"{measure.Key}.k";
        var recorded = $"kpi/{start}";
        var taken = await db.Kpis.Where(kpi => kpi.PlanId == measure.PlanId && kpi.Key.StartsWith(start)).Select(kpi => kpi.Key).ToListAsync();
        var once = await db.AuditEntries.Where(entry => entry.PlanId == measure.PlanId && entry.RecordKey.StartsWith(recorded)).Select(entry => entry.RecordKey).Distinct().ToListAsync();
        var known = taken.Concat(once.Select(record => record["kpi/".Length..])).ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(1, KeyedNumbers).Select(number => start + number).First(candidate => !known.Contains(candidate));
    }
}
