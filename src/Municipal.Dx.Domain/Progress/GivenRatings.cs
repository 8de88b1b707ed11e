namespace Municipal.Dx.Domain.Progress;

/// <summary>What office and committee say of a report beside the department's own rating. Null where they say nothing.</summary>
public sealed record GivenRatings(string? Office, string? OfficeReason, string? Committee, string? CommitteeReason)
{
    public const int ReasonMax = 1000;

    /// <summary>A rating is a level of the scale, and one that differs from the department's says why.</summary>
    public static IEnumerable<Problem> Check(GivenRatings given, string? selfRating, RatingScale scale)
    {
        if (string.IsNullOrEmpty(given.Office))
        {
            yield return new Problem(nameof(Office), "事務局評価を選んでください。");
        }

        foreach (var problem in CheckOne(given.Office, given.OfficeReason, selfRating, scale, nameof(Office), "事務局評価").Concat(CheckOne(given.Committee, given.CommitteeReason, selfRating, scale, nameof(Committee), "委員会評価")))
        {
            yield return problem;
        }
    }

    private static IEnumerable<Problem> CheckOne(string? rating, string? reason, string? selfRating, RatingScale scale, string field, string word)
    {
        if (!string.IsNullOrEmpty(rating) && scale.Find(rating) is null)
        {
            yield return new Problem(field, $"{word}は、評価基準の段階から選んでください。");
        }
        else if (!string.IsNullOrEmpty(rating) && !string.Equals(rating, selfRating, StringComparison.Ordinal) && string.IsNullOrWhiteSpace(reason))
        {
            yield return new Problem(field + "Reason", $"{word}が自己評価と違うときは、理由を入力してください。");
        }

        if (reason is { Length: > ReasonMax })
        {
            yield return new Problem(field + "Reason", $"理由は{ReasonMax:N0}文字以内で入力してください（今は{reason.Length:N0}文字）。");
        }
    }
}
