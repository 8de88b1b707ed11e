using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.PlanFiles;

namespace Municipal.Dx.Application.Features.Import;

/// <summary>Who imports here, and into which municipality.</summary>
/// <param name="MunicipalityId">The only municipality files may be for.</param>
/// <param name="IsTrial">Trial mode: a new plan is published at once.</param>
/// <param name="OnlyNewPlans">True for an administrator: changes of a plan in use are the office's.</param>
public sealed record ImportDesk(long MunicipalityId, bool IsTrial, bool OnlyNewPlans)
{
    public ImportTarget Target => new(MunicipalityId, IsTrial);
}

/// <summary>What became of applying an upload.</summary>
public enum ImportStep
{
    Applied,

    /// <summary>The plan or the files' meaning changed since it was looked at: look again.</summary>
    Outdated,

    /// <summary>Someone applied or discarded it already.</summary>
    NotWaiting,

    Refused,
}

/// <summary>An earlier upload in the list.</summary>
public sealed record ImportRunRow(string Key, string FileName, ImportState State, DateTime UploadedAt, string? UploadedBy, DateTime? AppliedAt, string? Outcome);

/// <summary>Uploads of plan files: kept until someone looked at their preview and decided.</summary>
public sealed class ImportRuns(DxDbContext db, PlanImporter importer, TimeProvider time)
{
    public const string OnlyNewPlansMessage = "システム管理者が取り込めるのは、新しい計画だけです。使っている計画の変更は、その自治体のDX事務局が取り込んでください。";
    private const int ListedRuns = 30;

    /// <summary>Looks at the files and keeps them where nothing is wrong with them; nothing of the plan changes.</summary>
    /// <returns>The key of the kept upload, or the problems.</returns>
    public async Task<(string? Key, IReadOnlyList<PlanFileProblem> Problems)> ReceiveAsync(ImportDesk desk, string fileName, PlanFileSet files, CancellationToken cancellationToken)
    {
        var preview = await LookAsync(desk, files, cancellationToken);
        if (preview.Problems.Count > 0)
        {
            return (null, preview.Problems);
        }

        var run = new ImportRun
        {
            MunicipalityId = desk.MunicipalityId,
            Key = RandomNumberGenerator.GetHexString(16, lowercase: true),
            FileName = fileName,
            FileHash = Hash(files.Fingerprint),
            PlanText = files.Plan.Text,
            GlossaryText = files.Glossary?.Text,
            UploadedAt = time.GetUtcNow().UtcDateTime,
            UploadedById = db.Change.UserId,
        };
        db.ImportRuns.Add(run);
        await db.SaveChangesAsync(cancellationToken);
        return (run.Key, []);
    }

    public Task<List<ImportRunRow>> ListAsync(CancellationToken cancellationToken) =>
        db.ImportRuns.AsNoTracking().OrderByDescending(r => r.UploadedAt).Take(ListedRuns)
            .Select(r => new ImportRunRow(
                r.Key, r.FileName, r.State, r.UploadedAt, db.Users.Where(u => u.Id == r.UploadedById).Select(u => u.DisplayName).FirstOrDefault(), r.AppliedAt, r.Outcome))
            .ToListAsync(cancellationToken);

    public Task<ImportRun?> FindAsync(string key, CancellationToken cancellationToken) =>
        db.ImportRuns.AsNoTracking().FirstOrDefaultAsync(r => r.Key == key, cancellationToken);

    /// <summary>What applying it would do now.</summary>
    public Task<ImportPreview> LookAsync(ImportDesk desk, ImportRun run, CancellationToken cancellationToken) => LookAsync(desk, FilesOf(run), cancellationToken);

