using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Progress;

/// <summary>What is found under a measure's key: the measure and what a person may do there, and the report where one is asked.</summary>
public sealed record EntryFound(EntryMeasure Measure, EntryRights Rights, IReadOnlyList<EntryPeriod> Periods, ReportEntry? Entry);

/// <summary>Reads reports with all that their form shows: five SQL commands, whatever the number of reports and records.</summary>
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
        var heads = await HeadsAsync(db.Measures.Where(m => m.PlanId == planId && m.Key == key), person, today, cancellationToken);
        if (heads.Count == 0)
        {
            return null;
        }

        var head = heads[0];
        var shown = Shown(head.Reports, periodKey);
        var places = shown is null ? [] : await RightsAsync([(head, shown)], person, today, cancellationToken);
        var rights = places.Count > 0 ? places[0].Rights : RightsOf(head, person, [], []);
        var periods = PeriodsOf(head);
        return new EntryFound(head.Measure, rights, periods, rights.MaySee && places.Count > 0 ? (await EntriesAsync(places, cancellationToken))[0] : null);
    }

    /// <summary>Every report of open periods that the person answers for, in the plan's order: what is printed for the paper round.</summary>
    public async Task<IReadOnlyList<ReportEntry>> MineAsync(long planId, EntryPerson person, DateOnly today, CancellationToken cancellationToken)
    {
        var mine = person.DepartmentIds.ToList();
        var userId = person.UserId;
        var measures = db.Measures.Where(m => m.PlanId == planId
            && db.ProgressReports.Any(r => r.MeasureId == m.Id && r.ReportingPeriod!.State == PeriodState.Open)
            && (m.Owners.Any(o => o.Role != OwnerRole.Supporting && (mine.Contains(o.DepartmentId)
                    || db.DeputyAppointments.Any(d => d.UserId == userId && d.DepartmentId == o.DepartmentId && d.From <= today && today <= d.To)))
                || (person.IsOffice && !m.Owners.Any(o => o.Role != OwnerRole.Supporting))));
        var heads = await HeadsAsync(measures, person, today, cancellationToken);
        var shown = heads.SelectMany(head => head.Reports.Where(r => r.State == PeriodState.Open).Select(r => (head, r))).ToList();
        var places = await RightsAsync(shown, person, today, cancellationToken);
        return await EntriesAsync([.. places.Where(place => place.Rights.MayEnter)], cancellationToken);
    }

    /// <summary>Reports of some measures in one open period: for who writes several at once.</summary>
    public async Task<IReadOnlyList<ReportEntry>> OfPeriodAsync(
        long planId, string periodKey, IReadOnlyCollection<string> measureKeys, EntryPerson person, DateOnly today, CancellationToken cancellationToken)
    {
        var heads = measureKeys.Count == 0 ? [] : await HeadsAsync(db.Measures.Where(m => m.PlanId == planId && measureKeys.Contains(m.Key)), person, today, cancellationToken);
        var shown = heads.SelectMany(head => head.Reports.Where(r => r.PeriodKey == periodKey && r.State == PeriodState.Open).Select(r => (head, r))).ToList();
        return shown.Count == 0 ? [] : await EntriesAsync(await RightsAsync(shown, person, today, cancellationToken), cancellationToken);
    }

    private async Task<List<ReportEntry>> EntriesAsync(IReadOnlyList<Place> places, CancellationToken cancellationToken)
    {
        var ids = places.SelectMany(place => new[] { place.Shown.Id, BeforeOf(place) }).OfType<long>().ToHashSet();
        var shown = places.Count == 1 ? places[0].Shown.Id : 0;
        var owners = places.SelectMany(place => place.Head.Measure.Owners).Select(owner => owner.DepartmentId).ToHashSet();
        var reports = (await db.ProgressReports.AsNoTracking()
            .Include(r => r.ReportingPeriod!.Extensions.Where(e => owners.Contains(e.DepartmentId))).Include(r => r.ReportingPeriod!.RatingScaleVersion)
            .Include(r => r.Messages.Where(m => m.ProgressReportId == shown)).Include(r => r.Evidence.Where(e => e.ProgressReportId == shown)).AsSingleQuery()
            .Where(r => ids.Contains(r.Id)).ToListAsync(cancellationToken)).ToDictionary(r => r.Id);
        var measures = places.Select(place => place.Head.Measure.Id).Distinct().ToList();
        var records = await EntryRecords.ReadAsync(db, measures, [.. reports.Values.Select(r => r.ReportingPeriodId).Distinct()], cancellationToken);
        return [.. places.Select(place => EntryOf(place, reports[place.Shown.Id], BeforeOf(place) is { } before ? reports[before] : null, records))];
    }

    private static ReportEntry EntryOf(Place place, ProgressReport report, ProgressReport? before, EntryRecords records)
    {
        var head = place.Head;
        var period = report.ReportingPeriod!;
        var answering = head.Measure.Owners.Where(o => o.Role != OwnerRole.Supporting).Select(o => o.DepartmentId).ToHashSet();
        return new ReportEntry
        {
            Measure = head.Measure,
            Period = period,
            Report = report,
            Before = before,
            Periods = PeriodsOf(head),
            Initiatives = records.InitiativesOf(head.Measure.Id, period.Id, before?.ReportingPeriodId),
            Kpis = records.KpisOf(head.Measure.Id, period, isRelisted: false),
            Relisted = records.KpisOf(head.Measure.Id, period, isRelisted: true),
            Opinions = head.Opinions,
            Parts = place.Parts,
            Scale = head.ScaleOf(period.RatingScaleVersion),
            Rights = place.Rights,
            StaffMaySubmit = head.StaffMaySubmit,
            Due = period.Extensions.Where(e => answering.Contains(e.DepartmentId)).Select(e => e.Due).Append(period.Due).Max(),
        };
    }

    private static long? BeforeOf(Place place) => place.Head.Reports.Where(r => r.To < place.Shown.To && !r.IsUnreported).MaxBy(r => r.To)?.Id;

    private static ReportHead? Shown(IReadOnlyList<ReportHead> reports, string? periodKey) => string.IsNullOrEmpty(periodKey)
        ? reports.FirstOrDefault(r => r.State == PeriodState.Open) ?? (reports.Count > 0 ? reports[0] : null)
        : reports.FirstOrDefault(r => r.PeriodKey == periodKey);

    private static IReadOnlyList<EntryPeriod> PeriodsOf(Head head) => [.. head.Reports.Select(r => new EntryPeriod(r.PeriodKey, r.State))];

    private async Task<List<Head>> HeadsAsync(IQueryable<Measure> measures, EntryPerson person, DateOnly today, CancellationToken cancellationToken)
    {
        var userId = person.UserId;
        var rows = await measures.AsNoTracking().OrderBy(m => m.Order).Select(m => new
        {
            m.Id,
            m.Key,
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
        }).AsSingleQuery().ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new Head(
            new EntryMeasure(row.Id, row.Key, row.Number, row.Title, row.AllDepartments, row.Owners.ConvertAll(o => o.Owner)),
            row.StaffMaySubmit,
            row.ScaleNumber is { } number ? new RatingScaleVersion { Number = number, Name = row.ScaleName!, Levels = row.ScaleLevels!, Reason = string.Empty } : null,
            row.Opinions,
            [.. row.Owners.Where(o => o.IsDeputy).Select(o => o.Owner.DepartmentId)],
            [.. row.Reports.OrderByDescending(r => r.To).ThenByDescending(r => r.From).ThenByDescending(r => r.Id)]));
    }

    private async Task<List<Place>> RightsAsync(IReadOnlyList<(Head Head, ReportHead Shown)> reports, EntryPerson person, DateOnly today, CancellationToken cancellationToken)
    {
        var ids = reports.Select(r => r.Shown.Id).ToList();
        var userId = person.UserId;
        var rows = await db.DepartmentParts.AsNoTracking().Where(p => ids.Contains(p.ProgressReportId))
            .OrderBy(p => p.Department!.Order).ThenBy(p => p.DepartmentId)
            .Select(p => new
            {
                Part = p,
                Department = p.Department!,
                Figures = p.Figures.ToList(),
                IsDeputy = db.DeputyAppointments.Any(d => d.UserId == userId && d.DepartmentId == p.DepartmentId && d.From <= today && today <= d.To),
            })
            .AsSingleQuery().ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            row.Part.Department = row.Department;
            if (row.Part.Figures.Count == 0)
            {
                row.Part.Figures.AddRange(row.Figures);
            }
        }

        var byReport = rows.ToLookup(row => row.Part.ProgressReportId);
        return [.. reports.Select(r => new Place(
            r.Head,
            r.Shown,
            [.. byReport[r.Shown.Id].Select(row => row.Part)],
            RightsOf(r.Head, person, [.. byReport[r.Shown.Id].Where(row => row.IsDeputy).Select(row => row.Part.DepartmentId)], [.. byReport[r.Shown.Id].Select(row => row.Part.DepartmentId)])))];
    }

    private static EntryRights RightsOf(Head head, EntryPerson person, IReadOnlyList<long> deputyForParts, IReadOnlyList<long> parts) =>
        EntryRights.Of(person, head.Measure.Owners.Select(o => (o.DepartmentId, o.Role)), head.DeputyFor.Concat(deputyForParts).ToHashSet(), parts);

    private sealed record Place(Head Head, ReportHead Shown, IReadOnlyList<DepartmentPart> Parts, EntryRights Rights);

    private sealed record Head(EntryMeasure Measure, bool StaffMaySubmit, RatingScaleVersion? NewestScale, IReadOnlyList<CommitteeOpinion> Opinions, IReadOnlyList<long> DeputyFor, IReadOnlyList<ReportHead> Reports)
    {
        /// <summary>The period's own scale, else the newest adopted, else A〜D.</summary>
        public RatingScale ScaleOf(RatingScaleVersion? kept) => (kept ?? NewestScale) is { } version ? Scales.ScaleJson.Read(version) : RatingScale.Default;
    }

    private sealed record ReportHead(long Id, string PeriodKey, PeriodState State, DateOnly From, DateOnly To, bool IsUnreported);
}
