using System.IO.Compression;
using System.Text;
using ClosedXML.Excel;
using Municipal.Dx.Excel.RoundTrip;

namespace Municipal.Dx.UnitTests.Excel.RoundTrip;

public sealed class WorkbookReaderTests
{
    private const string Sheet = "xl/worksheets/sheet1.xml";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [Fact]
    public void Read_EveryKindOfCell_GivesWhatAPersonWouldType()
    {
        var bytes = Saved(sheet =>
        {
            sheet.Cell("A1").SetValue("実績");
            sheet.Cell("B1").SetValue(1500.25m);
            sheet.Cell("C1").SetValue(0.125m).Style.NumberFormat.Format = "0.0%";
            sheet.Cell("D1").SetValue(new DateTime(2026, 9, 30)).Style.NumberFormat.Format = "[$-411]ge.m.d";
            sheet.Cell("E1").SetValue(true);
            sheet.Cell("F1").FormulaA1 = "1+2";
            sheet.Cell("G1").SetValue("一行目\n二行目");
        });

        var row = WorkbookReader.Read(bytes).Sheets.Single().Rows.Single();

        row.Cells.Values.Select(cell => cell.Text).ShouldBe(["実績", "1500.25", "12.5%", "2026-09-30", "TRUE", "3", "一行目\n二行目"]);
        row.Cells[6].IsFormula.ShouldBeTrue();
    }

    [Fact]
    public void Read_SharedStringWithReading_LeavesTheReadingOut()
    {
        var bytes = Edited(Saved(sheet => sheet.Cell("A1").SetValue("大江町")), "xl/sharedStrings.xml", xml =>
            xml.Replace("</x:t>", "</x:t><x:rPh sb=\"0\" eb=\"3\"><x:t>オオエマチ</x:t></x:rPh>", StringComparison.Ordinal));

        WorkbookReader.Read(bytes).Sheets.Single().Rows.Single().TextAt(1).ShouldBe("大江町");
    }

    [Fact]
    public void Read_StrictNamespacesAndCellsWithoutAddress_IsRead()
    {
        var xml = """<worksheet xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"><sheetData><row><c t="inlineStr"><is><r><t>大</t></r><r><t>江</t></r></is></c><c><v>7</v></c></row></sheetData></worksheet>""";

        var row = WorkbookReader.Read(Edited(Saved(_ => { }), Sheet, _ => xml)).Sheets.Single().Rows.Single();

        (row.Number, row.TextAt(1), row.TextAt(2)).ShouldBe((1, "大江", "7"));
    }

    [Fact]
    public void Read_FormulaWithoutResultAndError_SaysSo()
    {
        var xml = $"""<worksheet xmlns="{Main}"><sheetData><row r="1"><c r="A1"><f>1+1</f></c><c r="B1" t="e"><f>A2</f><v>#REF!</v></c></row></sheetData></worksheet>""";

        var row = WorkbookReader.Read(Edited(Saved(_ => { }), Sheet, _ => xml)).Sheets.Single().Rows.Single();

        (row.Cells[1].Error, row.Cells[2].Error).ShouldBe(("計算前", "#REF!"));
    }

    [Theory]
    [InlineData("not a workbook", "Excelのファイル(.xlsx)ではありません")]
    [InlineData("", "Excelのファイル(.xlsx)ではありません")]
    public void Read_SomethingElse_IsRefused(string content, string sentence) => Refusal(Encoding.UTF8.GetBytes(content)).ShouldContain(sentence);

    [Fact]
    public void Read_TruncatedFile_IsRefused()
    {
        var bytes = Saved(sheet => sheet.Cell("A1").SetValue("実績"));

        Refusal(bytes[..(bytes.Length / 2)]).ShouldContain("壊れているか、途中で切れています");
    }

    [Fact]
    public void Read_OldAndEncryptedFiles_AreToldApart()
    {
        byte[] ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

        Refusal(ole).ShouldContain("古い形式(.xls)");
        Refusal([.. ole, .. Encoding.Unicode.GetBytes("EncryptedPackage")]).ShouldContain("パスワードを外して");
    }

    [Theory]
    [InlineData("xl/vbaProject.bin", "マクロの入ったファイルです")]
    [InlineData("xl/externalLinks/externalLink1.xml", "ほかのファイルを参照する計算式")]
    public void Read_MacroOrExternalLink_IsRefused(string part, string sentence) => Refusal(Edited(Saved(_ => { }), part, _ => "x")).ShouldContain(sentence);

