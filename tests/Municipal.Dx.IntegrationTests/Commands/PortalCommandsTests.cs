using Municipal.Dx.Web.Commands;
using Municipal.Dx.Web.Setup;

namespace Municipal.Dx.IntegrationTests.Commands;

public sealed class PortalCommandsTests
{
    [Theory]
    [InlineData("verify-book", true)]
    [InlineData("verify-audit", true)]
    [InlineData("backup", true)]
    [InlineData("migrate", false)]
    [InlineData("import", false)]
    [InlineData("restore", false)]
    [InlineData("verify-seeds", false)]
    public void RefusalOf_FolderWithoutData_SaysSoAndMakesNothing(string command, bool isRefused)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"dx-none-{Guid.NewGuid():N}");
        var options = new PortalOptions { DataFolder = folder, ConnectionString = $"Data Source={Path.Combine(folder, "municipal-dx.db")}" };

        var refusal = PortalCommands.RefusalOf([command, "x"], options);

        (refusal is not null).ShouldBe(isRefused);
        refusal?.ShouldContain("データがありません");
        Directory.Exists(folder).ShouldBeFalse();
    }

    [Fact]
    public void RefusalOf_SqlServer_LeavesItToTheServer() => PortalCommands.RefusalOf(
        ["verify-book", "x"], new PortalOptions { DataFolder = "data", ConnectionString = "Server=db;Database=dx", UsesSqlServer = true }).ShouldBeNull();
}
