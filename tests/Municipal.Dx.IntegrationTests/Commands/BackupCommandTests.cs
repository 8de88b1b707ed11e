using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Auditing;
using Municipal.Dx.Testing.Portal;
using Municipal.Dx.Web.Commands;
using Municipal.Dx.Web.Setup;

namespace Municipal.Dx.IntegrationTests.Commands;

public sealed class BackupCommandTests(PortalFactory portal) : IClassFixture<PortalFactory>, IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dx-backup-test-").FullName;

    private string Archive => Path.Combine(_folder, "backup.zip");

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Path.Combine(portal.DataFolder, "uploads"));
        await File.WriteAllTextAsync(Path.Combine(portal.DataFolder, "uploads", "0af1"), "送られたファイル");
    }

    public Task DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Run_BackupAndRestore_GiveEqualContentAndAWholeTrail()
    {
        var measures = await portal.WithDbAsync(db => db.Measures.OrderBy(m => m.Id).Select(m => m.Title + m.Version).ToListAsync());

        (await BackupAsync()).Exit.ShouldBe(0);
        await using var other = Elsewhere("elsewhere");
        var (exit, said) = await RunAsync(new RestoreCommand(), other, Archive);

        exit.ShouldBe(0, said);
        await using var scope = other.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<MunicipalityScope>().EnterAll();
        (await scope.ServiceProvider.GetRequiredService<DxDbContext>().Measures.OrderBy(m => m.Id).Select(m => m.Title + m.Version).ToListAsync()).ShouldBe(measures);
        (await File.ReadAllTextAsync(Path.Combine(_folder, "elsewhere", "uploads", "0af1"))).ShouldBe("送られたファイル");
        (await RunAsync(new VerifyAuditCommand(), scope.ServiceProvider)).Said.ShouldStartWith("正常: ");
    }

    [Fact]
    public async Task Run_FileThere_IsNotOverwritten()
    {
        await File.WriteAllTextAsync(Archive, "大切なもの");

        (await BackupAsync()).Exit.ShouldBe(1);

        (await File.ReadAllTextAsync(Archive)).ShouldBe("大切なもの");
    }

    [Fact]
    public async Task Run_FolderInUse_IsNotTouched()
    {
        await BackupAsync();
        await using var other = Elsewhere("used");
        await File.WriteAllTextAsync(Path.Combine(_folder, "used", "municipal-dx.db"), "前のもの");

        var (exit, said) = await RunAsync(new RestoreCommand(), other, Archive);

        exit.ShouldBe(1);
        said.ShouldContain("別の所へ移してから");
        (await File.ReadAllTextAsync(Path.Combine(_folder, "used", "municipal-dx.db"))).ShouldBe("前のもの");
    }

    [Fact]
    public async Task Run_ArchiveAlteredOrCut_RestoresNothing()
    {
        await BackupAsync();
        using (var archive = ZipFile.Open(Archive, ZipArchiveMode.Update))
        {
            archive.GetEntry("uploads/0af1")!.Delete();
            await using var stream = archive.CreateEntry("uploads/0af1").Open();
            stream.Write("すり替え"u8);
        }

        await using var other = Elsewhere("altered");
        var altered = await RunAsync(new RestoreCommand(), other, Archive);
        File.WriteAllBytes(Archive, File.ReadAllBytes(Archive)[..2000]);
        var cut = await RunAsync(new RestoreCommand(), other, Archive);

        altered.Said.ShouldContain("uploads/0af1 の内容が、作ったときと違います。");
        cut.Said.ShouldContain("途中までしかありません");
        Directory.EnumerateFileSystemEntries(Path.Combine(_folder, "altered")).ShouldBeEmpty();
    }

    private Task<(int Exit, string Said)> BackupAsync()
    {
        portal.Anonymous().Dispose();
        return RunAsync(new BackupCommand(), portal.Services, Archive);
    }

    private static async Task<(int Exit, string Said)> RunAsync(IPortalCommand command, IServiceProvider services, params string[] arguments)
    {
        await using var scope = services.CreateAsyncScope();
        await using var said = new StringWriter();
        return (await command.RunAsync(scope.ServiceProvider, arguments, said, CancellationToken.None), said.ToString());
    }

    private ServiceProvider Elsewhere(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        var options = new PortalOptions { DataFolder = folder, ConnectionString = $"Data Source={Path.Combine(folder, "municipal-dx.db")}" };
        return new ServiceCollection().AddSingleton(options).AddSingleton(TimeProvider.System).AddScoped<AuditVerification>().AddDxDatabase(options).BuildServiceProvider();
    }
}
