using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.PlanFiles;
using Municipal.Dx.Domain.Auditing;

namespace Municipal.Dx.Application.Features.Import;

/// <summary>Where an import may go and what a new plan begins with.</summary>
/// <param name="MunicipalityId">Only into this municipality; null for commands and start-up.</param>
/// <param name="IsTrial">A new municipality and plan are of trial mode: marked, and the plan published.</param>
public sealed record ImportTarget(long? MunicipalityId = null, bool IsTrial = false)
{
    public static readonly ImportTarget Anywhere = new();
}

/// <summary>
/// Brings plan files into the portal: looks first, then applies all in one transaction or nothing. What staff changed since
/// the last import is never overwritten unasked. The municipality scope must see the target.
/// </summary>
public sealed class PlanImporter(DxDbContext db)
{
    public async Task<ImportPreview> PreviewAsync(PlanFileSet files, ImportTarget target, CancellationToken cancellationToken)
    {
        var document = PlanFileReader.Read(files);
        if (!document.IsSound)
        {
            return new ImportPreview(files) { Problems = document.Problems, PlanTitle = document.Plan?["title"], MunicipalityName = document.Municipality?["name"] };
        }

        try
        {
            db.ChangeTracker.Clear();
            var place = await ImportPlace.FindAsync(db, document, target, cancellationToken);
            return place.IsComplete || place.Problems.Count > 0
                ? (await PrepareAsync(files, document, place, ImportDecisions.None, cancellationToken)).Preview
                : await db.WriteAsync(() => TryAsync(files, document, place), cancellationToken);
        }
        catch (RefusedException refused)
        {
            return refused.Preview;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    public async Task<ImportResult> ApplyAsync(PlanFileSet files, ImportTarget target, ImportDecisions decisions, CancellationToken cancellationToken)
    {
        var document = PlanFileReader.Read(files);
        if (!document.IsSound)
        {
            return new ImportResult(false, new ImportPreview(files) { Problems = document.Problems });
        }

        var (source, reason) = (db.Change.Source, db.Change.Reason);
        try
        {
            (db.Change.Source, db.Change.Reason) = (ChangeSource.PlanFile, files.Fingerprint);
            return await db.WriteAsync(() => ApplyInTransactionAsync(files, document, target, decisions), cancellationToken);
        }
        catch (RefusedException refused)
        {
            return new ImportResult(false, refused.Preview);
        }
        finally
        {
            (db.Change.Source, db.Change.Reason) = (source, reason);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Makes the missing municipality or plan to see what would come, and takes all of it back.</summary>
    private async Task<ImportPreview> TryAsync(PlanFileSet files, PlanDocument document, ImportPlace place)
    {
        await place.CreateMissingAsync(db, document);
        throw new RefusedException((await PrepareAsync(files, document, place, ImportDecisions.None, CancellationToken.None)).Preview);
    }

    private async Task<ImportResult> ApplyInTransactionAsync(PlanFileSet files, PlanDocument document, ImportTarget target, ImportDecisions decisions)
    {
        db.ChangeTracker.Clear();
        var place = await ImportPlace.FindAsync(db, document, target, CancellationToken.None);
        if (place.Problems.Count == 0)
        {
            await place.CreateMissingAsync(db, document);
        }

        var (preview, imported) = await PrepareAsync(files, document, place, decisions, CancellationToken.None);
        if (imported is null || preview.Problems.Count > 0 || preview.Conflicts.Count > 0)
        {
            throw new RefusedException(preview);
        }

        var (municipality, plan) = (place.Municipality!.Id, place.Plan!.Id);
        imported.Replace(db, municipality, plan, document.Records);
        await db.SaveChangesAsync(CancellationToken.None);
        return new ImportResult(true, preview) { MunicipalityId = municipality, PlanId = plan };
    }

    /// <summary>Compares, and applies to the tracked entities without saving them.</summary>
    private async Task<(ImportPreview Preview, ImportedBase? Base)> PrepareAsync(
        PlanFileSet files, PlanDocument document, ImportPlace place, ImportDecisions decisions, CancellationToken cancellationToken)
    {
        var preview = ImportReport.HeaderOf(files, document, place);
        if (place.Problems.Count > 0)
        {
            return (preview, null);
        }

        var graph = await PlanGraph.LoadAsync(db, place.Municipality!, place.Plan!, cancellationToken);
        var imported = await ImportedBase.LoadAsync(db, place.Municipality!.Id, place.Plan!.Id, cancellationToken);
        var merge = PlanMerge.Of(document.Records, graph.Records, imported, decisions);
        var applier = new PlanApplier(graph);
        await applier.ApplyAsync(merge.Steps, cancellationToken);
        var removed = merge.Steps.Where(s => s.Change == ImportChange.Removed).Select(s => s.Record).ToList();
        foreach (var (record, reason) in await new RemovalCheck(graph).RemoveAsync(removed, cancellationToken))
        {
            merge.Hold(record, $"計画ファイルから除かれていますが、{reason}があるため削除できません。");
        }

        return (await ImportReport.CompleteAsync(preview with { Problems = applier.Problems }, graph, merge, cancellationToken), imported);
    }

    private sealed class RefusedException(ImportPreview preview) : Exception
    {
        public ImportPreview Preview { get; } = preview;
    }
}
