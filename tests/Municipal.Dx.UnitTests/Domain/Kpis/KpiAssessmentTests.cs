using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;
using Shouldly;

namespace Municipal.Dx.UnitTests.Domain.Kpis;

public sealed class KpiAssessmentTests
{
    [Fact]
    public void Of_AskedAndPastDue_IsOverdue()
    {
        var assessment = Given.Kpi(KpiType.Increase, 0, 50).Assess(null, Given.MidYear with { PastDueDate = true });

        assessment.Outcome.ShouldBe(KpiOutcome.OverdueNotAnswered);
        assessment.OutcomeLabel.ShouldBe("未入力(期限超過)");
        assessment.IsJudged.ShouldBeFalse();
    }

    [Theory]
    [InlineData(EmptyState.Unobtainable, KpiOutcome.Unobtainable)]
    [InlineData(EmptyState.NotApplicable, KpiOutcome.NotApplicable)]
    [InlineData(EmptyState.NotReported, KpiOutcome.NotReported)]
    [InlineData(EmptyState.NotDue, KpiOutcome.NotDue)]
    public void Of_EmptyStateBesideAValue_TheStateWins(EmptyState state, KpiOutcome expected) =>
        KpiAssessment.Of(Given.Kpi(KpiType.Increase, 0, 50), new KpiActual(60, EmptyState: state), Given.YearEnd with { PastDueDate = true })
            .Outcome.ShouldBe(expected);

    [Theory]
    [InlineData(true, true, "導入効果の写真を確認", KpiOutcome.Confirmed)]
    [InlineData(true, false, "導入効果の写真を確認", KpiOutcome.AwaitingConfirmation)]
    [InlineData(true, true, " ", KpiOutcome.AwaitingConfirmation)]
    [InlineData(false, true, "まだ", KpiOutcome.NotMet)]
    [InlineData(false, false, null, KpiOutcome.NotAnswered)]
    public void Of_Qualitative_NeedsWordEvidenceAndConfirmation(bool isDone, bool isConfirmed, string? text, KpiOutcome expected)
    {
        var kpi = Given.Kpi(KpiType.Qualitative, null, null) with { Target = new TargetFigure("除雪作業時間の縮減", null) };

        KpiAssessment.Of(kpi, new KpiActual(null, text, IsDone: isDone, IsConfirmed: isConfirmed), Given.YearEnd).Outcome.ShouldBe(expected);
    }

    [Fact]
    public void Of_MilestoneNotDone_IsNotMet() =>
        Given.Kpi(KpiType.Milestone, null, null).Assess(null).Outcome.ShouldBe(KpiOutcome.NotMet);

    [Fact]
    public void Of_IncreaseInPercent_SpeaksOfPoints()
    {
        var kpi = Given.Kpi(KpiType.Increase, 12.3m, 80, "%");

        kpi.Assess(45).Reason.ShouldBe("現状値12.3%から目標80%へ、実績45%。進捗率48.3%(あと35ポイント)");
        kpi.Assess(10).Reason.ShouldBe("現状値12.3%から目標80%へ、実績10%。現状値を下回る(現状値より2.3ポイント低い)");
    }

    [Fact]
    public void Of_LeadIsTargetRatio_SentenceNamesIt()
    {
        var context = Given.YearEnd with { LeadRate = LeadRate.TargetRatio };
        var kpi = Given.Kpi(KpiType.Increase, 10, 50);

        kpi.Assess(30, context).Reason.ShouldBe("目標50件に対し、実績30件。目標比60.0%(あと20件)");
        kpi.Assess(35, context with { YearlyTarget = new TargetFigure(null, 40) }).Reason.ShouldBe("令和8年度の目標40件に対し、実績35件。目標比87.5%(あと5件)");
        kpi.Assess(5, context).Reason.ShouldBe("目標50件に対し、実績5件。目標比10.0%(あと45件)。現状値を下回る(現状値より5件少ない)");
    }

