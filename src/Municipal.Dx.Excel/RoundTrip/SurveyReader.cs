using System.Security.Cryptography;
using Municipal.Dx.Application.Features.Survey;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Domain.Text;

namespace Municipal.Dx.Excel.RoundTrip;

/// <summary>An uploaded survey sheet, read; or the sentence that says why it could not be.</summary>
public sealed record SurveyUploadResult(SurveyReading? Reading, string FileHash, string? Problem);

/// <summary>
/// Finds the rows of a survey workbook by what they say, not by where they stand: rows and columns may be sorted, moved, hidden or gone, and
/// the hidden sheet may have been stripped on the way.
/// </summary>
public static class SurveyReader
{
    private const int HeadRows = 30;

    private static readonly (SurveyRowKind Kind, IReadOnlyList<SurveyColumn> Columns)[] Kinds =
        [.. Enum.GetValues<SurveyRowKind>().Select(kind => (kind, SurveyColumns.Of(kind, RatingScale.Default, isYearEndForm: true)))];

    // Reading takes memory: one at a time, whoever uploads.
    private static readonly SemaphoreSlim Turn = new(1, 1);

    public static async Task<SurveyUploadResult> ReadAsync(byte[] content, CancellationToken cancellationToken = default)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        await Turn.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => new SurveyUploadResult(Read(WorkbookReader.Read(content)), hash, Problem: null), cancellationToken);
        }
        catch (RefusedWorkbookException refused)
        {
            return new SurveyUploadResult(null, hash, refused.Message);
        }
        finally
        {
            Turn.Release();
        }
    }

    private static SurveyReading Read(UploadedWorkbook workbook)
    {
        var keys = SurveyKeySheet.Read(workbook);
        var sheets = workbook.Sheets.Where(sheet => sheet.Name != SurveySheets.Keys).ToList();
        var tag = sheets.Select(TagOf).FirstOrDefault(found => found is not null) ?? keys?.Tag
            ?? throw new RefusedWorkbookException("進捗状況調査票ではないファイルです。この画面からダウンロードした調査票を選んでください。調査票の場合は、上の方にある「調査票番号」のセルが消えていないか確かめてください。");
        var (rows, refusals) = (new List<SurveyRow>(), new List<SurveyRefusal>());
        foreach (var sheet in sheets)
        {
            ReadSheet(sheet, keys?.Tag == tag ? keys : null, rows, refusals);
        }

        return rows.Count + refusals.Count > 0
            ? new SurveyReading(tag, rows, refusals)
            : throw new RefusedWorkbookException("調査票に、管理番号のある行が一つもありません。1列目の「管理番号」が消えていないか確かめてください。");
    }

    private static SurveyTag? TagOf(UploadedSheet sheet) =>
        sheet.Rows.TakeWhile(row => row.Number <= HeadRows).SelectMany(row => row.Cells.Values).Select(cell => SurveyTag.Parse(cell.Text)).FirstOrDefault(tag => tag is not null);

    private static void ReadSheet(UploadedSheet sheet, SurveyKeySheet? keys, List<SurveyRow> rows, List<SurveyRefusal> refusals)
    {
        if (HeadOf(sheet) is not { } head)
        {
            return;
        }

        foreach (var row in sheet.Rows.Where(row => row.Number > head.Row))
        {
            var cells = head.Columns.ToDictionary(
                column => column.Value,
                column => row.Cells.TryGetValue(column.Key, out var cell)
                    ? new SurveyCell(UploadedWorkbook.Address(row.Number, column.Key), cell.Text, cell.IsFormula, cell.Error)
                    : new SurveyCell(UploadedWorkbook.Address(row.Number, column.Key), ""),
                StringComparer.Ordinal);
            var address = UploadedWorkbook.Address(row.Number, head.KeyColumn);
            if (SurveyRowMark.TryParse(row.TextAt(head.KeyColumn), out var mark))
            {
                var key = keys?.Find(head.Kind, mark.Key);
                rows.Add(new SurveyRow(head.Kind, mark.PeriodKey, mark.Key, mark.Mark, address, cells, key?.Version, key?.Base));
            }
            else if (cells.Values.FirstOrDefault(cell => cell.Text.Length > 0 || cell.Error is not null) is { } filled)
            {
                refusals.Add(new SurveyRefusal(
                    sheet.Name, filled.Address, "管理番号のない行", filled.Text,
                    "どの行への回答か分かりません。同じ施策・KPIなどの行に書き写してください。計画にない行は、調査票では追加できません。"));
            }
        }
    }

    // The row that heads the columns: 管理番号 and at least one input column. Which sheet it is say the headings, not its name.
    private static Head? HeadOf(UploadedSheet sheet)
    {
        foreach (var row in sheet.Rows.TakeWhile(row => row.Number <= HeadRows))
        {
            if (row.Cells.FirstOrDefault(cell => Plain(cell.Value.Text) == Plain(SurveyWriter.KeyLabel)) is not { Key: > 0 and var keyColumn })
            {
                continue;
            }

            var labels = row.Cells.GroupBy(cell => Plain(cell.Value.Text), StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Min(cell => cell.Key), StringComparer.Ordinal);
            var (kind, found) = Kinds.Select(one => (one.Kind, Found: FoundOf(one.Columns, labels))).MaxBy(one => one.Found.Count);
            return found.Count == 0 ? null : new Head(row.Number, keyColumn, kind, found);
        }

        return null;
    }

    private static Dictionary<int, string> FoundOf(IReadOnlyList<SurveyColumn> columns, Dictionary<string, int> labels) =>
        columns.Where(column => labels.ContainsKey(Plain(column.Label))).ToDictionary(column => labels[Plain(column.Label)], column => column.Name);

    private static string Plain(string text) => TextFold.Fold(text).Replace(" ", "", StringComparison.Ordinal);

    private sealed record Head(int Row, int KeyColumn, SurveyRowKind Kind, IReadOnlyDictionary<int, string> Columns);
}
