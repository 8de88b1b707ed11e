using ClosedXML.Excel;
using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Excel.Reports;
using Municipal.Dx.Testing.Books;

namespace Municipal.Dx.UnitTests.Excel.Reports;

public sealed class KpiSheetTests
{
    private const string Sheet = BookSheets.Kpis;

    // Made once: the tests of a class run one after the other and only read.
    private static readonly WorkbookCells Fixed = Reopened(BookSamples.Fixed());
    private static readonly WorkbookCells Open = Reopened(BookSamples.Open());

    [Fact]
    public void Write_Number_IsNumberWithUnitFormat()
    {
        var book = Fixed;

        var actual = Cell(book, "オンライン化した行政手続き数", "今期の実績");
        actual.DataType.ShouldBe(XLDataType.Number);
        actual.GetValue<decimal>().ShouldBe(44);
        actual.Style.NumberFormat.Format.ShouldBe("#,##0\"件\"");
        Cell(book, "オンライン化した行政手続き数", "前期との差").GetValue<decimal>().ShouldBe(3);
    }

    [Fact]
    public void Write_Rates_AreFractionsWithPercentFormat()
    {
        var book = Fixed;

        var progress = Cell(book, "オンライン化した行政手続き数", "進捗率\n(現状値\nから)");
        progress.GetValue<decimal>().ShouldBe(0.448m);
        progress.Style.NumberFormat.Format.ShouldBe("#,##0.0%");
        Cell(book, "オンライン化した行政手続き数", "目標比").GetValue<decimal>().ShouldBe(0.733m);
    }

    [Fact]
    public void Write_PercentKpi_IsFractionAndDifferenceInPoints()
    {
        var book = Fixed;
        var name = book.Texts(Sheet).First(text => text.StartsWith("職員に占める", StringComparison.Ordinal));

        Cell(book, name, "今期の実績").GetValue<decimal>().ShouldBe(0.214m);
        Cell(book, name, "今期の実績").Style.NumberFormat.Format.ShouldBe("#,##0.0%");
        Cell(book, name, "前期との差").GetValue<decimal>().ShouldBe(-1.6m);
        Cell(book, name, "前期との差").Style.NumberFormat.Format.ShouldContain("\"ポイント\"");
        Cell(book, name, "判定").GetString().ShouldBe("現状値を下回る");
    }

    [Fact]
    public void Write_ZeroAndEmpty_AreNotTheSame()
    {
        var book = Fixed;

        Cell(book, "重大なセキュリティ事故", "今期の実績").GetValue<decimal>().ShouldBe(0);
        Cell(book, "マイナンバー取得率", "今期の実績").GetString().ShouldBe("未入力");
        Cell(book, "申告相談の待ち時間", "今期の実績").GetString().ShouldBe("測定時期未到来");
        Cell(book, "セキュリティ研修の実施", "今期の実績").GetString().ShouldBe("把握困難");
        Cell(book, "マイナンバー取得率", "時点").GetString().ShouldBe("―");
    }

    [Fact]
    public void Write_AsOf_IsDate()
    {
        var book = Fixed;

        Cell(book, "地籍図交付に係る所要時間", "時点").GetDateTime().ShouldBe(new DateTime(2026, 9, 30, 0, 0, 0, DateTimeKind.Unspecified));
        Cell(book, "地籍図交付に係る所要時間", "値の\n区分").GetString().ShouldBe("速報");
    }

    [Fact]
    public void Write_RelistedKpi_StandsOnceAndSaysWhere()
    {
        var book = Fixed;

        book.Texts(Sheet).Count(text => text.Contains("窓口申請システムでの証明書発行部数", StringComparison.Ordinal)).ShouldBe(1);
        Cell(book, "窓口申請システムでの証明書発行部数\n(再掲 (1)-1-3)", "年度目標\n(令和8年度)").GetValue<decimal>().ShouldBe(1200);
    }

    [Fact]
    public void Write_PrintedTexts_StandBesideTheirNumbers()
    {
        var book = Fixed;

        Cell(book, "申告相談の待ち時間", "現状値\n(計画書の表記、\n年度等)").GetString().ShouldBe("90分程度\n(令和5年度)");
        Cell(book, "申告相談の待ち時間", "現状値\n(数値)").GetValue<decimal>().ShouldBe(90);
        Cell(book, "申告相談の待ち時間", "最終目標値\n(計画書の表記、\n年度等)").GetString().ShouldBe("45分以内\n(令和11年度)");
        Cell(book, "オンライン化した行政手続き数", "目標の変更").GetString().ShouldBe("令和7年7月1日 目標値：50件→60件");
        Cell(book, "オンライン化した行政手続き数", "前年同期\nの実績").GetValue<decimal>().ShouldBe(36);
    }