    [Fact]
    public void Of_LessIsBetter_HasNoTargetRatioThatWouldReadAsGood()
    {
        Given.Kpi(KpiType.Decrease, 50, 20).Assess(32).TargetRatio.ShouldBeNull();
        Given.Kpi(KpiType.UpperBound, 90, 45).Assess(60).TargetRatio.ShouldBeNull();
        Given.Kpi(KpiType.Increase, -10, 0).Assess(-5).TargetRatio.ShouldBeNull();
    }

    [Fact]
    public void Of_GuideChosen_IsMarkedAsGuideAndNeverAsTarget()
    {
        var context = Given.YearEnd with { UseStraightLineGuide = true };
        var kpi = Given.Kpi(KpiType.Increase, 0, 75);

        var met = kpi.Assess(40, context);
        var missed = kpi.Assess(30, context);

        met.Outcome.ShouldBe(KpiOutcome.MetGuide);
        met.Reason.ShouldBe("現状値0件から目標75件へ、実績40件。進捗率53.3%(あと35件)。年割の目安37.5件に到達");
        missed.JudgedAgainst.ShouldBe(JudgedAgainst.StraightLineGuide);
        missed.OutcomeLabel.ShouldBe("年割の目安に未到達");
        missed.Reason.ShouldEndWith("年割の目安37.5件まであと7.5件");
        kpi.Assess(30).JudgedAgainst.ShouldBe(JudgedAgainst.FinalTarget);
        kpi.Assess(80, context).Outcome.ShouldBe(KpiOutcome.Met);
    }

    [Fact]
    public void Of_YearlyTargetAndGuide_YearlyTargetComesFirst()
    {
        var context = Given.YearEnd with { UseStraightLineGuide = true, YearlyTarget = new TargetFigure(null, 30) };

        var assessment = Given.Kpi(KpiType.Increase, 0, 75).Assess(32, context);

        assessment.JudgedAgainst.ShouldBe(JudgedAgainst.YearlyTarget);
        assessment.Outcome.ShouldBe(KpiOutcome.MetThisYear);
        assessment.TargetRatio.ShouldBe(106.7m);
    }

    [Fact]
    public void Of_FinalTargetReachedInAYearWithItsOwn_IsTheFinalOne() =>
        Given.Kpi(KpiType.Increase, 0, 75).Assess(75, Given.YearEnd with { YearlyTarget = new TargetFigure(null, 30) })
            .Outcome.ShouldBe(KpiOutcome.Met);

    [Fact]
    public void Of_YearlyTargetMissedThoughFinalOneHolds_IsNotMet()
    {
        var kpi = Given.Kpi(KpiType.Range, null, null, "%") with { Target = new TargetFigure(null, 20, UpperValue: 30) };

        var assessment = kpi.Assess(25, Given.YearEnd with { YearlyTarget = new TargetFigure(null, 10, UpperValue: 15) });

        assessment.Outcome.ShouldBe(KpiOutcome.NotMet);
        assessment.Reason.ShouldBe("令和8年度の目標10〜15%の範囲に対し、実績25%。未到達(範囲との差10ポイント)");
    }

    [Theory]
    [InlineData(KpiType.Increase, 6, KpiOutcome.Met)]
    [InlineData(KpiType.Increase, 4, KpiOutcome.NotMet)]
    [InlineData(KpiType.Decrease, 4, KpiOutcome.Met)]
    [InlineData(KpiType.Decrease, 6, KpiOutcome.NotMet)]
    public void Of_BaselineEqualsTarget_IsKeptOrBetter(KpiType type, int actual, KpiOutcome expected)
    {
        var assessment = Given.Kpi(type, 5, 5).Assess(actual);

        assessment.ProgressRate.ShouldBeNull();
        assessment.Outcome.ShouldBe(expected);
    }

