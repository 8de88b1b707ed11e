using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Excel.Reports;
using Municipal.Dx.Testing.Books;

namespace Municipal.Dx.UnitTests.Excel.Reports;

/// <summary>What each edition says and leaves unsaid (workbooks.md §1).</summary>
public sealed class BookEditionSheetTests
{
    [Theory]
    [InlineData(BookEdition.Committee, false)]
    [InlineData(BookEdition.Internal, true)]
    [InlineData(BookEdition.Assembly, false)]
    [InlineData(BookEdition.Public, false)]
    public void Write_DecisionRequested_IsForTheHouseOnly(BookEdition edition, bool isShown) =>
        AllTexts(Troubled(edition)).Any(text => text.Contains("予算の組替えの判断", StringComparison.Ordinal)).ShouldBe(isShown);

    [Fact]
    public void Write_DecisionRequestedForHeadquarters_IsShownToThem()
    {
        var content = Troubled(BookEdition.Committee);

        AllTexts(content with { Cover = content.Cover with { Addressee = "大江町DX推進本部" } }).ShouldContain("予算の組替えの判断を求める。");
    }

    [Theory]
    [InlineData(BookEdition.Committee, true)]
    [InlineData(BookEdition.Assembly, true)]
    [InlineData(BookEdition.Public, false)]
    public void Write_Ratings_PublicEditionHasTheFinalOneOnly(BookEdition edition, bool hasSelfRating)
    {
        var texts = AllTexts(Troubled(edition));

        texts.Any(text => text.Contains("自己", StringComparison.Ordinal) && text.Contains('B', StringComparison.Ordinal) && !text.Contains("評価の順", StringComparison.Ordinal) || text == "自己評価").ShouldBe(hasSelfRating);
        texts.ShouldNotContain(text => edition == BookEdition.Public && text.Contains("事務局の理由", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(BookEdition.Assembly)]
    [InlineData(BookEdition.Public)]
    public void Write_WorseThanBaseline_IsSaidInWordsOutside(BookEdition edition)
    {
        var kpi = BookSamples.Kpi("(1)-1-1", "待ち時間", "分", KpiType.Decrease, KpiBasis.PointInTime, ("50分", 50), ("20分", 20), new KpiActual(55));
        var content = BookSamples.Of(edition) with { Kpis = [kpi] };

        using var book = new WorkbookCells(output => BookWriter.Write(content, output));
        var dumps = string.Join('\n', book.SheetNames.Select(book.Dump));

        kpi.Actual.ProgressTenths.ShouldBe(-167);
        dumps.ShouldContain("現状値を下回る");
        dumps.ShouldNotContain("16.7");
        dumps.ShouldNotContain("-0.167");
    }

    [Fact]
    public void Write_EditionWithoutCover_CarriesItsCheckValue()
    {
        var content = BookSamples.Of(BookEdition.Assembly);
        content = content with { Cover = content.Cover with { FixedNumber = "063240-2026-q2-1", SnapshotLabel = "確定 第1版" } };

        using var book = new WorkbookCells(output => BookWriter.Write(content, output));
        var claim = BookVerification.ClaimOf(book.Book);

        claim.Edition.ShouldBe("議会版・確定 第1版");
        claim.FixedNumber.ShouldBe("063240-2026-q2-1");
        claim.CheckValue.ShouldBe("4F2A-91C7-0B3E");
        claim.Cards.ShouldContain("1-2-2");
    }

    [Fact]
    public void Write_Corrections_StandLastWithOldAndNew()
    {
        var now = BookSamples.Fixed();
        var before = now with { Measures = [now.Measures[0] with { Title = "前の題名" }, .. now.Measures.Skip(1)] };

        using var book = new WorkbookCells(output => BookWriter.Write(now with { Corrections = BookCorrections.Between("案 第1版", before, now) }, output));

        book.SheetNames.Last().ShouldBe("正誤・差替え");
        book.Find("正誤・差替え", "(1)-1-1 前の題名").CellRight().GetString().ShouldBe("(1)-1-1 行政手続きのオンライン化");
    }

    private static BookContent Troubled(BookEdition edition)
    {
        var report = BookSamples.Report("B", "進めた。", "遅れている。") with { OfficeRating = "D", OfficeRatingReason = "事務局の理由", DecisionRequested = "予算の組替えの判断を求める。" };
        return BookSamples.Of(edition) with { Measures = [BookSamples.Measure("(1)-1-1", "施策", report)], Opinions = [] };
    }

    private static List<string> AllTexts(BookContent content)
    {
        using var book = new WorkbookCells(output => BookWriter.Write(content, output));
        return [.. book.SheetNames.SelectMany(book.Texts)];
    }
}
