using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.My;

/// <summary>根拠資料: what is taken, what is refused, who may have it, and how it is sent.</summary>
public sealed class EvidenceTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    private static readonly byte[] Pdf = "%PDF-1.7\n1 0 obj << >> endobj\n%%EOF"u8.ToArray();
    private static readonly byte[] Exe = [.. "MZ"u8, 0x90, 0x00, 0x03, 0x00, 0x00, 0x00, 0x04];
    private static readonly byte[] Html = "<!doctype html><script>alert(1)</script>"u8.ToArray();

    public static TheoryData<string, byte[], string> Hostile => new()
    {
        { "請求書.pdf", Exe, "中身はPDFではありません" },
        { "図.png", Html, "中身はPNG画像ではありません" },
        { "写真.jpg", Pdf, "中身はJPEG画像ではありません" },
        { "一覧.csv", Exe, "中身はCSVではありません" },
        { "集計.xlsx", Pdf, "中身はExcelブックではありません" },
        { "集計.xlsx", OfficeFile("word/document.xml"), "中身はExcelブックではありません" },
        { "集計.xlsx", OfficeFile("xl/workbook.xml", "xl/vbaProject.bin"), "マクロや、埋め込まれたほかのファイル" },
        { "文書.docx", OfficeFile("word/document.xml", "word/embeddings/oleObject1.bin"), "マクロや、埋め込まれたほかのファイル" },
        { "集計.xlsx", OfficeFile("xl/workbook.xml", types: "<Types><Override ContentType=\"application/vnd.ms-excel.sheet.macroEnabled.main+xml\"/></Types>"), "マクロや、埋め込まれたほかのファイル" },
        { "集計.xlsx", "PK\u0003\u0004broken"u8.ToArray(), "中身はExcelブックではありません" },
        { "集計.xlsm", OfficeFile("xl/workbook.xml"), "付けられません" },
        { "run.exe", Exe, "付けられません" },
        { "page.html", Html, "付けられません" },
        { "絵.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray(), "付けられません" },
        { "空.pdf", [], "空のファイル" },
        { "大.pdf", [.. Pdf, .. new byte[Evidence.BytesMax]], "5MBまで" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task Add_HostileFile_IsRefusedAndNothingIsKept(string name, byte[] content, string why)
    {
        var measure = await MeasureAsync("9-60");
        using var staff = await portal.ClientAsync("oe-staff");
        var before = Kept();

        var answer = await UploadAsync(staff, "9-60", name, content);

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Errors.Single().ShouldContain(why);
        (await StoredAsync(measure)).ShouldBeEmpty();
        Kept().ShouldBe(before);
    }

    [Fact]
    public async Task Add_FarTooLarge_AnswersTooLarge()
    {
        await MeasureAsync("9-60");
        using var staff = await portal.ClientAsync("oe-staff");

        (await UploadAsync(staff, "9-60", "大.pdf", new byte[9 * 1024 * 1024])).Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Add_File_IsKeptUnderAnotherNameAndSentAsAttachmentInASandbox()
    {
        var measure = await MeasureAsync("9-61");
        using var staff = await portal.ClientAsync("oe-staff");

        (await UploadAsync(staff, "9-61", "..\\..\\予算\u202E<案>.pdf", Pdf)).Status.ShouldBe(HttpStatusCode.Redirect);

        var kept = (await StoredAsync(measure)).Single();
        (kept.Name, kept.MediaType, kept.Bytes).ShouldBe(("予算_案_.pdf", "application/pdf", Pdf.Length));
        Kept().Count(file => file.EndsWith("-" + kept.FileHash, StringComparison.Ordinal)).ShouldBe(1);
        Kept().ShouldAllBe(file => !file.Contains("予算"));
        foreach (var login in new[] { "oe-staff", "oe-head", "oe-office" })
        {
            using var reader = await portal.ClientAsync(login);
            var answer = await reader.Http.GetAsync(new Uri($"/oe/my/9-61/evidence/{kept.Id}", UriKind.Relative));
            (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(Pdf);
            answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
            answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("sandbox");
            answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        }

        (await staff.PageAsync("/oe/my/9-61")).Document.QuerySelector($"#evidence a[href='/oe/my/9-61/evidence/{kept.Id}']").ShouldNotBeNull();
        (await portal.WithDbAsync(db => db.AuditEntries.AnyAsync(e => e.RecordKey.StartsWith("report/9-61/") && e.NewValues!.Contains("予算_案_.pdf")))).ShouldBeTrue();
    }

    [Fact]
    public async Task Get_FileByOthers_IsNotFound()
    {
        var measure = await MeasureAsync("9-62", "税務町民課");
        using var office = await portal.ClientAsync("oe-office");
        await UploadAsync(office, "9-62", "a.txt", Encoding.UTF8.GetBytes("集計の根拠\r\n1,2"));
        var id = (await StoredAsync(measure)).Single().Id;

        foreach (var (login, status) in new[] { ("oe-staff", HttpStatusCode.NotFound), ("oe-committee", HttpStatusCode.Forbidden), ("shonai-office", HttpStatusCode.NotFound) })
        {
            using var client = await portal.ClientAsync(login);
            (await client.GetAsync($"/oe/my/9-62/evidence/{id}")).Status.ShouldBe(status, login);
        }

        using var staff = await portal.ClientAsync("oe-staff");
        (await staff.GetAsync($"/oe/my/1-1/evidence/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await staff.GetAsync("/oe/my/9-62/evidence")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://user:secret@example.jp/")]
    [InlineData("www.example.jp")]
    [InlineData("")]
    public async Task Link_NotPlainHttp_IsRefused(string url)
    {
        var measure = await MeasureAsync("9-63");
        using var staff = await portal.ClientAsync("oe-staff");

        var answer = await staff.SubmitAsync(await staff.PageAsync("/oe/my/9-63/evidence"), new() { ["Input.Url"] = url }, "form[action*='handler=Link']");

        answer.Errors.Count.ShouldBe(1);
        (await StoredAsync(measure)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Remove_WithoutReason_IsRefusedThenRemovedWithItsFile()
    {
        var measure = await MeasureAsync("9-64");
        using var staff = await portal.ClientAsync("oe-staff");
        var book = OfficeFile("xl/workbook.xml", "xl/printerSettings/printerSettings1.bin");
        await UploadAsync(staff, "9-64", "誤り.xlsx", book);
        (await UploadAsync(staff, "9-64", "もう一度.xlsx", book)).Errors.ShouldBe(["同じ内容のファイルは、もう付いています。"]);
        var hash = (await StoredAsync(measure)).Single().FileHash!;
        var page = await staff.PageAsync("/oe/my/9-64/evidence");

        (await staff.SubmitAsync(page, [], "form[action*='handler=Remove']")).Errors.ShouldBe(["外す理由を入力してください。"]);
        (await staff.SubmitAsync(page, new() { ["Input.Reason"] = "別の課の資料だったため" }, "form[action*='handler=Remove']")).Status.ShouldBe(HttpStatusCode.Redirect);

        (await StoredAsync(measure)).ShouldBeEmpty();
        Kept().ShouldNotContain(file => file.Contains(hash));
        (await portal.WithDbAsync(db => db.AuditEntries.AnyAsync(e => e.Reason!.Contains("別の課の資料だったため")))).ShouldBeTrue();
    }

    [Fact]
    public async Task Add_SavesTheDraftFirst_AndLeadsToTheEvidence()
    {
        var measure = await MeasureAsync("9-65");
        using var staff = await portal.ClientAsync("oe-staff");

        var answer = await staff.SubmitAsync(await staff.PageAsync("/oe/my/9-65"), new() { ["Input.Achievement"] = "書きかけ", ["do"] = "evidence" }, "form#entry");

        (await staff.FollowAsync(answer)).Title.ShouldBe("9-65 試験の施策9-65の根拠資料");
        (await portal.ReadReportAsync(measure)).Achievement.ShouldBe("書きかけ");
    }

    private async Task<Measure> MeasureAsync(string key, string owner = "総務課")
    {
        var found = await portal.WithDbAsync(db => db.Measures.AsNoTracking().FirstOrDefaultAsync(m => m.Key == key));
        return found ?? (await portal.AskAsync("oe", key, owner: owner)).Measure;
    }

    private Task<List<Evidence>> StoredAsync(Measure measure) => portal.WithDbAsync(db => db.Evidence.AsNoTracking().Where(e => e.ProgressReport!.MeasureId == measure.Id).ToListAsync());

    private IReadOnlyList<string> Kept() => Directory.Exists(Path.Combine(portal.DataFolder, "uploads")) ? Directory.GetFiles(Path.Combine(portal.DataFolder, "uploads")) : [];

    private static async Task<PortalAnswer> UploadAsync(PortalClient client, string key, string name, byte[] bytes)
    {
        var page = await client.PageAsync($"/oe/my/{key}/evidence");
        using var content = new MultipartFormDataContent();
        content.Add(new StringContent(page.Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken");
        content.Add(new ByteArrayContent(bytes), "file", name);
        return await PortalAnswer.OfAsync(await client.Http.PostAsync(new Uri(page.Document.QuerySelector("form[enctype]")!.GetAttribute("action")!, UriKind.Relative), content));
    }

    private static byte[] OfficeFile(string main, string? more = null, string types = "<Types/>")
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (part, text) in new[] { ("[Content_Types].xml", types), (main, "<x/>"), (more ?? "docProps/app.xml", "<x/>") })
            {
                using var writer = new StreamWriter(archive.CreateEntry(part, CompressionLevel.NoCompression).Open());
                writer.Write(text);
            }
        }

        return stream.ToArray();
    }
}
