using ClosedXML.Excel;
using Municipal.Dx.Application.Features.Conflicts;
using Municipal.Dx.Application.Features.Survey;

namespace Municipal.Dx.Excel.RoundTrip;

/// <summary>
/// The very hidden sheet: for whom the workbook was made, and for each row its version and prints of what stood in it, so that what someone
/// changed in the portal meanwhile is told from what was changed here.
/// </summary>
internal sealed class SurveyKeySheet
{
    private const int FirstRow = 3;

    private readonly Dictionary<(SurveyRowKind, string), SurveyKey> _keys = [];

    private SurveyKeySheet(SurveyTag tag) => Tag = tag;

    public SurveyTag Tag { get; }

    public SurveyKey? Find(SurveyRowKind kind, string key) => _keys.GetValueOrDefault((kind, key));

    public static void Write(XLWorkbook workbook, SurveyContent content)
    {
        var sheet = workbook.AddWorksheet(SurveySheets.Keys);
        sheet.Cell(1, 1).SetValue(content.Tag.ToString());
        sheet.Cell(2, 1).SetValue(content.MadeAt.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        var row = FirstRow;
        foreach (var item in content.Items)
        {
            WriteRow(sheet, row++, item, content.Columns(item.Kind));
        }

        sheet.Visibility = XLWorksheetVisibility.VeryHidden;
    }

    public static SurveyKeySheet? Read(UploadedWorkbook workbook)
    {
        if (workbook.Sheets.FirstOrDefault(sheet => sheet.Name == SurveySheets.Keys) is not { Rows.Count: > 0 } found || SurveyTag.Parse(found.Rows[0].TextAt(1)) is not { } tag)
        {
            return null;
        }

        var keys = new SurveyKeySheet(tag);
        foreach (var row in found.Rows.Where(row => row.Number >= FirstRow))
        {
            if (Enum.TryParse<SurveyRowKind>(row.TextAt(1), out var kind) && Guid.TryParse(row.TextAt(3), out var version))
            {
                keys._keys[(kind, row.TextAt(2))] = new SurveyKey(version, row.TextAt(4));
            }
        }

        return keys;
    }

    private static void WriteRow(IXLWorksheet sheet, int row, SurveyItem item, IReadOnlyList<SurveyColumn> columns)
    {
        sheet.Cell(row, 1).SetValue(item.Kind.ToString());
        sheet.Cell(row, 2).SetValue(item.Key);
        sheet.Cell(row, 3).SetValue(item.Version.ToString("N"));
        sheet.Cell(row, 4).SetValue(Merging.Prints(columns.Select(column => new FieldText(column.Name, column.Label, item.Values[column.Name]))));
    }
}

internal sealed record SurveyKey(Guid Version, string Base);
