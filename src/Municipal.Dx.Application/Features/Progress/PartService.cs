using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Auditing;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Domain.Text;

namespace Municipal.Dx.Application.Features.Progress;

/// <summary>What became of a part: saved, refused, or changed by someone else meanwhile.</summary>
public sealed record PartSaved(IReadOnlyList<Problem> Problems, bool IsStale);

/// <summary>Saves a department's part of a report and hands it to the department that answers as a whole.</summary>
public sealed class PartService(DxDbContext db, TimeProvider time)
{
    /// <param name="entry">The report as shown.</param>
    /// <param name="departmentId">Whose part; the caller has checked that the person may fill it in.</param>
    /// <param name="input">As typed.</param>
    /// <param name="isHanded">Handed over, not only saved.</param>
    /// <param name="cancellationToken">Ends the wait for the write gate.</param>
    public async Task<PartSaved> SaveAsync(ReportEntry entry, long departmentId, PartInput input, bool isHanded, CancellationToken cancellationToken)
    {
        input.Achievement = TypedText.Of(input.Achievement);
        var problems = input.Check(entry, isHanded).ToList();
        if (problems.Count > 0)
        {
            return new PartSaved(problems, IsStale: false);
        }

        try
        {
            return await db.WriteAsync(() => SaveInTurnAsync(entry, departmentId, input, isHanded), cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Stale;
        }
    }

    private static PartSaved Stale { get; } = new([Problem.Whole("画面を開いた後に、ほかの人がこの課の分を変えました。今の内容を下に並べました。確かめて、もう一度保存してください。")], IsStale: true);

    private async Task<PartSaved> SaveInTurnAsync(ReportEntry entry, long departmentId, PartInput input, bool isHanded)
    {
        db.ChangeTracker.Clear();
        var part = await db.DepartmentParts.Include(p => p.ProgressReport!.ReportingPeriod).Include(p => p.Figures).ThenInclude(f => f.Kpi).AsSingleQuery()
            .FirstOrDefaultAsync(p => p.ProgressReportId == entry.Report.Id && p.DepartmentId == departmentId);
        if (Refusal(part) is { } refusal)
        {
            return new PartSaved([Problem.Whole(refusal)], IsStale: false);
        }

        if (part!.Version != input.Version)
        {
            return Stale;
        }

        (part.Achievement, part.HasNoMovement) = (input.Achievement, input.HasNoMovement);
        await WriteFiguresAsync(entry, part, input);
        // A draft is not handed over, even where it was before.
        (part.HandedAt, part.HandedByPost) = (isHanded ? time.GetUtcNow().UtcDateTime : null, isHanded ? db.Change.ActorPost : null);

        // A figure alone has to move the version of its part too.
        db.Entry(part).Property(p => p.ChangedAt).IsModified = true;
        if (db.Change.Source != ChangeSource.Excel)
        {
            db.Change.Reason = isHanded ? "課の分の回答" : "課の分の下書き";
        }

        await db.SaveChangesAsync(CancellationToken.None);
        return new PartSaved([], IsStale: false);
    }

    private static string? Refusal(DepartmentPart? part) => part switch
    {
        null => "この課等には、内訳の回答を求めていません。",
        { ProgressReport.ReportingPeriod.State: PeriodState.Fixed } => "この報告期は確定しています。変更するときは、事務局が報告期を再び開きます。",
        { ProgressReport.ReportingPeriod.State: not PeriodState.Open } => "この報告期はまだ受け付けていません。",
        { ProgressReport: { } report } when !ReportWorkflow.IsEditable(report.State) => $"この報告は「{ProgressLabels.Of(report.State)}」です。直すときは、取りまとめの課等かDX事務局に知らせてください。",
        _ => null,
    };

    private async Task WriteFiguresAsync(ReportEntry entry, DepartmentPart part, PartInput input)
    {
        var ids = PartFigures.Asked(entry).ToDictionary(kpi => kpi.Key, kpi => kpi.Id, StringComparer.Ordinal);
        var asked = ids.Values.ToList();
        var kpis = await db.Kpis.Where(k => asked.Contains(k.Id)).ToDictionaryAsync(k => k.Key);
        foreach (var typed in input.Figures.Where(figure => kpis.ContainsKey(figure.Key)))
        {
            var kpi = kpis[typed.Key];
            var stored = part.Figures.Find(figure => figure.KpiId == kpi.Id);
            if (typed.IsBlank && stored is not null)
            {
                part.Figures.Remove(stored);
                db.Remove(stored);
            }
            else if (!typed.IsBlank)
            {
                stored ??= Added(part, kpi);
                (stored.Value, stored.EmptyState) = (NumberText.TryRead(typed.Value, out var number, out _, kpi.Unit) && !string.IsNullOrWhiteSpace(typed.Value) ? number : null, typed.EmptyState);
            }
        }
    }

    private static PartFigure Added(DepartmentPart part, Kpi kpi)
    {
        var added = new PartFigure { MunicipalityId = part.MunicipalityId, DepartmentPart = part, Kpi = kpi };
        part.Figures.Add(added);
        return added;
    }
}
