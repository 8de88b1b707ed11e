using Municipal.Dx.Domain.Calendar;

namespace Municipal.Dx.Domain.Kpis;

/// <summary>
/// The reason in Japanese: what was compared, what came out, how far it is. 進捗率 is always the one from the baseline, which the
/// sentence opens with; 目標比 is named. Negative rates are said in words, because assembly and public editions print this sentence.
/// </summary>
internal static class KpiSentence
{
    public static string Of(NumericCase numeric)
    {
        var words = new FigureWords(numeric.Kpi);
        return string.Join('。', (numeric.IsRunning ? Running(numeric, words) : Judged(numeric, words)).Where(clause => clause.Length > 0));
    }

    public static string WithoutTarget(KpiDefinition kpi, decimal actual, ValueStatus status)
    {
        var target = string.IsNullOrWhiteSpace(kpi.Target?.Text) ? "目標" : $"目標「{kpi.Target.Text.Trim()}」";
        return $"{new FigureWords(kpi).Actual(actual, status)}。{target}に数値がないため、判定しない";
    }

    private static string[] Judged(NumericCase numeric, FigureWords words) => numeric.Kpi.Type switch
    {
        KpiType.Maintain => Maintained(numeric, words),
        KpiType.Range => Ranged(numeric, words),
        KpiType.UpperBound or KpiType.LowerBound => Bounded(numeric, words),
        _ => Directed(numeric, words),
    };

    private static string[] Directed(NumericCase numeric, FigureWords words)
    {
        var figure = LeadsWithRatio(numeric) ? RatioFigure(numeric) : HasFinal(numeric) ? numeric.Kpi.Target! : numeric.Standard;
        var name = ReferenceEquals(figure, numeric.Standard) ? StandardName(numeric) : "目標";
        var target = name + words.Target(figure);
        var actual = words.Actual(numeric.Actual, numeric.Status);
        return
        [
            HasBaseline(numeric) ? "" : words.NoBaseline(),
            LeadsWithRatio(numeric) || !HasBaseline(numeric) ? $"{target}に対し、{actual}" : $"現状値{words.Baseline()}から{target}へ、{actual}",
            numeric.IsWorse && !LeadsWithRatio(numeric) ? "" : RateAndVerdict(numeric, words, figure),
            Worse(numeric, words),
            ReferenceEquals(figure, numeric.Standard) ? "" : Standing(numeric, words, numeric.Standard, StandardName(numeric)),
        ];
    }

    private static string[] Bounded(NumericCase numeric, FigureWords words) =>
    [
        HasBaseline(numeric) ? "" : words.NoBaseline(),
        $"{StandardName(numeric)}{words.Target(numeric.Standard)}に対し、{words.Actual(numeric.Actual, numeric.Status)}",
        RateAndVerdict(numeric, words, numeric.Standard),
        Worse(numeric, words),
        numeric.Outcome == KpiOutcome.MetThisYear && HasFinal(numeric) ? Standing(numeric, words, numeric.Kpi.Target!, "最終目標") : "",
        numeric.AidRate is { } aid and >= 0 ? $"参考: 現状値{words.Baseline()}からの進み{Rate.Format(aid)}" : "",
    ];

    private static string[] Maintained(NumericCase numeric, FigureWords words)
    {
        var tolerance = numeric.Kpi.Tolerance > 0 ? $"(±{words.Difference(numeric.Kpi.Tolerance)})" : "";
        return
        [
            $"{StandardName(numeric)}{words.Target(numeric.Standard)}{tolerance}の維持に対し、{words.Actual(numeric.Actual, numeric.Status)}",
            numeric.StandardMet
                ? "維持している"
                : "未到達" + InBrackets("目標との差", Rate.Distance(numeric.Actual, numeric.Standard.Value ?? 0), words),
        ];
    }

    private static string[] Ranged(NumericCase numeric, FigureWords words)
    {
        var edge = numeric.Actual < KpiRule.Low(numeric.Standard) ? KpiRule.Low(numeric.Standard) : KpiRule.High(numeric.Standard);
        return
        [
            $"{StandardName(numeric)}{words.Target(numeric.Standard)}の範囲に対し、{words.Actual(numeric.Actual, numeric.Status)}",
            numeric.StandardMet ? "範囲内" : "未到達" + InBrackets("範囲との差", Rate.Distance(numeric.Actual, edge), words),
        ];
    }

    private static string[] Running(NumericCase numeric, FigureWords words)
    {
        var figure = RatioFigure(numeric);
        var until = numeric.Context.IsYearEnd || NumericJudgement.Window(numeric.Kpi.Target, numeric.Context) is not null ? "期間の途中" : "年度途中";
        var already = Already(numeric, figure);
        return
        [
            $"{(ReferenceEquals(figure, numeric.Standard) ? StandardName(numeric) : "目標")}{words.Target(figure)}に対し、これまでの{words.Actual(numeric.Actual, numeric.Status)}",
            numeric.TargetRatio is { } ratio and >= 0 ? $"目標比{Rate.Format(ratio)}({until}{already})" : $"{until}のため判定しない{already}",
        ];
    }

