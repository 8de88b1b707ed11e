using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Application.Features.Progress;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.My;

/// <summary>Reads what a person has to answer: five SQL commands whatever the number of measures.</summary>
public sealed class MyQueries(DxDbContext db, MyReportQueries reports)
{
    /// <param name="planId">The plan answered for.</param>
    /// <param name="person">Who reads: the office also sees what nobody owns and what nobody answered.</param>
    /// <param name="today">A department that ended before it owns nothing.</param>
    /// <param name="cancellationToken">Ends the reading when the reader left.</param>
    public async Task<MyBoard> ForAsync(long planId, EntryPerson person, DateOnly today, CancellationToken cancellationToken)
    {
        var (mine, isOffice) = (person.DepartmentIds.ToList(), person.IsOffice);
        var period = await PeriodAsync(planId, mine, cancellationToken);
        var departments = await DepartmentsAsync(mine, period, cancellationToken);
        var measures = await MeasuresAsync(planId, mine, isOffice, today, cancellationToken);
        var kpis = period is null ? [] : await KpisAsync(planId, period, mine, isOffice, cancellationToken);
        var asked = await reports.ListAsync(planId, person, today, cancellationToken);
        var askedKeys = asked.Where(r => r.MayEnter && r.PeriodKey == period?.Key).Select(r => r.MeasureKey).ToHashSet(StringComparer.Ordinal);
        return new MyBoard
        {
            Period = period,
            Departments = departments.ConvertAll(d => d.Name),
            Reminders = [.. departments.Select(d => d.Reminder).OfType<MyReminder>()],
            Reports = [.. asked.Select(r => !r.MayEnter ? r : WithKpis(r, [.. kpis.Select(k => k.Kpi).Where(k => k.MeasureKey == r.MeasureKey && r.PeriodKey == period?.Key)]))],
            Owned = [.. measures.Where(m => m.Measure.Role is OwnerRole.Lead or OwnerRole.Equal).Select(m => m.Measure)],
            Supported = [.. measures.Where(m => m.Measure.Role == OwnerRole.Supporting).Select(m => m.Measure)],
            OfEveryone = [.. measures.Where(m => m is { Measure.Role: null, IsOfEveryone: true }).Select(m => m.Measure)],
            Unowned = isOffice ? [.. measures.Where(m => !m.IsOwned).Select(m => m.Measure)] : [],
            Kpis = [.. kpis.Where(k => k.IsMine && !askedKeys.Contains(k.Kpi.MeasureKey)).Select(k => k.Kpi)],
            Unanswered = isOffice ? [.. kpis.Where(k => k is { IsMine: false, Kpi: { IsDue: true, Answer: null } }).Select(k => k.Kpi)] : [],
        };
    }

    private static MyReport WithKpis(MyReport report, IReadOnlyList<MyKpi> kpis) => report with
    {
        KpisDue = kpis.Count(k => k.IsDue),
        KpisAnswered = kpis.Count(k => k is { IsDue: true, Answer: not null }),
        KpiMinutes = kpis.Where(k => k is { IsDue: true, Answer: null }).Sum(k => k.Minutes),
    };

