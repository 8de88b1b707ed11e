using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Progress;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.My;

/// <summary>Reads the reports of open periods that a person answers: one SQL command.</summary>
public sealed class MyReportQueries(DxDbContext db)
{
    public async Task<IReadOnlyList<MyReport>> ListAsync(long planId, EntryPerson person, DateOnly today, CancellationToken cancellationToken)
    {
        var mine = person.DepartmentIds.ToList();
        var deputies = db.DeputyAppointments.Where(d => d.UserId == person.UserId && d.From <= today && today <= d.To);
        var rows = await db.ProgressReports.AsNoTracking()
            .Where(r => r.Measure!.PlanId == planId && r.ReportingPeriod!.State == PeriodState.Open)
            .Where(r => r.Measure!.Owners.Any(o => o.Role != OwnerRole.Supporting && (mine.Contains(o.DepartmentId) || deputies.Any(d => d.DepartmentId == o.DepartmentId)))
                || r.Parts.Any(p => mine.Contains(p.DepartmentId) || deputies.Any(d => d.DepartmentId == p.DepartmentId))
                || (person.IsOffice && !r.Measure.Owners.Any(o => o.Role != OwnerRole.Supporting)))
            .OrderBy(r => r.ReportingPeriod!.To).ThenBy(r => r.Measure!.Order)
            .Select(r => new Row
            {
                Report = r,
                MeasureKey = r.Measure!.Key,
                Number = r.Measure.Number,
                Title = r.Measure.Title,
                PeriodKey = r.ReportingPeriod!.Key,
                Due = r.ReportingPeriod.Due,
                Owners = r.Measure.Owners.Where(o => o.Role != OwnerRole.Supporting).Select(o => new OwnerRow(o.DepartmentId, o.Role, deputies.Any(d => d.DepartmentId == o.DepartmentId))).ToList(),
                Extensions = r.ReportingPeriod.Extensions.Select(e => new ExtensionRow(e.DepartmentId, e.Due)).ToList(),
                Parts = r.Parts.Select(p => new PartRow(p.DepartmentId, p.HandedAt != null, deputies.Any(d => d.DepartmentId == p.DepartmentId))).ToList(),
                Line = r.Messages.Where(m => m.Kind != MessageKind.CorrectionRequest).OrderByDescending(m => m.At).ThenByDescending(m => m.Id).Select(m => new LineRow(m.IsFromOffice && m.Kind == MessageKind.Question, m.Text, m.At)).FirstOrDefault(),
            })
            .AsSingleQuery().ToListAsync(cancellationToken);
        return rows.ConvertAll(row => ReportOf(row, person));
    }

    private static MyReport ReportOf(Row row, EntryPerson person)
    {
        var deputyFor = row.Owners.Where(o => o.IsDeputy).Select(o => o.DepartmentId).Concat(row.Parts.Where(p => p.IsDeputy).Select(p => p.DepartmentId)).ToHashSet();
        var rights = EntryRights.Of(person, row.Owners.Select(o => (o.DepartmentId, o.Role)), deputyFor, row.Parts.Select(p => p.DepartmentId));
        var answering = row.Owners.Select(o => o.DepartmentId).ToHashSet();
        var own = row.Parts.Where(p => person.DepartmentIds.Contains(p.DepartmentId) || deputyFor.Contains(p.DepartmentId)).ToList();
        var due = row.Extensions.Where(e => answering.Contains(e.DepartmentId) || own.Exists(p => p.DepartmentId == e.DepartmentId)).Select(e => e.Due);
        var report = row.Report;
        return new MyReport
        {
            Id = report.Id,
            Version = report.Version,
            MeasureKey = row.MeasureKey,
            NumberShown = row.Number ?? row.MeasureKey,
            Title = row.Title,
            PeriodKey = row.PeriodKey,
            State = report.State,
            Due = due.Append(row.Due).Max(),
            IsStarted = report.Stage is not null || report.Achievement is not null || report.HasNoMovement || report.SelfRating is not null,
            ChangedAt = report.ChangedAt,
            SelfRating = report.SelfRating,
            CorrectionReason = report.CorrectionReason,
            CorrectionAskedAt = report.CorrectionAskedAt,
            Question = row.Line is { IsAskedByOffice: true } line ? new MyQuestion(line.Text, line.At) : null,
            SubmittedAt = report.SubmittedAt,
            SubmittedByPost = report.SubmittedByPost,
            IsByDeputy = report.IsByDeputy,
            MayEnter = rights.MayEnter,
            Actor = rights.Actor,
            PartsLeft = own.Count == 0 ? null : own.Count(p => !p.IsHanded),
            AllPartsLeft = row.Parts.Count == 0 ? null : row.Parts.Count(p => !p.IsHanded),
        };
    }

    private sealed record OwnerRow(long DepartmentId, OwnerRole Role, bool IsDeputy);

    private sealed record ExtensionRow(long DepartmentId, DateOnly Due);

    private sealed record PartRow(long DepartmentId, bool IsHanded, bool IsDeputy);

    private sealed record LineRow(bool IsAskedByOffice, string Text, DateTime At);

    private sealed class Row
    {
        public required ProgressReport Report { get; init; }

        public required string MeasureKey { get; init; }

        public required string? Number { get; init; }

        public required string Title { get; init; }

        public required string PeriodKey { get; init; }

        public required DateOnly Due { get; init; }

        public required List<OwnerRow> Owners { get; init; }

        public required List<ExtensionRow> Extensions { get; init; }

        public required List<PartRow> Parts { get; init; }

        public required LineRow? Line { get; init; }
    }
}
