using Municipal.Dx.Domain.Organization;

namespace Municipal.Dx.Domain.Progress;

/// <summary>提出期限の延長 for one department in one period.</summary>
public sealed class DueExtension : IMunicipal, IAuditedPart
{
    public const int ReasonMax = 300;

    public long Id { get; set; }

    public long MunicipalityId { get; set; }

    public long ReportingPeriodId { get; set; }

    public ReportingPeriod? ReportingPeriod { get; set; }

    public long DepartmentId { get; set; }

    public Department? Department { get; set; }

    /// <summary>New due date, to the end of that day in Asia/Tokyo.</summary>
    public DateOnly Due { get; set; }

    public required string Reason { get; set; }

    IAudited? IAuditedPart.Whole => ReportingPeriod;

    string IAuditedPart.PartLabel => "提出期限の延長";

    string IAuditedPart.PartText => $"{Department?.Name} {Due:yyyy-MM-dd} {Reason}";
}
