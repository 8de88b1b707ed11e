using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Application.Features.Scales;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Progress;

/// <summary>What is found under a measure's key: the measure and what a person may do there, and the report where one is asked.</summary>
public sealed record EntryFound(EntryMeasure Measure, EntryRights Rights, IReadOnlyList<EntryPeriod> Periods, ReportEntry? Entry);

/// <summary>Reads one report with all that its form shows: five SQL commands.</summary>
public sealed class EntryQueries(DxDbContext db)
{
    /// <param name="planId">The plan shown.</param>
    /// <param name="key">Key of the measure.</param>
    /// <param name="periodKey">The period asked for; null takes the newest open one, else the newest.</param>
    /// <param name="person">Who opens it.</param>
    /// <param name="today">Today in Japan, for deputies.</param>
    /// <param name="cancellationToken">Ends the reading when the reader left.</param>
    /// <returns>Null where the plan has no such measure.</returns>
    public async Task<EntryFound?> FindAsync(long planId, string key, string? periodKey, EntryPerson person, DateOnly today, CancellationToken cancellationToken)
    {
        var head = await HeadAsync(planId, key, person.UserId, today, cancellationToken);
        if (head is null)
        {
            return null;
        }

        var shown = Shown(head.Reports, periodKey);
        var parts = shown is null ? [] : await PartsAsync(shown.Id, person.UserId, today, cancellationToken);
        var deputyFor = head.DeputyFor.Concat(parts.Where(p => p.IsDeputy).Select(p => p.Part.DepartmentId)).ToHashSet();
        var rights = EntryRights.Of(person, head.Measure.Owners.Select(o => (o.DepartmentId, o.Role)), deputyFor, parts.Select(p => p.Part.DepartmentId));
        var entry = shown is null || !rights.MaySee ? null : await EntryAsync(head, shown, rights, [.. parts.Select(p => p.Part)], cancellationToken);
        return new EntryFound(head.Measure, rights, [.. head.Reports.Select(r => new EntryPeriod(r.PeriodKey, r.State))], entry);
    }

    private async Task<ReportEntry> EntryAsync(Head head, ReportHead shown, EntryRights rights, IReadOnlyList<DepartmentPart> parts, CancellationToken cancellationToken)
    {
        var beforeId = head.Reports.Where(r => r.To < shown.To && !r.IsUnreported).MaxBy(r => r.To)?.Id;
        var reports = await db.ProgressReports.AsNoTracking().Include(r => r.ReportingPeriod!.Extensions).Include(r => r.ReportingPeriod!.RatingScaleVersion).AsSingleQuery()
            .Where(r => r.Id == shown.Id || r.Id == beforeId).ToListAsync(cancellationToken);
        var report = reports.Single(r => r.Id == shown.Id);
        var before = reports.Find(r => r.Id == beforeId);
        var period = report.ReportingPeriod!;
        var kpis = await KpisAsync(head.Measure.Id, period, cancellationToken);
        var answering = head.Measure.Owners.Where(o => o.Role != OwnerRole.Supporting).Select(o => o.DepartmentId).ToHashSet();
        return new ReportEntry
        {
            Measure = head.Measure,
            Period = period,
            Report = report,
            Before = before,
            Periods = [.. head.Reports.Select(r => new EntryPeriod(r.PeriodKey, r.State))],
            Initiatives = await InitiativesAsync(head.Measure.Id, period.Id, before?.ReportingPeriodId, cancellationToken),
            Kpis = [.. kpis.Where(k => !k.IsRelisted).Select(k => k.Kpi)],
            Relisted = [.. kpis.Where(k => k.IsRelisted).Select(k => k.Kpi)],
            Opinions = head.Opinions,
            Parts = parts,
            Scale = head.ScaleOf(report.ReportingPeriod!.RatingScaleVersion),
            Rights = rights,
            StaffMaySubmit = head.StaffMaySubmit,
            Due = period.Extensions.Where(e => answering.Contains(e.DepartmentId)).Select(e => e.Due).Append(period.Due).Max(),
        };
    }

