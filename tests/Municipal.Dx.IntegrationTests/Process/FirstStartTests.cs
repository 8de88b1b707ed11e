using System.Net;
using System.Text.RegularExpressions;
using Municipal.Dx.Testing;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Process;

/// <summary>What a new installation prints and refuses.</summary>
public sealed partial class FirstStartTests
{
    [Fact]
    public async Task Start_WithoutTrialData_PrintsALinkThatMakesTheFirstAdministratorOnce()
    {
        var data = Directory.CreateTempSubdirectory("dx-process-").FullName;
        await using var portal = await PortalProcess.StartAsync(data);
        var link = await PrintedAsync(portal, Link());
        using var client = new PortalClient(portal.Client);

        (await client.GetAsync("/account/first-administrator?token=falsch-falsch-falsch-falsch")).Status.ShouldBe(HttpStatusCode.NotFound);
        var answer = await client.SubmitAsync(await client.PageAsync(link), new()
        {
            ["Input.DisplayName"] = "管理者",
            ["Input.LoginName"] = "kanri",
            ["Input.Password"] = "yama-no-ue-no-kumo",
            ["Input.Repeated"] = "yama-no-ue-no-kumo",
        });

        (await client.FollowAsync(answer)).Title.ShouldBe("自治体の管理");
        (await client.GetAsync(link)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Start_TrialDatabaseInProduction_IsRefusedWithASentence()
    {
        var data = Directory.CreateTempSubdirectory("dx-process-").FullName;
        await using (var trial = await PortalProcess.StartAsync(data, ("DX_TRIAL", "1"), ("DX_SEEDS", data)))
        {
            (await PrintedAsync(trial, Password())).Length.ShouldBe(17);
            trial.Output.ShouldContain(trial.Address.ToString().TrimEnd('/'));
            await trial.KillAsync();
        }

        await using var production = await PortalProcess.StartAsync(data);

        production.ExitCode.ShouldBe(3);
        production.Output.ShouldContain("このデータベースは体験モードで作られています。");
    }

    private static async Task<string> PrintedAsync(PortalProcess portal, Regex what)
    {
        for (var i = 0; i < 100; i++)
        {
            if (what.Match(portal.Output) is { Success: true } match)
            {
                return match.Groups["it"].Value;
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException(portal.Output);
    }

    [GeneratedRegex(@"(?<it>/account/first-administrator\?token=\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"パスワード\(全員共通\): (?<it>\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Password();
}
