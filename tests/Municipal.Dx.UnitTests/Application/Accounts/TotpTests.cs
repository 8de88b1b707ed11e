using Municipal.Dx.Application.Accounts;
using Shouldly;

namespace Municipal.Dx.UnitTests.Application.Accounts;

public sealed class TotpTests
{
    /// <summary>The secret of RFC 6238 appendix B, 12345678901234567890.</summary>
    private const string Key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void CodeAt_VectorsOfTheStandard_Agree(long seconds, string code) =>
        Totp.CodeAt(Key, DateTimeOffset.FromUnixTimeSeconds(seconds)).ShouldBe(code);

    [Theory]
    [InlineData(0, true)]
    [InlineData(-30, true)]
    [InlineData(30, true)]
    [InlineData(-90, false)]
    [InlineData(90, false)]
    public void Verify_ClockOff_TakesOneStepEitherWay(int offset, bool isTaken)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1111111111);

        (Totp.Verify(Key, Totp.CodeAt(Key, now.AddSeconds(offset)), now, 0) is not null).ShouldBe(isTaken);
    }

    [Theory]
    [InlineData("\uFFFE", false)]
    [InlineData("\uD83D", false)]
    [InlineData("０５０ ４７１", true)]
    public void Verify_PastedCharacters_NeverThrow(string code, bool isTaken) =>
        (Totp.Verify(Key, code, DateTimeOffset.FromUnixTimeSeconds(1111111111), 0) is not null).ShouldBe(isTaken);

    [Fact]
    public void Verify_CodeUsedBefore_IsRefused()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1111111111);
        var step = Totp.Verify(Key, "050471", now, 0);

        Totp.Verify(Key, "050471", now, step!.Value).ShouldBeNull();
    }

    [Theory]
    [InlineData("０５０ ４７１", true)]
    [InlineData("050-471", true)]
    [InlineData("50471", false)]
    [InlineData(null, false)]
    [InlineData("\ud83c", false)]
    public void Verify_AsTyped_ReadsFullWidthAndSpaces(string? typed, bool isTaken) =>
        (Totp.Verify(Key, typed, DateTimeOffset.FromUnixTimeSeconds(1111111111), 0) is not null).ShouldBe(isTaken);

    [Fact]
    public void NewKey_Always_Has160Bits() => Totp.NewKey().Length.ShouldBe(32);
}
