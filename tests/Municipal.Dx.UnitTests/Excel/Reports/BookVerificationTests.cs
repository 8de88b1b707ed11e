using ClosedXML.Excel;
using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Excel.Reports;
using Municipal.Dx.Testing.Books;

namespace Municipal.Dx.UnitTests.Excel.Reports;

/// <summary>A book on someone's disk against the edition it claims to be.</summary>
public sealed class BookVerificationTests
{
    [Fact]
    public void Compare_DatesInAFormatOfAnotherProgram_AreTheSame()
    {
        var content = BookSamples.Fixed();
        using var book = Opened(content);
        foreach (var cell in book.Worksheets.SelectMany(sheet => sheet.CellsUsed(cell => cell.DataType == XLDataType.DateTime)).ToList())
        {
            // As ClosedXML reads what LibreOffice wrote: [$-1030411]ge\\.m\\.d is no format of a day to it.
            var serial = cell.GetDateTime().ToOADate();
            cell.Style.NumberFormat.Format = "0";
            cell.SetValue(serial);
        }

        BookVerification.Compare(book, content).ShouldBeEmpty();
    }

    [Fact]
    public void Compare_DateChanged_IsShownAsTwoDates()
    {
        var content = BookSamples.Fixed();
        using var book = Opened(content);
        var changed = book.Worksheet(BookSheets.Cover).CellsUsed(cell => cell.DataType == XLDataType.DateTime).First();
        var before = DateOnly.FromDateTime(changed.GetDateTime());
        changed.SetValue(changed.GetDateTime().AddDays(1).ToOADate());

        var difference = BookVerification.Compare(book, content).ShouldHaveSingleItem();

        (difference.Expected, difference.Found).ShouldBe((JapaneseDate.Format(before), JapaneseDate.Format(before.AddDays(1))));
    }

    [Theory]
    [InlineData(BookEdition.Committee)]
    [InlineData(BookEdition.Assembly)]
    [InlineData(BookEdition.Internal)]
    public void Compare_PickedCardTakenOut_IsNotWhole(BookEdition edition)
    {
        var content = BookSamples.Of(edition) with { Wish = new BookWish(null, ["2-1-1"]) };
        using var book = Opened(content);
        book.Worksheets.Delete("個票 2-1-1");

        var claim = BookVerification.ClaimOf(book);

        BookVerification.Compare(book, content with { Wish = new BookWish(null, claim.Cards) }).ShouldNotBeEmpty();
    }

    private static XLWorkbook Opened(BookContent content)
    {
        var bytes = new MemoryStream();
        BookWriter.Write(content, bytes);
        bytes.Position = 0;
        return new XLWorkbook(bytes);
    }
}
