using System.Net;
using Municipal.Dx.Testing;

namespace Municipal.Dx.IntegrationTests.Process;

public sealed class PortalProcessTests
{
    [Fact]
    public async Task Start_EmptyFolder_MigratesAndAnswersWithTheLibrariesOfTheBuild()
    {
        var data = Directory.CreateTempSubdirectory("dx-process-").FullName;
        await using var portal = await PortalProcess.StartAsync(data);

        portal.ExitCode.ShouldBeNull(portal.Output);
        (await portal.Client.GetAsync(new Uri("/healthz", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await portal.Client.GetAsync(new Uri("/css/dx.css", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
        File.Exists(Path.Combine(data, "municipal-dx.db")).ShouldBeTrue();
    }
}
