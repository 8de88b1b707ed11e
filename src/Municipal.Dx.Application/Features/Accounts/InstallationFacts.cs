using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;

namespace Municipal.Dx.Application.Features.Accounts;

/// <summary>What the database says about itself: whether it belongs to trial mode or to production.</summary>
public sealed class InstallationFacts(DxDbContext db)
{
    public const string Mode = "mode";
    public const string TrialMode = "trial";
    public const string ProductionMode = "production";
    public const string TrialPassword = "trial-password";
    public const string FirstAdministratorToken = "first-administrator";

    public Task<string?> ReadAsync(string name, CancellationToken cancellationToken) =>
        db.InstallationFacts.AsNoTracking().Where(f => f.Name == name).Select(f => f.Value).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Sets or, with null, removes a fact; saved with the caller's next save.</summary>
    public async Task SetAsync(string name, string? value, CancellationToken cancellationToken)
    {
        var fact = await db.InstallationFacts.FirstOrDefaultAsync(f => f.Name == name, cancellationToken);
        if (fact is null && value is not null)
        {
            db.InstallationFacts.Add(new InstallationFact { Name = name, Value = value });
        }
        else if (fact is not null && value is null)
        {
            db.InstallationFacts.Remove(fact);
        }
        else if (fact is not null)
        {
            fact.Value = value!;
        }
    }

    /// <summary>Says, before anything else is put in, that the database belongs to trial mode.</summary>
    public async Task MarkTrialAsync(CancellationToken cancellationToken)
    {
        await SetAsync(Mode, TrialMode, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <returns>A sentence why this database may not be opened in the mode asked for, or null.</returns>
    public async Task<string?> RefusalAsync(bool isTrial, CancellationToken cancellationToken)
    {
        var mode = await ReadAsync(Mode, cancellationToken);
        if (!isTrial && mode == TrialMode)
        {
            return "このデータベースは体験モードで作られています。体験用の利用者とパスワードが入っているため、本番では開けません。"
                + "本番には別のデータフォルダー(DX_DATA)か接続先を使ってください。体験モードで開くには DX_TRIAL=1 を設定してください。";
        }

        var isInUse = mode == ProductionMode || (mode is null && await db.Users.AnyAsync(cancellationToken));
        return isTrial && isInUse
            ? "このデータベースは本番で使われています。体験用の利用者を作ってしまうため、体験モード(DX_TRIAL=1)では開けません。"
            : null;
    }
}
