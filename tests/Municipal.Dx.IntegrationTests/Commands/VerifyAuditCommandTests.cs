using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Testing.Portal;
using Municipal.Dx.Web.Commands;
using Municipal.Dx.Web.Setup;

namespace Municipal.Dx.IntegrationTests.Commands;

public sealed class VerifyAuditCommandTests : IAsyncLifetime
{
    private readonly PortalFactory _portal = new();

    private string SealPath => Path.Combine(_portal.DataFolder, AuditSealFile.Name);

    public async Task InitializeAsync()
    {
        _portal.Anonymous().Dispose();
        for (var waited = 0; !File.Exists(SealPath) && waited < 100; waited++)
        {
            await Task.Delay(100);
        }
    }

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Fact]
    public async Task Run_WholeChain_SaysCountAndLastHash()
    {
        var seal = AuditSealFile.Read(_portal.DataFolder)!;

        var (exit, said) = await RunAsync();

        exit.ShouldBe(0);
        said.ShouldStartWith($"正常: {seal.Count}件");
        said.ShouldContain(seal.LastHash);
        said.ShouldNotContain("注意");
    }

    [Fact]
    public async Task Run_RowAltered_NamesIt()
    {
        var id = await EntryAsync(10);
        await ExecuteAsync($"UPDATE AuditEntries SET ActorName = 'だれか' WHERE Id = {id}");

        var (exit, said) = await RunAsync();

        exit.ShouldBe(1);
        said.ShouldStartWith($"異常: 10件目(番号{id})で見つかりました。");
        said.ShouldContain("書き換えられています");
    }

    [Fact]
    public async Task Run_RowDeleted_NamesTheNextOne()
    {
        var (id, next) = (await EntryAsync(10), await EntryAsync(11));
        await ExecuteAsync($"DELETE FROM AuditEntries WHERE Id = {id}");

        var (exit, said) = await RunAsync();

        exit.ShouldBe(1);
        said.ShouldContain($"番号{next}");
        said.ShouldContain("つながっていません");
    }

    [Fact]
    public async Task Run_TailCutAndHeadSetBack_IsSeenByTheFile()
    {
        var seal = AuditSealFile.Read(_portal.DataFolder)!;
        var last = await EntryAsync((int)seal.Count - 3);
        await ExecuteAsync($"DELETE FROM AuditEntries WHERE Id > {last}; UPDATE AuditHead SET Count = {seal.Count - 3}, LastHash = (SELECT Hash FROM AuditEntries WHERE Id = {last})");

        var (exit, said) = await RunAsync();

        exit.ShouldBe(1);
        said.ShouldContain($"最後の3件が失われています(フォルダーの控えは{seal.Count}件)");
        await Task.Delay(TimeSpan.FromSeconds(6));
        AuditSealFile.Read(_portal.DataFolder).ShouldBe(seal);
    }

    private async Task<(int Exit, string Said)> RunAsync()
    {
        await using var said = new StringWriter();
        var exit = await PortalCommands.RunAsync(_portal.Services, ["verify-audit"], said, CancellationToken.None);
        return (exit, said.ToString());
    }

    private Task<long> EntryAsync(int number) => _portal.WithDbAsync(db => db.AuditEntries.OrderBy(e => e.Id).Skip(number - 1).Select(e => e.Id).FirstAsync());

    private Task ExecuteAsync(string sql) => _portal.WithDbAsync(db => db.Database.ExecuteSqlRawAsync(sql));
}
