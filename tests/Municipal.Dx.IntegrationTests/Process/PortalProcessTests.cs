using System.Net;
using System.Net.Sockets;
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

    [Fact]
    public async Task Start_AddressInUse_SaysSoInOneSentence()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";
        var data = Directory.CreateTempSubdirectory("dx-process-").FullName;
        await using var portal = await PortalProcess.StartAsync(data, ("Kestrel__Endpoints__Taken__Url", address));

        portal.ExitCode.ShouldBe(1);
        portal.Output.ShouldContain($"{address} は、ほかのプログラムが使っています。");
        portal.Output.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Start_SqlServerOutOfReach_SaysWhatToCheckWithoutThePassword()
    {
        var data = Directory.CreateTempSubdirectory("dx-process-").FullName;
        await using var portal = await PortalProcess.StartAsync(
            data,
            ("ConnectionStrings__Dx", "Server=127.0.0.1,1;Database=Dx;User Id=dx;Password=Himitsu-2026;Connect Timeout=2;TrustServerCertificate=True"));

        portal.ExitCode.ShouldBe(1);
        portal.Output.ShouldContain("SQL Server のデータベースを使えません。");
        portal.Output.ShouldNotContain("Himitsu-2026");
        portal.Output.ShouldNotContain("   at ");
    }
}
