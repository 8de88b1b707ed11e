using Municipal.Dx.Testing;
using Municipal.Dx.Testing.Portal;
using Municipal.Dx.Web.Commands;

namespace Municipal.Dx.IntegrationTests.Commands;

public sealed class PlanCommandsTests(PortalFactory portal) : IClassFixture<PortalFactory>, IDisposable
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

    [Theory]
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
