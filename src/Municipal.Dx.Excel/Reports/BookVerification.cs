using System.Globalization;
using ClosedXML.Excel;
using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Domain.Calendar;

namespace Municipal.Dx.Excel.Reports;

/// <summary>What a book says of itself, on its cover or on the sheet that comes first without one; null where it does not say it.</summary>
/// <param name="FixedNumber">確定番号.</param>
/// <param name="CheckValue">照合値.</param>
/// <param name="Edition">版.</param>
/// <param name="Cards">Keys of the measures whose 個票 it holds.</param>
/// <param name="Layout">Layout that it was written in (<see cref="BookWriter.Layout"/>).</param>
public sealed record BookCoverClaim(string? FixedNumber, string? CheckValue, string? Edition, IReadOnlyList<string> Cards, int? Layout);

/// <summary>A cell that is not what the edition prints.</summary>
public sealed record BookCellDifference(string Sheet, string Address, string? Expected, string? Found);

/// <summary>Compares a book on someone's disk with the edition it claims to be.</summary>
public static class BookVerification
{
    private const string LayoutName = "進捗報告書様式";

    // 31 December 9999.
    private const double LastSerial = 2_958_466;

    public static BookCoverClaim ClaimOf(XLWorkbook book)
    {
        var first = book.Worksheets.First();
        var cards = book.Worksheets.Select(sheet => CardSheet.KeyOf(sheet.Name)).OfType<string>().ToList();
        string? Beside(string label) => first.CellsUsed(cell => TextOf(cell) == label).FirstOrDefault() is { } found ? TextOf(found.CellRight()) : null;
        if (first.Name == BookSheets.Cover)
        {
            return new BookCoverClaim(Beside("確定番号"), Beside("照合値"), Beside("版"), cards, LayoutOf(book));
        }

        var line = first.CellsUsed().Select(TextOf).Select(text => BookPhrases.FixedLine().Match(text)).FirstOrDefault(match => match.Success);
        return line is null
            ? new BookCoverClaim(null, null, null, cards, LayoutOf(book))
            : new BookCoverClaim(line.Groups["number"].Value, line.Groups["check"].Value, line.Groups["edition"].Value, cards, LayoutOf(book));
    }

    internal static string LayoutMark(int layout) => LayoutName + layout.ToString(CultureInfo.InvariantCulture);

    private static int? LayoutOf(XLWorkbook book) =>
        book.Properties.Keywords is { } words && words.StartsWith(LayoutName, StringComparison.Ordinal) && int.TryParse(words[LayoutName.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var layout) ? layout : null;

    /// <summary>Sheets and cells that differ from the book that <paramref name="content"/> gives, in the order of its sheets.</summary>
    public static IReadOnlyList<BookCellDifference> Compare(XLWorkbook book, BookContent content)
    {
        using var bytes = new MemoryStream();
        BookWriter.Write(content, bytes);
        bytes.Position = 0;
        using var expected = new XLWorkbook(bytes);
        return [.. expected.Worksheets.SelectMany(sheet => Compare(sheet, book)), .. Added(book, expected)];
    }

    private static IEnumerable<BookCellDifference> Compare(IXLWorksheet sheet, XLWorkbook book)
    {
        if (!book.TryGetWorksheet(sheet.Name, out var found))
        {
            return [new BookCellDifference(sheet.Name, "", "表あり", null)];
        }

        var (wanted, held) = (CellsOf(sheet), CellsOf(found));
        return wanted.Keys.Union(held.Keys).OrderBy(at => at.Row).ThenBy(at => at.Column)
            .Where(at => wanted.GetValueOrDefault(at) != held.GetValueOrDefault(at))
            .Select(at => Difference(sheet.Cell(at.Row, at.Column), found.Cell(at.Row, at.Column)));
    }

    private static BookCellDifference Difference(IXLCell expected, IXLCell found)
    {
        var isDay = expected.DataType == XLDataType.DateTime;
        return new BookCellDifference(expected.Worksheet.Name, expected.Address.ToString()!, Shown(expected, isDay), Shown(found, isDay));
    }

    private static string? Shown(IXLCell cell, bool isDay)
    {
        if (isDay && !cell.HasFormula && SerialOf(cell) is > 0 and < LastSerial)
        {
            return JapaneseDate.Format(DateOnly.FromDateTime(DateTime.FromOADate(SerialOf(cell)!.Value)));
        }

        return TextOf(cell) is { Length: > 0 } text ? text : null;
    }

    private static IEnumerable<BookCellDifference> Added(XLWorkbook book, XLWorkbook expected) =>
        book.Worksheets.Where(sheet => !expected.TryGetWorksheet(sheet.Name, out _)).Select(sheet => new BookCellDifference(sheet.Name, "", null, "表あり"));

    private static Dictionary<(int Row, int Column), string> CellsOf(IXLWorksheet sheet) => sheet.CellsUsed()
        .Select(cell => (At: (cell.Address.RowNumber, cell.Address.ColumnNumber), Text: TextOf(cell)))
        .Where(cell => cell.Text.Length > 0)
        .ToDictionary(cell => cell.At, cell => cell.Text);

    // Days by their serial number: a book saved anew by another program may have a format that ClosedXML does not know for one of days.
    private static string TextOf(IXLCell cell) => cell switch
    {
        { HasFormula: true } => "=" + cell.FormulaA1,
        { DataType: XLDataType.DateTime } => Convert.ToString(SerialOf(cell), CultureInfo.InvariantCulture) ?? "",
        _ => Convert.ToString(cell.Value, CultureInfo.InvariantCulture)?.ReplaceLineEndings("\n").Trim() ?? "",
    };

    private static double? SerialOf(IXLCell cell) => cell.Value switch
    {
        DateTime day => day.ToOADate(),
        double number => number,
        _ => null,
    };
}
