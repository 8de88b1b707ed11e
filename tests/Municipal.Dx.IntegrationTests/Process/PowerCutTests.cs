using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.Data.Sqlite;
using Municipal.Dx.Data.Sqlite;
using Municipal.Dx.Testing;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Process;

/// <summary>Eight people save at once while the process is killed, again and again: what was acknowledged is there afterwards.</summary>
public sealed class PowerCutTests
{
    private const int Rounds = 3;
    private const string Password = "yama-no-ue-no-kumo-2026";
    private static readonly string[] Measures = ["1-1", "1-2", "1-3", "1-4", "2-1", "2-2", "2-3", "2-5"];

    private readonly string _data = Directory.CreateTempSubdirectory("dx-process-").FullName;
    private readonly int[] _sent = new int[Measures.Length];
    private readonly int[] _acknowledged = new int[Measures.Length];

    [Fact]
    public async Task Kill_WhileEightSave_LosesNothingAcknowledged()
    {
        for (var round = 0; round <= Rounds; round++)
        {
            await using var portal = await StartAsync();
            using var client = await SignInAsync(portal);
            await ShouldHoldWhatWasAcknowledgedAsync(client);
            if (round < Rounds)
            {
                await WriteUntilKilledAsync(portal, client);
                (await IntegrityAsync()).ShouldBe("ok");
            }
        }

        _acknowledged.Sum().ShouldBeGreaterThan(Measures.Length);
        var (exit, said) = await PortalProcess.RunAsync(_data, "verify-audit");
        exit.ShouldBe(0, said);
    }

    private Task<PortalProcess> StartAsync() =>
        PortalProcess.StartAsync(_data, ("DX_TRIAL", "1"), ("DX_TRIAL_PASSWORD", Password), ("DX_SEEDS", PlanSeeds.Folder));

    private async Task WriteUntilKilledAsync(PortalProcess portal, PortalClient client)
    {
        var before = _acknowledged.Sum();
        var writers = Enumerable.Range(0, Measures.Length).Select(writer => WriteAsync(client, writer)).ToList();
        for (var waited = 0; _acknowledged.Sum() < before + (2 * Measures.Length) && waited < 100; waited++)
        {
            await Task.Delay(50);
        }

        await portal.KillAsync();
        await Task.WhenAll(writers);
    }

    private async Task WriteAsync(PortalClient client, int writer)
    {
        var path = $"/kahoku/measures/{Measures[writer]}/edit";
        try
        {
            while (true)
            {
                var page = await client.PageAsync(path);
                var next = ++_sent[writer];
                var answer = await client.SubmitAsync(page, new() { ["Input.Remark"] = Text(next) });
                answer.Status.ShouldBe(HttpStatusCode.Redirect, answer.Text("main"));
                _acknowledged[writer] = next;
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            // The process is gone.
        }
    }

    private async Task ShouldHoldWhatWasAcknowledgedAsync(PortalClient client)
    {
        for (var writer = 0; writer < Measures.Length; writer++)
        {
            var page = await client.PageAsync($"/kahoku/measures/{Measures[writer]}/edit");
            var held = ((IHtmlTextAreaElement)page.Document.QuerySelector("[name='Input.Remark']")!).Value;
            // The last one sent may or may not have been stored before the answer was cut off.
            new[] { Text(_acknowledged[writer]), Text(_sent[writer]) }.ShouldContain(held);
        }
    }

    private static async Task<PortalClient> SignInAsync(PortalProcess portal)
    {
        portal.ExitCode.ShouldBeNull(portal.Output);
        var client = new PortalClient(portal.Client);
        var answer = await client.SubmitAsync(await client.PageAsync("/account/login"), new() { ["Input.LoginName"] = "kahoku-office", ["Input.Password"] = Password });
        answer.Status.ShouldBe(HttpStatusCode.Redirect, answer.Text("main"));
        return client;
    }

    private async Task<string?> IntegrityAsync()
    {
        SqliteLibraries.Register();
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_data, "municipal-dx.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        return await command.ExecuteScalarAsync() as string;
    }

    private static string Text(int number) => number == 0 ? "" : $"{number.ToString(CultureInfo.InvariantCulture)}回目の備考";
}
