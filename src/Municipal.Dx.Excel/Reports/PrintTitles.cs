using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Municipal.Dx.Excel.Reports;

/// <summary>ClosedXML writes repeated rows as 1:3, which no program repeats; they have to be $1:$3.</summary>
internal static partial class PrintTitles
{
    private const string DefinedName = "_xlnm.Print_Titles";

    public static void MakeAbsolute(Stream workbook)
    {
        using var document = SpreadsheetDocument.Open(workbook, isEditable: true);
        var names = document.WorkbookPart?.Workbook.DefinedNames?.Elements<DefinedName>() ?? [];
        foreach (var name in names.Where(name => name.Name?.Value == DefinedName))
        {
            name.Text = Absolute(name.Text);
        }
    }

    /// <summary>進捗管理表!1:3 → '進捗管理表'!$1:$3.</summary>
    internal static string Absolute(string reference)
    {
        var match = RowsOfSheet().Match(reference);
        return match.Success
            ? $"'{match.Groups["sheet"].Value.Trim('\'')}'!${match.Groups["first"].Value}:${match.Groups["last"].Value}"
            : reference;
    }

    [GeneratedRegex(@"\A(?<sheet>.+)!\$?(?<first>[0-9]+):\$?(?<last>[0-9]+)\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RowsOfSheet();
}
