using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;
using Shouldly;

namespace Municipal.Dx.UnitTests.Domain.Kpis;

/// <summary>Cases of a year in a municipality beyond the table of domain.md §3.</summary>
public sealed class KpiAssessmentCaseTests
{
    public static TheoryData<KpiType, KpiBasis, EmptyState> EveryEmptyCase
    {
        get
        {
            var data = new TheoryData<KpiType, KpiBasis, EmptyState>();
            foreach (var type in Enum.GetValues<KpiType>())
            {
                foreach (var basis in Enum.GetValues<KpiBasis>())
                {
                    foreach (var state in Enum.GetValues<EmptyState>().Where(state => state != EmptyState.None))
                    {
                        data.Add(type, basis, state);
                    }
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(EveryEmptyCase))]
    public void Of_EmptyState_IsNamedAndNeverJudgedWhateverTheTypeAndBasis(KpiType type, KpiBasis basis, EmptyState state)
    {
        var kpi = Given.Kpi(type, 10, 50, basis: basis) with { Target = new TargetFigure("目標", 50, UpperValue: 60) };

        var assessment = KpiAssessment.Of(kpi, KpiActual.Empty(state), Given.YearEnd);

        assessment.Outcome.ShouldBe(state switch
        {
            EmptyState.NotAnswered => KpiOutcome.NotAnswered,
            EmptyState.NotDue => KpiOutcome.NotDue,
            EmptyState.Unobtainable => KpiOutcome.Unobtainable,
            EmptyState.NotApplicable => KpiOutcome.NotApplicable,
            _ => KpiOutcome.NotReported,
        });
        assessment.IsJudged.ShouldBeFalse();
        (assessment.ProgressRate ?? assessment.TargetRatio ?? assessment.AidRate).ShouldBeNull();
    }

    [Theory]
    [InlineData(KpiBasis.PointInTime, true)]
    [InlineData(KpiBasis.Cumulative, true)]
    [InlineData(KpiBasis.PeriodAverage, true)]
    [InlineData(KpiBasis.PerYear, false)]
    [InlineData(KpiBasis.PerNYears, false)]
    [InlineData(KpiBasis.YearToDateRate, false)]
    [InlineData(KpiBasis.CalendarYear, false)]
    public void Of_FirstQuarter_JudgesOnlyWhatDoesNotCountOverTheYear(KpiBasis basis, bool isJudged)
    {
        foreach (var type in new[] { KpiType.Increase, KpiType.Decrease, KpiType.Maintain, KpiType.UpperBound, KpiType.LowerBound, KpiType.Range })
        {
            var kpi = Given.Kpi(type, 10, 50, basis: basis) with { Target = new TargetFigure(Text: null, 50, UpperValue: 60, FiscalYear: new FiscalYear(2029)) };

            var assessment = KpiAssessment.Of(kpi, new KpiActual(55), KpiContext.For(Given.Period("2026-q1"), basis));

            assessment.IsJudged.ShouldBe(isJudged, type.ToString());
            (assessment.Outcome == KpiOutcome.InYear).ShouldBe(!isJudged, type.ToString());
        }
    }

    [Fact]
    public void Of_YearToDateRateInTheFirstQuarter_SaysItIsMidYearAndFallsBackEachApril()
    {
        var kpi = Given.Kpi(KpiType.Increase, 1, 50, "%", KpiBasis.YearToDateRate);

        var first = KpiAssessment.Of(kpi, new KpiActual(0), KpiContext.For(Given.Period("2026-q1"), kpi.Basis));
        var last = KpiAssessment.Of(kpi, new KpiActual(50), KpiContext.For(Given.Period("2026-q4"), kpi.Basis));

        first.Outcome.ShouldBe(KpiOutcome.InYear);
        first.ProgressRate.ShouldBeNull();
        first.Reason.ShouldNotContain("下回る");
        last.Outcome.ShouldBe(KpiOutcome.Met);
        last.Reason.ShouldBe("現状値1%から目標50%へ、実績50%。進捗率100.0%(最終目標に到達)");
    }

    [Fact]
    public void Of_PerYearWithPartYearBaseline_SaysThatTheBaselineIsPartOfAYear()
    {
        var kpi = Given.Kpi(KpiType.Increase, 181, 1500, "部", KpiBasis.PerYear) with { Baseline = new BaselineFigure("181部（令和6年1月末現在）", 181, FiscalYear: new FiscalYear(2023), IsPartYear: true) };

        kpi.Assess(480).Reason.ShouldBe("現状値181部(年度途中の値)から目標1,500部へ、実績480部。進捗率22.7%(あと1,020部)");
    }

    [Fact]
    public void Of_IncidentsToBeKeptAtZero_SayInMidYearThatTheTargetIsPassed()
    {
        var kpi = Given.Kpi(KpiType.Maintain, 0, 0, "件", KpiBasis.PerYear);

        kpi.Assess(1, Given.MidYear).Reason.ShouldBe("目標0件に対し、これまでの実績1件。年度途中のため判定しない、すでに目標を超過");
        kpi.Assess(0, Given.MidYear).Reason.ShouldBe("目標0件に対し、これまでの実績0件。年度途中のため判定しない");
        kpi.Assess(1, Given.YearEnd).Outcome.ShouldBe(KpiOutcome.NotMet);
    }

    [Fact]
    public void Of_YearlyTargetOfAStrictBound_IsStrictAsTheFinalOneIs()
    {
        var kpi = Given.Kpi(KpiType.UpperBound, null, 10, "%") with { Target = new TargetFigure("10%未満", 10, Qualifier: NumberQualifier.LessThan) };
        var context = Given.YearEnd with { YearlyTarget = new TargetFigure(Text: null, 15) };

        kpi.Assess(15, context).Outcome.ShouldBe(KpiOutcome.NotMet);
        kpi.Assess(14.9m, context).Outcome.ShouldBe(KpiOutcome.MetThisYear);
        kpi.Assess(15, context).Reason.ShouldContain("令和8年度の目標15%未満");
    }

    [Fact]
    public void Of_CalendarYear_IsCompleteWithDecemberAndSpeaksOfTheYear()
    {
        var kpi = Given.Kpi(KpiType.Increase, 108_678, 200_000, "件", KpiBasis.CalendarYear);
        KpiAssessment At(string period) => KpiAssessment.Of(kpi, new KpiActual(150_000), KpiContext.For(Given.Period(period), kpi.Basis) with { YearlyTarget = new TargetFigure(Text: null, 140_000) });

        At("2026-q2").Outcome.ShouldBe(KpiOutcome.InYear);
        At("2026-q3").Outcome.ShouldBe(KpiOutcome.MetThisYear);
        At("2026-q3").Reason.ShouldContain("令和8年の目標140,000件に到達");
    }

    [Theory]
    [InlineData("2024-q4", 0, KpiOutcome.InYear)]
    [InlineData("2026-q3", 1, KpiOutcome.InYear)]
    [InlineData("2026-q4", 0, KpiOutcome.NotMet)]
    [InlineData("2026-q4", 1, KpiOutcome.MetThisYear)]
    [InlineData("2027-q4", 0, KpiOutcome.InYear)]
    public void Of_EveryThreeYears_IsMissedOnlyWhenTheWindowCloses(string period, int actual, KpiOutcome expected)
    {
        var kpi = Given.Kpi(KpiType.Increase, 1, 1, "回", KpiBasis.PerNYears) with { Target = new TargetFigure("3年ごとに1回", 1, EveryYears: 3, WindowStart: new FiscalYear(2024)) };

        KpiAssessment.Of(kpi, new KpiActual(actual), KpiContext.For(Given.Period(period), kpi.Basis)).Outcome.ShouldBe(expected);
    }

    [Fact]
    public void Of_EveryYearWithBaselineAtTheTarget_MoreIsStillMetAndNothingDivides()
    {
        var kpi = Given.Kpi(KpiType.Increase, 1, 1, "件", KpiBasis.PerYear) with { Target = new TargetFigure("毎年1件", 1, EveryYears: 1) };

        kpi.Assess(2).Outcome.ShouldBe(KpiOutcome.MetThisYear);
        kpi.Assess(2).ProgressRate.ShouldBeNull();
        kpi.Assess(0).Outcome.ShouldBe(KpiOutcome.NotMet);
    }

    [Fact]
    public void Of_BoundWithTextBaseline_SaysThatTheBaselineHasNoNumber()
    {
        var kpi = Given.Kpi(KpiType.LowerBound, null, 1, "回", KpiBasis.PerYear) with
        {
            Baseline = new BaselineFigure("委員研修1回、全職員向け1回", null),
            Target = new TargetFigure("毎年1回以上", 1, Qualifier: NumberQualifier.AtLeast, EveryYears: 1),
        };

        kpi.Assess(1).Reason.ShouldBe("現状値なし(「委員研修1回、全職員向け1回」とあり数値がない)。令和8年度の目標1回以上に対し、実績1回。目標に到達");
    }

    [Fact]
    public void Of_FallingPercentage_SpeaksOfPointsBothWays()
    {
        var kpi = Given.Kpi(KpiType.Decrease, 30, 10, "％");

        kpi.Assess(25).Reason.ShouldBe("現状値30％から目標10％へ、実績25％。進捗率25.0%(あと15ポイント)");
        kpi.Assess(35).Reason.ShouldBe("現状値30％から目標10％へ、実績35％。現状値を下回る(減らす指標で、現状値より5ポイント高い)");
    }
}
