namespace Municipal.Dx.Domain.Progress;

/// <summary>A level of a rating scale. <paramref name="IsLow"/>: 課題 is required with it.</summary>
public sealed record RatingLevel(string Code, string Word, bool IsLow)
{
    /// <summary>A 計画を上回る: letter and word together, never a colour alone.</summary>
    public string Label => $"{Code} {Word}";
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

    public RatingLevel? Find(string? code) => Levels.FirstOrDefault(level => string.Equals(level.Code, code, StringComparison.Ordinal));

    /// <summary>Letter and word; a code of another scale stands as it is; 未評価 where there is none.</summary>
    public string LabelOf(string? code) => string.IsNullOrEmpty(code) ? Unrated : Find(code)?.Label ?? code;
}
