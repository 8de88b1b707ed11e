using Municipal.Dx.Application.Features.Accounts;
using Shouldly;

namespace Municipal.Dx.UnitTests.Application.Features.Accounts;

public sealed class LoginNamesTests
{
    [Fact]
    public void Normalize_FullWidthAndCapitals_AreTheSameName() =>
        LoginNames.Normalize(" ｏｅ－Office").ShouldBe("OE-OFFICE");

    // Built here: an attribute cannot carry half a surrogate pair.
    public static TheoryData<int[]> NotText => [[0xFFFE], ['a', 0xFFFE, 'b'], [0xD83D], [0xDC00, 0xD83D]];

    [Theory]
    [MemberData(nameof(NotText))]
    public void Normalize_NotText_IsNobodysName(int[] pasted) =>
        LoginNames.Normalize(string.Concat(pasted.Select(c => (char)c))).ShouldBe("\0");
}
