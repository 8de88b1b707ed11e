namespace Municipal.Dx.Domain.Progress;

/// <summary>
/// 年度末確定: the office's word that the values of a fiscal year are final, given in May or June when late figures are known
/// (domain.md §4.7). The fixed period that it stands on stays as it was.
/// </summary>
public sealed class YearEndConfirmation : IVersioned, IMunicipal, IAudited
{
    public const int NoteMax = 500;

    public long Id { get; set; }

    public long MunicipalityId { get; set; }

    /// <summary>The last fixed period of the year.</summary>
    public long ReportingPeriodId { get; set; }

    public ReportingPeriod? ReportingPeriod { get; set; }

    public int FiscalYear { get; set; }

    /// <summary>Key of the period.</summary>
    public required string Key { get; set; }

    /// <summary>Day it was decided.</summary>
    public DateOnly DecidedOn { get; set; }

    /// <summary>Values that stay 見込 or 速報.</summary>
    public int LeftOpen { get; set; }

    public string? Note { get; set; }

    /// <summary>UTC.</summary>
    public DateTime RecordedAt { get; set; }

    public required string RecordedByPost { get; set; }

    public Guid Version { get; set; }

    public string AuditKey => $"year-end/{Key}";

    /// <summary>What stands against confirming the year.</summary>
    /// <param name="state">Of the year's last period.</param>
    /// <param name="decidedOn">Day it was decided.</param>
    /// <param name="today">Today in Japan.</param>
    /// <param name="leftOpen">Values still 見込 or 速報.</param>
    /// <param name="confirmsOpen">The office has seen that they stay so.</param>
    /// <param name="note">What the office notes with it.</param>
    public static IEnumerable<Problem> Check(PeriodState state, DateOnly? decidedOn, DateOnly today, int leftOpen, bool confirmsOpen, string? note)
    {
        if (state != PeriodState.Fixed)
        {
            yield return Problem.Whole("年度末確定ができるのは、年度の最後の報告期を確定した後です。");
            yield break;
        }

        if (decidedOn is not { } day)
        {
            yield return new Problem(nameof(DecidedOn), "年度末確定を決めた日を入力してください。");
        }
        else if (day > today)
        {
            yield return new Problem(nameof(DecidedOn), "年度末確定を決めた日は、今日までの日を入力してください。");
        }

        if (leftOpen > 0 && !confirmsOpen)
        {
            yield return new Problem("ConfirmsOpen", $"確定値のない{leftOpen}件を、見込・速報・未報告のまま残してよいことを確かめ、チェックを入れてください。");
        }

        if (note is { Length: > NoteMax })
        {
            yield return new Problem(nameof(Note), $"メモは{NoteMax}文字以内で入力してください。");
        }
    }
}
