using Municipal.Dx.Testing;
using Municipal.Dx.Testing.Portal;
using Municipal.Dx.Web.Commands;

namespace Municipal.Dx.IntegrationTests.Commands;

public sealed class PlanCommandsTests(SeededPortalFactory portal) : IClassFixture<SeededPortalFactory>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dx-plan-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Export_ThenImport_ChangesNothing()
    {
        (await RunAsync("export", "oe", _folder)).Code.ShouldBe(0);

        var (code, output) = await RunAsync("import", _folder);

        (code, output).ShouldBe((0, $"{_folder}: 大江町 大江町DX推進計画 変更はありません。\n"));
    }

    [Fact]
    public async Task Import_BrokenFile_PrintsEveryProblemWithItsLineAndFails()
    {
        var yaml = RepositoryFolder.Read("seeds/oe/plan.yaml");
        var line = 1 + yaml[..yaml.IndexOf("type: Increase", StringComparison.Ordinal)].Count(c => c == '\n');
        await File.WriteAllTextAsync(Path.Combine(_folder, "plan.yaml"), yaml.Replace("type: Increase", "type: Rise", StringComparison.Ordinal));

        var (code, output) = await RunAsync("import", _folder);

        code.ShouldBe(1);
        output.ShouldContain("読み込みませんでした。");
        output.ShouldContain($"  plan.yaml:{line} policies[0].measures[0].kpis[0].type 種別の「Rise」は使えません。");
    }

    [Fact]
    public async Task VerifySeeds_WithoutSources_SaysSoAndChecksTheRest()
    {
        var (code, output) = await RunAsync("verify-seeds", PlanSeeds.Folder);

        code.ShouldBe(0);
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(5);
        output.ShouldContain("oe: 計画書の文字(oe.txt)が手元にないため、文字の照合を省きました");
    }

    [Fact]
    public async Task VerifySeeds_TextThatIsNotInTheSource_NamesItsLineAndFails()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "oe")).FullName;
        foreach (var file in new[] { "plan.yaml", "glossary.yaml", "SOURCE.md" })
        {
            await File.WriteAllTextAsync(Path.Combine(folder, file), RepositoryFolder.Read($"seeds/oe/{file}"));
        }

        await File.WriteAllTextAsync(Path.Combine(_folder, "oe.txt"), "大江町DX推進計画");

        var (code, output) = await RunAsync("verify-seeds", folder, "--sources", _folder);

        code.ShouldBe(1);
        output.ShouldContain("  oe/plan.yaml:27 departments[0].name 「政策推進課」が oe.txt にありません。");
    }

    [Theory]
    [InlineData("verify-seeds", "no-such-folder")]
    [InlineData("verify-seeds", "--sources", "no-such-folder")]
    [InlineData("import")]
    [InlineData("import", "a", "--force")]
    [InlineData("import", "no-such-folder")]
    [InlineData("export", "oe")]
    [InlineData("export", "nowhere", "out")]
    public async Task Run_WrongArguments_SaysWhatIsWrongAndFails(params string[] arguments)
    {
        var (code, output) = await RunAsync(arguments);

        code.ShouldBe(1);
        output.ShouldNotBeEmpty();
    }

    private async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        var code = await PortalCommands.RunAsync(portal.Services, arguments, output, CancellationToken.None);
        return (code, output.ToString());
    }
}
