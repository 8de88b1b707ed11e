using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Conflicts;
using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Measures;

namespace Municipal.Dx.Application.Features.Initiatives;

/// <summary>What became of an edit. <paramref name="Conflict"/> is set where someone has to choose first.</summary>
public sealed record InitiativeResult(string? SavedKey, IReadOnlyList<Problem> Problems, Conflict? Conflict, string Notice)
{
    public static InitiativeResult Refused(params IEnumerable<Problem> problems) => new(null, [.. problems], null, string.Empty);

    public static InitiativeResult Saved(string key, string notice = "") => new(key, [], null, notice);
}

/// <summary>Changes initiatives and their 工程表.</summary>
public sealed class InitiativeService(DxDbContext db, ConflictQueries conflicts)
{
    private const int MostKeys = 999;

    public async Task<InitiativeResult> SaveAsync(long planId, string key, InitiativeForm form, EditStamp stamp, CancellationToken cancellationToken)
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

    public Task<InitiativeResult> AddAsync(long planId, string measureKey, InitiativeForm form, CancellationToken cancellationToken) => db.WriteAsync(
        async () =>
        {
            db.ChangeTracker.Clear();
            var measure = await db.Measures.Include(m => m.Plan).SingleAsync(m => m.PlanId == planId && m.Key == measureKey);
            var (draft, problems) = InitiativeFormReader.Read(form, YearsOf(measure));
            var names = await DepartmentNamesAsync();
            var all = problems.Concat(OwnerProblems(form, names)).ToList();
            if (all.Count > 0)
            {
                return InitiativeResult.Refused(all);
            }

            var initiative = new Initiative { MunicipalityId = measure.MunicipalityId, PlanId = planId, Measure = measure, Key = await NextKeyAsync(measure), Title = form.Title!.Trim() };
            initiative.Order = (await db.Initiatives.Where(i => i.PlanId == planId).MaxAsync(i => (int?)i.Order) ?? 0) + 1;
            db.Initiatives.Add(initiative);
            Apply(initiative, form, draft);
            await db.SaveChangesAsync(CancellationToken.None);
            return InitiativeResult.Saved(initiative.Key);
        },
        cancellationToken);

    /// <summary>Removes an initiative that no report speaks of. A version other than the stored one is refused.</summary>
    public Task<InitiativeResult> DeleteAsync(long planId, string key, Guid version, CancellationToken cancellationToken) => db.WriteAsync(
        async () =>
        {
            db.ChangeTracker.Clear();
            var initiative = await LoadAsync(planId, key);
            if (initiative.Version != version)
            {
                return InitiativeResult.Refused(Problem.Whole("開いた後に、ほかの人がこの取組を変えました。内容を確かめてから、もう一度押してください。"));
            }

            if (await db.InitiativeProgress.AnyAsync(progress => progress.InitiativeId == initiative.Id))
            {
                return InitiativeResult.Refused(Problem.Whole("進捗が報告されているため、消せません。"));
            }

            db.RemoveRange(initiative.Owners);
            db.RemoveRange(initiative.Phases);
            db.Initiatives.Remove(initiative);
            await db.SaveChangesAsync(CancellationToken.None);
            return InitiativeResult.Saved(key);
        },
        cancellationToken);

    /// <summary>Names by id; the departments stay tracked, so that the trail names them.</summary>
    public async Task<IReadOnlyDictionary<long, string>> DepartmentNamesAsync() =>
        await db.Departments.ToDictionaryAsync(department => department.Id, department => department.Name);

    private async Task<InitiativeResult> SaveInTurnAsync(long planId, string key, InitiativeForm form, EditStamp stamp)
    {
        db.ChangeTracker.Clear();
        var initiative = await LoadAsync(planId, key);
        var names = await DepartmentNamesAsync();
        var theirs = InitiativeForm.Of(initiative);
        var decision = Merging.Decide(stamp, initiative.Version, form.InWords(names), theirs.InWords(names));
        if (decision.IsOpen)
        {
            var last = await conflicts.LastChangeAsync(initiative.MunicipalityId, initiative.AuditKey, CancellationToken.None);
            return new InitiativeResult(null, [], new Conflict(initiative.Title, initiative.Version, last, decision.Rows), string.Empty);
        }

        form.Take(decision.TakeTheirs, theirs);
        var (draft, problems) = InitiativeFormReader.Read(form, YearsOf(initiative.Measure!));
        var all = problems.Concat(OwnerProblems(form, names)).ToList();
        if (all.Count > 0)
        {
            return InitiativeResult.Refused(all);
        }

        Apply(initiative, form, draft);
        await db.SaveChangesAsync(CancellationToken.None);
        return InitiativeResult.Saved(key, decision.KeptNotice);
    }