    private static ReportHead? Shown(IReadOnlyList<ReportHead> reports, string? periodKey) => string.IsNullOrEmpty(periodKey)
        ? reports.FirstOrDefault(r => r.State == PeriodState.Open) ?? (reports.Count > 0 ? reports[0] : null)
        : reports.FirstOrDefault(r => r.PeriodKey == periodKey);

    private async Task<Head?> HeadAsync(long planId, string key, long? userId, DateOnly today, CancellationToken cancellationToken)
    {
        var row = await db.Measures.AsNoTracking().Where(m => m.PlanId == planId && m.Key == key).Select(m => new
        {
            m.Id,
            m.Number,
            m.Title,
            m.AllDepartments,
            m.Plan!.Municipality!.StaffMaySubmit,
            ScaleNumber = db.RatingScaleVersions.Max(s => (int?)s.Number),
            ScaleName = db.RatingScaleVersions.OrderByDescending(s => s.Number).Select(s => s.Name).FirstOrDefault(),
            ScaleLevels = db.RatingScaleVersions.OrderByDescending(s => s.Number).Select(s => s.Levels).FirstOrDefault(),
            Owners = m.Owners.OrderBy(o => o.Order).Select(o => new
            {
                Owner = new EntryOwner(o.DepartmentId, o.Department!.Name, o.Role),
                IsDeputy = db.DeputyAppointments.Any(d => d.UserId == userId && d.DepartmentId == o.DepartmentId && d.From <= today && today <= d.To),
            }).ToList(),
            Opinions = db.CommitteeOpinions.Where(o => o.MeasureId == m.Id && !o.IsClosed).OrderBy(o => o.ReceivedOn).ThenBy(o => o.Id).ToList(),
            Reports = db.ProgressReports.Where(r => r.MeasureId == m.Id && r.ReportingPeriod!.State != PeriodState.Preparing)
                .Select(r => new ReportHead(r.Id, r.ReportingPeriod!.Key, r.ReportingPeriod.State, r.ReportingPeriod.From, r.ReportingPeriod.To, r.IsUnreported)).ToList(),
        }).AsSingleQuery().FirstOrDefaultAsync(cancellationToken);
        return row is null ? null : new Head(
            new EntryMeasure(row.Id, key, row.Number, row.Title, row.AllDepartments, row.Owners.ConvertAll(o => o.Owner)),
            row.StaffMaySubmit,
            row.ScaleNumber is { } number ? new RatingScaleVersion { Number = number, Name = row.ScaleName!, Levels = row.ScaleLevels!, Reason = string.Empty } : null,
            row.Opinions,
            [.. row.Owners.Where(o => o.IsDeputy).Select(o => o.Owner.DepartmentId)],
            [.. row.Reports.OrderByDescending(r => r.To).ThenByDescending(r => r.From).ThenByDescending(r => r.Id)]);
    }

    private async Task<List<(DepartmentPart Part, bool IsDeputy)>> PartsAsync(long reportId, long? userId, DateOnly today, CancellationToken cancellationToken)
    {
        var rows = await db.DepartmentParts.AsNoTracking().Where(p => p.ProgressReportId == reportId)
            .OrderBy(p => p.Department!.Order).ThenBy(p => p.DepartmentId)
            .Select(p => new
            {
                Part = p,
                Department = p.Department!,
                Figures = p.Figures.ToList(),
                IsDeputy = db.DeputyAppointments.Any(d => d.UserId == userId && d.DepartmentId == p.DepartmentId && d.From <= today && today <= d.To),
            })
            .AsSingleQuery().ToListAsync(cancellationToken);
        return rows.ConvertAll(row =>
        {
            row.Part.Department = row.Department;
            if (row.Part.Figures.Count == 0)
            {
                row.Part.Figures.AddRange(row.Figures);
            }

            return (row.Part, row.IsDeputy);
        });
    }

