namespace Municipal.Dx.Domain.Plans;

/// <summary>How much of a record's text the source of the plan still has (READING.md rule 3).</summary>
public enum TextStatus
{
    /// <summary>whole</summary>
    Full,

    /// <summary>the text breaks off</summary>
    Truncated,

    /// <summary>parts are lost</summary>
    Partial,

    /// <summary>known from the table of contents only</summary>
    TocOnly,

    /// <summary>known from the schedule only</summary>
    ScheduleOnly,
}

public static class TextStatuses
{
    /// <summary>The token of plan files and open data: <c>full truncated partial tocOnly scheduleOnly</c>.</summary>
    public static string Token(TextStatus status) => status switch
    {
        TextStatus.Truncated => "truncated",
        TextStatus.Partial => "partial",
        TextStatus.TocOnly => "tocOnly",
        TextStatus.ScheduleOnly => "scheduleOnly",
        _ => "full",
    };

    /// <summary>The sentence a reader sees where text is missing; null where nothing is.</summary>
    public static string? Notice(TextStatus status) => status switch
    {
        TextStatus.Truncated => "計画書の電子データでは、この文章が途中で切れています。",
        TextStatus.Partial => "計画書の電子データでは、この項目の一部が失われています。",
        TextStatus.TocOnly => "計画書の電子データに本文がなく、目次の題名だけが分かっています。",
        TextStatus.ScheduleOnly => "計画書の電子データに本文がなく、工程表の項目名だけが分かっています。",
        _ => null,
    };
}
