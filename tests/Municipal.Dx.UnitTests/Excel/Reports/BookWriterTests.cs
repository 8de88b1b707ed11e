using ClosedXML.Excel;
using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Excel.Reports;
using Municipal.Dx.Testing.Books;

namespace Municipal.Dx.UnitTests.Excel.Reports;

public sealed class BookWriterTests
{
    private static readonly string[] Hostile =
        ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=HYPERLINK(\"http://example.com\",\"x\")", "=cmd|' /C calc'!A0", "＝1+1", "'=1"];

    [Theory]
    [InlineData(BookEdition.Committee, "表紙 概要 進捗管理表 KPI一覧 工程表 遅延・課題一覧 前回指摘事項への対応 目標・計画の変更一覧 個票 評価基準・用語")]
    [InlineData(BookEdition.Assembly, "概要 KPIの状況 個票")]
    [InlineData(BookEdition.Public, "概要 進捗管理表 KPI一覧 目標・計画の変更一覧 評価基準・用語")]
    [InlineData(BookEdition.Internal, "表紙 概要 進捗管理表 KPI一覧 工程表 遅延・課題一覧 前回指摘事項への対応 目標・計画の変更一覧 個票 評価基準・用語 提出状況(庁内用)")]
    public void Write_WholePlan_HasTheSheetsOfItsEditionInOrder(BookEdition edition, string sheets)
    {
        using var book = Reopened(BookSamples.Of(edition));

        book.SheetNames.Select(name => name.StartsWith("個票", StringComparison.Ordinal) ? "個票" : name).Distinct(StringComparer.Ordinal).ShouldBe(sheets.Split(' '));
        book.Book.Worksheets.ShouldAllBe(sheet => sheet.TabColor.HasValue);
    }

    [Fact]
    public void Write_MaterialNumber_StandsUpperRightOfEverySheetAndInNoCell()
    {
        var content = BookSamples.Fixed();
        using var plain = Reopened(content);
        using var book = Reopened(content with { Wish = new BookWish("2-1", []) });

        book.Book.Worksheets.ShouldAllBe(sheet => sheet.PageSetup.Header.GetText(XLHFOccurrence.OddPages) == "&R資料2-1");
        book.SheetNames.Select(book.Dump).ShouldBe(plain.SheetNames.Select(plain.Dump));
    }

    [Fact]
    public void Write_PlanWithoutKpisAndSchedule_LeavesSheetsOutAndCoverSaysSo()
    {
        using var book = Reopened(BookSamples.WithMeasures(BookSamples.Measure("1", "オープンデータの推進", BookSamples.Report("B", "進めた。"))) with { Kpis = [], Opinions = [] });

        book.SheetNames.ShouldBe(["表紙", "概要", "進捗管理表", "遅延・課題一覧", "前回指摘事項への対応", "目標・計画の変更一覧", "評価基準・用語"]);
        book.Beside("表紙", "KPI一覧").GetString().ShouldBe("該当なし(計画書にKPIの定めがありません)");
        book.Beside("表紙", "工程表").GetString().ShouldBe("該当なし(計画書に工程表の定めがありません)");
        book.Texts("概要").ShouldContain("該当なし(計画書にKPIの定めがありません)");
    }

    [Fact]
    public void Write_RepeatedRows_AreAbsoluteReferences()
    {
        using var book = Reopened(BookSamples.Fixed());

        book.DefinedNames().Where(name => name.Name == "_xlnm.Print_Titles").Select(name => name.Reference)
            .ShouldBe(
                [
                    "'概要'!$1:$2", "'進捗管理表'!$1:$3", "'KPI一覧'!$1:$3", "'工程表'!$1:$4", "'遅延・課題一覧'!$1:$3", "'前回指摘事項への対応'!$1:$3", "'目標・計画の変更一覧'!$1:$3",
                    "'評価基準・用語'!$1:$3",
                ],
                ignoreOrder: true);
        book.DefinedNames().Where(name => name.Name == "_xlnm.Print_Area").ShouldAllBe(name => name.Reference.Contains("!$A$1:$", StringComparison.Ordinal));
    }

