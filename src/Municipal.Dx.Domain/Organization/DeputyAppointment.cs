namespace Municipal.Dx.Domain.Organization;

/// <summary>代理: who submits for a department's head for a time (代理提出 is shown).</summary>
public sealed class DeputyAppointment : IMunicipal, IAudited
{
    public const int ReasonMax = 200;

    public long Id { get; set; }

    public long MunicipalityId { get; set; }

    public long DepartmentId { get; set; }

    public Department? Department { get; set; }

    /// <summary>Account of the deputy.</summary>
    public long UserId { get; set; }

    public DateOnly From { get; set; }

    public DateOnly To { get; set; }

    public string? Reason { get; set; }

    public required string AppointedByPost { get; set; }

    public required string Key { get; set; }

    public string AuditKey => $"deputy/{Key}";

    public bool IsInForce(DateOnly day) => From <= day && day <= To;
}
