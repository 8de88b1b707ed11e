using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Excel.Reports;

namespace Municipal.Dx.Testing.Books;

/// <summary>The book of a content as text, cell for cell: sheet, address, type, value and number format.</summary>
public static class BookDump
{
    public static string Of(BookContent content)
    {
        using var book = new WorkbookCells(output => BookWriter.Write(content, output));
        return string.Join('\n', book.SheetNames.Select(name => $"[{name}]\n{book.Dump(name)}"));
    }
}
