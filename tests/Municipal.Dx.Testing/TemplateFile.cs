using ClosedXML.Excel;

namespace Municipal.Dx.Testing;

/// <summary>A 計画取込様式 as someone has it on their desk: opened, filled in, saved.</summary>
public sealed class TemplateFile : IDisposable
{
    private const int HeadRow = 4;

    private readonly MemoryStream _content = new();

    public TemplateFile(byte[] content)
    {
        _content.Write(content);
        Book = new XLWorkbook(_content);
    }

    public XLWorkbook Book { get; }

    /// <summary>A cell of the row that says <paramref name="key"/> in its column キー (or 用語, 名前…).</summary>
    public IXLCell Cell(string sheet, string key, string label, string keyLabel = "キー")
    {
        var page = Book.Worksheet(sheet);
        var column = ColumnOf(page, keyLabel);
        var row = page.RowsUsed().Select(r => r.RowNumber()).First(r => r > HeadRow && page.Cell(r, column).GetString() == key);
        return page.Cell(row, ColumnOf(page, label));
    }

    public static int ColumnOf(IXLWorksheet sheet, string label) =>
        sheet.Row(HeadRow).CellsUsed().First(cell => cell.GetString() == label).Address.ColumnNumber;

    /// <summary>The rows of a sheet upside down, as sorting leaves them.</summary>
    public void Reverse(string sheet)
    {
        var page = Book.Worksheet(sheet);
        var (first, last, width) = (HeadRow + 1, page.LastRowUsed().RowNumber(), page.Row(HeadRow).LastCellUsed().Address.ColumnNumber);
        var rows = Enumerable.Range(first, last - first + 1)
            .Select(row => Enumerable.Range(1, width).Select(column => page.Cell(row, column)).Select(cell => (cell.Value, cell.DataType)).ToList())
            .Reverse().ToList();
        for (var i = 0; i < rows.Count; i++)
        {
            for (var column = 1; column <= width; column++)
            {
                var (value, type) = rows[i][column - 1];
                var cell = page.Cell(first + i, column);
                cell.Clear(XLClearOptions.Contents);
                if (type == XLDataType.Text)
                {
                    cell.SetValue((string)value);
                }
                else
                {
                    cell.SetValue((double)value);
                }
            }
        }
    }

    public byte[] Save()
    {
        Book.Save(new SaveOptions { EvaluateFormulasBeforeSaving = true });
        return _content.ToArray();
    }

    public void Dispose()
    {
        Book.Dispose();
        _content.Dispose();
    }
}
