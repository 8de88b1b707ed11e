using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Scales;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Shell;

/// <summary>
/// The reporting periods a page is about, newest first: the frame shows the newest that was opened, pages the newest that
/// their reader may see.
/// </summary>
public sealed record ShellModel(IReadOnlyList<ShellPeriod> Periods)
{
    public ShellPeriod? Period => Periods.Count > 0 ? Periods[0] : null;

    /// <summary>The newest period whose answers the reader may see: an open one is for the office and the departments asked.</summary>
    public ShellPeriod? PeriodFor(Viewer viewer) => Periods.FirstOrDefault(p => p.IsFixed || viewer.SeesOpenPeriods);

    /// <summary>The scale that reports of a period are shown in.</summary>
    public RatingScale ScaleOf(string periodKey) => Periods.FirstOrDefault(p => p.Key == periodKey)?.Scale ?? RatingScale.Default;

    /// <summary>The period of the same kind before the given one.</summary>
    public ShellPeriod? Before(ShellPeriod period) =>
        Periods.FirstOrDefault(p => p.To < period.From.AddDays(1) && PeriodKey.TryParse(p.Key, out var key) && PeriodKey.TryParse(period.Key, out var own) && key.Kind == own.Kind);
}

public sealed record ShellPeriod(long Id, string Key, PeriodState State, DateOnly From, DateOnly To, DateOnly Due)
{
    /// <summary>The rating scale that the period keeps, or the one in force while it keeps none.</summary>
    public RatingScale Scale { get; init; } = RatingScale.Default;

    public bool IsFixed => State == PeriodState.Fixed;

    public string Label => PeriodKey.TryParse(Key, out var key) ? key.Label : Key;

    /// <summary>令和8年7〜9月分</summary>
    public string MonthsLabel => PeriodKey.TryParse(Key, out var key) ? key.MonthsLabel : Label;

    public string StateLabel => ProgressLabels.Of(State);

    public string StateClass => State == PeriodState.Open ? "state state--wait" : "tag";

    public string? DueLabel => State == PeriodState.Open ? "期限 " + JapaneseDate.FormatWithWeekday(Due) : null;

    public int DaysLate(DateOnly today) => State == PeriodState.Open ? Math.Max(0, today.DayNumber - Due.DayNumber) : 0;
}

/// <summary>
/// Who reads. Who is missing in an open period is seen by the office and by the department itself, not by others
/// (domain.md §4).
/// </summary>
public sealed record Viewer(bool SeesAll, IReadOnlyList<long> DepartmentIds)
{
    /// <summary>Someone of the office.</summary>
    public static readonly Viewer Office = new(SeesAll: true, []);

    /// <summary>Of the office, or of a department that answers: one of these, or any where all departments share the measure.</summary>
    public bool AnswersFor(bool allDepartments, IEnumerable<long> departmentIds) =>
        SeesAll || (DepartmentIds.Count > 0 && (allDepartments || departmentIds.Any(DepartmentIds.Contains)));

    public bool SeesOpenPeriods => SeesAll || DepartmentIds.Count > 0;
}

/// <summary>Reads the reporting periods of a plan, once per request.</summary>
public sealed class ShellQueries(DxDbContext db)
{
    private const int PeriodsKept = 40;

    private readonly Dictionary<long, ShellModel> _models = [];

    public async Task<ShellModel> ForAsync(long planId)
    {
        if (!_models.TryGetValue(planId, out var model))
        {
            var rows = await db.ReportingPeriods.AsNoTracking()
                .Where(p => p.PlanId == planId && p.State != PeriodState.Preparing)
                .OrderByDescending(p => p.To).ThenBy(p => p.From)
                .Take(PeriodsKept)
                .Select(p => new
                {
                    Period = new ShellPeriod(p.Id, p.Key, p.State, p.From, p.To, p.Due),
                    Scale = p.RatingScaleVersion ?? db.RatingScaleVersions.Where(v => v.MunicipalityId == p.MunicipalityId).OrderByDescending(v => v.Number).FirstOrDefault(),
                })
                .ToListAsync();
            _models[planId] = model = new ShellModel(rows.ConvertAll(row => row.Scale is null ? row.Period : row.Period with { Scale = ScaleJson.Read(row.Scale) }));
        }

        return model;
    }
}
