using Municipal.Dx.Application.Features.Conflicts;
using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Domain.Measures;

namespace Municipal.Dx.Application.Features.Initiatives;

/// <summary>An initiative as typed, with the rows of its 工程表.</summary>
public sealed class InitiativeForm
{
    public const int BlankPhases = 3;
    public const int MostPhases = 30;

    public string? Title { get; set; }

    public string? Field { get; set; }

    public string? Summary { get; set; }

    public string? CurrentState { get; set; }

    public string? PlannedAction { get; set; }

    public string? Due { get; set; }

    public string? DueText { get; set; }

    public bool AllDepartments { get; set; }

    public string? DepartmentsText { get; set; }

    public List<long> Owners { get; set; } = [];

    public List<PhaseForm> Phases { get; set; } = [];

    public string? Remark { get; set; }

    public static InitiativeForm Of(Initiative initiative)
    {
        var form = new InitiativeForm
        {
            Title = initiative.Title,
            Field = initiative.Field,
            Summary = initiative.Summary,
            CurrentState = initiative.CurrentState,
            PlannedAction = initiative.PlannedAction,
            Due = KpiText.Date(initiative.Due),
            DueText = initiative.DueText,
            AllDepartments = initiative.AllDepartments,
            DepartmentsText = initiative.DepartmentsText,
            Owners = [.. initiative.Owners.OrderBy(owner => owner.Order).Select(owner => owner.DepartmentId)],
            Phases = [.. initiative.Phases.OrderBy(phase => phase.Order).Select(PhaseForm.Of)],
            Remark = initiative.Remark,
        };
        return form;
    }

    /// <summary>Adds empty rows of the 工程表 to fill in.</summary>
    public void AddBlankPhases()
    {
        var rows = Math.Min(BlankPhases, MostPhases - Phases.Count);
        Phases.AddRange(Enumerable.Range(0, Math.Max(0, rows)).Select(_ => new PhaseForm()));
    }

    /// <summary>The fields as people compare them when two changed the same initiative.</summary>
    /// <param name="departments">Names of departments by id.</param>
    public IReadOnlyList<FieldText> InWords(IReadOnlyDictionary<long, string> departments) =>
    [
        Say(nameof(Title), "題名", Title),
        Say(nameof(Field), "分野", Field),
        Say(nameof(Summary), "概要", Summary),
        Say(nameof(CurrentState), "現状の把握", CurrentState),
        Say(nameof(PlannedAction), "具体的取組", PlannedAction),
        Say(nameof(Due), "期限", string.Join('・', new[] { Due, DueText }.Where(text => !string.IsNullOrWhiteSpace(text)))),
        Say(nameof(Owners), "担当課", string.Join('、', Owners.Select(id => departments.GetValueOrDefault(id, "今はない課等")).Append(AllDepartments ? "全課等" : null).Append(DepartmentsText).Where(text => !string.IsNullOrWhiteSpace(text)))),
        Say(nameof(Phases), "工程表", string.Join('、', Phases.Where(phase => !phase.IsBlank).Select(phase => phase.InWords))),
        Say(nameof(Remark), "備考", Remark),
    ];

    /// <summary>Takes over what another person saved, for the fields named.</summary>
    public void Take(IReadOnlyList<string> fields, InitiativeForm theirs)
    {
        foreach (var field in fields)
        {
            _ = field switch
            {
                nameof(Title) => Title = theirs.Title,
                nameof(Field) => Field = theirs.Field,
                nameof(Summary) => Summary = theirs.Summary,
                nameof(CurrentState) => CurrentState = theirs.CurrentState,
                nameof(PlannedAction) => PlannedAction = theirs.PlannedAction,
                nameof(Remark) => Remark = theirs.Remark,
                _ => null,
            };
        }

        if (fields.Contains(nameof(Due)))
        {
            (Due, DueText) = (theirs.Due, theirs.DueText);
        }

        if (fields.Contains(nameof(Owners)))
        {
            (Owners, AllDepartments, DepartmentsText) = (theirs.Owners, theirs.AllDepartments, theirs.DepartmentsText);
        }

        if (fields.Contains(nameof(Phases)))
        {
            Phases = theirs.Phases;
        }
    }

    private static FieldText Say(string name, string label, string? text) => new(name, label, (text ?? string.Empty).Trim().ReplaceLineEndings("\n"));
}

/// <summary>A row of the 工程表 as typed; an empty one is left out.</summary>
public sealed class PhaseForm
{
    public string? Label { get; set; }

    public string? First { get; set; }

    public string? Last { get; set; }

    /// <summary>終わりは決まっていない・計画書から分からない.</summary>
    public bool EndIsOpen { get; set; }

    public bool IsBlank => string.IsNullOrWhiteSpace(Label) && string.IsNullOrWhiteSpace(First) && string.IsNullOrWhiteSpace(Last);

    public string InWords => $"{Label?.Trim()}（{First?.Trim()}〜{(EndIsOpen ? "終わりは未定" : Last?.Trim())}）";

    public static PhaseForm Of(SchedulePhase phase) => new()
    {
        Label = phase.Label,
        First = KpiText.Year(phase.FirstFiscalYear),
        Last = KpiText.Year(phase.LastFiscalYear),
        EndIsOpen = phase.FirstFiscalYear is not null && phase.LastFiscalYear is null,
    };
}
