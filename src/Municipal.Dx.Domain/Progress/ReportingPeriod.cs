using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Plans;

namespace Municipal.Dx.Domain.Progress;

/// <summary>準備中 → 受付中 → 確定; publishing (公表) stands apart from it.</summary>
public enum PeriodState
{
    Preparing,
    Open,
    Fixed,
}

/// <summary>報告期: what is asked of the departments for a quarter, half-year, year or at another time.</summary>
public sealed class ReportingPeriod : IVersioned, IMunicipal, IAudited
{
    public long Id { get; set; }

    public long MunicipalityId { get; set; }

    public long PlanId { get; set; }

    public Plan? Plan { get; set; }

    /// <summary><c>2026-q2</c>, <c>2026-h1</c>, <c>2026-year</c>: identity inside the plan.</summary>
    public required string Key { get; set; }

    public PeriodKind Kind { get; set; }

    public int FiscalYear { get; set; }

    public DateOnly From { get; set; }

    public DateOnly To { get; set; }

    public DateOnly AsOf { get; set; }

    /// <summary>提出期限, to the end of that day in Asia/Tokyo.</summary>
    public DateOnly Due { get; set; }

    /// <summary>True for the 年度末 form, false for 簡易.</summary>
    public bool IsYearEndForm { get; set; }

    public PeriodState State { get; set; }

    /// <summary>Name of an ad-hoc period; null elsewhere.</summary>
    public string? Title { get; set; }

    /// <summary>照会文: 文書番号.</summary>
    public string? RequestNumber { get; set; }

    /// <summary>照会文: its date.</summary>
    public DateOnly? RequestedOn { get; set; }

    /// <summary>照会文: who asks (DX推進課長 …).</summary>
    public string? RequestedBy { get; set; }

    /// <summary>照会文: the office's own wording of what is asked, with marks for the dates; null for the usual wording.</summary>
    public string? RequestWording { get; set; }

    /// <summary>照会文: what the office adds to it.</summary>
    public string? RequestNote { get; set; }

    /// <summary>Scale in force for this period; null means <see cref="RatingScale.Default"/>.</summary>
    public long? RatingScaleVersionId { get; set; }

    public RatingScaleVersion? RatingScaleVersion { get; set; }

    public DateTime? OpenedAt { get; set; }

    public DateTime? FixedAt { get; set; }

    /// <summary>公表日; null while it is not published.</summary>
    public DateOnly? PublishedOn { get; set; }

    public DateOnly? PublicationDecidedOn { get; set; }

    /// <summary>Why it was reopened last; null while it was not.</summary>
    public string? ReopenReason { get; set; }

    public List<DueExtension> Extensions { get; } = [];

    public Guid Version { get; set; }

    public string AuditKey => $"period/{Key}";

    /// <summary>提出期限 of a department: the period's, unless it was given longer.</summary>
    public DateOnly DueOf(long? departmentId) => Extensions.Find(e => e.DepartmentId == departmentId)?.Due ?? Due;

    public static IEnumerable<Problem> Check(DateOnly asOf, DateOnly due, DateOnly from, DateOnly to)
    {
        if (asOf < from || asOf > to.AddMonths(3))
        {
            yield return new Problem(nameof(AsOf), "基準日は、報告期の初日から末日の3か月後までの間で入力してください。");
        }

        if (due < from)
        {
            yield return new Problem(nameof(Due), "提出期限は報告期の初日より後の日を入力してください。");
        }

        if (due > to.AddYears(1))
        {
            yield return new Problem(nameof(Due), "提出期限が報告期の末日から1年を超えています。年を確かめてください。");
        }
    }
}
