namespace Municipal.Dx.Domain.Progress;

/// <summary>What a scale must be before it can be adopted, and the ones offered ready-made.</summary>
public static class RatingScaleRules
{
    public const int NameMax = 40;
    public const int CodeMax = 10;
    public const int WordMax = 30;
    public const int LevelsMax = 8;

    /// <summary>Ready-made scales; the version is given when one is adopted.</summary>
    public static IReadOnlyList<RatingScale> Presets { get; } =
    [
        RatingScale.Default,
        new(
            "順調・やや遅れ・遅れ",
            0,
            [
                new RatingLevel("順調", "順調", IsLow: false),
                new RatingLevel("やや遅れ", "やや遅れ", IsLow: true),
                new RatingLevel("遅れ", "遅れ", IsLow: true),
            ]),
        new(
            "進捗率100・80・60",
            0,
            [
                new RatingLevel("◎", "達成", IsLow: false, FromRate: 100),
                new RatingLevel("○", "おおむね順調", IsLow: false, FromRate: 80),
                new RatingLevel("△", "やや遅れ", IsLow: true, FromRate: 60),
                new RatingLevel("×", "遅れ", IsLow: true),
            ]),
        new(
            "S・A・B・C・−",
            0,
            [
                new RatingLevel("S", "計画を大きく上回る", IsLow: false),
                new RatingLevel("A", "計画どおり", IsLow: false),
                new RatingLevel("B", "やや遅れ", IsLow: true),
                new RatingLevel("C", "遅れ", IsLow: true),
                new RatingLevel("−", "評価の対象外", IsLow: false, IsOutside: true),
            ]),
    ];

    /// <summary>Problems of a scale as typed; the field of a level is <c>Levels[i].Code</c>.</summary>
    public static IEnumerable<Problem> Check(RatingScale scale)
    {
        if (string.IsNullOrWhiteSpace(scale.Name) || scale.Name.Length > NameMax)
        {
            yield return new Problem(nameof(RatingScale.Name), $"評価基準の名前を{NameMax}文字以内で入力してください。");
        }

        if (scale.Levels.Count(level => !level.IsOutside) < 2 || scale.Levels.Count > LevelsMax)
        {
            yield return new Problem(nameof(RatingScale.Levels), $"段階は、対象外のほかに2つ以上、全部で{LevelsMax}つまで入力してください。");
        }

        foreach (var problem in scale.Levels.SelectMany((level, index) => CheckLevel(scale, level, index)))
        {
            yield return problem;
        }

        foreach (var problem in CheckOrder(scale))
        {
            yield return problem;
        }
    }

    private static IEnumerable<Problem> CheckLevel(RatingScale scale, RatingLevel level, int index)
    {
        var field = $"{nameof(RatingScale.Levels)}[{index}].";
        if (string.IsNullOrWhiteSpace(level.Code) || level.Code.Length > CodeMax)
        {
            yield return new Problem(field + nameof(level.Code), $"記号を{CodeMax}文字以内で入力してください。");
        }
        else if (scale.Levels.Take(index).Any(other => string.Equals(other.Code, level.Code, StringComparison.Ordinal)))
        {
            yield return new Problem(field + nameof(level.Code), $"記号「{level.Code}」が重なっています。段階ごとに違う記号にしてください。");
        }

        if (string.IsNullOrWhiteSpace(level.Word) || level.Word.Length > WordMax)
        {
            yield return new Problem(field + nameof(level.Word), $"言葉を{WordMax}文字以内で入力してください。");
        }

        if (level.FromRate is < 0 or > 1000)
        {
            yield return new Problem(field + nameof(level.FromRate), "率の下限は0から1,000までの数で入力してください。");
        }
        else if (level.FromRate is { } cut && decimal.Round(cut, 1) != cut)
        {
            yield return new Problem(field + nameof(level.FromRate), "率の下限は小数第1位までで入力してください。印刷する率と同じ桁で区切ります。");
        }
        else if (level is { IsOutside: true, FromRate: not null })
        {
            yield return new Problem(field + nameof(level.FromRate), "対象外の段階には、率の下限を入力しません。");
        }
    }

    private static IEnumerable<Problem> CheckOrder(RatingScale scale)
    {
        var rated = scale.Levels.Select((level, index) => (Level: level, Index: index)).Where(item => !item.Level.IsOutside).ToList();
        foreach (var ((better, _), (worse, index)) in rated.Zip(rated.Skip(1)))
        {
            var field = $"{nameof(RatingScale.Levels)}[{index}].";
            if (better.IsLow && !worse.IsLow)
            {
                yield return new Problem(field + nameof(worse.IsLow), "段階は良い順に並べます。「課題の記入を求める」段階より下の段階も、記入を求めてください。");
            }

            if (better.FromRate <= worse.FromRate)
            {
                yield return new Problem(field + nameof(worse.FromRate), "率の下限は、上の段階より小さい数にしてください。");
            }

            if (scale.HasCuts && better.FromRate is null)
            {
                yield return new Problem($"{nameof(RatingScale.Levels)}[{index - 1}].{nameof(worse.FromRate)}", "率で区切るときは、いちばん下の段階を除くすべての段階に下限を入力してください。");
            }
        }

        if (scale.HasCuts && rated.Count > 0 && rated[^1].Level.FromRate is > 0)
        {
            yield return new Problem($"{nameof(RatingScale.Levels)}[{rated[^1].Index}].{nameof(RatingLevel.FromRate)}", "いちばん下の段階の下限は空欄にしてください。どの率にも段階が付くようにします。");
        }
    }
}
