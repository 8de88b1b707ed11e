using Municipal.Dx.Domain.Kpis;
using Shouldly;

namespace Municipal.Dx.UnitTests.Domain.Kpis;

/// <summary>The table of test vectors in domain.md §3, one test each, in its order.</summary>
public sealed class KpiAssessmentVectorTests
{
    [Fact]
    public void Of_Increase_HalfWay()
    {
        var assessment = Given.Kpi(KpiType.Increase, 10, 50).Assess(30);

        assessment.ProgressRate.ShouldBe(50.0m);
        assessment.Outcome.ShouldBe(KpiOutcome.NotMet);
        assessment.Reason.ShouldBe("現状値10件から目標50件へ、実績30件。進捗率50.0%(あと20件)");
    }

    [Fact]
    public void Of_IncreasePassed_IsMetAndRateStaysAbove100()
    {
        var assessment = Given.Kpi(KpiType.Increase, 0, 10).Assess(12);

        assessment.ProgressRate.ShouldBe(120.0m);
        assessment.Outcome.ShouldBe(KpiOutcome.Met);
        assessment.Reason.ShouldBe("現状値0件から目標10件へ、実績12件。進捗率120.0%(最終目標に到達)");
    }

    [Fact]
    public void Of_IncreaseFromZeroNothingYet_IsNotMetAndNotMissing()
    {
        var assessment = Given.Kpi(KpiType.Increase, 0, 10).Assess(0);

        assessment.ProgressRate.ShouldBe(0.0m);
        assessment.Outcome.ShouldBe(KpiOutcome.NotMet);
        assessment.IsJudged.ShouldBeTrue();
    }

    [Fact]
    public void Of_Decrease_SaysWhyAsInTheSpecification()
    {
        var assessment = Given.Kpi(KpiType.Decrease, 50, 20).Assess(32);

        assessment.ProgressRate.ShouldBe(60.0m);
        assessment.Outcome.ShouldBe(KpiOutcome.NotMet);
        assessment.Reason.ShouldBe("現状値50件から目標20件へ、実績32件。進捗率60.0%(あと12件)");
    }

    [Fact]
    public void Of_DecreaseToZero_IsMet()
    {
        var assessment = Given.Kpi(KpiType.Decrease, 40, 0).Assess(0);

        assessment.ProgressRate.ShouldBe(100.0m);
        assessment.Outcome.ShouldBe(KpiOutcome.Met);
    }

    [Fact]
    public void Of_Backwards_IsWorseThanBaselineInWords()
    {
        var assessment = Given.Kpi(KpiType.Decrease, 50, 20).Assess(55);

        assessment.ProgressRate.ShouldBe(-16.7m);
        assessment.ProgressRateTenths.ShouldBe(-167);
        assessment.Outcome.ShouldBe(KpiOutcome.WorseThanBaseline);
        assessment.Reason.ShouldBe("現状値50件から目標20件へ、実績55件。現状値を下回る(減らす指標で、現状値より5件多い)");
    }

    [Theory]
    [InlineData(0, KpiOutcome.Met)]
    [InlineData(1, KpiOutcome.NotMet)]
    public void Of_MaintainAtZero_NeverDivides(int actual, KpiOutcome expected)
    {
        var assessment = Given.Kpi(KpiType.Maintain, 0, 0).Assess(actual);

        assessment.ProgressRate.ShouldBeNull();
        assessment.Outcome.ShouldBe(expected);
    }

    [Fact]
    public void Of_MaintainWithinOnePoint_IsMet()
    {
        var kpi = Given.Kpi(KpiType.Maintain, 99, 99, "%") with { Tolerance = 1 };

        var assessment = kpi.Assess(98.2m);

        assessment.ProgressRate.ShouldBeNull();
        assessment.Outcome.ShouldBe(KpiOutcome.Met);
        assessment.Reason.ShouldBe("目標99%(±1ポイント)の維持に対し、実績98.2%。維持している");
        kpi.Assess(97.9m).Reason.ShouldBe("目標99%(±1ポイント)の維持に対し、実績97.9%。未到達(目標との差1.1ポイント)");
    }

    [Theory]
    [InlineData("10.0", KpiOutcome.NotMet, "現状値なし。目標10%未満に対し、実績10%。未到達(目標と同じ値)")]
    [InlineData("9.9", KpiOutcome.Met, "現状値なし。目標10%未満に対し、実績9.9%。最終目標に到達")]
    public void Of_StrictUpperBound_HoldsOnlyBelow(string actual, KpiOutcome expected, string reason)
    {
        var assessment = (Given.Kpi(KpiType.UpperBound, null, 10, "%") with { IsStrict = true }).Assess(decimal.Parse(actual));

        assessment.ProgressRate.ShouldBeNull();
        assessment.Outcome.ShouldBe(expected);
        assessment.Reason.ShouldBe(reason);
    }

