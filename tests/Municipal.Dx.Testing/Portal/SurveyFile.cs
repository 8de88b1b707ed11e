using ClosedXML.Excel;

namespace Municipal.Dx.Testing.Portal;

/// <summary>A survey workbook as someone has it on their desk: opened, filled in, sent back.</summary>
public sealed class SurveyFile : IDisposable
{
    public const string KeyLabel = "管理番号";

    private readonly MemoryStream _content;

    public SurveyFile(byte[] content)
    {
        _content = new MemoryStream();
        _content.Write(content);
        Book = new XLWorkbook(_content);
    }

    public XLWorkbook Book { get; }

    public IXLWorksheet Measures => Book.Worksheet("調査票");

    public IXLWorksheet Kpis => Book.Worksheet("KPI入力");

    public IXLWorksheet Stages => Book.Worksheet("取組入力");

    public IXLWorksheet Parts => Book.Worksheet("課別内訳");

    public IXLWorksheet Figures => Book.Worksheet("課別の数値");

    public IXLWorksheet Opinions => Book.Worksheet("意見への対応");

    public static async Task<SurveyFile> DownloadAsync(PortalClient client, string department, string slug = "oe", string? period = null)
    {
        using var answer = await client.Http.GetAsync(new Uri($"/{slug}/survey?handler=Sheet&department={Uri.EscapeDataString(department)}&period={period}", UriKind.Relative));
        answer.EnsureSuccessStatusCode();
        return new SurveyFile(await answer.Content.ReadAsByteArrayAsync());
    }

    /// <summary>Uploads it as it is now; answers with the preview, or the page that says why not.</summary>
    public Task<PortalAnswer> UploadAsync(PortalClient client, string slug = "oe") => UploadAsync(client, [("調査票.xlsx", Save())], slug);

    public static async Task<PortalAnswer> UploadAsync(PortalClient client, IReadOnlyList<(string Name, byte[] Content)> files, string slug = "oe")
    {
        var path = $"/{slug}/survey";
        var page = await client.PageAsync(path);
        using var content = new MultipartFormDataContent();
        content.Add(new StringContent(page.Document.QuerySelector("main form[method=post] [name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken");
        foreach (var (name, bytes) in files)
        {
            content.Add(new ByteArrayContent(bytes), "sheets", name);
        }

        var answer = await PortalAnswer.OfAsync(await client.Http.PostAsync(new Uri(path, UriKind.Relative), content));
        return answer.Location is null ? answer : await client.FollowAsync(answer);
    }

    public byte[] Save()
    {
        Book.Save(new SaveOptions { EvaluateFormulasBeforeSaving = true });
        return _content.ToArray();
    }

    /// <summary>The cell of a column in the row of a key.</summary>
    public IXLCell Cell(IXLWorksheet sheet, string key, string label)
    {
        var head = sheet.CellsUsed(cell => cell.GetString() == KeyLabel).First();
        var column = sheet.Row(head.Address.RowNumber).CellsUsed(cell => cell.GetString() == label).First().Address.ColumnNumber;
        return sheet.Cell(RowOf(sheet, key).RowNumber(), column);
    }

    public IXLRow RowOf(IXLWorksheet sheet, string key) =>
        sheet.CellsUsed(cell => cell.Address.ColumnNumber == 1 && cell.GetString().Split(':') is [_, var found, _] && found == key).First().WorksheetRow();

    public void Dispose()
    {
        Book.Dispose();
        _content.Dispose();
    }
}
