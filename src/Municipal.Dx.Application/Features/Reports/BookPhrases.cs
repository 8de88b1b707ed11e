using System.Text.RegularExpressions;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Reports;

/// <summary>Words that several sheets of a book share, as a workbook and in print.</summary>
public static partial class BookPhrases
{
    /// <summary>Where nothing can stand: an empty cell would look forgotten.</summary>
    public const string None = "―";

    public const string Preliminary = "速報(未確定)";

    /// <summary>委員会版・確定 第2版, 案 第1版 or 速報(未確定): what stands on every sheet.</summary>
    public static string Status(BookContent content) => (content.Period.IsFixed, content.Cover.SnapshotLabel) switch
    {
        (true, var label) => $"{content.Cover.EditionLabel}・{label ?? "確定"}",
        (_, { } label) => label,
        _ => Preliminary,
    };

    /// <summary>令和8年度第2四半期(令和8年7〜9月分) 基準日 令和8年9月30日.</summary>
    public static string PeriodLine(BookContent content) =>
        $"{content.Period.Label}({content.Period.MonthsLabel}) 基準日 {JapaneseDate.Format(content.Period.AsOf)}";

    public static string NoAnswer(BookContent content, BookMeasure measure) => measure.Report switch
    {
        null => "今期は対象外",
        { State: ReportState.InDepartmentReview } when !content.Period.IsFixed => "未提出(所属内確認中)",
        _ => BookOverview.MissingLabel(content),
    };

    /// <summary>前期の評価; null where the measure was not asked then.</summary>
    /// <param name="content">Says whether that period is fixed.</param>
    /// <param name="measure">With its report of then.</param>
    /// <param name="labelOf">How a rating reads where it is to stand; as the scale has it where left out.</param>
    public static string? RatedBefore(BookContent content, BookMeasure measure, Func<string?, string>? labelOf = null) => measure.Previous switch
    {
        null => null,
        { IsAnswered: false } => content.Previous is { IsFixed: false } ? "未提出" : "未報告",
        var report => (labelOf ?? content.Scale.LabelOf)(report.Rating),
    };

    /// <summary>主な課題: the department's own words, else why the office or the committee rated it so.</summary>
    public static string IssueOf(BookMeasure measure) => new[] { measure.Answer?.Issue, measure.Answer?.CommitteeRatingReason, measure.Answer?.OfficeRatingReason }
        .FirstOrDefault(text => !string.IsNullOrWhiteSpace(text)) ?? "課題の記入なし";

    /// <summary>A rating with the reason for it below; null where none was given.</summary>
    public static string? Rated(BookContent content, string? code, string? reason) =>
        code is null ? null : content.Scale.LabelOf(code) + (string.IsNullOrWhiteSpace(reason) ? "" : "\n" + reason);

    public static string OrNone(string? text) => string.IsNullOrWhiteSpace(text) ? None : text;

    /// <summary>The beginning of a text, at a sentence's end where one is near; 「…」 says that more stands elsewhere.</summary>
    public static string Excerpt(string? text, int length)
    {
        var line = (text ?? "").ReplaceLineEndings(" ").Trim();
        if (line.Length <= length)
        {
            return line;
        }

        var end = line.LastIndexOf('。', length - 1);
        var cut = end >= length / 2 ? end + 1 : length;
        return (char.IsHighSurrogate(line[cut - 1]) ? line[..(cut - 1)] : line[..cut]) + "…";
    }

    /// <summary>Where an opinion came from.</summary>
    public static string From(BookOpinion opinion) => opinion.From ?? OpinionRules.LabelOf(opinion.Origin);

    public static string StateOf(BookOpinion opinion) => OpinionRules.LabelOf(
        opinion.IsClosed ? OpinionState.Closed : string.IsNullOrWhiteSpace(opinion.Answer) ? OpinionState.Open : OpinionState.Answered);

    public static string LabelOf(BookEdition edition) => edition switch
    {
        BookEdition.Committee => "委員会版",
        BookEdition.Assembly => "議会版",
        BookEdition.Public => "公表版",
        BookEdition.Internal => "庁内版",
        _ => throw new InvalidOperationException($"版 {edition} の名前がない"),
    };

    /// <summary>議会版・確定 第1版　確定番号 …　照合値 …: for editions without a cover; null while the period is not fixed.</summary>
    public static string? Fixed(BookContent content) => content.Cover is { FixedNumber: { } number, CheckValue: { } check }
        ? $"{Status(content)}　確定番号 {number}　照合値 {check}"
        : null;

    /// <summary>Reads what <see cref="Fixed"/> wrote.</summary>
    [GeneratedRegex(@"\A(?<edition>[^　]+)　確定番号 (?<number>[^　]+)　照合値 (?<check>[0-9A-F-]+)\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    public static partial Regex FixedLine();
}