    [Fact]
    public void Of_Range_OutsideIsNotMet()
    {
        var kpi = Given.Kpi(KpiType.Range, null, null, "%") with { Target = new TargetFigure("20〜30%", 20, UpperValue: 30) };

        kpi.Assess(31).Outcome.ShouldBe(KpiOutcome.NotMet);
        kpi.Assess(31).ProgressRate.ShouldBeNull();
        kpi.Assess(31).Reason.ShouldBe("目標20〜30%の範囲に対し、実績31%。未到達(範囲との差1ポイント)");
        kpi.Assess(30).Outcome.ShouldBe(KpiOutcome.Met);
        kpi.Assess(20).Outcome.ShouldBe(KpiOutcome.Met);
    }

    [Fact]
    public void Of_IncreaseWithoutBaseline_SaysSo()
    {
        var assessment = Given.Kpi(KpiType.Increase, null, 50).Assess(30);

        assessment.ProgressRate.ShouldBeNull();
        assessment.Outcome.ShouldBe(KpiOutcome.NotMet);
        assessment.Reason.ShouldBe("現状値なし。目標50件に対し、実績30件。未到達(あと20件)");
    }

    [Theory]
    [InlineData(null, KpiOutcome.NotMet, JudgedAgainst.FinalTarget, "現状値0人から目標75人へ、実績55人。進捗率73.3%(あと20人)")]
    [InlineData(50, KpiOutcome.MetThisYear, JudgedAgainst.YearlyTarget, "現状値0人から目標75人へ、実績55人。進捗率73.3%(あと20人)。令和8年度の目標50人に到達")]
    [InlineData(60, KpiOutcome.NotMet, JudgedAgainst.YearlyTarget, "現状値0人から目標75人へ、実績55人。進捗率73.3%(あと20人)。令和8年度の目標60人まであと5人")]
    public void Of_Cumulative_IsJudgedByThisYearsTargetIfOneIsSet(int? yearly, KpiOutcome expected, JudgedAgainst against, string reason)
    {
        var context = Given.YearEnd with { YearlyTarget = yearly is null ? null : new TargetFigure(Text: null, yearly) };

        var assessment = Given.Kpi(KpiType.Increase, 0, 75, "人", KpiBasis.Cumulative).Assess(25 + 30, context);

        assessment.ProgressRate.ShouldBe(73.3m);
        assessment.Outcome.ShouldBe(expected);
        assessment.JudgedAgainst.ShouldBe(against);
        assessment.Reason.ShouldBe(reason);
    }

    [Fact]
    public void Of_PerYearBeforeYearEnd_IsInYear()
    {
        var kpi = Given.Kpi(KpiType.Increase, null, 1000, "件", KpiBasis.PerYear) with { Target = new TargetFigure("毎年1,000件", 1000, EveryYears: 1) };

        var assessment = kpi.Assess(480, Given.MidYear);

        assessment.TargetRatio.ShouldBe(48.0m);
        assessment.ProgressRate.ShouldBeNull();
        assessment.Outcome.ShouldBe(KpiOutcome.InYear);
        assessment.IsJudged.ShouldBeFalse();
        assessment.JudgedAgainst.ShouldBeNull();
        assessment.Reason.ShouldBe("令和8年度の目標1,000件に対し、これまでの実績480件。目標比48.0%(年度途中)");
    }

    [Fact]
    public void Of_Milestone_IsMetWithItsDate()
    {
        var kpi = Given.Kpi(KpiType.Milestone, null, null) with { Baseline = new BaselineFigure("未制定", null), Target = new TargetFigure("制定", null) };

        var assessment = KpiAssessment.Of(kpi, new KpiActual(null, "制定済", IsDone: true, DoneOn: new DateOnly(2026, 10, 1)), Given.MidYear);

        assessment.ProgressRate.ShouldBeNull();
        assessment.Outcome.ShouldBe(KpiOutcome.Met);
        assessment.Reason.ShouldBe("制定済(令和8年10月1日)");
    }

    [Theory]
    [InlineData(EmptyState.None, KpiOutcome.NotAnswered)]
    [InlineData(EmptyState.NotAnswered, KpiOutcome.NotAnswered)]
    [InlineData(EmptyState.NotDue, KpiOutcome.NotDue)]
    public void Of_NotAnsweredOrBeforeItsTime_IsCountedApartAndNeverZero(EmptyState state, KpiOutcome expected)
    {
        var assessment = KpiAssessment.Of(Given.Kpi(KpiType.Increase, null, 50), KpiActual.Empty(state), Given.MidYear);

        assessment.Outcome.ShouldBe(expected);
        assessment.ProgressRate.ShouldBeNull();
        assessment.TargetRatio.ShouldBeNull();
        assessment.IsJudged.ShouldBeFalse();
    }

    [Fact]
    public void Of_RoundingBorder_IsRatedAsPrinted()
    {
        var assessment = Given.Kpi(KpiType.Increase, 0, 1000).Assess(799.6m);

        assessment.ProgressRate.ShouldBe(80.0m);
        (assessment.ProgressRate >= 80m).ShouldBeTrue();
        assessment.Reason.ShouldContain("進捗率80.0%");
    }
}
