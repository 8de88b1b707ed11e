namespace Municipal.Dx.Domain.Calendar;

/// <summary>閉庁日 of a municipality beside weekends, 祝日 and 年末年始 (創立記念日 and the like, or a 祝日 the program does not know yet).</summary>
public sealed class ClosedDay : IMunicipal, IAudited
{
    public const int NameMax = 40;

    public long Id { get; set; }

    public long MunicipalityId { get; set; }

    public DateOnly Day { get; set; }

    public required string Name { get; set; }

    public string AuditKey => $"closed-day/{Day:yyyy-MM-dd}";
}
