using ClosedXML.Excel;
using Municipal.Dx.Application.PlanFiles;
using Municipal.Dx.Application.PlanFiles.Tables;
using Municipal.Dx.Excel.Templates;
using Municipal.Dx.Testing;
using Municipal.Dx.UnitTests.PlanFiles;

namespace Municipal.Dx.UnitTests.Excel.Templates;

public sealed class TemplateFilesTests
{
    public static TheoryData<string> Slugs => [.. PlanSeeds.Slugs];

    [Theory]
    [MemberData(nameof(Slugs))]
    public async Task Read_SeedAsWritten_IsTheSamePlan(string slug)
    {
        var records = PlanFileReader.Read(PlanSeeds.Read(slug)).Records;

        var reading = await ReadAsync(Written(records));

        reading.Document.Problems.ShouldBeEmpty();
        reading.Notes.ShouldBeEmpty();
        PlanFileWriter.Write(reading.Document.Records).ShouldBe(PlanFileWriter.Write(records));
    }

    [Fact]
    public async Task Read_SortedSheetsWithoutNamesAndWithAColumnMore_IsTheSamePlan()
    {
        var records = PlanFileReader.Read(PlanSeeds.Read("oe")).Records;
        using var file = new TemplateFile(Written(records));
        foreach (var sheet in PlanSheets.All.Where(sheet => records.Any(record => record.Kind == sheet.Kind)))
        {
            file.Reverse(sheet.Name);
            file.Book.Worksheet(sheet.Name).Row(3).Delete();
        }

        var measures = file.Book.Worksheet("施策");
        measures.Cell(3, measures.Row(3).LastCellUsed().Address.ColumnNumber + 1).SetValue("メモ");
        file.Book.Worksheet("計画").Column(1).Delete();

        var reading = await ReadAsync(file.Save());

        reading.Document.Problems.ShouldBeEmpty();
        reading.Notes.ShouldBe(["シート「施策」の列「メモ」は、計画取込様式にない列なので読んでいません。"]);
        PlanFileWriter.Write(reading.Document.Records).ShouldBe(PlanFileWriter.Write(records));
    }

    [Theory]
    [InlineData("template-libreoffice.xlsx")]
    [InlineData("template-google-like.xlsx")]
    public async Task Read_SavedUnchangedByAnotherProgram_IsTheSamePlan(string file)
    {
        var reading = await ReadAsync(await File.ReadAllBytesAsync(Path.Combine(RepositoryFolder.Root, "tests", "Municipal.Dx.UnitTests", "Excel", "Templates", "Fixtures", file)));

        reading.Document.Problems.ShouldBeEmpty();
        reading.Notes.ShouldBeEmpty();
        PlanFileWriter.Write(reading.Document.Records).ShouldBe(PlanFileWriter.Write(Sample()));
    }

    [Fact]
    public async Task Read_RenamedHeadings_AreFoundByTheHiddenNames()
    {
        var records = Sample();
        using var file = new TemplateFile(Written(records));
        foreach (var (sheet, label, name) in new[] { ("施策", "題名", "事業名"), ("KPI", "名前", "指標の名前"), ("KPI", "施策のキー", "親"), ("用語", "用語", "言葉") })
        {
            var page = file.Book.Worksheet(sheet);
            page.Cell(4, TemplateFile.ColumnOf(page, label)).SetValue(name);
        }

        var reading = await ReadAsync(file.Save());

        reading.Document.Problems.ShouldBeEmpty();
        reading.Notes.ShouldBeEmpty();
        PlanFileWriter.Write(reading.Document.Records).ShouldBe(PlanFileWriter.Write(records));
    }

