using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Conflicts;
using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Progress;

/// <summary>What a button of the form asks for.</summary>
public enum EntryAct
{
    /// <summary>下書きを保存</summary>
    Save,

    /// <summary>下書き saved by the page itself: what cannot be kept yet is left aside.</summary>
    Autosave,

    /// <summary>選んだ内容を入力画面で直す: merges without saving.</summary>
    Merge,

    /// <summary>所属内確認へ回す</summary>
    AskHead,

    /// <summary>提出する</summary>
    Submit,

    /// <summary>取り下げる</summary>
    Withdraw,
}

/// <summary>Which report, by whom, and when (today in Japan).</summary>
public sealed record EntryPlace(long PlanId, string MeasureKey, string? PeriodKey, EntryPerson Person, DateOnly Today);

/// <summary>What became of a form: saved with a message, refused with problems or questions, or to be decided because someone saved first.</summary>
public sealed record EntrySaved
{
    public string? Message { get; init; }

    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>Questions about implausible figures, by the place of the KPI in the form.</summary>
    public IReadOnlyDictionary<int, string> Questions { get; init; } = new Dictionary<int, string>();

    public Conflict? Conflict { get; init; }

    /// <summary>Both people's changes in one form, not saved yet; after an autosave only the stamp to go on with.</summary>
    public (EntryInput Input, EditStamp Stamp)? Merged { get; init; }

    /// <summary>The report is gone, or the person may not enter it any more.</summary>
    public bool IsGone { get; init; }

    public static EntrySaved Gone { get; } = new() { IsGone = true };

    public static EntrySaved Refused(params Problem[] problems) => new() { Problems = problems };
}

/// <summary>Saves the form of a report: field-wise merge with what others saved, rules, figures, and the move that goes with it.</summary>
public sealed class EntryService(DxDbContext db, EntryQueries queries, EntryWriter writer, ConflictQueries conflicts, ReportMoves moves)
{
    private const int Attempts = 3;

    /// <param name="place">Which report, and who saves it.</param>
    /// <param name="act">What the pressed button asks for.</param>
    /// <param name="input">The form as typed.</param>
    /// <param name="stamp">What the form was filled from, and what was chosen on a conflict page.</param>
    /// <param name="cancellationToken">Ends the wait for the write gate; a save once begun is not cut off.</param>
    public async Task<EntrySaved> SaveAsync(EntryPlace place, EntryAct act, EntryInput input, EditStamp stamp, CancellationToken cancellationToken)
    {
        input.Tidy();
        for (var attempt = 1; ; attempt++)
        {
            db.ChangeTracker.Clear();
            try
            {
                return await db.WriteAsync(() => SaveOnceAsync(place, act, input, stamp), cancellationToken);
            }
            catch (DbUpdateConcurrencyException) when (attempt < Attempts)
            {
                // Someone saved between reading and writing: the next turn merges with that.
            }
        }
    }

    /// <summary>取り下げる, where the form is closed because the report was submitted.</summary>
    public async Task<EntrySaved> WithdrawAsync(ReportEntry entry, CancellationToken cancellationToken)
    {
        var moved = await moves.MoveAsync(entry.Report.Id, entry.Report.Version, ReportMove.Withdraw, new ReportMover(entry.Rights.Actor), cancellationToken);
        return moved.Moved is null ? new EntrySaved { Problems = moved.Problems } : new EntrySaved { Message = $"「{entry.Measure.What}」{Words(EntryAct.Withdraw, entry)}" };
    }

    /// <summary>提出する, as it is stored: for a head who submits several at once.</summary>
    /// <param name="place">Which report, and who submits it.</param>
    /// <param name="version">Version of the report that the head saw.</param>
    /// <param name="cancellationToken">Ends the wait for the write gate.</param>
    /// <returns>Problems name the measure, because they stand in a list.</returns>
    public async Task<EntrySaved> SubmitStoredAsync(EntryPlace place, Guid version, CancellationToken cancellationToken)
    {
        var found = await queries.FindAsync(place.PlanId, place.MeasureKey, place.PeriodKey, place.Person, place.Today, cancellationToken);
        if (found?.Entry is not { Rights.MayEnter: true } entry)
        {
            return EntrySaved.Refused(Problem.Whole($"{place.MeasureKey}：{ReportMoves.GoneMessage}"));
        }

        IReadOnlyList<Problem> problems = [.. EntryCheck.Missing(entry, EntryInput.Of(entry))];
        if (problems.Count == 0)
        {
            var mover = new ReportMover(entry.Rights.Actor, IsByDeputy: entry.Rights.IsDeputy);
            problems = (await moves.MoveAsync(entry.Report.Id, version, ReportMove.Submit, mover, cancellationToken)).Problems;
        }

        return problems.Count > 0
            ? EntrySaved.Refused([.. problems.Select(problem => Problem.Whole($"{entry.Measure.What}：{problem.Message}"))])
            : new EntrySaved { Message = $"「{entry.Measure.What}」{Words(EntryAct.Submit, entry)}" };
    }

