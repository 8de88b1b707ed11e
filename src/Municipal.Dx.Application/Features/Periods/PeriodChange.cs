using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Periods;

/// <summary>What became of a change to a period: nothing against it, or the problems. <paramref name="IsStale"/>: someone changed it since it was shown.</summary>
public sealed record PeriodOutcome(IReadOnlyList<Problem> Problems, bool IsStale = false)
{
    public const string StaleMessage = "画面を開いた後に、ほかの人がこの報告期を変えました。今の内容を確かめて、もう一度保存してください。";
    public const string NotOpenMessage = "変えられるのは、受付中の報告期だけです。";

    public static PeriodOutcome Done { get; } = new([]);

    public static PeriodOutcome Stale { get; } = new([Problem.Whole(StaleMessage)], IsStale: true);

    public static PeriodOutcome NotOpen { get; } = new([Problem.Whole(NotOpenMessage)]);

    public bool IsDone => Problems.Count == 0;
}

/// <summary>A form about a period that was filled from one version of it.</summary>
public interface IPeriodForm
{
    Guid Version { get; set; }
}

/// <summary>Dates, form and name of an open period, as typed.</summary>
public sealed class PeriodEditForm : IPeriodForm
{
    public Guid Version { get; set; }

    /// <summary>Name of an ad-hoc period; the others are named by their time.</summary>
    public string? Title { get; set; }

    public string? AsOf { get; set; }

    public string? Due { get; set; }

    public bool IsYearEndForm { get; set; }

    public string? Reason { get; set; }

    public static PeriodEditForm Of(ReportingPeriod period) => new()
    {
        Version = period.Version,
        Title = period.Title,
        AsOf = JapaneseDate.Format(period.AsOf),
        Due = JapaneseDate.Format(period.Due),
        IsYearEndForm = period.IsYearEndForm,
    };
}

/// <summary>A department's own due date, as typed.</summary>
public sealed class ExtensionForm
{
    public string? Due { get; set; }

    public string? Reason { get; set; }
}

/// <summary>What the office writes into the 照会文.</summary>
public sealed class RequestForm : IPeriodForm
{
    public const int NumberMax = 60;
    public const int IssuerMax = 60;
    public const int WordingMax = 1000;
    public const int NoteMax = 1000;

    public Guid Version { get; set; }

    public string? Number { get; set; }

    public string? Day { get; set; }

    public string? Issuer { get; set; }

    /// <summary>What is asked, in the office's words; dates stand as marks.</summary>
    public string? Wording { get; set; }

    public string? Note { get; set; }

    public static RequestForm Of(ReportingPeriod period, DateOnly today) => new()
    {
        Version = period.Version,
        Number = period.RequestNumber,
        Day = JapaneseDate.Format(period.RequestedOn ?? today),
        Issuer = period.RequestedBy,
        Wording = period.RequestWording ?? RequestLetter.UsualWording,
        Note = period.RequestNote,
    };
}