    [Fact]
    public void Of_BoundWithBaseline_ShowsFormulaAsAidOnly()
    {
        var kpi = Given.Kpi(KpiType.UpperBound, 90, 45, "分");

        var assessment = kpi.Assess(60);

        assessment.ProgressRate.ShouldBeNull();
        assessment.AidRate.ShouldBe(66.7m);
        assessment.Reason.ShouldBe("目標45分以内に対し、実績60分。未到達(あと15分)。参考: 現状値90分からの進み66.7%");
        kpi.Assess(100).Outcome.ShouldBe(KpiOutcome.WorseThanBaseline);
        kpi.Assess(45).Outcome.ShouldBe(KpiOutcome.Met);
    }

    [Fact]
    public void Of_LowerBound_UsesItsWord()
    {
        Given.Kpi(KpiType.LowerBound, null, 80, "%").Assess(80).Reason.ShouldBe("現状値なし。目標80%以上に対し、実績80%。最終目標に到達");
        (Given.Kpi(KpiType.LowerBound, null, 80, "%") with { IsStrict = true }).Assess(80).Outcome.ShouldBe(KpiOutcome.NotMet);
    }

    [Fact]
    public void Of_QualifiersAndStatus_AreSpokenInTheSentence()
    {
        var kpi = new KpiDefinition(
            KpiType.Decrease, KpiBasis.PointInTime, "分", new BaselineFigure("約5分", 5, NumberQualifier.About), new TargetFigure("2分以内", 2, Qualifier: NumberQualifier.AtMost));

        KpiAssessment.Of(kpi, new KpiActual(4, Status: ValueStatus.Preliminary), Given.YearEnd).Reason
            .ShouldBe("現状値約5分から目標2分以内へ、実績(速報)4分。進捗率33.3%(あと2分)");
    }

    [Fact]
    public void Of_TargetPrintedAsLessThan_IsStrict() =>
        (Given.Kpi(KpiType.Decrease, 50, 10) with { Target = new TargetFigure("10件未満", 10, Qualifier: NumberQualifier.LessThan) })
            .Assess(10).Outcome.ShouldBe(KpiOutcome.NotMet);

    [Fact]
    public void Of_TextOnlyBaselineOrTarget_SaysWhatIsMissing()
    {
        var kpi = Given.Kpi(KpiType.Increase, null, 50) with { Baseline = new BaselineFigure("試行中", null) };

        kpi.Assess(30).Reason.ShouldStartWith("現状値なし(「試行中」とあり数値がない)。目標50件に対し");
        (kpi with { Target = new TargetFigure("増やす", null) }).Assess(30).ShouldSatisfyAllConditions(
            assessment => assessment.Outcome.ShouldBe(KpiOutcome.NotJudged),
            assessment => assessment.Reason.ShouldBe("実績30件。目標「増やす」に数値がないため、判定しない"));
    }

    [Fact]
    public void Of_TargetOfEveryYear_IsMetForThisYearOnly()
    {
        var kpi = Given.Kpi(KpiType.Increase, 3, null, "回", KpiBasis.PerYear) with { Target = new TargetFigure("毎年5回", 5, EveryYears: 1) };

        kpi.Assess(5).Outcome.ShouldBe(KpiOutcome.MetThisYear);
        kpi.Assess(4).Reason.ShouldBe("現状値3回から令和8年度の目標5回へ、実績4回。進捗率50.0%(あと1回)");
        kpi.Assess(6, Given.MidYear).ShouldSatisfyAllConditions(
            assessment => assessment.Outcome.ShouldBe(KpiOutcome.InYear),
            assessment => assessment.Reason.ShouldEndWith("目標比120.0%(年度途中、すでに目標に到達)"));
    }

