using System.Security.Cryptography;
using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Progress;

/// <summary>A report with all that its form shows. Entities in it are detached.</summary>
public sealed record ReportEntry
{
    public required EntryMeasure Measure { get; init; }

    public required ReportingPeriod Period { get; init; }

    /// <summary>With its thread and evidence where it is read alone.</summary>
    public required ProgressReport Report { get; init; }

    /// <summary>The report of the period before, whose 今後の予定 and 実績 stand beside; null where there is none.</summary>
    public required ProgressReport? Before { get; init; }

    /// <summary>Every period that asked for this measure, newest first.</summary>
    public required IReadOnlyList<EntryPeriod> Periods { get; init; }

    public required IReadOnlyList<EntryInitiative> Initiatives { get; init; }

    /// <summary>The measure's own KPIs.</summary>
    public required IReadOnlyList<EntryKpi> Kpis { get; init; }

    /// <summary>再掲: entered under another measure.</summary>
    public required IReadOnlyList<EntryKpi> Relisted { get; init; }

    /// <summary>Opinions that are not closed.</summary>
    public required IReadOnlyList<CommitteeOpinion> Opinions { get; init; }

    /// <summary>課別内訳, with their figures; empty where one department answers.</summary>
    public required IReadOnlyList<DepartmentPart> Parts { get; init; }

    public required RatingScale Scale { get; init; }

    public required EntryRights Rights { get; init; }

    /// <summary>担当者も「決裁済み」として提出できる.</summary>
    public required bool StaffMaySubmit { get; init; }

    /// <summary>提出期限, with an extension of the owning departments.</summary>
    public required DateOnly Due { get; init; }

    public string PeriodLabel => LabelOf(Period.Key);

    public string? BeforeLabel => Before is null ? null : LabelOf(Before.ReportingPeriod!.Key);

    public PeriodKey PeriodKey => PeriodKey.TryParse(Period.Key, out var key) ? key : default;

    /// <summary>KPIs to be answered this time.</summary>
    public IEnumerable<EntryKpi> KpisDue => Kpis.Where(kpi => kpi.IsDue || kpi.Stored is not null);

    public IEnumerable<EntryKpi> KpisNotDue => Kpis.Where(kpi => !kpi.IsDue && kpi.Stored is null);

    /// <summary>Its figure is not known by the due date: the report goes without it, and it is recorded when it is known.</summary>
    public bool IsKnownLater(EntryKpi kpi) => kpi.Due > Period.Due;

    public bool IsOpen => Period.State == PeriodState.Open;

    /// <summary>The texts may be changed now, by someone who may.</summary>
    public bool IsEditable => IsOpen && ReportWorkflow.IsEditable(Report.State);

    /// <summary>One stamp over everything the form shows: it moves whenever any part of it is saved.</summary>
    public Guid Version
    {
        get
        {
            var parts = new List<Guid> { Report.Version };
            parts.AddRange(Initiatives.Where(initiative => initiative.Now is not null).Select(initiative => initiative.Now!.Version));
            parts.AddRange(Kpis.Where(kpi => kpi.Stored is not null).Select(kpi => kpi.Stored!.Version));
            parts.AddRange(Opinions.Select(opinion => opinion.Version));
            return new Guid(SHA256.HashData([.. parts.SelectMany(part => part.ToByteArray())]).AsSpan(0, 16));
        }
    }

    private static string LabelOf(string key) => PeriodKey.TryParse(key, out var parsed) ? parsed.Label : key;
}

public sealed record EntryMeasure(long Id, string Key, string? Number, string Title, bool AllDepartments, IReadOnlyList<EntryOwner> Owners)
{
    public string NumberShown => Number ?? Key;

    public string What => $"{NumberShown} {Title}";
}

public sealed record EntryOwner(long DepartmentId, string Name, OwnerRole Role);

public sealed record EntryPeriod(string Key, PeriodState State)
{
    public string Label => PeriodKey.TryParse(Key, out var key) ? key.Label : Key;
}

public sealed record EntryInitiative(long Id, string Key, string Title, IReadOnlyList<string> Phases, InitiativeProgress? Now, InitiativeProgress? Before);

/// <summary>A KPI in the form of a report.</summary>
/// <param name="Detail">The KPI and its values, newest period first; measures and ledger are left out.</param>
/// <param name="Stored">The value of the report's period.</param>
/// <param name="IsDue">Asked in this period by its calendar.</param>
/// <param name="Due">Until when: later than the period's where its figure is published later.</param>
/// <param name="Owner">The measure it belongs to first.</param>
public sealed record EntryKpi(KpiDetail Detail, ActualValue? Stored, bool IsDue, DateOnly Due, EntryMeasure? Owner)
{
    public Kpi Kpi => Detail.Kpi;

    public KpiStoredValue? StoredValue(string periodKey) => Stored is null ? null : KpiStoredValue.Of(Stored, periodKey);

    /// <summary>Numbers entered in all periods, with the last day of each.</summary>
    public IEnumerable<(DateOnly To, decimal Value)> Numbers => Detail.Periods
        .Where(row => row.Value is { Row: { HasFigure: true, Value: not null } })
        .Select(row => (row.Period.To, row.Value!.Row.Value!.Value));

    /// <summary>The newest figure before the period.</summary>
    public KpiPeriodValue? Last(long periodId) =>
        Detail.Periods.SkipWhile(row => row.Period.Id != periodId).Skip(1).FirstOrDefault(row => row.Value is { Row.HasFigure: true });
}
