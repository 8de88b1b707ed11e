using ClosedXML.Excel;
using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Excel.Reports;
using Municipal.Dx.Testing.Books;

namespace Municipal.Dx.UnitTests.Excel.Reports;

public sealed class ProgressSheetTests
{
    private const string Sheet = BookSheets.Progress;

    // Made once: the tests of a class run one after the other and only read.
    private static readonly WorkbookCells Fixed = Reopened(BookSamples.Fixed());
    private static readonly WorkbookCells Open = Reopened(BookSamples.Open());

    [Fact]
    public void Write_Heads_AreTenColumnsInThePlansWords()
    {
        var book = Fixed;

        book.Sheet(Sheet).Row(TableSheet.HeadRow).CellsUsed().Select(cell => cell.GetString())
            .ShouldBe(["番号", "具体的施策", "担当", "当期の予定\n(工程)", "実績", "状況", "評価", "前期の\n評価", "課題・対応", "今後"]);
        book.Find(Sheet, "基本目標(2) デジタル化による行政運営の効率化").IsMerged().ShouldBeTrue();
    }

    [Fact]
    public void Write_Measure_ShowsPlanAnswerRatingAndNext()
    {
        var book = Fixed;

        Row(book, "(1)-1-6").ShouldBe(
        [
            "(1)-1-6", "来庁予約受付システムの導入", "税務町民課", "・オンライン予約受付開始",
            "申告相談の来庁予約をどの仕組みで受けるか、3社の説明を受けた。", "取組中", "D\n遅れ\n(事務局)\n自己 C", "B\n計画どおり",
            "費用が見込みより大きく、令和8年度の導入が間に合わない。", "【継続】簡易な予約フォームで令和9年2月の申告相談から始める。",
        ]);
    }

    [Theory]
    [InlineData(true, "未報告")]
    [InlineData(false, "未提出")]
    public void Write_Draft_IsNotPrinted(bool isFixed, string said)
    {
        var book = isFixed ? Fixed : Open;

        Row(book, "(1)-2-3")[4].ShouldBe(said);
        book.Texts(Sheet).ShouldNotContain(text => text.Contains("下書き", StringComparison.Ordinal));
    }

    [Fact]
    public void Write_NotAskedNoMovementAndCorrection_AreSaid()
    {
        var book = Open;

        Row(book, "(2)-1-3")[4].ShouldBe("今期は対象外");
        Row(book, "(2)-1-2")[4].ShouldBe("当期の動きなし");
        Row(book, "(1)-2-2")[4].ShouldStartWith("【修正依頼中】");
    }

    [Fact]
    public void Write_NoSchedule_ShowsWhatWasPlannedLastTime()
    {
        var measure = BookSamples.Measure("1", "施策", BookSamples.Report("B", "進めた。")) with { Previous = BookSamples.Report("B", "前", next: "研修を行う。") };

        using var book = Reopened(BookSamples.WithMeasures(measure));

        Row(book, "1")[3].ShouldBe("(前期の「今後の予定」)\n研修を行う。");
    }

    [Fact]
    public void Write_TextBeyondTheHighestRow_IsSplitAndWhole()
    {
        var sentences = string.Concat(Enumerable.Range(1, 120).Select(i => $"{i}回目の説明会を地区の公民館で開いた。"));
        var measure = BookSamples.Measure("1", "説明会", BookSamples.Report("B", sentences));

        using var book = Reopened(BookSamples.WithMeasures(measure, BookSamples.Measure("2", "次の施策", BookSamples.Report("B", "短い。"))));

        var sheet = book.Sheet(Sheet);
        var (first, next) = (Find(book, "1").RowNumber(), Find(book, "2").RowNumber());
        var pieces = Enumerable.Range(first, next - first).Select(row => sheet.Cell(row, 5).GetString()).ToList();
        pieces.Count.ShouldBeGreaterThan(2);
        string.Concat(pieces).ShouldBe(sentences);
        sheet.RowsUsed().ShouldAllBe(row => row.Height <= 409);
    }

