using ClosedXML.Excel;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Municipal.Dx.Testing.Books;

/// <summary>A workbook reopened from its bytes, for typed assertions on cells and on what stands in the file.</summary>
public sealed class WorkbookCells : IDisposable
{
    private readonly MemoryStream _bytes;

    public WorkbookCells(Action<Stream> write)
    {
        _bytes = new MemoryStream();
        write(_bytes);
        Book = new XLWorkbook(new MemoryStream(_bytes.ToArray()));
    }

    public XLWorkbook Book { get; }

    public IEnumerable<string> SheetNames => Book.Worksheets.Select(sheet => sheet.Name);

    public IXLWorksheet Sheet(string name) => Book.Worksheet(name);

    /// <summary>The cell right of the one that says <paramref name="label"/>.</summary>
    public IXLCell Beside(string sheet, string label) => Find(sheet, label).CellRight();

    public IXLCell Find(string sheet, string text) =>
        Sheet(sheet).CellsUsed(cell => cell.DataType == XLDataType.Text && cell.GetString() == text).FirstOrDefault()
        ?? throw new InvalidOperationException($"{sheet} has no cell 「{text}」.");

    public IReadOnlyList<string> Texts(string sheet) =>
        [.. Sheet(sheet).CellsUsed(cell => cell.DataType == XLDataType.Text).Select(cell => cell.GetString())];

    /// <summary>Defined names as they stand in the file.</summary>
    public IReadOnlyList<(string Name, string Reference)> DefinedNames()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(_bytes.ToArray()), isEditable: false);
        return [.. document.WorkbookPart!.Workbook.DefinedNames!.Elements<DefinedName>().Select(name => (name.Name!.Value!, name.Text))];
    }

    /// <summary>Formula elements in the file, of cells and of conditions.</summary>
    public int Formulas()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(_bytes.ToArray()), isEditable: false);
        return document.WorkbookPart!.WorksheetParts.Sum(part => part.Worksheet.Descendants<CellFormula>().Count());
    }

    /// <summary>Address, type, value and format of every cell of a sheet, one a line.</summary>
    public string Dump(string sheet) => string.Join('\n', Sheet(sheet).CellsUsed().Select(cell =>
        $"{cell.Address} {cell.DataType} {Convert.ToString(cell.Value, System.Globalization.CultureInfo.InvariantCulture)?.ReplaceLineEndings("⏎")} {cell.Style.NumberFormat.Format}".TrimEnd()));

    public void Dispose()
    {
        Book.Dispose();
        _bytes.Dispose();
    }
}
