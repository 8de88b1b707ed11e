using Municipal.Dx.Excel.Reports;
using Municipal.Dx.Testing.Books;

namespace Municipal.Dx.UnitTests.Excel.Reports;

public sealed class CoverSheetTests
{
    [Fact]
    public void Write_FixedPeriod_ShowsDatesAsDatesAndCheckValue()
    {
        using var book = new WorkbookCells(stream => BookWriter.Write(BookSamples.Fixed(), stream));

        var asOf = book.Beside("表紙", "基準日");
        asOf.DataType.ShouldBe(ClosedXML.Excel.XLDataType.DateTime);
        asOf.GetDateTime().ShouldBe(new DateTime(2026, 9, 30, 0, 0, 0, DateTimeKind.Unspecified));
        asOf.Style.NumberFormat.Format.ShouldContain("ggge");
        book.Beside("表紙", "確定日").GetDateTime().ShouldBe(new DateTime(2026, 11, 6, 0, 0, 0, DateTimeKind.Unspecified));
        book.Beside("表紙", "照合値").GetString().ShouldBe("4F2A-91C7-0B3E");
        book.Beside("表紙", "提出先").GetString().ShouldBe("大江町DX推進検討委員会");
        book.Beside("表紙", "版").GetString().ShouldBe("委員会版・確定");
        book.Texts("表紙").ShouldNotContain(text => text.Contains("速報", StringComparison.Ordinal));
    }

    [Fact]
    public void Write_OpenPeriod_SaysPreliminaryAcrossTheTopAndOnEverySheet()
    {
        using var book = new WorkbookCells(stream => BookWriter.Write(BookSamples.Open(), stream));

        book.Sheet("表紙").Cell("B1").GetString().ShouldStartWith("速報(未確定)");
        book.Texts("表紙").ShouldNotContain("確定日");
        foreach (var sheet in book.SheetNames.Where(name => name != "表紙"))
        {
            book.Texts(sheet).ShouldContain("速報(未確定)");
        }
    }

    [Fact]
    public void Write_CommitteeDraft_SaysWhichAcrossTheTopAndOnEverySheet()
    {
        var open = BookSamples.Open();
        var draft = open with { Cover = open.Cover with { SnapshotLabel = "案 第2版" } };

        using var book = new WorkbookCells(stream => BookWriter.Write(draft, stream));

        book.Sheet("表紙").Cell("B1").GetString().ShouldStartWith("案 第2版");
        book.Beside("表紙", "版").GetString().ShouldBe("委員会版・案 第2版");
        foreach (var sheet in book.SheetNames.Where(name => name != "表紙"))
        {
            book.Texts(sheet).ShouldContain("案 第2版");
        }

        BookService.FileNameOf(draft).ShouldEndWith("_委員会版(案第2版).xlsx");
    }

    [Fact]
    public void Write_FixedAgain_SaysWhichEditionAndItsNumber()
    {
        var content = BookSamples.Fixed();
        content = content with { Cover = content.Cover with { SnapshotLabel = "確定 第2版", FixedNumber = "063240-2026-q2-2" } };

        using var book = new WorkbookCells(stream => BookWriter.Write(content, stream));

        book.Beside("表紙", "確定番号").GetString().ShouldBe("063240-2026-q2-2");
        book.Beside("表紙", "版").GetString().ShouldBe("委員会版・確定 第2版");
        BookService.FileNameOf(content).ShouldEndWith("_委員会版(確定第2版).xlsx");
    }

    [Fact]
    public void Write_LimitedToDepartments_NamesThem()
    {
        var content = BookSamples.Open();

        using var book = new WorkbookCells(stream =>
            BookWriter.Write(content with { Kpis = [], Cover = content.Cover with { Scope = "総務課" } }, stream));

        book.Beside("表紙", "対象").GetString().ShouldBe("総務課が担当する具体的施策");
        book.Beside("表紙", "KPI一覧").GetString().ShouldBe("該当なし(対象の範囲にKPIがありません)");
    }
}