    // A count cannot fall back within its year, so what is passed stays passed; a rate may.
    private static string Already(NumericCase numeric, TargetFigure figure)
    {
        var isCount = numeric.Kpi.Basis is KpiBasis.PerYear or KpiBasis.PerNYears;
        var isMet = KpiRule.IsMet(numeric.Kpi, figure, numeric.Actual);
        return (isCount, numeric.Kpi.Type) switch
        {
            (true, KpiType.Increase or KpiType.LowerBound) when isMet => "、すでに目標に到達",
            (true, KpiType.Decrease or KpiType.UpperBound) when !isMet => "、すでに目標を超過",
            (true, KpiType.Maintain or KpiType.Range) when !isMet && numeric.Actual > KpiRule.High(figure) => "、すでに目標を超過",
            _ => "",
        };
    }

    private static string RateAndVerdict(NumericCase numeric, FigureWords words, TargetFigure figure)
    {
        var rate = LeadsWithRatio(numeric) ? numeric.TargetRatio : numeric.ProgressRate;
        var name = LeadsWithRatio(numeric) ? "目標比" : "進捗率";
        var isMet = KpiRule.IsMet(numeric.Kpi, figure, numeric.Actual);
        var isFinal = HasFinal(numeric) && (ReferenceEquals(figure, numeric.Kpi.Target) || numeric.Outcome == KpiOutcome.Met);
        var verdict = isMet ? (isFinal ? "最終目標に到達" : "目標に到達") : Remaining(figure, numeric, words);
        return (rate, isMet) switch
        {
            ( >= 0, _) => $"{name}{Rate.Format(rate.Value)}({verdict})",
            (_, true) => verdict,
            _ => verdict == "未到達" ? verdict : $"未到達({verdict})",
        };
    }

    private static string Standing(NumericCase numeric, FigureWords words, TargetFigure figure, string name)
    {
        var target = name + words.Target(figure);
        return KpiRule.IsMet(numeric.Kpi, figure, numeric.Actual)
            ? $"{target}に到達"
            : $"{target}まで{Remaining(figure, numeric, words)}";
    }

    private static string Remaining(TargetFigure figure, NumericCase numeric, FigureWords words) =>
        Rate.Distance(numeric.Actual, figure.Value ?? 0) switch
        {
            null => "未到達",
            0 => "目標と同じ値",
            { } distance => "あと" + words.Difference(distance),
        };

    private static string Worse(NumericCase numeric, FigureWords words)
    {
        if (!numeric.IsWorse)
        {
            return "";
        }

        // A value to be brought down is worse where it is higher: said, as the words alone would read the other way round.
        var (falling, side) = KpiRule.Rises(numeric.Kpi.Type) ? ("", words.Less) : ("減らす指標で、", words.More);
        return Rate.Distance(numeric.Actual, numeric.Kpi.Baseline!.Value!.Value) is { } distance
            ? $"現状値を下回る({falling}現状値より{words.Difference(distance)}{side})"
            : "現状値を下回る";
    }

    private static string InBrackets(string what, decimal? distance, FigureWords words) =>
        distance is { } value ? $"({what}{words.Difference(value)})" : "";

    private static bool LeadsWithRatio(NumericCase numeric) =>
        numeric.Context.LeadRate == LeadRate.TargetRatio && numeric.TargetRatio is >= 0;

    private static bool HasBaseline(NumericCase numeric) => numeric.Kpi.Baseline?.Value is not null;

    private static bool HasFinal(NumericCase numeric) =>
        numeric.Kpi.Target is { EveryYears: null or < 1 } final && KpiRule.CanJudge(numeric.Kpi.Type, final);

    private static TargetFigure RatioFigure(NumericCase numeric) =>
        numeric.Against == JudgedAgainst.StraightLineGuide ? numeric.Kpi.Target! : numeric.Standard;

    private static string StandardName(NumericCase numeric) => numeric.Against switch
    {
        JudgedAgainst.StraightLineGuide => "年割の目安",
        JudgedAgainst.FinalTarget => "目標",
        _ when ReferenceEquals(numeric.Standard, numeric.Kpi.Target)
            && NumericJudgement.Window(numeric.Kpi.Target, numeric.Context) is var (first, last) =>
            $"{JapaneseEra.FiscalYearLabel(first)}年度〜{JapaneseEra.FiscalYearLabel(last)}年度の目標",
        _ when numeric.Kpi.Basis == KpiBasis.CalendarYear => $"{JapaneseEra.FiscalYearLabel(numeric.Context.FiscalYear.Value)}年の目標",
        _ => $"{numeric.Context.FiscalYear.Label}の目標",
    };
}