    private async Task<EntrySaved> SaveOnceAsync(EntryPlace place, EntryAct act, EntryInput input, EditStamp stamp)
    {
        var found = await queries.FindAsync(place.PlanId, place.MeasureKey, place.PeriodKey, place.Person, place.Today, CancellationToken.None);
        if (found?.Entry is not { Rights.MayEnter: true } entry)
        {
            return EntrySaved.Gone;
        }

        if (NotEditable(entry) is { } closed)
        {
            return EntrySaved.Refused(closed);
        }

        var stored = EntryInput.Of(entry);
        var theirs = EntryWords.Of(entry, stored);
        var mine = EntryWords.Of(entry, input);
        var decision = Merging.Decide(stamp, entry.Version, mine, theirs);
        if (decision.IsOpen)
        {
            var last = await conflicts.LastChangeAsync(entry.Report.MunicipalityId, entry.Report.AuditKey, CancellationToken.None);
            return new EntrySaved { Conflict = new Conflict($"{entry.Measure.What}（{entry.PeriodLabel}の報告）", entry.Version, last, decision.Rows) };
        }

        EntryWords.Take(input, decision.TakeTheirs, stored);
        return act switch
        {
            EntryAct.Merge => new EntrySaved { Merged = (input, EditStamp.Of(entry.Version, theirs)) },
            EntryAct.Autosave => await AutosaveAsync(place, entry, input, stored, (mine, decision)),
            _ => await SaveWholeAsync(place, act, entry, input, decision),
        };
    }

    private async Task<EntrySaved> SaveWholeAsync(EntryPlace place, EntryAct act, ReportEntry entry, EntryInput input, MergeDecision decision)
    {
        var problems = EntryCheck.Texts(entry, input).ToList();
        var read = EntryCheck.Read(entry, input, problems);
        if (act != EntryAct.Save)
        {
            problems.AddRange(Against(place, act, entry, input));
        }

        var questions = EntryCheck.Questions(entry, input, read);
        if (problems.Count > 0 || questions.Count > 0)
        {
            return new EntrySaved { Problems = problems, Questions = questions };
        }

        var said = await writer.WriteAsync(entry, input, read, place.Person.IsOffice);
        var refusals = act == EntryAct.Save ? [] : await MoveAsync(act, entry, input);
        return refusals.Count > 0
            ? new EntrySaved { Problems = refusals }
            : new EntrySaved { Message = $"「{entry.Measure.What}」{Words(act, entry)}{said}{decision.KeptNotice}" };
    }

    private async Task<EntrySaved> AutosaveAsync(EntryPlace place, ReportEntry entry, EntryInput input, EntryInput stored, (IReadOnlyList<FieldText> Mine, MergeDecision Decision) merge)
    {
        var problems = EntryCheck.Texts(entry, input).ToList();
        var read = EntryCheck.Read(entry, input, problems);
        var questions = EntryCheck.Questions(entry, input, read);
        var aside = EntryAside.Of(entry, input, stored, problems, questions.Keys);
        foreach (var key in aside.KpiKeys)
        {
            read.Remove(key);
        }

        await writer.WriteAsync(entry, input, read, place.Person.IsOffice);
        db.ChangeTracker.Clear();
        var now = await queries.FindAsync(place.PlanId, place.MeasureKey, place.PeriodKey, place.Person, place.Today, CancellationToken.None);
        var shown = merge.Mine.Select(word => aside.Fields.Contains(word.Name) ? EntryWords.Of(entry, stored).First(own => own.Name == word.Name) : word);
        return new EntrySaved
        {
            Message = (aside.Fields.Count > 0 ? "読み取れない項目があるため、その項目は保存していません。" : string.Empty) + merge.Decision.KeptNotice,
            Merged = (input, EditStamp.Of(now!.Entry!.Version, shown)),
        };
    }

    private static IEnumerable<Problem> Against(EntryPlace place, EntryAct act, ReportEntry entry, EntryInput input)
    {
        var isBySelf = act == EntryAct.Submit && entry.Rights.Actor == ReportActor.Staff;
        var context = new ReportMoveContext(entry.Rights.Actor, entry.Period.State, entry.StaffMaySubmit, input.ReadApprovedOn() ?? (isBySelf ? place.Today : null));
        if (ReportWorkflow.Move(entry.Report.State, MoveOf(act), context).Problem is { } refusal)
        {
            return [refusal];
        }

        return act == EntryAct.Withdraw ? [] : EntryCheck.Missing(entry, input).Concat(isBySelf ? EntryCheck.ApprovedOn(input, place.Today) : []);
    }

    private async Task<IReadOnlyList<Problem>> MoveAsync(EntryAct act, ReportEntry entry, EntryInput input)
    {
        var version = await db.ProgressReports.Where(r => r.Id == entry.Report.Id).Select(r => r.Version).SingleAsync();
        var isBySelf = act == EntryAct.Submit && entry.Rights.Actor == ReportActor.Staff;
        var mover = new ReportMover(entry.Rights.Actor, ApprovedOn: isBySelf ? input.ReadApprovedOn() : null, IsByDeputy: act == EntryAct.Submit && entry.Rights.IsDeputy);
        return (await moves.MoveAsync(entry.Report.Id, version, MoveOf(act), mover, CancellationToken.None)).Problems;
    }

    private static ReportMove MoveOf(EntryAct act) => act switch
    {
        EntryAct.AskHead => ReportMove.AskHead,
        EntryAct.Withdraw => ReportMove.Withdraw,
        _ => ReportMove.Submit,
    };

    private static Problem? NotEditable(ReportEntry entry) => entry switch
    {
        { Period.State: PeriodState.Fixed } => Problem.Whole("この報告期は確定しています。変更するときは、事務局が報告期を再び開きます。"),
        { IsEditable: false } => Problem.Whole($"この報告は「{ProgressLabels.Of(entry.Report.State)}」です。直すときは、先に取り下げるか、事務局に修正依頼を頼んでください。入力した内容はまだ保存していません。"),
        _ => null,
    };

    private static string Words(EntryAct act, ReportEntry entry) => act switch
    {
        EntryAct.Submit => entry.Rights.IsDeputy ? "を代理で提出しました。" : "を提出しました。",
        EntryAct.AskHead => "を所属内確認へ回しました。所属長が確かめて提出します。",
        EntryAct.Withdraw => "を取り下げました。直してから、もう一度提出してください。",
        _ => "の下書きを保存しました。",
    };
}