    [Fact]
    public void Write_EverySheet_IsSetUpForPrinting()
    {
        using var book = Reopened(BookSamples.Fixed());

        foreach (var sheet in book.Book.Worksheets)
        {
            sheet.PageSetup.PagesWide.ShouldBe(1);
            sheet.PageSetup.PaperSize.ShouldBe(sheet.Name == "KPI一覧" ? XLPaperSize.A3Paper : XLPaperSize.A4Paper);
            sheet.PageSetup.PageOrientation.ShouldBe(sheet.Name is "表紙" or "概要" || sheet.Name.StartsWith("個票", StringComparison.Ordinal) ? XLPageOrientation.Portrait : XLPageOrientation.Landscape);
            sheet.PageSetup.Footer.GetText(XLHFOccurrence.OddPages).ShouldContain("&C&P / &N&R&A");
            sheet.RowsUsed().ShouldAllBe(row => row.Height <= 409);
        }
    }

    [Fact]
    public void Write_TextThatLooksLikeFormula_StaysTextEverywhere()
    {
        var measures = Hostile.Select((text, i) =>
            BookSamples.Measure($"(1)-{i}", text, BookSamples.Report("C", text, text, text), text, BookSamples.Initiative($"i{i}", text, new BookPhase(text, 2026, 2026, IsCertain: true))));
        var kpis = Hostile.Select(text => BookSamples.Kpi(
            "(1)-1", text, text, KpiType.Qualitative, KpiBasis.PointInTime, (text, null), (text, null), new KpiActual(Value: null, text)));
        var content = BookSamples.Fixed() with { Measures = [.. measures], Kpis = [.. kpis] };
        using var book = Reopened(content with { Cover = content.Cover with { Municipality = "=1+1", PlanTitle = "=2+2" } });

        book.Formulas().ShouldBe(0);
        foreach (var text in Hostile)
        {
            var cell = book.Find("進捗管理表", text);
            cell.HasFormula.ShouldBeFalse();
            cell.DataType.ShouldBe(XLDataType.Text);
            cell.Style.IncludeQuotePrefix.ShouldBe(text[0] != '\'');
            book.Texts("KPI一覧").ShouldContain(text);
        }

        book.Find("表紙", "=1+1").Style.IncludeQuotePrefix.ShouldBeTrue();
    }

    [Fact]
    public void Write_CharactersThatXmlCannotCarry_AreDroppedAndTheRestIsKept()
    {
        var report = BookSamples.Report("B", "前\u0000後\u000B終\uFFFE\uD800\r\n次の行\r=1");

        using var book = Reopened(BookSamples.WithMeasures(BookSamples.Measure("1-1", "施策", report)));

        book.Texts("進捗管理表").ShouldContain(text => text.StartsWith("前後終", StringComparison.Ordinal) && text.EndsWith("\n次の行\n=1", StringComparison.Ordinal));
    }

    [Fact]
    public void Write_SameContentTwice_GivesSameCells()
    {
        using var first = Reopened(BookSamples.Fixed());
        using var second = Reopened(BookSamples.Fixed());

        foreach (var sheet in first.SheetNames)
        {
            second.Dump(sheet).ShouldBe(first.Dump(sheet));
        }
    }

    [Theory]
    [InlineData("進捗管理表!1:3", "'進捗管理表'!$1:$3")]
    [InlineData("'KPI 一覧'!1:2", "'KPI 一覧'!$1:$2")]
    [InlineData("'工程表'!$1:$4", "'工程表'!$1:$4")]
    public void Absolute_ReferenceOfRows_HasDollarSigns(string written, string wanted) => PrintTitles.Absolute(written).ShouldBe(wanted);

    [Theory]
    [InlineData(true, "大江町_DX推進計画進捗報告_令和8年度第2四半期_委員会版.xlsx")]
    [InlineData(false, "大江町_DX推進計画進捗報告_令和8年度第2四半期_委員会版(速報).xlsx")]
    public void FileNameOf_Period_NamesMunicipalityPeriodAndEdition(bool isFixed, string name) =>
        BookService.FileNameOf(isFixed ? BookSamples.Fixed() : BookSamples.Open()).ShouldBe(name);

    private static WorkbookCells Reopened(BookContent content) => new(stream => BookWriter.Write(content, stream));
}
