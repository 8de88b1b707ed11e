using Municipal.Dx.Application.Features.Reports;

namespace Municipal.Dx.UnitTests.Application.Features.Reports;

public sealed class BookCheckTests
{
    [Fact]
    public void Of_Hash_IsItsBeginningInGroupsOfFour() =>
        BookCheck.Of("4f2a91c70b3e55aa" + new string('0', 48)).ShouldBe("4F2A-91C7-0B3E-55AA");
}