    [Fact]
    public void Write_OpenPeriod_ShowsNoDifference()
    {
        var book = Open;

        Cell(book, "オンライン化した行政手続き数", "前期との差").GetString().ShouldBe("―");
        book.Texts(Sheet).ShouldContain(text => text.Contains("前期との差は、報告期の確定後に示します。", StringComparison.Ordinal));
    }

    [Fact]
    public void Write_Table_FiltersAndFreezesItsHead()
    {
        var book = Fixed;
        var sheet = book.Sheet(Sheet);

        sheet.AutoFilter.Range.RangeAddress.ToString().ShouldBe("A3:V14");
        sheet.SheetView.SplitRow.ShouldBe(3);
        sheet.SheetView.SplitColumn.ShouldBe(4);
    }

    [Fact]
    public void Write_HugeFigure_WidensItsColumnInsteadOfHashes()
    {
        var kpi = BookSamples.Kpi("1-1", "経費", "千円", KpiType.Decrease, KpiBasis.PointInTime, ("", 99_999_999m), ("", 1m), new KpiActual(12_345_678.25m));

        using var book = Reopened(BookSamples.WithKpis(kpi));

        var cell = Cell(book, "経費", "今期の実績");
        cell.WorksheetColumn().Width.ShouldBeGreaterThan(15);
        cell.Style.Alignment.ShrinkToFit.ShouldBeTrue();
        cell.Style.NumberFormat.Format.ShouldBe("#,##0.00\"千円\"");
    }

    [Fact]
    public void Write_PreviousValueMadeFinalSince_PrintsBothAndCountsFromTheFinalOne()
    {
        var kpi = BookSamples.Kpi("1-1", "手続き数", "件", KpiType.Increase, KpiBasis.PointInTime, ("31件", 31), ("60件", 60), new KpiActual(48));
        kpi = kpi with { Previous = kpi.Actual with { Value = 44, Status = ValueStatus.Preliminary, Final = new BookFinal(45, null) } };

        using var book = Reopened(BookSamples.WithKpis(kpi));

        Cell(book, "手続き数", "前期の実績").GetValue<decimal>().ShouldBe(45);
        Cell(book, "手続き数", "前期との差").GetValue<decimal>().ShouldBe(3);
        Cell(book, "手続き数", "判定の理由").GetString().ShouldEndWith("\n前期の実績：速報44件→確定45件");
        book.Texts(Sheet).ShouldContain(text => text.StartsWith("前期・前年同期の実績は", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("12.5", "%", "0.125", "#,##0.0%")]
    [InlineData("89.97", "％", "0.8997", "#,##0.00%")]
    [InlineData("1500", "部", "1500", "#,##0\"部\"")]
    [InlineData("5", null, "5", "#,##0")]
    [InlineData("0.5", "件/\"年\"", "0.5", "#,##0.0\"件/年\"")]
    public void Of_FigureAndUnit_GivesValueAndFormat(string value, string? unit, string cell, string format)
    {
        var invariant = System.Globalization.CultureInfo.InvariantCulture;

        NumberFormats.Of(decimal.Parse(value, invariant), unit).ShouldBe((decimal.Parse(cell, invariant), format));
    }

    [Fact]
    public void Write_YearWithBracketsOfItsOwn_GetsNoSecondPair()
    {
        var kpi = BookSamples.Kpi("(1)-1-1", "閲覧数", "件", KpiType.Increase, KpiBasis.PointInTime, ("10件", 10), ("50件", 50), new KpiActual(20));

        using var book = Reopened(BookSamples.Fixed() with { Kpis = [kpi with { Baseline = kpi.Baseline with { When = "2023年（暦年）" } }] });

        book.Texts(Sheet).ShouldContain("10件\n2023年（暦年）");
    }

    [Fact]
    public void Write_NotesBelow_StandOnThePageOfTheLastRow()
    {
        foreach (var count in Enumerable.Range(20, 12))
        {
            var kpis = Enumerable.Range(1, count).Select(i => BookSamples.Kpi(
                "(1)-1-1", $"電子申請の利用率{i}", "%", KpiType.Increase, KpiBasis.PointInTime, ("10%", 10), ("50%", 50), new KpiActual(20)));

            using var book = Reopened(BookSamples.Of(BookEdition.Public) with { Measures = [], Kpis = [.. kpis] });

            book.Sheet(Sheet).PageSetup.RowBreaks.ShouldAllBe(row => row < TableSheet.HeadRow + count, $"{count}件");
        }
    }

    private static WorkbookCells Reopened(BookContent content) => new(stream => BookWriter.Write(content, stream));

    private static IXLCell Cell(WorkbookCells book, string kpi, string head)
    {
        var sheet = book.Sheet(Sheet);
        var column = sheet.Row(TableSheet.HeadRow).CellsUsed(cell => cell.GetString() == head).Single().Address.ColumnNumber;
        return sheet.Cell(book.Find(Sheet, kpi).Address.RowNumber, column);
    }
}
