namespace Municipal.Dx.Application.PlanFiles.Tables;

/// <summary>A cell of an uploaded 計画取込様式.</summary>
/// <param name="Text">What it shows; empty where nothing stands there.</param>
/// <param name="Address">Where it stands (G5).</param>
/// <param name="IsFormula">The text is a formula's result.</param>
/// <param name="Error">What the program that saved it could not compute (#REF!).</param>
public sealed record PlanTableCell(string Text, string Address, bool IsFormula = false, string? Error = null);

/// <summary>A record as a row of a sheet: its cells by the name of their field or column, blank ones too.</summary>
public sealed record PlanTableRow(PlanKind Kind, string Sheet, int Number, IReadOnlyDictionary<string, PlanTableCell> Cells)
{
    public PlanTableCell? this[string name] => Cells.GetValueOrDefault(name);

    public string Address => Cells.Values.FirstOrDefault()?.Address ?? $"A{Number}";
}

/// <summary>What was read from the rows of an upload.</summary>
/// <param name="Document">Records and problems; a problem names the sheet as file and the cell as path.</param>
/// <param name="Notes">How cells were understood that were not typed as they are stored.</param>
public sealed record PlanTableReading(PlanDocument Document, IReadOnlyList<string> Notes);