    /// <summary>Applies all of it in one transaction, as it was looked at, or nothing.</summary>
    /// <param name="desk">Who imports here.</param>
    /// <param name="key">The upload.</param>
    /// <param name="seen"><see cref="PrintOf"/> of the preview that was looked at.</param>
    /// <param name="decisions">A choice for every conflict.</param>
    /// <param name="cancellationToken">Ends the work before anything is written.</param>
    public async Task<ImportStep> ApplyAsync(ImportDesk desk, string key, string? seen, ImportDecisions decisions, CancellationToken cancellationToken)
    {
        if (await FindAsync(key, cancellationToken) is not { State: ImportState.Waiting } run)
        {
            return ImportStep.NotWaiting;
        }

        var preview = await LookAsync(desk, run, cancellationToken);
        if (preview.Problems.Count > 0)
        {
            return ImportStep.Refused;
        }

        if (PrintOf(preview) != seen)
        {
            return ImportStep.Outdated;
        }

        try
        {
            return await db.WriteAsync(() => ApplyInTurnAsync(desk, run, preview, decisions), cancellationToken);
        }
        catch (NotAppliedException)
        {
            db.ChangeTracker.Clear();
            return ImportStep.Outdated;
        }
    }

    public async Task<bool> DiscardAsync(string key, CancellationToken cancellationToken)
    {
        if (await db.ImportRuns.FirstOrDefaultAsync(r => r.Key == key && r.State == ImportState.Waiting, cancellationToken) is not { } run)
        {
            return false;
        }

        (run.State, run.Outcome) = (ImportState.Discarded, "取り込まずにやめました。");
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>A print of everything a preview says: equal prints, equal previews.</summary>
    public static string PrintOf(ImportPreview preview)
    {
        var lines = preview.Rows.Select(r => $"{r.Change}|{r.Kind}|{r.Key}|{string.Join('\u001f', r.Fields.Select(f => $"{f.Field}\u001e{f.Old}\u001e{f.New}"))}")
            .Concat(preview.Conflicts.Select(c => $"{c.Id}|{c.FileText}|{c.PortalText}|{c.CanTakeFile}"))
            .Append($"{preview.IsNewPlan}|{preview.ReorderedCount}");
        return Hash(string.Join('\n', lines))[..16];
    }

    private async Task<ImportPreview> LookAsync(ImportDesk desk, PlanFileSet files, CancellationToken cancellationToken)
    {
        var preview = files.Problems.Count > 0 ? new ImportPreview(files) { Problems = files.Problems } : await importer.PreviewAsync(files, desk.Target, cancellationToken);
        return desk.OnlyNewPlans && preview is { Problems.Count: 0, IsNewPlan: false } && await db.Measures.AnyAsync(m => m.Plan!.Key == preview.PlanKey, cancellationToken)
            ? preview with { Problems = [new PlanFileProblem(PlanSchema.PlanFileName, 1, string.Empty, OnlyNewPlansMessage)] }
            : preview;
    }

    private async Task<ImportStep> ApplyInTurnAsync(ImportDesk desk, ImportRun run, ImportPreview preview, ImportDecisions decisions)
    {
        var result = await importer.ApplyAsync(FilesOf(run), desk.Target, decisions, CancellationToken.None);
        if (!result.IsApplied)
        {
            throw new NotAppliedException();
        }

        var stored = await db.ImportRuns.SingleAsync(r => r.Id == run.Id);
        db.Entry(stored).Property(r => r.Version).OriginalValue = run.Version;
        (stored.State, stored.AppliedAt) = (ImportState.Applied, time.GetUtcNow().UtcDateTime);
        stored.Outcome = SummaryOf(result.Preview, preview.Conflicts, decisions);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new NotAppliedException();
        }

        return ImportStep.Applied;
    }

    private static string SummaryOf(ImportPreview applied, IReadOnlyList<ImportConflict> conflicts, ImportDecisions decisions)
    {
        var taken = conflicts.Count(c => decisions.For(c.Id) == ImportChoice.TakeFile);
        return $"追加{applied.CountOf(ImportChange.Added)}件、変更{applied.CountOf(ImportChange.Changed)}件、削除{applied.CountOf(ImportChange.Removed)}件"
            + (conflicts.Count == 0 ? string.Empty : $"、重なった項目{conflicts.Count}件(ファイルの内容にしたもの{taken}件)");
    }

    private static PlanFileSet FilesOf(ImportRun run) => PlanFileSet.FromText(run.PlanText, run.GlossaryText);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private sealed class NotAppliedException : Exception;
}
