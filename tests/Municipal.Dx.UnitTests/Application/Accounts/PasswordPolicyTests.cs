using Municipal.Dx.Application.Accounts;
using Shouldly;

namespace Municipal.Dx.UnitTests.Application.Accounts;

public sealed class PasswordPolicyTests
{
    [Theory]
    [InlineData("")]
    [InlineData("kaze-to-ame")]
    [InlineData("password1234")]
    [InlineData("P@ssw0rd2026!")]
    [InlineData("Passw0rd-Passw0rd")]
    [InlineData("ｐａｓｓｗｏｒｄ１２３４")]
    [InlineData("qwertyuiop12")]
    [InlineData("1qaz2wsx3edc")]
    [InlineData("abcdefghijkl")]
    [InlineData("20260401090807")]
    [InlineData("aaaaaaaaaaaab")]
    [InlineData("sakura20260401")]
    [InlineData("yamagata-admin-2026")]
    [InlineData("kaze7kaze7kaze7")]
    [InlineData("tanaka.h-no-himitsu")]
    public void Check_PasswordTriedFirst_IsRefused(string password) =>
        PasswordPolicy.Check("Password", password, "tanaka.h")!.Value.Field.ShouldBe("Password");

    [Theory]
    [InlineData("yama-no-ue-no-kumo")]
    [InlineData("mizuumi-no-hotori-de")]
    [InlineData("青い鳥が窓辺で歌っている")]
    [InlineData("correct horse battery staple")]
    [InlineData("k7mp-x2wq-r9ta-bh4e")]
    public void Check_LongAndUnusual_IsTaken(string password) =>
        PasswordPolicy.Check("Password", password, "tanaka.h").ShouldBeNull();

    [Fact]
    public void Check_HalfOfASurrogatePair_IsJudgedWithoutFailing() =>
        PasswordPolicy.Check("Password", "yama-no-ue-no-\ud83c", "tanaka.h").ShouldBeNull();
}
