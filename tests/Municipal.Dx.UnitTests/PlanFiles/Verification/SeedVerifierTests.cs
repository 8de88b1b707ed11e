using Municipal.Dx.Application.PlanFiles;
using Municipal.Dx.Application.PlanFiles.Verification;
using Municipal.Dx.Testing;

namespace Municipal.Dx.UnitTests.PlanFiles.Verification;

public sealed class SeedVerifierTests
{
    private const string Source = """
        # 大江町 D X 推進計画

        | 担当課 | 総務課 |
        **（１）行政手続きの
        オンライン化**
        現状値 31件<br>目標値 60件
        この計画は人口減少が進むなかでも便利で暮らしやすい町を続けていくために町役場が定めるものである。
        """;

    public static TheoryData<string> Slugs => [.. PlanSeeds.Slugs];

    /// <summary>The letters are compared only where the texts of the plans are at hand; form and counts always.</summary>
    [Theory]
    [MemberData(nameof(Slugs))]
    public async Task VerifyFolder_Seed_FindsNothing(string slug)
    {
        var verdict = await SeedVerifier.VerifyFolderAsync(Path.Combine(PlanSeeds.Folder, slug), PlanSeeds.Sources, CancellationToken.None);

        verdict.Findings.ShouldBeEmpty();
        verdict.HasSource.ShouldBe(PlanSeeds.Sources is not null);
        verdict.CheckedTexts.ShouldBeGreaterThan(PlanSeeds.Sources is null ? -1 : 150);
    }

    [Fact]
    public void Verify_TextsOfTheSource_AreFoundDespiteWidthBreaksAndMarks() =>
        Findings(Measure("(1)行政手続きのオンライン化", "oe.txt:4")).ShouldBeEmpty();

    [Fact]
    public void Verify_InventedTitle_IsNamedWithItsLine() =>
        Findings(Measure("行政手続きの電子化", "oe.txt:4")).ShouldBe(["plan.yaml:10 policies[0].measures[0].title 「行政手続きの電子化」が oe.txt にありません。"]);

    [Fact]
    public void Verify_TextFarFromItsLine_SaysWhereItStands() =>
        Findings(Measure("(1)行政手続きのオンライン化", "oe.txt:40")).ShouldHaveSingleItem().ShouldContain("出典の行の近くになく、oe.txt:4 にあります");

    [Fact]
    public void Verify_SourceOfAnotherPlan_IsNamed() =>
        Findings(Measure("(1)行政手続きのオンライン化", "shonai.txt:4")).ShouldHaveSingleItem().ShouldContain("「oe.txt:行」の形ではありません");

    [Fact]
    public void Verify_GistTitle_IsNotCompared() =>
        Findings(Measure("自分たちの要旨\n        titleIsGist: true", "oe.txt:4")).ShouldBeEmpty();

    [Fact]
    public void Verify_CopiedProse_IsNamed() =>
        Findings(Measure("(1)行政手続きのオンライン化\n        summary: 人口減少が進む中でも 便利で暮らしやすい町を続けていくために町役場が定めるものである。", "oe.txt:4"))
            .ShouldHaveSingleItem().ShouldContain("policies[0].measures[0].summary 「でも便利で暮らしやすい町を続けていくために町役場が定めるもの」は計画書の文の写しです");

    [Fact]
    public void Verify_OwnProse_IsFine() =>
        Findings(Measure("(1)行政手続きのオンライン化\n        summary: 人が減っても便利で暮らしやすい町を続けるための計画。", "oe.txt:4")).ShouldBeEmpty();

    [Theory]
    [InlineData("| measures | 2 |", "件数の表の measures は2件ですが、計画ファイルには1件あります。")]
    [InlineData("", "件数の表に measures の行がありません。")]
    public void Verify_CountsThatDiffer_AreNamed(string row, string message)
    {
        var verdict = SeedVerifier.Verify("oe", Plan(Measure("題名", "oe.txt:4")), source: null, Counts().Replace("| measures | 1 |", row, StringComparison.Ordinal));

        verdict.Findings.ShouldHaveSingleItem().Message.ShouldBe(message);
        verdict.HasSource.ShouldBeFalse();
    }

    private static IEnumerable<string> Findings(string measure) =>
        SeedVerifier.Verify("oe", Plan(measure), SourceText.Of(Source), Counts()).Findings.Select(f => f.ToString());

    private static PlanDocument Plan(string measure) => SamplePlan.Read(
        """
        format: municipal-dx-plan/1
        municipality: { code: "063240", slug: oe, name: 大江町, prefecture: 山形県 }
        plan: { key: "2024", title: 大江町DX推進計画, kind: 推進計画, source: "oe.txt:1" }
        policies:
          - key: "1"
            title: 担当課
            source: "oe.txt:3"
            measures:

        """ + measure);

    private static string Measure(string title, string source) => $"      - key: \"1-1\"\n        title: {title}\n        source: \"{source}\"";

    private static string Counts() => string.Join('\n', new[]
    {
        "policies", "measures", "fields", "initiatives", "phases", "kpis", "relistedKpis", "departments", "governance", "viewpoints", "revisions", "parentPlans", "notes", "terms",
    }.Select((name, i) => $"| {name} | {(i < 2 ? 1 : 0)} |"));
}
