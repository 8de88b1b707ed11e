using ClosedXML.Excel;
using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Excel.Reports;
using Municipal.Dx.Testing.Books;

namespace Municipal.Dx.UnitTests.Excel.Reports;

public sealed class ScheduleSheetTests
{
    private const string Sheet = BookSheets.Schedule;

    // Made once: the tests of a class run one after the other and only read.
    private static readonly WorkbookCells Fixed = Reopened(BookSamples.Fixed());

    [Fact]
    public void Write_Phase_IsMergedOverItsYearsAndLabelled()
    {
        var book = Fixed;

        // Years run from 2023, a phase outside the plan's period, to 2029; each has four quarters from column C on.
        Heads(book).ShouldBe(["令和5年度", "令和6年度", "令和7年度", "令和8年度", "令和9年度", "令和10年度", "令和11年度"]);
        book.Find(Sheet, "電子化作業・導入").MergedRange().RangeAddress.ToString().ShouldStartWith("G");
        var range = book.Find(Sheet, "電子化作業・導入").MergedRange();
        range.ColumnCount().ShouldBe(4);
        range.FirstCell().Style.Border.RightBorder.ShouldNotBe(XLBorderStyleValues.Dotted);
    }

    [Fact]
    public void Write_UnknownEnd_IsDrawnOpenAndSaid()
    {
        var book = Fixed;

        var range = book.Find(Sheet, "交付・運用開始 (終期不明)").MergedRange();
        range.ColumnCount().ShouldBe(5 * 4);
        range.LastCell().Style.Border.RightBorder.ShouldBe(XLBorderStyleValues.Dotted);
    }

    [Fact]
    public void Write_UnknownEndBeforeNextPhase_StopsWhereThatBegins()
    {
        var book = Fixed;

        book.Find(Sheet, "導入に向けた検討 (終期不明)").MergedRange().ColumnCount().ShouldBe(5 * 4);
    }

    [Fact]
    public void Write_OpenEndByPlan_IsNotCalledUnknown()
    {
        var measure = BookSamples.Measure(
            "1", "施策", BookSamples.Report("B", "進めた。"), "総務課", BookSamples.Initiative("1/1", "取組", new BookPhase("運用", 2025, Last: null, IsCertain: true)));

        using var book = Reopened(BookSamples.WithMeasures(measure));

        book.Texts(Sheet).ShouldContain("運用 (終期の定めなし)");
    }

    [Fact]
    public void Write_OverlappingPhases_StandOnLinesOfTheirOwn()
    {
        var book = Fixed;

        var first = book.Sheet(Sheet).CellsUsed(cell => cell.GetString() == "ガバメントクラウド移行 (終期不明)").Last();
        var second = book.Find(Sheet, "連携システムのBPR (終期不明)");
        second.Address.RowNumber.ShouldBe(first.Address.RowNumber + 1);
        book.Find(Sheet, "標準準拠システムへの移行後の連携システムBPR").MergedRange().RowCount().ShouldBe(2);
    }

    [Fact]
    public void Write_CurrentQuarter_IsMarkedWithSignAndColour()
    {
        var book = Fixed;

        var marked = book.Sheet(Sheet).Row(ScheduleSheet.QuarterRow).CellsUsed(cell => cell.GetString().StartsWith('▼')).Single();
        marked.GetString().ShouldBe("▼2");
        marked.Address.ColumnNumber.ShouldBe(ScheduleSheet.FirstQuarterColumn + (3 * 4) + 1);
    }

    [Fact]
    public void Write_ReportedStage_StandsUnderThePlan()
    {
        var book = Fixed;

        var report = book.Find(Sheet, "報告：遅れ　検討の段階。導入は令和9年度の見込み");
        report.Address.RowNumber.ShouldBe(book.Find(Sheet, "オンライン予約受付開始 (終期不明)").Address.RowNumber + 1);
        report.MergedRange().ColumnCount().ShouldBe(7 * 4);
    }

    [Fact]
    public void Write_PhaseWithoutLabelOrStart_InventsNothing()
    {
        var book = Fixed;

        var unknown = book.Find(Sheet, "(始期不明)  (終期不明)");
        unknown.Style.Border.LeftBorder.ShouldBe(XLBorderStyleValues.Dotted);
        book.Texts(Sheet).ShouldContain("―");
    }

    [Fact]
    public void Write_PlanWithoutPeriod_TakesYearsFromPhases()
    {
        var measure = BookSamples.Measure(
            "1", "施策", BookSamples.Report("B", "進めた。"), "総務課", BookSamples.Initiative("1/1", "取組", new BookPhase("実施", 2024, 2025, IsCertain: true)));

        using var book = Reopened(BookSamples.WithMeasures(measure) with { PlanYears = new BookYears(First: null, Last: null) });

        Heads(book).ShouldBe(["令和6年度", "令和7年度", "令和8年度"]);
    }

    private static WorkbookCells Reopened(BookContent content) => new(stream => BookWriter.Write(content, stream));

    private static List<string> Heads(WorkbookCells book) =>
        [.. book.Sheet(Sheet).Row(ScheduleSheet.YearRow).CellsUsed().Skip(2).Select(cell => cell.GetString())];
}
