namespace Municipal.Dx.Excel.RoundTrip;

/// <summary>A cell as found in an uploaded file; percentages and dates as a person would type them (12.5%, 2026-10-01).</summary>
/// <param name="Text">What it shows, without separators.</param>
/// <param name="IsFormula">The value is a formula's result.</param>
/// <param name="Error">What the program that saved it could not compute (#REF!).</param>
internal sealed record UploadedCell(string Text, bool IsFormula, string? Error);

/// <summary>A row with its cells by column, counted from 1; empty cells are not there.</summary>
internal sealed record UploadedRow(int Number, IReadOnlyDictionary<int, UploadedCell> Cells)
{
    public string TextAt(int column) => Cells.TryGetValue(column, out var cell) ? cell.Text : "";
}

internal sealed record UploadedSheet(string Name, bool IsHidden, IReadOnlyList<UploadedRow> Rows);

/// <summary>What an uploaded workbook holds, read with limits; formulas, macros and links are never run or followed.</summary>
internal sealed record UploadedWorkbook(IReadOnlyList<UploadedSheet> Sheets)
{
    /// <summary>G5.</summary>
    public static string Address(int row, int column)
    {
        var name = "";
        for (var rest = column; rest > 0; rest = (rest - 1) / 26)
        {
            name = (char)('A' + ((rest - 1) % 26)) + name;
        }

        return name + row.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}

/// <summary>How much of an upload is read before it is refused (workbooks.md, Reading any upload).</summary>
public static class UploadLimits
{
    public const int Bytes = 10 * 1024 * 1024;

    internal const long Unpacked = 200L * 1024 * 1024;
    internal const int Rows = 100_000;
    internal const int Cells = 1_000_000;
    internal const int Parts = 2_000;
    internal const int TextLength = 32_767;
}

/// <summary>Why an upload is not read: a sentence for the person who sent it.</summary>
internal sealed class RefusedWorkbookException(string message) : Exception(message);
