namespace Municipal.Dx.Domain.Progress;

/// <summary>A level of a rating scale.</summary>
/// <param name="Code">What is stored with a report.</param>
/// <param name="Word">What it says.</param>
/// <param name="IsLow">課題 is required with it.</param>
/// <param name="FromRate">Lowest rate, as printed, of the level; null where the scale has no cuts or for the lowest level.</param>
/// <param name="IsOutside">評価の対象外: counts in no denominator.</param>
public sealed record RatingLevel(string Code, string Word, bool IsLow, decimal? FromRate = null, bool IsOutside = false)
{
    /// <summary>A 計画を上回る: letter and word together, never a colour alone; one word where both are the same.</summary>
    public string Label => string.Equals(Code, Word, StringComparison.Ordinal) ? Word : $"{Code} {Word}";
}

/// <summary>How good a level is, for tints and marks; words always stand beside them.</summary>
public enum RatingTone
{
    Best,
    Good,
    Low,
    Worst,
    None,
}

/// <summary>評価基準: the levels of a rating, best first, with the version that a paper names.</summary>
public sealed record RatingScale(string Name, int Version, IReadOnlyList<RatingLevel> Levels)
{
    public const string Unrated = "未評価";

    /// <summary>A–D by how the work stands against the plan, not by a single KPI.</summary>
    public static RatingScale Default { get; } = new(
        "A〜D",
        1,
        [
            new RatingLevel("A", "計画を上回る", IsLow: false),
            new RatingLevel("B", "計画どおり", IsLow: false),
            new RatingLevel("C", "やや遅れ", IsLow: true),
            new RatingLevel("D", "遅れ", IsLow: true),
        ]);

    /// <summary>第1版（A〜D）</summary>
    public string VersionLabel => $"第{Version}版（{Name}）";

    /// <summary>True where a rate alone gives a level.</summary>
    public bool HasCuts => Levels.Any(level => level.FromRate is not null);

    /// <summary>The low levels in words (やや遅れ・遅れ), as lists and counts name them.</summary>
    public string LowLabel => Levels.Any(level => level.IsLow) ? string.Join('・', Levels.Where(level => level.IsLow).Select(level => level.Word)) : "課題のある評価";

    public RatingLevel? Find(string? code) => Levels.FirstOrDefault(level => string.Equals(level.Code, code, StringComparison.Ordinal));

    /// <summary>Letter and word; a code of another scale stands as it is; 未評価 where there is none.</summary>
    public string LabelOf(string? code) => string.IsNullOrEmpty(code) ? Unrated : Find(code)?.Label ?? code;

    /// <summary>
    /// The level of a rate by the cuts, which compare with the rate rounded to one decimal, as printed (domain.md §3 rule 5).
    /// Null without a rate and for a scale without cuts.
    /// </summary>
    public RatingLevel? LevelOf(decimal? rate)
    {
        if (rate is not { } value || !HasCuts)
        {
            return null;
        }

        var printed = Math.Round(value, 1, MidpointRounding.AwayFromZero);
        return Levels.Where(level => !level.IsOutside && (level.FromRate is null || level.FromRate <= printed))
            .MaxBy(level => level.FromRate ?? decimal.MinValue);
    }

    public RatingTone ToneOf(string? code)
    {
        if (Find(code) is not { IsOutside: false } level)
        {
            return RatingTone.None;
        }

        var rated = Levels.Where(other => !other.IsOutside).ToList();
        return level.IsLow
            ? (ReferenceEquals(rated[^1], level) ? RatingTone.Worst : RatingTone.Low)
            : (ReferenceEquals(rated[0], level) ? RatingTone.Best : RatingTone.Good);
    }
}