    private void Apply(Initiative initiative, InitiativeForm form, InitiativeDraft draft)
    {
        (initiative.Title, initiative.Field, initiative.Summary) = (form.Title!.Trim(), Trimmed(form.Field), Trimmed(form.Summary));
        (initiative.CurrentState, initiative.PlannedAction, initiative.Remark) = (Trimmed(form.CurrentState), Trimmed(form.PlannedAction), Trimmed(form.Remark));
        (initiative.Due, initiative.DueText) = (draft.Due, Trimmed(form.DueText));
        (initiative.AllDepartments, initiative.DepartmentsText) = (form.AllDepartments, Trimmed(form.DepartmentsText));
        SetOwners(initiative, form);
        SetPhases(initiative, draft);
    }

    private void SetOwners(Initiative initiative, InitiativeForm form)
    {
        var chosen = form.Owners.Distinct().ToList();
        foreach (var gone in initiative.Owners.Where(owner => !chosen.Contains(owner.DepartmentId)).ToList())
        {
            db.Remove(gone);
        }

        foreach (var id in chosen.Where(id => initiative.Owners.TrueForAll(owner => owner.DepartmentId != id)))
        {
            db.Add(new InitiativeOwner { MunicipalityId = initiative.MunicipalityId, Initiative = initiative, DepartmentId = id, Department = db.Departments.Local.FirstOrDefault(d => d.Id == id), Origin = OwnerOrigin.Office, Order = chosen.IndexOf(id) + 1 });
        }
    }

    // Unchanged phases stay as they are, with their source; a changed 工程表 is written anew, so that the trail shows both.
    private void SetPhases(Initiative initiative, InitiativeDraft draft)
    {
        var stored = initiative.Phases.OrderBy(phase => phase.Order).ToList();
        if (stored.Count == draft.Phases.Count && stored.Zip(draft.Phases).All(pair => IsSame(pair.First, pair.Second)))
        {
            return;
        }

        foreach (var phase in draft.Phases)
        {
            phase.MunicipalityId = initiative.MunicipalityId;
            phase.Initiative = initiative;
            phase.Source = stored.Find(old => IsSame(old, phase))?.Source;
        }

        db.RemoveRange(stored);
        db.AddRange(draft.Phases);
    }

    private static bool IsSame(SchedulePhase left, SchedulePhase right) =>
        (left.Label, left.FirstFiscalYear, left.LastFiscalYear) == (right.Label, right.FirstFiscalYear, right.LastFiscalYear);

    private Task<Initiative> LoadAsync(long planId, string key) => db.Initiatives.AsSplitQuery()
        .Include(i => i.Owners).ThenInclude(owner => owner.Department)
        .Include(i => i.Phases)
        .Include(i => i.Measure!.Plan)
        .SingleAsync(i => i.PlanId == planId && i.Key == key);

    private static PlanYears YearsOf(Measure measure) => new(measure.Plan!.FirstFiscalYear, measure.Plan.LastFiscalYear);

    private static IEnumerable<Problem> OwnerProblems(InitiativeForm form, IReadOnlyDictionary<long, string> names) =>
        form.Owners.Exists(id => !names.ContainsKey(id)) ? [new Problem(nameof(form.Owners), "今はない課等が選ばれています。選び直してください。")] : [];

    // A key is never given twice, also not after the initiative was removed: the trail tells them apart by it.
    private async Task<string> NextKeyAsync(Measure measure)
    {
        var start = measure.Key + "/";
        var recorded = "initiative/" + start;
        var taken = await db.Initiatives.Where(i => i.PlanId == measure.PlanId && i.Key.StartsWith(start)).Select(i => i.Key).ToListAsync();
        var once = await db.AuditEntries.Where(entry => entry.PlanId == measure.PlanId && entry.RecordKey.StartsWith(recorded)).Select(entry => entry.RecordKey).Distinct().ToListAsync();
        var known = taken.Concat(once.Select(record => record["initiative/".Length..])).ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(1, MostKeys).Select(number => start + number).First(candidate => !known.Contains(candidate));
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