    [Fact]
    public void Write_TextBeyondAPage_SaysOnEveryPageWhoseItIs()
    {
        using var book = Reopened(BookSamples.WithMeasures(Talkative("1", 300), Talkative("2", 1)));

        var sheet = book.Sheet(Sheet);
        var (first, next) = (Find(book, "1").RowNumber(), Find(book, "2").RowNumber());
        var starts = sheet.PageSetup.RowBreaks.Select(row => row + 1).Where(row => row > first && row < next).ToList();
        starts.Count.ShouldBeGreaterThan(1);
        starts.ShouldAllBe(row => sheet.Cell(row, 1).GetString() == "1\n(続き)" && sheet.Cell(row, 2).GetString() == "説明会1");
        sheet.Column(1).CellsUsed().Count(cell => cell.GetString().EndsWith("(続き)", StringComparison.Ordinal)).ShouldBe(starts.Count);
    }

    [Fact]
    public void Write_TextBeyondAPage_BeginsOnThePageBegunAndFillsTheNext()
    {
        using var book = Reopened(BookSamples.WithMeasures(Talkative("1", 1), Talkative("2", 300)));

        var sheet = book.Sheet(Sheet);
        var second = Find(book, "2").RowNumber();
        var breaks = sheet.PageSetup.RowBreaks.Order().ToList();
        breaks[0].ShouldBeGreaterThanOrEqualTo(second);
        var pages = breaks.Zip(breaks.Skip(1)).Select(page => Enumerable.Range(page.First + 1, page.Second - page.First).Sum(row => sheet.Row(row).Height)).ToList();
        pages.ShouldNotBeEmpty();
        pages.ShouldAllBe(height => height > 400);
    }

    [Fact]
    public void Write_DelaysWithAnAnswerThatGoesOn_CannotBeSortedApart()
    {
        var told = Talkative("1", 300, "D");

        using var plain = Reopened(BookSamples.WithMeasures(Talkative("1", 1, "D")));
        using var split = Reopened(BookSamples.WithMeasures(told with { Report = told.Report! with { Issue = told.Report.Achievement } }));

        plain.Sheet(BookSheets.Delays).AutoFilter.IsEnabled.ShouldBeTrue();
        var sheet = split.Sheet(BookSheets.Delays);
        sheet.AutoFilter.IsEnabled.ShouldBeFalse();
        sheet.Cell(TableSheet.HeadRow + 1, 5).IsMerged().ShouldBeTrue();
    }

    [Fact]
    public void Write_ManyMeasures_BreaksPagesOnlyBetweenThem()
    {
        var long12 = string.Concat(Enumerable.Repeat("窓口の混雑を減らすため、予約の枠を増やした。", 25));
        var measures = Enumerable.Range(1, 9).Select(i => BookSamples.Measure($"1-{i}", $"施策{i}", BookSamples.Report("B", string.Concat(Enumerable.Repeat(long12, i % 3)))));

        using var book = Reopened(BookSamples.WithMeasures([.. measures]));

        var sheet = book.Sheet(Sheet);
        var starts = sheet.Column(1).CellsUsed().Select(cell => cell.Address.RowNumber).ToHashSet();
        sheet.PageSetup.RowBreaks.ShouldNotBeEmpty();
        sheet.PageSetup.RowBreaks.ShouldAllBe(row => starts.Contains(row + 1));
    }

    [Fact]
    public void Write_Rating_HasWordBesideItsColour()
    {
        var book = Fixed;

        var cell = book.Sheet(Sheet).Cell(Find(book, "(1)-1-5").RowNumber(), 7);
        cell.GetString().ShouldBe("A\n計画を上回る");
        book.Sheet(Sheet).ConditionalFormats.Count(format => format.ConditionalFormatType == XLConditionalFormatType.StartsWith && format.Ranges.Any(range => range.Contains(cell)))
            .ShouldBe(RatingScale.Default.Levels.Count);
    }