    [Theory]
    [InlineData(2026, 0, KpiOutcome.NotMet)]
    [InlineData(2025, 0, KpiOutcome.InYear)]
    [InlineData(2025, 1, KpiOutcome.MetThisYear)]
    [InlineData(2027, 0, KpiOutcome.InYear)]
    [InlineData(2029, 0, KpiOutcome.NotMet)]
    public void Of_TargetOfEveryThreeYears_IsMissedOnlyAtTheWindowsEnd(int year, int actual, KpiOutcome expected)
    {
        var target = new TargetFigure("3年ごとに1回", 1, EveryYears: 3, WindowStart: new FiscalYear(2024));
        var kpi = Given.Kpi(KpiType.Increase, null, null, "回", KpiBasis.PerNYears) with { Target = target };

        kpi.Assess(actual, new KpiContext(new FiscalYear(year), IsYearEnd: true)).Outcome.ShouldBe(expected);
    }

    [Theory]
    [InlineData(KpiBasis.PerYear, "2026-q3", false)]
    [InlineData(KpiBasis.PerYear, "2026-q4", true)]
    [InlineData(KpiBasis.CalendarYear, "2026-q3", true)]
    [InlineData(KpiBasis.CalendarYear, "2026-h1", false)]
    [InlineData(KpiBasis.YearToDateRate, "2026-year", true)]
    [InlineData(KpiBasis.CalendarYear, "2026-a1", false)]
    public void For_PeriodAndBasis_KnowsWhenTheYearIsComplete(KpiBasis basis, string period, bool expected) =>
        KpiContext.For(Given.Period(period), basis).IsYearEnd.ShouldBe(expected);

    [Theory]
    [InlineData("122.5", "12.3")]
    [InlineData("-122.5", "-12.3")]
    [InlineData("122.49", "12.2")]
    [InlineData("-0.1", "0.0")]
    public void Of_Midpoint_IsRoundedAwayFromZero(string actual, string expected) =>
        Given.Kpi(KpiType.Increase, 0, 1000).Assess(decimal.Parse(actual)).ProgressRate.ShouldBe(decimal.Parse(expected));

    [Theory]
    [InlineData(2023, JudgedAgainst.FinalTarget)]
    [InlineData(2024, JudgedAgainst.StraightLineGuide)]
    [InlineData(2028, JudgedAgainst.StraightLineGuide)]
    [InlineData(2029, JudgedAgainst.FinalTarget)]
    [InlineData(2030, JudgedAgainst.FinalTarget)]
    public void Of_GuideChosen_HoldsOnlyBetweenTheTwoYears(int year, JudgedAgainst expected) =>
        Given.Kpi(KpiType.Increase, 0, 60)
            .Assess(5, new KpiContext(new FiscalYear(year), IsYearEnd: true, UseStraightLineGuide: true))
            .JudgedAgainst.ShouldBe(expected);

    [Fact]
    public void Of_WindowFilledInMidYear_IsSaidButNotYetJudged()
    {
        var target = new TargetFigure("3年ごとに1回", 1, EveryYears: 3, WindowStart: new FiscalYear(2024));
        var kpi = Given.Kpi(KpiType.Increase, null, null, "回", KpiBasis.PerNYears) with { Target = target };

        var assessment = kpi.Assess(1, Given.MidYear);

        assessment.Outcome.ShouldBe(KpiOutcome.InYear);
        assessment.Reason.ShouldBe("令和6年度〜令和8年度の目標1回に対し、これまでの実績1回。目標比100.0%(期間の途中、すでに目標に到達)");
    }

    [Fact]
    public void ProgressRateTenths_RateBeyondInt_IsClamped() =>
        Given.Kpi(KpiType.Increase, 0, 0.0001m).Assess(99_999_999_999_999m).ProgressRateTenths.ShouldBe(int.MaxValue);

    [Fact]
    public void Of_Overflow_GivesNoRateInsteadOfThrowing()
    {
        var assessment = Given.Kpi(KpiType.Increase, decimal.MinValue, decimal.MaxValue).Assess(0);

        assessment.ProgressRate.ShouldBeNull();
        assessment.Outcome.ShouldBe(KpiOutcome.NotMet);
    }
}
