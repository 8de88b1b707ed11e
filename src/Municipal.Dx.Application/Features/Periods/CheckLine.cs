using System.Globalization;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Periods;

/// <summary>A field of a report now and in the period before.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Now">What stands now; null where nothing does.</param>
/// <param name="Before">What stood before.</param>
/// <param name="IsText">A text, which is to be new each time: the same words again are worth a look. Of anything else a change is.</param>
public sealed record CheckLine(string Label, string? Now, string? Before, bool IsText)
{
    /// <summary>What the office is told beside the line; null where there is nothing to tell.</summary>
    public string? Mark => (IsText, Now, Before) switch
    {
        (_, _, null) or (_, null, _) => null,
        (true, _, _) => string.Equals(Now, Before, StringComparison.Ordinal) ? "前期と同じ文" : null,
        _ => string.Equals(Now, Before, StringComparison.Ordinal) ? null : "前期から変わりました",
    };

    /// <summary>All fields that the form asks for or that are filled in.</summary>
    public static IReadOnlyList<CheckLine> Of(ProgressReport now, ProgressReport? before, RatingScale scale)
    {
        CheckLine Line(string label, bool isText, Func<ProgressReport, string?> read) => new(label, Blank(read(now)), before is null ? null : Blank(read(before)), isText);
        CheckLine[] asked =
        [
            Line("進み具合", false, r => r.Stage is { } stage ? ProgressLabels.Of(stage) : null),
            Line("自己評価", false, r => r.SelfRating is { } rating ? scale.LabelOf(rating) : null),
            Line("実績", true, r => r.Achievement ?? (r.HasNoMovement ? "当期の動きなし" : null)),
            Line("課題", true, r => r.Issue),
            Line("今後の予定", true, r => r.NextPlan),
        ];
        CheckLine[] others =
        [
            Line("今後の方向性", false, r => r.Direction is { } direction ? ProgressLabels.Of(direction) : null),
            Line("遅れの原因", true, r => r.DelayCause),
            Line("判断を求める事項", true, r => r.DecisionRequested),
            Line("予算額", false, r => Yen(r.BudgetYen)),
            Line("決算額", false, r => Yen(r.SettlementYen)),
            Line("備考", true, r => r.Remark),
        ];
        return [.. asked, .. others.Where(line => (line.Now ?? line.Before) is not null)];
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static string? Yen(decimal? value) => value is { } yen ? yen.ToString("#,0", CultureInfo.InvariantCulture) + "円" : null;
}
