using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;

namespace Municipal.Dx.Web.Commands;

/// <summary>Brings the database to the newest schema. SQLite does this by itself at start; SQL Server waits for this.</summary>
public sealed class MigrateCommand : IPortalCommand
{
    public string Name => "migrate";

    public string Usage => "migrate                     データベースを最新の形にします";

    public bool NeedsData => false;

    public async Task<int> RunAsync(IServiceProvider services, IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<DxDbContext>();
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        await db.Database.MigrateAsync(cancellationToken);
        await output.WriteLineAsync(pending.Count == 0 ? "データベースは最新です。" : $"{pending.Count}件の変更を適用しました。");
        return 0;
    }
}
