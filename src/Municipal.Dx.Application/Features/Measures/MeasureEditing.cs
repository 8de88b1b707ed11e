using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Conflicts;
using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Crosswalk;
using Municipal.Dx.Domain.Measures;

namespace Municipal.Dx.Application.Features.Measures;

/// <summary>Changes a measure: rules, reason for the trail, and a field-wise merge where someone saved first.</summary>
public sealed class MeasureEditing(DxDbContext db, ConflictQueries conflicts)
{
    public const int LineMax = 300;
    private const int Attempts = 3;

    public async Task<MeasureForm?> OpenAsync(long planId, string key, DateOnly today, CancellationToken cancellationToken) =>
        await LoadAsync(planId, key, cancellationToken) is { } measure ? await FormOfAsync(measure, today, cancellationToken) : null;

    /// <param name="planId">The plan shown.</param>
    /// <param name="key">Normalised number of the measure.</param>
    /// <param name="input">The form as typed.</param>
    /// <param name="stamp">What the form was filled from, and what was chosen on a conflict page.</param>
    /// <param name="mergeOnly">Merges without saving, for the button that leads back to the form.</param>
    /// <param name="today">Today in Japan.</param>
    /// <param name="cancellationToken">Ends the reading when the writer left; a save once begun is not cut off.</param>
    /// <returns>Null where the measure is gone.</returns>
    public async Task<MeasureSaved?> SaveAsync(long planId, string key, MeasureInput input, EditStamp stamp, bool mergeOnly, DateOnly today, CancellationToken cancellationToken)
    {
        input.Tidy();
        for (var attempt = 1; ; attempt++)
        {
            db.ChangeTracker.Clear();
            try
            {
                return await db.WriteAsync(() => SaveOnceAsync(planId, key, input, stamp, mergeOnly, today), cancellationToken);
            }
            catch (DbUpdateConcurrencyException) when (attempt < Attempts)
            {
                // Someone saved between reading and writing: the next turn merges with that.
            }
        }
    }

    private async Task<MeasureSaved?> SaveOnceAsync(long planId, string key, MeasureInput input, EditStamp stamp, bool mergeOnly, DateOnly today)
    {
        if (await LoadAsync(planId, key, CancellationToken.None) is not { } measure)
        {
            return null;
        }

        var stored = await FormOfAsync(measure, today, CancellationToken.None);
        var choices = stored.Choices;
        var decision = Merging.Decide(stamp, measure.Version, choices.InWords(input), choices.InWords(stored.Input));
        if (decision.IsOpen)
        {
            var last = await conflicts.LastChangeAsync(measure.MunicipalityId, measure.AuditKey, CancellationToken.None);
            return new MeasureSaved(null, [], new Conflict(stored.What, measure.Version, last, decision.Rows), null);
        }

        foreach (var field in decision.TakeTheirs)
        {
            input.Take(field, stored.Input);
        }

        if (mergeOnly)
        {
            return new MeasureSaved(null, [], null, new MergedMeasure(input, EditStamp.Of(measure.Version, choices.InWords(stored.Input))));
        }

        var problems = Problems(input, stored);
        if (problems.Count > 0)
        {
            return MeasureSaved.Refused(problems);
        }

        await ApplyAsync(measure, input, stored);
        db.Change.Reason = input.Reason;
        await db.SaveChangesAsync(CancellationToken.None);
        return new MeasureSaved($"「{measure.Number ?? measure.Key} {measure.Title}」を保存しました。{decision.KeptNotice}", [], null, null);
    }

    private static List<Problem> Problems(MeasureInput input, MeasureForm stored)
    {
        var problems = input.Check().ToList();
        var choices = stored.Choices;
        if (input.FieldKey is { } field && !choices.Fields.Any(f => f.Key == field))
        {
            problems.Add(new Problem(nameof(input.FieldKey), $"{choices.FieldWord}を選び直してください。"));
        }

        if (input.ChosenOwners.Any(o => !choices.Departments.Any(d => d.Id == o.DepartmentId)))
        {
            problems.Add(new Problem(nameof(input.Owners), "今はない課等が選ばれています。選び直してください。"));
        }

        if (input.Reason is null && NeedsReason(input, stored))
        {
            problems.Add(new Problem(nameof(input.Reason), "題名・番号や、計画書にある担当課を変えるときは、変更の理由を入力してください。"));
        }

        return problems;
    }

    private static bool NeedsReason(MeasureInput input, MeasureForm stored) =>
        input.Title != stored.Input.Title || input.Number != stored.Input.Number
        || stored.Choices.PrintedOwners.Any(id => !input.ChosenOwners.Any(o => o.DepartmentId == id));

