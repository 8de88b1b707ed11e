using System.Text.RegularExpressions;
using Municipal.Dx.Testing;

namespace Municipal.Dx.UnitTests.Architecture;

/// <summary>Rules of the house that no analyzer checks.</summary>
public sealed partial class RepositoryTests
{
    private static readonly string[] TextEndings =
        [".cs", ".cshtml", ".css", ".js", ".md", ".yaml", ".yml", ".json", ".csproj", ".props", ".sln", ".sh", ".txt", ".example", "run", "Dockerfile"];

    private static IEnumerable<string> Sources => RepositoryFolder.Files.Where(f =>
        f.EndsWith(".cs", StringComparison.Ordinal) && !f.Contains("/Migrations/", StringComparison.Ordinal));

    private static IEnumerable<string> Texts => RepositoryFolder.Files.Where(f => TextEndings.Any(e => f.EndsWith(e, StringComparison.Ordinal)));

    private static IEnumerable<string> Views => RepositoryFolder.Files.Where(f => f.EndsWith(".cshtml", StringComparison.Ordinal));

    [Fact]
    public void SourceFiles_Everywhere_StayUnder300Lines() =>
        Sources.Where(f => LinesOf(f) >= 300).ShouldBeEmpty();

    [Fact]
    public void PageModels_Everywhere_StayUnder150LinesAndUsuallyUnder60()
    {
        var lengths = Sources.Where(f => f.EndsWith(".cshtml.cs", StringComparison.Ordinal)).Select(f => (File: f, Lines: LinesOf(f))).OrderBy(f => f.Lines).ToList();

        lengths.Where(f => f.Lines >= 150).ShouldBeEmpty();
        if (lengths.Count > 0)
        {
            lengths[lengths.Count / 2].Lines.ShouldBeLessThan(60);
        }
    }

    [Fact]
    public void Texts_Everywhere_NameNoPackageRegistryAndNoBuildMachine()
    {
        // Written in parts, so that this file does not name them either.
        string[] unwanted = ["nuget" + ".org", "npmjs" + ".org", "npmjs" + ".com", "deb.debian" + ".org", "pypi" + ".org", "/work" + "/wt", "/work" + "/main", "/root" + "/"];

        Texts.SelectMany(f => unwanted.Where(RepositoryFolder.Read(f).Contains).Select(word => $"{f}: {word}")).ShouldBeEmpty();
    }

    [Fact]
    public void Texts_Everywhere_PostponeNothing() =>
        Texts.Where(f => Postponed().IsMatch(RepositoryFolder.Read(f))).ShouldBeEmpty();

    [Fact]
    public void Views_Everywhere_CarryNoInlineScriptOrStyle() =>
        Views.Where(f => Inline().IsMatch(RepositoryFolder.Read(f))).ShouldBeEmpty();

    // Razor reads a letter before an @ as a part of an address, and shows the code to the reader.
    [Fact]
    public void Views_Everywhere_WriteNoCodeRightAfterAJapaneseWord() =>
        Views.SelectMany(f => ShownCode().Matches(RepositoryFolder.Read(f)).Select(match => $"{f}: {match.Value}")).ShouldBeEmpty();

    [Fact]
    public void VendoredLibraries_Everywhere_CarryTheirLicence()
    {
        const string lib = "src/Municipal.Dx.Web/wwwroot/lib/";
        var files = RepositoryFolder.Files.Where(f => f.StartsWith(lib, StringComparison.Ordinal)).Select(f => f[lib.Length..]).ToList();

        files.Where(f => !f.Contains('/')).ShouldBeEmpty("each library has a folder of its own");
        foreach (var library in files.GroupBy(f => f.Split('/')[0], StringComparer.Ordinal))
        {
            library.ShouldContain(f => f.Contains("LICENSE", StringComparison.OrdinalIgnoreCase), library.Key);
        }
    }

    private static int LinesOf(string file) => RepositoryFolder.Read(file).Count(c => c == '\n');

    [GeneratedRegex("\\b(TO" + "DO|FIX" + "ME|HA" + "CK)\\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Postponed();

    [GeneratedRegex("""<style[\s>]|\sstyle="|<script(?![^>]*\ssrc=)[^>]*>|\son[a-z]+="|href="javascript:""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 2000)]
    private static partial Regex Inline();

    [GeneratedRegex(@"[\p{Lo}\p{Lm}]+@(?![(@*])\w+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex ShownCode();
}
