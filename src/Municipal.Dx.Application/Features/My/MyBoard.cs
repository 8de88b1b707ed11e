using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.My;

/// <summary>回答する施策: what one person has to answer in the newest reporting period that was opened.</summary>
public sealed record MyBoard
{
    public required MyPeriod? Period { get; init; }

    /// <summary>Names of the departments the person answers for.</summary>
    public required IReadOnlyList<string> Departments { get; init; }

    /// <summary>Newest reminder to each of them in the open period.</summary>
    public IReadOnlyList<MyReminder> Reminders { get; init; } = [];

    /// <summary>Reports of open periods that the person answers.</summary>
    public IReadOnlyList<MyReport> Reports { get; init; } = [];

    /// <summary>Requests to correct and open questions, which come first.</summary>
    public IEnumerable<MyReport> AskedBack => Reports.Where(r => r.IsAskedBack);

    public IEnumerable<MyReport> ToEnter => Reports.Where(r => r.IsToEnter);

    /// <summary>所属内確認中.</summary>
    public IEnumerable<MyReport> AtHead => Reports.Where(r => r.IsAtHead);

    public IEnumerable<MyReport> Done => Reports.Where(r => r.IsDone);

    /// <summary>Measures that the person's departments lead or own equally and that no open period asks for.</summary>
    public IEnumerable<MyMeasure> NotAsked => Owned.Where(m => !Reports.Any(r => r.MeasureKey == m.Key));

    /// <summary>Measures that the person's departments lead or own equally.</summary>
    public required IReadOnlyList<MyMeasure> Owned { get; init; }

    /// <summary>Measures that they only support.</summary>
    public required IReadOnlyList<MyMeasure> Supported { get; init; }

    /// <summary>Measures of all departments (全課・各担当課) that they do not own by name.</summary>
    public required IReadOnlyList<MyMeasure> OfEveryone { get; init; }

    public IEnumerable<MyMeasure> OfEveryoneNotAsked => OfEveryone.Where(m => !Reports.Any(r => r.MeasureKey == m.Key));

    /// <summary>Measures that nobody owns; only for the office.</summary>
    public required IReadOnlyList<MyMeasure> Unowned { get; init; }

    /// <summary>The departments' own KPIs of this period that no report asks for.</summary>
    public required IReadOnlyList<MyKpi> Kpis { get; init; }

    /// <summary>KPIs of the other departments that nobody answered yet; only for the office.</summary>
    public required IReadOnlyList<MyKpi> Unanswered { get; init; }

    public IEnumerable<MyKpi> ToRecord => Kpis.Where(k => k is { IsDue: true, Answer: null });

    public IEnumerable<MyKpi> Recorded => Kpis.Where(k => k.Answer is not null);

    public IEnumerable<MyKpi> NotDue => Kpis.Where(k => k is { IsDue: false, Answer: null });

    public bool MayRecord => Period?.State == PeriodState.Open;

    /// <summary>What still waits for the person: reports, and KPIs that no report asks for.</summary>
    public int Open => AskedBack.Count() + ToEnter.Count() + AtHead.Count(r => r.MaySubmit) + ToRecord.Count();

    /// <summary>About how long the open answers take.</summary>
    public int Minutes => ToRecord.Sum(k => k.Minutes) + AskedBack.Concat(ToEnter).Sum(r => r.Minutes);
}

public sealed record MyPeriod(long Id, string Key, PeriodState State, DateOnly From, DateOnly Due)
{
    public string Label => PeriodKey.TryParse(Key, out var key) ? key.Label : Key;

    public string? MonthsLabel => PeriodKey.TryParse(Key, out var key) ? key.MonthsLabel : null;

    public int DaysLeft(DateOnly today) => Due.DayNumber - today.DayNumber;
}

/// <summary>再依頼 to a department, as its people read it.</summary>
public sealed record MyReminder(string Department, ReminderKind Kind, DateOnly Day, string? Text)
{
    public string Words => ReminderRules.Word(Kind);
}

public sealed record MyMeasure(string Key, string NumberShown, string Title, string? DepartmentsText, OwnerRole? Role, bool IsTrial);

public sealed record MyKpi
{
    private const int MinutesForFigure = 3;
    private const int MinutesForWords = 5;

    public required string Key { get; init; }

    public required string Name { get; init; }

    public required string? Unit { get; init; }

    public required KpiType Type { get; init; }

    public required string MeasureKey { get; init; }

    public required string MeasureNumber { get; init; }

    public required string MeasureTitle { get; init; }

    /// <summary>Departments that answer; empty where nobody owns the measure, or all share it.</summary>
    public required IReadOnlyList<string> Owners { get; init; }

    public required bool AllDepartments { get; init; }

    public string OwnersShown => Owners.Count > 0 ? string.Join('、', Owners) : AllDepartments ? "すべての課等（DX事務局が取りまとめ）" : "（担当課なし）";

    public required string? BaselineText { get; init; }

    public required string? TargetText { get; init; }

    /// <summary>どこの数字を誰からもらうか.</summary>
    public required string? WhereFrom { get; init; }

    public required bool IsDue { get; init; }

    /// <summary>Later than the period's where the figure is published later.</summary>
    public required DateOnly Due { get; init; }

    public required MyAnswer? Answer { get; init; }

    public required MyAnswer? Previous { get; init; }

    public int DaysLate(DateOnly today) => today.DayNumber - Due.DayNumber;

    public int Minutes => Type is KpiType.Milestone or KpiType.Qualitative ? MinutesForWords : MinutesForFigure;
}

/// <summary>A value that was recorded.</summary>
public sealed record MyAnswer(string PeriodKey, decimal? Value, string? Text, bool IsDone, EmptyState EmptyState, ValueStatus Status, KpiOutcome Outcome)
{
    public string PeriodLabel => Domain.Calendar.PeriodKey.TryParse(PeriodKey, out var key) ? key.Label : PeriodKey;

    public string InWords(KpiType type, string? unit) => KpiText.Recorded(Value, unit, IsDone, Text, EmptyState, type);
}