    private async Task ApplyAsync(Measure measure, MeasureInput input, MeasureForm stored)
    {
        measure.Number = input.Number;
        measure.Title = input.Title!;
        measure.Direction = input.Direction;
        measure.Summary = input.Summary;
        measure.PastEfforts = input.PastEfforts;
        measure.FutureEfforts = input.FutureEfforts;
        measure.Remark = input.Remark;
        measure.TextStatus = input.TextStatus;
        measure.AllDepartments = input.AllDepartments;
        measure.DepartmentsText = input.DepartmentsText;
        measure.PrioritiesConfirmed = input.PrioritiesConfirmed;
        if (!measure.Sdgs.SequenceEqual(input.Sdgs))
        {
            measure.Sdgs = input.Sdgs;
        }

        measure.PolicyFieldId = input.FieldKey is { } field
            ? await db.PolicyFields.Where(f => f.BasicPolicyId == measure.BasicPolicyId && f.Key == field).Select(f => (long?)f.Id).FirstOrDefaultAsync()
            : null;
        var (before, after) = (stored.Choices.InWords(stored.Input), stored.Choices.InWords(input));
        if (Differs(before, after, nameof(input.Owners)))
        {
            ReplaceOwners(measure, input);
        }

        if (Differs(before, after, nameof(input.Priorities)))
        {
            await ReplacePrioritiesAsync(measure, input);
        }
    }

    private static bool Differs(IReadOnlyList<FieldText> before, IReadOnlyList<FieldText> after, string field) =>
        before.First(f => f.Name == field).Text != after.First(f => f.Name == field).Text;

    // New rows instead of changed ones: the trail then tells the old order and roles from the new ones.
    private void ReplaceOwners(Measure measure, MeasureInput input)
    {
        var printed = measure.Owners.ToDictionary(o => o.DepartmentId, o => o.Origin);
        db.MeasureOwners.RemoveRange(measure.Owners);
        db.MeasureOwners.AddRange(input.ChosenOwners.Select((owner, index) => new MeasureOwner
        {
            MunicipalityId = measure.MunicipalityId,
            Measure = measure,
            DepartmentId = owner.DepartmentId!.Value,
            Department = db.Departments.Local.FirstOrDefault(d => d.Id == owner.DepartmentId),
            Role = owner.Role,
            Origin = printed.GetValueOrDefault(owner.DepartmentId!.Value, OwnerOrigin.Office),
            Order = index + 1,
        }));
    }

    private async Task ReplacePrioritiesAsync(Measure measure, MeasureInput input)
    {
        var codes = input.ChosenPriorities;
        var catalogue = await db.NationalPriorities.Where(p => p.CatalogueVersion == NationalPriority.CurrentCatalogue && codes.Contains(p.Code)).ToListAsync();
        db.MeasurePriorities.RemoveRange(measure.Priorities);
        db.MeasurePriorities.AddRange(codes.Select((code, index) => (Item: catalogue.Find(p => p.Code == code)!, Order: index + 1)).Select(pair => new MeasurePriority
        {
            MunicipalityId = measure.MunicipalityId,
            Measure = measure,
            NationalPriority = pair.Item,
            IsMain = pair.Item.Code == input.MainPriority,
            Order = pair.Order,
        }));
    }

    private Task<Measure?> LoadAsync(long planId, string key, CancellationToken cancellationToken) => db.Measures.AsSplitQuery()
        .Include(m => m.BasicPolicy!.Fields)
        .Include(m => m.PolicyField)
        .Include(m => m.Plan)
        .Include(m => m.Owners.OrderBy(o => o.Order)).ThenInclude(o => o.Department)
        .Include(m => m.Priorities.OrderBy(p => p.Order)).ThenInclude(p => p.NationalPriority)
        .FirstOrDefaultAsync(m => m.PlanId == planId && m.Key == key, cancellationToken);

    private async Task<MeasureForm> FormOfAsync(Measure measure, DateOnly today, CancellationToken cancellationToken)
    {
        var owners = measure.Owners.Select(o => o.DepartmentId).ToHashSet();
        var departments = await db.Departments.OrderBy(d => d.Order).ThenBy(d => d.Id).ToListAsync(cancellationToken);
        var choices = new MeasureFormChoices(
            [.. measure.BasicPolicy!.Fields.OrderBy(f => f.Order).Select(f => new FieldChoice(f.Key, $"{f.Number} {f.Title}".Trim()))],
            [.. departments.Where(d => d.ExistsOn(today) || owners.Contains(d.Id)).Select(d => new DepartmentChoice(d.Id, d.Name))],
            measure.Owners.Where(o => o.Origin == OwnerOrigin.Plan).Select(o => o.DepartmentId).ToHashSet(),
            measure.Plan!.FieldWord);
        return new MeasureForm(InputOf(measure), measure.Version, measure.Key, measure.Number ?? measure.Key, measure.Title, measure.Source, choices);
    }

    private static MeasureInput InputOf(Measure measure)
    {
        var input = new MeasureInput
        {
            Number = measure.Number,
            Title = measure.Title,
            FieldKey = measure.PolicyField?.Key,
            Direction = measure.Direction,
            Summary = measure.Summary,
            PastEfforts = measure.PastEfforts,
            FutureEfforts = measure.FutureEfforts,
            Remark = measure.Remark,
            TextStatus = measure.TextStatus,
            AllDepartments = measure.AllDepartments,
            DepartmentsText = measure.DepartmentsText,
            Owners = [.. measure.Owners.OrderBy(o => o.Order).Select((o, index) => new OwnerInput { Order = index + 1, DepartmentId = o.DepartmentId, Role = o.Role })],
            Priorities = [.. measure.Priorities.Select(p => p.NationalPriority!.Code)],
            MainPriority = measure.Priorities.Find(p => p.IsMain)?.NationalPriority!.Code,
            PrioritiesConfirmed = measure.PrioritiesConfirmed,
            Sdgs = [.. measure.Sdgs],
        };
        input.Tidy();
        return input;
    }
}
