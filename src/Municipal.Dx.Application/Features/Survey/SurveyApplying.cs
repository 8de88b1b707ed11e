using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Import;
using Municipal.Dx.Domain.Auditing;

namespace Municipal.Dx.Application.Features.Survey;

/// <summary>Which rows are taken over, and which side of each cell that both changed.</summary>
/// <param name="Rows">Ids of the rows to take (<see cref="SurveyPreviewRow.Id"/>).</param>
/// <param name="TakeSheet">Ids of the conflicts where the sheet's text is taken; the portal's stays elsewhere.</param>
public sealed record SurveyDecisions(IReadOnlySet<string> Rows, IReadOnlySet<string> TakeSheet);

/// <summary>What became of it; <paramref name="Message"/> says why where it was refused.</summary>
public sealed record SurveyStep(ImportStep Step, string? Message = null);

/// <summary>Writes the chosen rows of an uploaded sheet in one transaction, or nothing.</summary>
public sealed class SurveyApplying(DxDbContext db, SurveyUploads uploads, SurveyWriting writing, TimeProvider time)
{
    /// <param name="desk">Who applies it.</param>
    /// <param name="key">Key of the upload.</param>
    /// <param name="seen">Print of the preview that was looked at.</param>
    /// <param name="decisions">What was chosen.</param>
    /// <param name="cancellationToken">Ends the waiting for the write gate, not the writing.</param>
    public async Task<SurveyStep> ApplyAsync(SurveyDesk desk, string key, string? seen, SurveyDecisions decisions, CancellationToken cancellationToken)
    {
        if (await uploads.FindAsync(desk, key, cancellationToken) is not { State: ImportState.Waiting } upload)
        {
            return new SurveyStep(ImportStep.NotWaiting);
        }

        (db.Change.Source, db.Change.Reason) = (ChangeSource.Excel, ReasonOf(upload));
        try
        {
            return await db.WriteAsync(() => ApplyInTurnAsync(desk, upload, seen, decisions), cancellationToken);
        }
        catch (NotAppliedException failure)
        {
            db.ChangeTracker.Clear();
            return failure.Step;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new SurveyStep(ImportStep.Outdated);
        }
    }

    private async Task<SurveyStep> ApplyInTurnAsync(SurveyDesk desk, SurveyUpload upload, string? seen, SurveyDecisions decisions)
    {
        db.ChangeTracker.Clear();
        var (preview, problem) = await uploads.LookAsync(desk, upload, CancellationToken.None);
        if (preview is null)
        {
            return new SurveyStep(ImportStep.Refused, problem);
        }

        if (SurveyUploads.PrintOf(preview) != seen)
        {
            return new SurveyStep(ImportStep.Outdated);
        }

        var taken = preview.Rows.Where(row => decisions.Rows.Contains(row.Id)).Select(row => (Row: row, Values: (IReadOnlyDictionary<string, string>)Chosen(row, decisions))).ToList();
        if (await writing.WriteAsync(desk, preview.Content, taken.ConvertAll(t => (preview.Content.Find(t.Row.Kind, t.Row.Key)!, t.Values))) is { } refused)
        {
            throw new NotAppliedException(refused);
        }

        await CloseAsync(upload, preview, decisions, taken.ConvertAll(t => t.Row));
        return new SurveyStep(ImportStep.Applied);
    }

    private static Dictionary<string, string> Chosen(SurveyPreviewRow row, SurveyDecisions decisions)
    {
        var chosen = new Dictionary<string, string>(row.Final, StringComparer.Ordinal);
        foreach (var conflict in row.Conflicts.Where(conflict => decisions.TakeSheet.Contains(conflict.Id)))
        {
            chosen[conflict.Field] = conflict.SheetText;
        }

        return chosen;
    }

    private async Task CloseAsync(SurveyUpload upload, SurveyPreview preview, SurveyDecisions decisions, List<SurveyPreviewRow> taken)
    {
        var conflicts = taken.Sum(row => row.Conflicts.Count);
        var fromSheet = taken.Sum(row => row.Conflicts.Count(conflict => decisions.TakeSheet.Contains(conflict.Id)));
        var stored = await db.SurveyUploads.SingleAsync(u => u.Id == upload.Id);
        db.Entry(stored).Property(u => u.Version).OriginalValue = upload.Version;
        (stored.State, stored.AppliedAt) = (ImportState.Applied, time.GetUtcNow().UtcDateTime);
        stored.Outcome = $"{taken.Count}行・{taken.Sum(row => row.Changes.Count) + fromSheet}セルを取り込みました"
            + (conflicts == 0 ? "" : $"(重なった{conflicts}セルのうち、調査票の内容にしたもの{fromSheet}セル)")
            + (preview.Rows.Count == taken.Count ? "。" : $"。選ばなかった行が{preview.Rows.Count - taken.Count}行あります。");
        await db.SaveChangesAsync();
    }

    private static string ReasonOf(SurveyUpload upload) => $"進捗状況調査票の取込：{upload.FileName}(SHA-256 {upload.FileHash})";

    private sealed class NotAppliedException(SurveyStep step) : Exception
    {
        public SurveyStep Step { get; } = step;
    }
}
