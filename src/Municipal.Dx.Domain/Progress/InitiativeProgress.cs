using Municipal.Dx.Domain.Measures;

namespace Municipal.Dx.Domain.Progress;

/// <summary>Reported stage of an initiative in a period.</summary>
public sealed class InitiativeProgress : IVersioned, IMunicipal, IAudited
{
    public const int StageMax = 100;

    public long Id { get; set; }

    public long MunicipalityId { get; set; }

    public long InitiativeId { get; set; }

    public Initiative? Initiative { get; set; }

    public long ReportingPeriodId { get; set; }

    public ReportingPeriod? ReportingPeriod { get; set; }

    public ScheduleStanding? Standing { get; set; }

    public string? StageText { get; set; }

    /// <summary>Key of the initiative and of the period.</summary>
    public required string Key { get; set; }

    public Guid Version { get; set; }

    public string AuditKey => $"stage/{Key}";
}
