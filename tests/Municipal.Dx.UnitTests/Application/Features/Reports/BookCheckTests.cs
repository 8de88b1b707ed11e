using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Testing.Books;

namespace Municipal.Dx.UnitTests.Application.Features.Reports;

public sealed class BookCheckTests
{
    [Fact]
    public void ValueOf_CheckValueItself_IsNotPartOfIt()
    {
        var content = BookSamples.Fixed();

        BookCheck.ValueOf(content with { Cover = content.Cover with { CheckValue = "other" } }).ShouldBe(BookCheck.ValueOf(content));
    }

    [Fact]
    public void ValueOf_OneCharacterElsewhere_ChangesIt()
    {
        var content = BookSamples.Fixed();
        var measures = content.Measures.Select((measure, i) => i == 3 ? measure with { Title = measure.Title + "。" } : measure).ToList();

        BookCheck.ValueOf(content with { Measures = measures }).ShouldNotBe(BookCheck.ValueOf(content));
    }
}
