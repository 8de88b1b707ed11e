using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Conflicts;
using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Opinions;

/// <summary>What became of an edit. <paramref name="Conflict"/> is set where someone has to choose first.</summary>
public sealed record OpinionResult(string? SavedKey, IReadOnlyList<Problem> Problems, Conflict? Conflict, string Notice)
{
    public static OpinionResult Refused(params IEnumerable<Problem> problems) => new(null, [.. problems], null, string.Empty);

    public static OpinionResult Saved(string key, string notice = "") => new(key, [], null, notice);
}

/// <summary>The office records, corrects and closes opinions. None is ever removed.</summary>
public sealed class OpinionService(DxDbContext db, ConflictQueries conflicts)
{
    public Task<OpinionResult> AddAsync(long planId, OpinionForm form, DateOnly today, CancellationToken cancellationToken) => db.WriteAsync(
        async () =>
        {
            db.ChangeTracker.Clear();
            var measure = await db.Measures.AsNoTracking().SingleOrDefaultAsync(m => m.PlanId == planId && m.Key == form.Measure);
            if (measure is null)
            {
                return OpinionResult.Refused(new Problem(nameof(form.Measure), "どの施策についての意見かを選んでください。"));
            }

            var opinion = new CommitteeOpinion { MunicipalityId = measure.MunicipalityId, MeasureId = measure.Id, Key = await NextKeyAsync(measure.Key), Text = string.Empty };
            var problems = form.ApplyTo(opinion, today, await DepartmentNamesAsync());
            if (problems.Count > 0)
            {
                return OpinionResult.Refused(problems);
            }

            db.CommitteeOpinions.Add(opinion);
            await db.SaveChangesAsync(CancellationToken.None);
            return OpinionResult.Saved(opinion.Key);
        },
        cancellationToken);

    public async Task<OpinionResult> SaveAsync(long planId, string key, OpinionForm form, EditStamp stamp, DateOnly today, CancellationToken cancellationToken)
    {
        try
        {
            return await db.WriteAsync(() => SaveInTurnAsync(planId, key, form, stamp, today), cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await db.WriteAsync(() => SaveInTurnAsync(planId, key, form, stamp, today), cancellationToken);
        }
    }

    /// <summary>対応済みにする, or back to 対応中; both with a reason, which the trail keeps.</summary>
    public Task<OpinionResult> CloseAsync(long planId, string key, bool isClosed, string? reason, Guid version, CancellationToken cancellationToken) => db.WriteAsync(
        async () =>
        {
            db.ChangeTracker.Clear();
            var opinion = await LoadAsync(planId, key);
            if (opinion.Version != version || opinion.IsClosed == isClosed)
            {
                return OpinionResult.Refused(Problem.Whole("開いた後に、ほかの人がこの意見を変えました。今の内容を確かめてから、もう一度押してください。"));
            }

            if (OpinionRules.CheckClosing(OpinionRules.StateOf(opinion), reason) is { } problem)
            {
                return OpinionResult.Refused(problem);
            }

            opinion.IsClosed = isClosed;
            db.Change.Reason = reason!.Trim();
            await db.SaveChangesAsync(CancellationToken.None);
            db.Change.Reason = null;
            return OpinionResult.Saved(key);
        },
        cancellationToken);

    public async Task<IReadOnlyDictionary<long, string>> DepartmentNamesAsync() =>
        await db.Departments.AsNoTracking().OrderBy(d => d.Order).ThenBy(d => d.Id).ToDictionaryAsync(d => d.Id, d => d.Name);

    private async Task<OpinionResult> SaveInTurnAsync(long planId, string key, OpinionForm form, EditStamp stamp, DateOnly today)
    {
        db.ChangeTracker.Clear();
        var opinion = await LoadAsync(planId, key);
        var names = await DepartmentNamesAsync();
        var theirs = OpinionForm.Of(opinion);
        var decision = Merging.Decide(stamp, opinion.Version, form.InWords(names), theirs.InWords(names));
        if (decision.IsOpen)
        {
            var last = await conflicts.LastChangeAsync(opinion.MunicipalityId, opinion.AuditKey, CancellationToken.None);
            return new OpinionResult(null, [], new Conflict($"意見 {key}", opinion.Version, last, decision.Rows), string.Empty);
        }

        form.Take(decision.TakeTheirs, theirs);
        if (opinion.IsClosed)
        {
            return OpinionResult.Refused(Problem.Whole("対応済みの意見は直せません。先に対応中へ戻してください。"));
        }

        var problems = form.ApplyTo(opinion, today, names);
        if (problems.Count > 0)
        {
            return OpinionResult.Refused(problems);
        }

        await db.SaveChangesAsync(CancellationToken.None);
        return OpinionResult.Saved(key, decision.KeptNotice);
    }

    private Task<CommitteeOpinion> LoadAsync(long planId, string key) => db.CommitteeOpinions.SingleAsync(o => o.Measure!.PlanId == planId && o.Key == key);

    // Over all plans of the municipality, because the trail tells opinions apart by their key.
    private async Task<string> NextKeyAsync(string measureKey)
    {
        var start = measureKey + "/";
        var keys = await db.CommitteeOpinions.Where(o => o.Key.StartsWith(start)).Select(o => o.Key).ToListAsync();
        var last = keys.Select(key => int.TryParse(key[start.Length..], CultureInfo.InvariantCulture, out var number) ? number : 0).DefaultIfEmpty().Max();
        return start + (last + 1).ToString(CultureInfo.InvariantCulture);
    }
}