    [Theory]
    [InlineData("application/vnd.ms-excel.sheet.macroEnabled.main+xml", "マクロの入ったファイルです")]
    [InlineData("application/vnd.ms-office.vbaProject", "マクロの入ったファイルです")]
    [InlineData("application/vnd.ms-excel.intlmacrosheet+xml", "マクロの入ったファイルです")]
    [InlineData("application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml", "ほかのファイルを参照する計算式")]
    public void Read_MacroOrExternalLinkUnderAnotherName_IsRefused(string type, string sentence)
    {
        var bytes = Edited(Saved(_ => { }), "[Content_Types].xml", xml =>
            xml.Replace("</Types>", $"""<Override PartName="/xl/other.bin" ContentType="{type}"/></Types>""", StringComparison.Ordinal));

        Refusal(bytes).ShouldContain(sentence);
    }

    [Fact]
    public void Read_ZipOfWorkbooks_SaysToUnpackIt()
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("総務課.xlsx").Open();
            entry.Write(Saved(_ => { }));
        }

        Refusal(memory.ToArray()).ShouldContain("zipファイルです。展開(解凍)して");
    }

    [Fact]
    public void Read_BinaryWorkbook_IsRefusedAsAnotherFormat() => Refusal(Edited(Saved(_ => { }), "xl/workbook.bin", _ => "x")).ShouldContain("Excelバイナリブック(.xlsb)");

    [Fact]
    public void Read_ExternalEntity_IsNeverFetched()
    {
        var xml = $"""<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><worksheet xmlns="{Main}"><sheetData><row r="1"><c r="A1" t="str"><v>&e;</v></c></row></sheetData></worksheet>""";

        Refusal(Edited(Saved(_ => { }), Sheet, _ => xml)).ShouldContain("壊れているか");
    }

    [Fact]
    public void Read_FiveMillionCells_IsRefusedBeforeTheyAreLoaded()
    {
        var row = "<row>" + string.Concat(Enumerable.Repeat("<c><v>1</v></c>", 500)) + "</row>";
        var bytes = Edited(Saved(_ => { }), Sheet, _ => $"""<worksheet xmlns="{Main}"><sheetData>{string.Concat(Enumerable.Repeat(row, 10_000))}</sheetData></worksheet>""");
        var watch = System.Diagnostics.Stopwatch.StartNew();

        Refusal(bytes).ShouldContain("セルが1,000,000個を超えています");
        // Half a second on an idle machine; loaded as a workbook it would take minutes, which is what this would notice on a busy one.
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void Read_HundredThousandAndOneRows_IsRefused()
    {
        var bytes = Edited(Saved(_ => { }), Sheet, _ => $"""<worksheet xmlns="{Main}"><sheetData>{string.Concat(Enumerable.Repeat("<row/>", 100_001))}</sheetData></worksheet>""");

        Refusal(bytes).ShouldContain("行が100,000行を超えています");
    }

    [Fact]
    public void Read_ArchiveThatUnpacksTooFar_IsRefused()
    {
        var bytes = Edited(Saved(_ => { }), "xl/media/image1.bin", _ => new string('0', 201 * 1024 * 1024));

        bytes.Length.ShouldBeLessThan(1024 * 1024);
        Refusal(bytes).ShouldContain("展開すると200MBを超えます");
    }

    private static string Refusal(byte[] content) => Should.Throw<RefusedWorkbookException>(() => WorkbookReader.Read(content)).Message;

    private static byte[] Saved(Action<IXLWorksheet> fill)
    {
        using var book = new XLWorkbook();
        fill(book.AddWorksheet("調査票"));
        using var saved = new MemoryStream();
        book.SaveAs(saved, new SaveOptions { EvaluateFormulasBeforeSaving = true });
        return saved.ToArray();
    }

    /// <summary>The file with one part rewritten or added.</summary>
    private static byte[] Edited(byte[] content, string part, Func<string, string> edit)
    {
        using var memory = new MemoryStream();
        memory.Write(content);
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Update, leaveOpen: true))
        {
            var old = zip.GetEntry(part);
            var text = "";
            if (old is not null)
            {
                using (var reader = new StreamReader(old.Open()))
                {
                    text = reader.ReadToEnd();
                }

                old.Delete();
            }

            using var writer = new StreamWriter(zip.CreateEntry(part, CompressionLevel.Optimal).Open());
            writer.Write(edit(text));
        }

        return memory.ToArray();
    }
}