    [Fact]
    public void Write_CommitteeRating_OutweighsOfficeAndSelf()
    {
        var report = BookSamples.Report("A", "進めた。") with { OfficeRating = "B", CommitteeRating = "C" };

        using var book = Reopened(BookSamples.WithMeasures(BookSamples.Measure("1", "施策", report)));

        Row(book, "1")[6].ShouldBe("C\nやや遅れ\n(委員会)\n自己 A");
    }

    [Fact]
    public void Write_PreviousPeriodUnanswered_SaysNotReported()
    {
        var measure = BookSamples.Measure("1", "施策", BookSamples.Report("B", "進めた。")) with
        {
            Previous = BookSamples.Report("B", "下書き", state: ReportState.Draft),
        };

        using var book = Reopened(BookSamples.WithMeasures(measure));

        Row(book, "1")[7].ShouldBe("未報告");
    }

    [Fact]
    public void Write_NoMovementWithText_PrintsTheText()
    {
        using var book = Reopened(BookSamples.WithMeasures(BookSamples.Measure("1", "施策", BookSamples.Report("B", "打合せをした。") with { HasNoMovement = true })));

        Row(book, "1")[4].ShouldBe("打合せをした。");
    }

    [Fact]
    public void Write_NumbersThatBeginAnewUnderEveryPolicy_CarryThePolicysNumber()
    {
        var content = BookSamples.WithMeasures(
            BookSamples.Measure("(1)", "相談", BookSamples.Report("D", "進めた。")), BookSamples.Measure("(1)", "研修", BookSamples.Report("D", "進めた。")), BookSamples.Measure("(2)", "調達", BookSamples.Report("D", "進めた。")));
        content = content with
        {
            Policies = [new BookPolicy("1", "1.", "窓口", IsImplicit: false), new BookPolicy("2", "2.", "職員", IsImplicit: false)],
            Measures = [.. content.Measures.Select((measure, i) => measure with { Key = $"k{i}", PolicyKey = i == 0 ? "1" : "2" })],
        };

        using var book = Reopened(content);

        foreach (var sheet in new[] { Sheet, BookSheets.Delays })
        {
            book.Sheet(sheet).Column(1).CellsUsed().Select(cell => cell.GetString()).Intersect(["1.(1)", "2.(1)", "(2)", "(1)"], StringComparer.Ordinal).ShouldBe(["1.(1)", "2.(1)", "(2)"]);
        }
    }

    [Fact]
    public void Write_Submission_EndsWithSumsThatNoFilterTakesAlong()
    {
        var content = BookSamples.Of(BookEdition.Internal);

        using var book = Reopened(content with { Measures = [.. content.Measures.Select((measure, i) => measure with { Lead = i % 2 == 0 ? "総務課" : "税務町民課" })] });

        var sheet = book.Sheet(BookSheets.Submission);
        var total = book.Find(BookSheets.Submission, "計").WorksheetRow();
        var asked = sheet.Column(2).CellsUsed(cell => cell.DataType == XLDataType.Number).Where(cell => cell.Address.RowNumber < total.RowNumber()).Sum(cell => cell.GetDouble());
        total.Cell(2).GetDouble().ShouldBe(asked);
        sheet.AutoFilter.Range.LastRow().RowNumber().ShouldBe(total.RowNumber() - 1);
    }

    private static BookMeasure Talkative(string number, int sentences, string rating = "B") => BookSamples.Measure(
        number, $"説明会{number}", BookSamples.Report(rating, string.Concat(Enumerable.Range(1, sentences).Select(i => $"{i}回目の説明会を地区の公民館で開いた。"))));

    private static WorkbookCells Reopened(BookContent content) => new(stream => BookWriter.Write(content, stream));

    private static IXLRow Find(WorkbookCells book, string number) =>
        book.Sheet(Sheet).Column(1).CellsUsed(cell => cell.GetString() == number).Single().WorksheetRow();

    private static List<string> Row(WorkbookCells book, string number) =>
        [.. Find(book, number).Cells(1, 10).Select(cell => cell.GetString())];
}
