using System.Reflection;
using System.Xml.Linq;
using Municipal.Dx.Testing;

namespace Municipal.Dx.UnitTests.Architecture;

/// <summary>Dependencies point one way: Web → Excel, Data.*, Application → Domain (docs/architecture.md).</summary>
public sealed class DependencyTests
{
    private const string Domain = "Municipal.Dx.Domain";
    private const string Application = "Municipal.Dx.Application";
    private const string Excel = "Municipal.Dx.Excel";
    private const string Sqlite = "Municipal.Dx.Data.Sqlite";
    private const string SqlServer = "Municipal.Dx.Data.SqlServer";
    private const string Web = "Municipal.Dx.Web";
    private const string StandIn = "Microsoft.SqlServer.Server";
    private const string Testing = "Municipal.Dx.Testing";

    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        [Domain] = [],
        [StandIn] = [],
        [Application] = [Domain],
        [Excel] = [Application],
        [Sqlite] = [Application],
        [SqlServer] = [Application, StandIn],
        [Web] = [Application, Excel, Sqlite, SqlServer],
        [Testing] = [Web],
        ["Municipal.Dx.UnitTests"] = [Testing],
        ["Municipal.Dx.IntegrationTests"] = [Testing],
        ["Municipal.Dx.BrowserTests"] = [Testing],
        ["Municipal.Dx.Benchmarks"] = [Testing, Web],
    };

    public static TheoryData<string> Projects =>
        [.. RepositoryFolder.Files.Where(f => f.EndsWith(".csproj", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void ProjectReferences_OfEveryProject_PointOneWay(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        Allowed.ShouldContainKey(name, "a new project needs its line in this test and in docs/architecture.md");
        ReferencesOf(project, "ProjectReference").Select(Path.GetFileNameWithoutExtension).ShouldBeSubsetOf(Allowed[name]);
    }

    [Theory]
    [InlineData("ClosedXML", Excel)]
    [InlineData("DocumentFormat.OpenXml", Excel)]
    [InlineData("Microsoft.EntityFrameworkCore.Sqlite", Sqlite)]
    [InlineData("SQLitePCLRaw.core", Sqlite)]
    [InlineData("Microsoft.EntityFrameworkCore.SqlServer", SqlServer)]
    [InlineData("Microsoft.Data.SqlClient", SqlServer)]
    [InlineData("Microsoft.Playwright", "Municipal.Dx.BrowserTests")]
    public void PackageReferences_OfHeavyPackage_StandInOneProject(string package, string owner)
    {
        var users = RepositoryFolder.Files
            .Where(f => f.EndsWith(".csproj", StringComparison.Ordinal) && ReferencesOf(f, "PackageReference").Contains(package))
            .Select(Path.GetFileNameWithoutExtension);
        users.ShouldBe([owner]);
    }

    [Fact]
    public void PackageReferences_OfDomain_AreNone() =>
        ReferencesOf("src/Municipal.Dx.Domain/Municipal.Dx.Domain.csproj", "PackageReference").ShouldBeEmpty();

    [Fact]
    public void ReferencedAssemblies_OfDomain_AreTheRuntimeOnly() =>
        AssembliesOf(Domain).ShouldAllBe(name => name.StartsWith("System.", StringComparison.Ordinal));

    [Fact]
    public void ReferencedAssemblies_OfApplication_KnowNoProviderNoExcelNoPage() =>
        AssembliesOf(Application).ShouldAllBe(name =>
            !name.Contains("Sqlite", StringComparison.OrdinalIgnoreCase)
            && !name.Contains("SqlServer", StringComparison.Ordinal)
            && !name.Contains("SqlClient", StringComparison.Ordinal)
            && !name.Contains("ClosedXML", StringComparison.Ordinal)
            && !name.Contains("AspNetCore.Mvc", StringComparison.Ordinal)
            && !name.Contains("AspNetCore.Razor", StringComparison.Ordinal));

    [Theory]
    [InlineData(Web)]
    [InlineData(Application)]
    [InlineData(Sqlite)]
    [InlineData(SqlServer)]
    public void ReferencedAssemblies_BesideExcel_DoNotSeeClosedXml(string assembly) =>
        AssembliesOf(assembly).ShouldAllBe(name => name != "ClosedXML" && name != "DocumentFormat.OpenXml");

    private static IReadOnlyList<string> AssembliesOf(string assembly) =>
        [.. Assembly.Load(new AssemblyName(assembly)).GetReferencedAssemblies().Select(a => a.Name!)];

    private static IReadOnlyList<string> ReferencesOf(string project, string element) =>
        [.. XDocument.Parse(RepositoryFolder.Read(project)).Descendants(element).Select(e => ((string)e.Attribute("Include")!).Replace('\\', '/'))];
}