    private async Task<List<(string Name, MyReminder? Reminder)>> DepartmentsAsync(List<long> mine, MyPeriod? period, CancellationToken cancellationToken)
    {
        var periodId = period is { State: PeriodState.Open } open ? open.Id : 0;
        var rows = await db.Departments.AsNoTracking().Where(d => mine.Contains(d.Id)).OrderBy(d => d.Order).Select(d => new
        {
            d.Name,
            Reminder = db.Reminders.Where(r => r.DepartmentId == d.Id && r.ReportingPeriodId == periodId).OrderByDescending(r => r.Id)
                .Select(r => new { r.Kind, r.Day, r.Text }).FirstOrDefault(),
        }).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => (row.Name, row.Reminder is { } last ? new MyReminder(row.Name, last.Kind, last.Day, last.Text) : null));
    }

    // The day by which the first of one's departments has to answer. An open period first: a year is confirmed when its last quarter, and perhaps the next one, are fixed already.
    private Task<MyPeriod?> PeriodAsync(long planId, List<long> mine, CancellationToken cancellationToken) =>
        db.ReportingPeriods.AsNoTracking()
            .Where(p => p.PlanId == planId && p.State != PeriodState.Preparing)
            .OrderByDescending(p => p.State == PeriodState.Open).ThenByDescending(p => p.To).ThenBy(p => p.From)
            .Select(p => new MyPeriod(p.Id, p.Key, p.State, p.From, mine.Count > 0 && p.Extensions.Count(e => mine.Contains(e.DepartmentId)) == mine.Count ? p.Extensions.Where(e => mine.Contains(e.DepartmentId)).Min(e => e.Due) : p.Due))
            .FirstOrDefaultAsync(cancellationToken);

    private async Task<List<(MyMeasure Measure, bool IsOfEveryone, bool IsOwned)>> MeasuresAsync(long planId, List<long> mine, bool isOffice, DateOnly today, CancellationToken cancellationToken)
    {
        var rows = await db.Measures.AsNoTracking()
            .Where(m => m.PlanId == planId && (m.AllDepartments || m.Owners.Any(o => mine.Contains(o.DepartmentId)) || (isOffice && !m.Owners.Any(o => o.Department!.ValidTo == null || o.Department.ValidTo >= today))))
            .OrderBy(m => m.Order)
            .Select(m => new
            {
                m.Key,
                m.Number,
                m.Title,
                m.DepartmentsText,
                m.AllDepartments,
                IsOwned = m.AllDepartments || m.Owners.Any(o => o.Department!.ValidTo == null || o.Department.ValidTo >= today),
                Mine = m.Owners.Where(o => mine.Contains(o.DepartmentId)).Select(o => new { o.Role, o.Origin }).ToList(),
            })
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(m => (
            new MyMeasure(
                m.Key,
                m.Number ?? m.Key,
                m.Title,
                m.DepartmentsText,
                m.Mine.Count == 0 ? null : m.Mine.Min(o => o.Role),
                m.Mine.Exists(o => o.Origin == OwnerOrigin.Trial)),
            m.AllDepartments,
            m.IsOwned));
    }

    private async Task<List<(MyKpi Kpi, bool IsMine)>> KpisAsync(long planId, MyPeriod period, List<long> mine, bool isOffice, CancellationToken cancellationToken)
    {
        var rows = await db.MeasureKpis.AsNoTracking()
            .Where(l => l.Measure!.PlanId == planId && !l.IsRelisted && (isOffice || l.Measure.Owners.Any(o => mine.Contains(o.DepartmentId) && o.Role != OwnerRole.Supporting)))
            .OrderBy(l => l.Measure!.Order).ThenBy(l => l.Order)
            .Select(l => new KpiRow
            {
                Kpi = l.Kpi!,
                MeasureKey = l.Measure!.Key,
                MeasureNumber = l.Measure.Number ?? l.Measure.Key,
                MeasureTitle = l.Measure.Title,
                IsMine = l.Measure.Owners.Any(o => mine.Contains(o.DepartmentId) && o.Role != OwnerRole.Supporting),
                AllDepartments = l.Measure.AllDepartments,
                Owners = l.Measure.Owners.Where(o => o.Role != OwnerRole.Supporting).OrderBy(o => o.Order).Select(o => o.Department!.Name).ToList(),
                Answer = l.Kpi!.Actuals.Where(a => a.ReportingPeriodId == period.Id)
                    .Select(a => new MyAnswer(period.Key, a.Figure ?? a.Value, a.Text, a.IsDone, a.EmptyState, a.Status, a.Outcome)).FirstOrDefault(),
                Previous = l.Kpi.Actuals.Where(a => a.ReportingPeriod!.From < period.From).OrderByDescending(a => a.ReportingPeriod!.From)
                    .Select(a => new MyAnswer(a.ReportingPeriod!.Key, a.Figure ?? a.Value, a.Text, a.IsDone, a.EmptyState, a.Status, a.Outcome)).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(row => (ToKpi(row, period), row.IsMine));
    }

    private static MyKpi ToKpi(KpiRow row, MyPeriod period)
    {
        var calendar = KpiDefinitions.Calendar(row.Kpi);
        var hasKey = PeriodKey.TryParse(period.Key, out var key);
        return new MyKpi
        {
            Key = row.Kpi.Key,
            Name = row.Kpi.Name,
            Unit = row.Kpi.Unit,
            Type = row.Kpi.Type,
            MeasureKey = row.MeasureKey,
            MeasureNumber = row.MeasureNumber,
            MeasureTitle = row.MeasureTitle,
            Owners = row.Owners,
            AllDepartments = row.AllDepartments,
            BaselineText = row.Kpi.BaselineText,
            TargetText = row.Kpi.TargetText,
            WhereFrom = row.Kpi.WhereFrom ?? row.Kpi.FigureSource,
            IsDue = hasKey && calendar.IsDue(key),
            Due = hasKey ? KpiAsking.DueOf(calendar, key, period.Due) : period.Due,
            Answer = row.Answer is { EmptyState: EmptyState.NotAnswered } ? null : row.Answer,
            Previous = row.Previous,
        };
    }

    private sealed class KpiRow
    {
        public required Kpi Kpi { get; init; }

        public required string MeasureKey { get; init; }

        public required string MeasureNumber { get; init; }

        public required string MeasureTitle { get; init; }

        public required bool IsMine { get; init; }

        public required List<string> Owners { get; init; }

        public required bool AllDepartments { get; init; }

        public required MyAnswer? Answer { get; init; }

        public required MyAnswer? Previous { get; init; }
    }
}
