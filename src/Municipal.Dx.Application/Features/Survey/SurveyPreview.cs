using Municipal.Dx.Application.Features.Conflicts;

namespace Municipal.Dx.Application.Features.Survey;

/// <summary>A cell that changes something.</summary>
public sealed record SurveyChange(string Field, string Label, string Sheet, string Address, string Old, string New, string? Note);

/// <summary>A cell that both the sheet and the portal changed, and differently.</summary>
public sealed record SurveyConflict(string Id, string Field, string Label, string Sheet, string Address, string PortalText, string SheetText, LastChange? Last);

/// <summary>A measure or KPI that the sheet changes.</summary>
/// <param name="Id">What the decision names it by.</param>
/// <param name="Kind">Measure or KPI.</param>
/// <param name="Key">Its key.</param>
/// <param name="Subject">Number and title.</param>
/// <param name="Changes">Cells that change.</param>
/// <param name="Conflicts">Cells to choose for.</param>
/// <param name="Question">What is odd about the number; asked, not refused.</param>
/// <param name="Final">All fields as they would be with the changes, conflicts as the portal has them.</param>
public sealed record SurveyPreviewRow(
    string Id,
    SurveyRowKind Kind,
    string Key,
    string Subject,
    IReadOnlyList<SurveyChange> Changes,
    IReadOnlyList<SurveyConflict> Conflicts,
    string? Question,
    IReadOnlyDictionary<string, string> Final);

/// <summary>What applying an uploaded sheet would do now.</summary>
public sealed record SurveyPreview
{
    public required SurveyContent Content { get; init; }

    public IReadOnlyList<SurveyPreviewRow> Rows { get; init; } = [];

    public IReadOnlyList<SurveyRefusal> Refusals { get; init; } = [];

    public int UnchangedRows { get; init; }

    public int UnchangedCells { get; init; }

    /// <summary>Rows asked that the sheet does not have: they stay as they are.</summary>
    public int AbsentRows { get; init; }

    public IEnumerable<SurveyChange> Changes => Rows.SelectMany(row => row.Changes);

    public IEnumerable<SurveyConflict> Conflicts => Rows.SelectMany(row => row.Conflicts);

    public bool ChangesNothing => Rows.Count == 0;
}
