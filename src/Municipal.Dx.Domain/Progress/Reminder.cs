using Municipal.Dx.Domain.Organization;

namespace Municipal.Dx.Domain.Progress;

/// <summary>Why a department is reminded (再依頼).</summary>
public enum ReminderKind
{
    /// <summary>期限が近い</summary>
    DueSoon,

    /// <summary>本日期限</summary>
    DueToday,

    /// <summary>期限超過</summary>
    Late,

    /// <summary>修正依頼あり</summary>
    ToCorrect,

    /// <summary>事務局からの再依頼, sent by hand.</summary>
    ByHand,
}

/// <summary>How the mail of a reminder went. Without a mail server the reminder stands in the portal only.</summary>
public enum MailState
{
    NotConfigured,
    NoAddress,
    Waiting,

    /// <summary>The department answered before the mail went out.</summary>
    NotNeeded,
    Sent,
    Failed,
}

/// <summary>再依頼 to a department in a period: shown in the portal, and mailed where a server is configured.</summary>
public sealed class Reminder : IMunicipal
{
    public long Id { get; set; }

    public long MunicipalityId { get; set; }

    public long ReportingPeriodId { get; set; }

    public ReportingPeriod? ReportingPeriod { get; set; }

    public long DepartmentId { get; set; }

    public Department? Department { get; set; }

    public ReminderKind Kind { get; set; }

    /// <summary>Day in Japan for which it was made: a kind comes once a day.</summary>
    public DateOnly Day { get; set; }

    public DateTime MadeAt { get; set; }

    /// <summary>Measures it names.</summary>
    public int Measures { get; set; }

    public string? Text { get; set; }

    public MailState MailState { get; set; }

    /// <summary>People it was mailed to.</summary>
    public int Recipients { get; set; }

    public int Attempts { get; set; }

    /// <summary>When the mail went out, or failed last (UTC).</summary>
    public DateTime? MailedAt { get; set; }
}
