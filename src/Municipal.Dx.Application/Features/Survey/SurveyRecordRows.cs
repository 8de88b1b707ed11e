using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Application.Features.Progress;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Domain.Text;

namespace Municipal.Dx.Application.Features.Survey;

/// <summary>Reads the initiatives of the measures that a period asks, and the departments' parts (課別内訳) of those measures.</summary>
internal sealed class SurveyRecordRows(DxDbContext db, ReportingPeriod period, SurveyEarlier earlier, SurveyTree tree, Dictionary<long, long> leads)
{
    private EntryRecords _records = null!;

    public async Task<(IReadOnlyList<SurveyStage> Stages, IReadOnlyList<SurveyPart> Parts, IReadOnlyList<SurveyFigure> Figures)> ReadAsync(CancellationToken cancellationToken)
    {
        var asked = await db.ProgressReports.AsNoTracking().Where(r => r.ReportingPeriodId == period.Id)
            .Include(r => r.Measure).Include(r => r.Parts).ThenInclude(p => p.Department).Include(r => r.Parts).ThenInclude(p => p.Figures)
            .AsSingleQuery().OrderBy(r => r.Measure!.Order).ToListAsync(cancellationToken);
        _records = await EntryRecords.ReadAsync(db, asked.ConvertAll(r => r.MeasureId), [period.Id, .. earlier.PeriodIds], cancellationToken);
        var parts = asked.SelectMany(report => report.Parts.OrderBy(part => part.Department!.Order).ThenBy(part => part.DepartmentId).Select(part => (Report: report, Stored: part, Row: PartOf(report, part)))).ToList();
        return (
            [.. asked.SelectMany(StagesOf)],
            [.. parts.Select(part => part.Row)],
            [.. parts.SelectMany(part => FiguresOf(part.Report, part.Stored, part.Row))]);
    }

    private IEnumerable<SurveyStage> StagesOf(ProgressReport report) => _records.InitiativesOf(report.MeasureId, period.Id, earlier.Of(report.MeasureId)?.ReportingPeriodId).Select(row => new SurveyStage
    {
        Key = row.Key,
        LeadId = LeadOf(report),
        Version = row.Now?.Version ?? Guid.Empty,
        Values = ValuesOf(row.Now),
        MeasureKey = report.Measure!.Key,
        MeasureNumber = NumberOf(report),
        MeasureTitle = report.Measure.Title,
        Title = row.Title,
        ReportState = report.State,
        Phases = string.Join('\n', row.Phases.Select(phase => "・" + phase)),
        Previous = earlier.Said(report.MeasureId, row.Before is { } before ? Joined(before.Standing is { } standing ? ProgressLabels.Of(standing) : null, before.StageText) : null),
    });

    private SurveyPart PartOf(ProgressReport report, DepartmentPart part) => new()
    {
        Key = $"{report.Measure!.Key}/{part.DepartmentId}",
        LeadId = part.DepartmentId,
        Version = part.Version,
        Values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [nameof(DepartmentPart.Achievement)] = TypedText.Of(part.Achievement) ?? "",
            [nameof(DepartmentPart.HasNoMovement)] = part.HasNoMovement ? SurveyColumns.MarkText : "",
        },
        MeasureKey = report.Measure.Key,
        DepartmentId = part.DepartmentId,
        MeasureNumber = NumberOf(report),
        MeasureTitle = report.Measure.Title,
        Department = part.Department!.Name,
        Lead = tree.Find(LeadOf(report))?.Name ?? "DX事務局",
        ReportState = report.State,
        StoredKey = part.Key,
        IsHanded = part.HandedAt is not null,
        Previous = earlier.Said(report.MeasureId, Earlier(report, part) is { } before ? before.Achievement ?? (before.HasNoMovement ? "当期の動きなし" : null) : null),
    };

    // The same KPIs as on the page (PartFigures): due in the period or answered, and with a number.
    private IEnumerable<SurveyFigure> FiguresOf(ProgressReport report, DepartmentPart part, SurveyPart row) =>
        from kpi in _records.KpisOf(report.MeasureId, period, isRelisted: false)
        where (kpi.IsDue || kpi.Stored is not null) && PartRules.HasFigures(kpi.Kpi)
        let stored = part.Figures.Find(figure => figure.KpiId == kpi.Kpi.Id)
        let before = Earlier(report, part)?.Figures.Find(figure => figure.KpiId == kpi.Kpi.Id)
        select new SurveyFigure
        {
            Key = $"{row.Key}/{kpi.Kpi.Key}",
            LeadId = row.LeadId,
            Version = part.Version,
            Values = ValuesOf(stored),
            Part = row,
            KpiKey = kpi.Kpi.Key,
            Name = kpi.Kpi.Name,
            Unit = kpi.Kpi.Unit,
            AddsUp = PartRules.AddsUp(kpi.Kpi),
            Previous = earlier.Said(report.MeasureId, before is null ? null : before.Value is { } number ? KpiText.Figure(number, kpi.Kpi.Unit) : KpiLabels.Of(before.EmptyState)),
        };

    private static Dictionary<string, string> ValuesOf(InitiativeProgress? now) => new(StringComparer.Ordinal)
    {
        [nameof(InitiativeProgress.Standing)] = now?.Standing is { } standing ? ProgressLabels.Of(standing) : "",
        [nameof(InitiativeProgress.StageText)] = TypedText.Of(now?.StageText) ?? "",
    };

    private static Dictionary<string, string> ValuesOf(PartFigure? stored) => new(StringComparer.Ordinal)
    {
        [nameof(PartFigure.Value)] = stored?.Value is { } number ? NumberText.Format(number, unit: null) : "",
        [nameof(PartFigure.EmptyState)] = stored is null ? "" : KpiLabels.Of(stored.EmptyState),
    };

    private DepartmentPart? Earlier(ProgressReport report, DepartmentPart part) => earlier.Of(report.MeasureId)?.Parts.Find(before => before.DepartmentId == part.DepartmentId);

    private long? LeadOf(ProgressReport report) => leads.TryGetValue(report.MeasureId, out var lead) ? lead : null;

    private static string NumberOf(ProgressReport report) => report.Measure!.NumberNote is null ? report.Measure.Number ?? report.Measure.Key : report.Measure.Key;

    private static string Joined(params string?[] parts) => string.Join('\n', parts.Where(part => !string.IsNullOrWhiteSpace(part)));
}