    [Fact]
    public async Task Read_EditedCell_ChangesOnlyThatField()
    {
        using var file = new TemplateFile(Written(Sample()));
        file.Cell("KPI", "1-1-1.k1", "目標値").SetValue("７０");
        file.Cell("KPI", "1-1-1.k1", "現状値").FormulaA1 = "30+1";
        file.Cell("施策", "1-1-1", "担当課").SetValue("総務課,総務部");
        file.Cell("施策", "1-1-2", "本文の有無").SetValue("一部が失われている");
        file.Cell("工程", "検討", "終わりの年度", "工程の名前").SetValue("令和8年度");
        file.Reverse("施策");

        var reading = await ReadAsync(file.Save());

        reading.Document.Problems.ShouldBeEmpty();
        var expected = SamplePlan.Read(
            SamplePlan.Yaml.Replace("text: 60件, value: 60", "text: 60件, value: 70", StringComparison.Ordinal)
                .Replace("departments: [総務課]", "departments: [総務課, 総務部]", StringComparison.Ordinal)
                .Replace("title: 別の施策", "title: 別の施策\n        textStatus: partial", StringComparison.Ordinal)
                .Replace("lastFiscalYear: 2025", "lastFiscalYear: 2026", StringComparison.Ordinal),
            SamplePlan.Glossary);
        expected.Problems.ShouldBeEmpty();
        PlanFileWriter.Write(reading.Document.Records).ShouldBe(PlanFileWriter.Write(expected.Records));
        reading.Notes.ShouldContain(note => note.StartsWith("シート「KPI」の", StringComparison.Ordinal) && note.EndsWith("「７０」を70と読みました。", StringComparison.Ordinal));
        reading.Notes.ShouldContain(note => note.EndsWith("計算式の結果の「31」を読みました。", StringComparison.Ordinal));
        reading.Notes.ShouldContain(note => note.EndsWith("「令和8年度」を2026と読みました。", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("KPI", "1-1-1.k1", "種別", "伸ばす", "種別の「伸ばす」は使えません。一覧から選んでください: 増加を目指す、")]
    [InlineData("KPI", "1-1-1.k1", "目標値", "約60件未満", "目標値：")]
    [InlineData("KPI", "1-1-1.k1", "未満・超", "たぶん", "未満・超は「はい」か「いいえ」で書いてください。")]
    [InlineData("KPI", "1-1-1.k1", "名前", "", "KPIの名前(name)がありません。")]
    [InlineData("KPI", "1-1-1.k1", "施策のキー", "1-9-9", "「1-9-9」が、シート「施策」にありません。")]
    [InlineData("KPI", "1-1-1.k1", "施策のキー", "", "施策のキーがありません。")]
    [InlineData("施策", "1-1-2", "キー", "1-1-1", "施策「1-1-1」がシート「施策」の5行目と重なっています。")]
    [InlineData("施策", "1-1-2", "キー", "2026-01-02", "キーが日付(2026-01-02)になっています。")]
    [InlineData("施策", "1-1-1", "担当課", "企画課", "課等「企画課」が課等の一覧(departments)にありません。")]
    [InlineData("施策", "1-1-1", "SDGs", "9、18", "SDGsは1から17までの数字で書いてください。")]
    public async Task Read_WrongCell_NamesSheetAndAddress(string sheet, string key, string label, string text, string message)
    {
        using var file = new TemplateFile(Written(Sample()));
        var cell = file.Cell(sheet, key, label);
        cell.SetValue(text);
        var address = cell.Address.ToString();

        var problems = (await ReadAsync(file.Save())).Document.Problems;

        problems.ShouldContain(
            problem => problem.File == $"シート「{sheet}」" && problem.Line == cell.Address.RowNumber && (problem.Path == address || problem.Message.Contains("重なって", StringComparison.Ordinal))
                && problem.Message.StartsWith(message, StringComparison.Ordinal),
            string.Join('\n', problems));
    }

    [Fact]
    public async Task Read_FormulaThatFailed_NamesSheetAndAddress()
    {
        using var file = new TemplateFile(Written(Sample()));
        file.Cell("KPI", "1-1-1.k1", "目標値").FormulaA1 = "1/0";

        var problem = (await ReadAsync(file.Save())).Document.Problems.ShouldHaveSingleItem();

        problem.File.ShouldBe("シート「KPI」");
        problem.Message.ShouldContain("計算式の結果を読めません");
    }

    [Fact]
    public async Task Read_AnotherWorkbookOrHostileFile_IsRefusedWithASentence()
    {
        using var book = new XLWorkbook();
        book.AddWorksheet("調査票").Cell("A1").SetValue("管理番号");
        using var saved = new MemoryStream();
        book.SaveAs(saved);

        (await TemplateFiles.ReadAsync(saved.ToArray())).Problem!.ShouldStartWith("計画取込様式ではないファイルです。");
        (await TemplateFiles.ReadAsync([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])).Problem!.ShouldContain("古い形式(.xls)");
        (await TemplateFiles.ReadAsync([.. "PK\u0003\u0004workbook"u8])).Problem!.ShouldContain("壊れているか");
    }

    [Fact]
    public async Task Write_EmptyTemplate_AsksForThePlanAndHoldsNoRow()
    {
        var municipality = Sample().Where(record => record.Kind == PlanSchema.Municipality).ToList();

        var reading = await ReadAsync(Written(municipality));

        reading.Document.Records.ShouldHaveSingleItem().Kind.ShouldBe(PlanSchema.Municipality);
        reading.Document.Problems.Select(problem => problem.Message).ShouldBe(["計画のキー(key)がありません。", "計画の題名(title)がありません。", "計画の種別(kind)がありません。"]);
        reading.Document.Problems.ShouldAllBe(problem => problem.File == "シート「計画」" && problem.Path.StartsWith('D'));
    }

    [Fact]
    public void Write_TextLikeAFormula_StaysText()
    {
        var records = Sample();
        foreach (var measure in records.Where(record => record.Kind == PlanSchema.Measure))
        {
            measure.Fields["summary"] = new PlanValue("=cmd|' /C calc'!A0", 0);
        }

        using var file = new TemplateFile(Written(records));

        var cell = file.Cell("施策", "1-1-1", "要約");
        (cell.HasFormula, cell.DataType, cell.GetString()).ShouldBe((false, XLDataType.Text, "=cmd|' /C calc'!A0"));
        cell.Style.IncludeQuotePrefix.ShouldBeTrue();
        file.Book.Worksheets.SelectMany(sheet => sheet.CellsUsed()).ShouldNotContain(used => used.HasFormula);
        file.Cell("施策", "1-1-1", "キー").Style.NumberFormat.Format.ShouldBe("@");
    }

    private static IReadOnlyList<PlanRecord> Sample() => SamplePlan.Read(SamplePlan.Yaml, SamplePlan.Glossary).Records;

    private static byte[] Written(IReadOnlyList<PlanRecord> records)
    {
        using var saved = new MemoryStream();
        TemplateFiles.Write(new PlanTemplate("大江町", "計画", records), saved);
        return saved.ToArray();
    }

    private static async Task<PlanTableReading> ReadAsync(byte[] content)
    {
        var result = await TemplateFiles.ReadAsync(content);
        result.Problem.ShouldBeNull();
        return result.Reading!;
    }
}