    private async Task<List<EntryInitiative>> InitiativesAsync(long measureId, long periodId, long? beforeId, CancellationToken cancellationToken)
    {
        var rows = await db.Initiatives.AsNoTracking().Where(i => i.MeasureId == measureId).OrderBy(i => i.Order).Select(i => new
        {
            i.Id,
            i.Key,
            i.Title,
            Phases = i.Phases.OrderBy(p => p.Order).Select(p => new { p.Label, p.FirstFiscalYear, p.LastFiscalYear }).ToList(),
            Progress = db.InitiativeProgress.Where(p => p.InitiativeId == i.Id && (p.ReportingPeriodId == periodId || p.ReportingPeriodId == beforeId)).ToList(),
        }).AsSingleQuery().ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new EntryInitiative(
            row.Id,
            row.Key,
            row.Title,
            row.Phases.ConvertAll(p => $"{YearsOf(p.FirstFiscalYear, p.LastFiscalYear)} {p.Label}".Trim()),
            row.Progress.Find(p => p.ReportingPeriodId == periodId),
            row.Progress.Find(p => p.ReportingPeriodId == beforeId)));
    }

    private static string YearsOf(int? first, int? last) => (KpiText.Year(first), KpiText.Year(last)) switch
    {
        (null, _) => string.Empty,
        ({ } from, null) => $"{from}〜",
        ({ } from, { } to) => from == to ? from : $"{from}〜{to}",
    };

    private async Task<List<(EntryKpi Kpi, bool IsRelisted)>> KpisAsync(long measureId, ReportingPeriod period, CancellationToken cancellationToken)
    {
        var rows = await db.MeasureKpis.AsNoTracking().Where(l => l.MeasureId == measureId).OrderBy(l => l.Order).ThenBy(l => l.Id).Select(l => new
        {
            l.IsRelisted,
            Kpi = l.Kpi!,
            Owner = l.Kpi!.Measures.Where(o => !o.IsRelisted).Select(o => new { o.Measure!.Id, o.Measure.Key, o.Measure.Number, o.Measure.Title }).FirstOrDefault(),
            Values = l.Kpi.Actuals.Where(a => a.ReportingPeriod!.State != PeriodState.Preparing)
                .Select(a => new { Value = a, Period = new KpiPeriod(a.ReportingPeriod!.Id, a.ReportingPeriod.Key, a.ReportingPeriod.State, a.ReportingPeriod.Due, a.ReportingPeriod.To) }).ToList(),
        }).AsSingleQuery().ToListAsync(cancellationToken);
        var isKnown = PeriodKey.TryParse(period.Key, out var key);
        return rows.ConvertAll(row =>
        {
            var stored = row.Values.Find(v => v.Period.Id == period.Id)?.Value;
            var periods = row.Values.ConvertAll(v => new KpiPeriodValue(v.Period, KpiStoredValue.Of(v.Value, v.Period.Key), v.Value.Outcome, v.Value.Reason));
            if (stored is null)
            {
                periods.Add(new KpiPeriodValue(new KpiPeriod(period.Id, period.Key, period.State, period.Due, period.To), Value: null, Outcome: null, Reason: ""));
            }

            var detail = new KpiDetail(row.Kpi, [], [], [.. periods.OrderByDescending(p => p.Period.To).ThenByDescending(p => p.Period.Id == period.Id)], Predecessor: null);
            var owner = row.Owner is { } o ? new EntryMeasure(o.Id, o.Key, o.Number, o.Title, AllDepartments: false, []) : null;
            var calendar = KpiDefinitions.Calendar(row.Kpi);
            var due = isKnown ? KpiAsking.DueOf(calendar, key, period.Due) : period.Due;
            return (new EntryKpi(detail, stored, isKnown && calendar.IsDue(key), due, owner), row.IsRelisted);
        });
    }

    private sealed record Head(EntryMeasure Measure, bool StaffMaySubmit, RatingScaleVersion? NewestScale, IReadOnlyList<CommitteeOpinion> Opinions, IReadOnlyList<long> DeputyFor, IReadOnlyList<ReportHead> Reports)
    {
        /// <summary>The period's own scale, else the newest adopted, else A〜D.</summary>
        public RatingScale ScaleOf(RatingScaleVersion? kept) => (kept ?? NewestScale) is { } version ? ScaleJson.Read(version) : RatingScale.Default;
    }

    private sealed record ReportHead(long Id, string PeriodKey, PeriodState State, DateOnly From, DateOnly To, bool IsUnreported);
}
