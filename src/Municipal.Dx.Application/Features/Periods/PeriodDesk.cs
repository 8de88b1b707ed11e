using System.Globalization;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Periods;

/// <summary>The office's table of a period: every number with its denominator, the measures asked.</summary>
public sealed class PeriodDesk(ReportingPeriod period, IReadOnlyList<DeskRow> rows, RatingScale scale, DateOnly today)
{
    /// <summary>What <c>?dept=</c> says for measures of all departments without a named owner, and for those nobody owns.</summary>
    public const string AllDepartments = "all";
    public const string Nobody = "none";

    public ReportingPeriod Period => period;

    public RatingScale Scale => scale;

    public IReadOnlyList<DeskRow> Rows => rows;

    public bool IsOpen => period.State == PeriodState.Open;

    public int DaysLate => IsOpen ? Math.Max(0, today.DayNumber - period.Due.DayNumber) : 0;

    public int Count(DeskGroup group) => rows.Count(row => row.Group == group);

    public bool IsLate(DeskRow row) => IsOpen && ReportLateness.Of(row.State, period.DueOf(row.LeadId), today) != Lateness.None;

    /// <summary>By leading department in the order of the organisation chart; then departments that owe parts only, 全課等 and 担当課なし.</summary>
    public IReadOnlyList<DeskDepartment> Departments
    {
        get
        {
            var parts = rows.SelectMany(row => row.Parts).ToLookup(part => part.DepartmentId);
            var leads = rows.GroupBy(DepartmentOf).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
            var partsOnly = parts.Where(group => !leads.ContainsKey(Text(group.Key))).Select(group => (group.First().Order, Row: Of(Text(group.Key), group.Key, group.First().Name, [], [.. group])));
            return
            [
                .. leads.Where(group => group.Value[0].LeadId is not null)
                    .Select(group => (Order: group.Value[0].Lead!.Order, Row: Of(group.Key, group.Value[0].LeadId, group.Value[0].LeadShown, group.Value, [.. parts[group.Value[0].LeadId!.Value]])))
                    .Concat(partsOnly).OrderBy(pair => pair.Order).Select(pair => pair.Row),
                .. leads.Where(group => group.Value[0].LeadId is null).OrderBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group => Of(group.Key, departmentId: null, group.Value[0].LeadShown, group.Value, [])),
            ];
        }
    }

    /// <summary>The reports of a group and department; 確認待ち in the order in which they are to be looked at.</summary>
    public IReadOnlyList<DeskRow> Items(DeskGroup? group, string? department)
    {
        var chosen = rows.Where(row => (group is null || row.Group == group) && (string.IsNullOrEmpty(department) || DepartmentOf(row) == department));
        return group == DeskGroup.Waiting
            ? [.. chosen.OrderBy(row => row.QueueRank(scale)).ThenBy(row => row.SubmittedAt)]
            : [.. chosen];
    }

    private DeskDepartment Of(string key, long? departmentId, string name, IReadOnlyList<DeskRow> own, IReadOnlyList<DeskPart> parts) =>
        new(key, departmentId, name, period.DueOf(departmentId), departmentId is { } id && period.Extensions.Exists(e => e.DepartmentId == id), own, parts);

    private static string DepartmentOf(DeskRow row) => row.LeadId is { } id ? Text(id) : row.AllDepartments ? AllDepartments : Nobody;

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A department's line of the table.</summary>
/// <param name="Key">What the page is narrowed by (<c>?dept=</c>).</param>
/// <param name="DepartmentId">Null for 全課等 and 担当課なし.</param>
/// <param name="Name">Its name.</param>
/// <param name="Due">Its own due date.</param>
/// <param name="IsExtended">It was given longer.</param>
/// <param name="Rows">Reports it leads.</param>
/// <param name="Parts">Parts it owes to measures of several departments.</param>
public sealed record DeskDepartment(string Key, long? DepartmentId, string Name, DateOnly Due, bool IsExtended, IReadOnlyList<DeskRow> Rows, IReadOnlyList<DeskPart> Parts)
{
    public int PartsHanded => Parts.Count(part => part.IsHanded);

    /// <summary>Something is still to be done by the department.</summary>
    public bool IsOwing => Count(DeskGroup.Missing) + Count(DeskGroup.Correction) > 0 || PartsHanded < Parts.Count;

    public int Count(DeskGroup group) => Rows.Count(row => row.Group == group);
}
