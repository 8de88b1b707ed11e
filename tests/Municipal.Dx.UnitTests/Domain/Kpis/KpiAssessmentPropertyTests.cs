using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;
using Shouldly;

namespace Municipal.Dx.UnitTests.Domain.Kpis;

public sealed class KpiAssessmentPropertyTests
{
    private const int Rounds = 5_000;

    private static readonly decimal?[] Awkward =
        [null, 0, 1, -1, 0.0001m, 100, decimal.MaxValue, decimal.MinValue, decimal.MaxValue / 10, 0.0000000000000000000000000001m, -0.0m];

    [Fact]
    public void Of_FallingKpi_MirrorsRisingOne()
    {
        var random = new Random(1);
        for (var i = 0; i < Rounds; i++)
        {
            var (baseline, target, actual) = (Number(random), Number(random), Number(random));
            var context = Context(random);
            var mirrored = context with { YearlyTarget = Negated(context.YearlyTarget) };

            var rising = Given.Kpi(KpiType.Increase, baseline, target).Assess(actual, context);
            var falling = Given.Kpi(KpiType.Decrease, -baseline, -target).Assess(-actual, mirrored);

            falling.Outcome.ShouldBe(rising.Outcome);
            falling.ProgressRate.ShouldBe(rising.ProgressRate);
            falling.JudgedAgainst.ShouldBe(rising.JudgedAgainst);
        }
    }

    [Fact]
    public void Of_ValuesInAnotherUnit_ChangesNoRateAndNoOutcome()
    {
        var random = new Random(2);
        for (var i = 0; i < Rounds; i++)
        {
            var (baseline, target, actual) = (Number(random), Number(random), Number(random));
            var type = random.Next(2) == 0 ? KpiType.Increase : KpiType.Decrease;

            var yen = Given.Kpi(type, baseline * 1000, target * 1000, "円").Assess(actual * 1000);
            var thousands = Given.Kpi(type, baseline, target, "千円").Assess(actual);

            yen.Outcome.ShouldBe(thousands.Outcome);
            yen.ProgressRate.ShouldBe(thousands.ProgressRate);
            yen.TargetRatio.ShouldBe(thousands.TargetRatio);
        }
    }

    [Fact]
    public void Of_AnyInput_NeverThrowsAndAlwaysGivesAReason()
    {
        var random = new Random(3);
        for (var i = 0; i < Rounds * 4; i++)
        {
            var kpi = AwkwardKpi(random);
            var actual = new KpiActual(
                Any(random), random.Next(2) == 0 ? null : "文", random.Next(2) == 0, null, random.Next(2) == 0, (ValueStatus)random.Next(4), (EmptyState)random.Next(7));
            var context = Context(random) with { YearlyTarget = random.Next(2) == 0 ? null : new TargetFigure(null, Any(random), Any(random)) };

            var assessment = KpiAssessment.Of(kpi, actual, context);

            assessment.Reason.ShouldNotBeNullOrWhiteSpace();
            assessment.OutcomeLabel.ShouldNotBe("不明");
            _ = assessment.ProgressRateTenths;
            (assessment.IsMet && !assessment.IsJudged).ShouldBeFalse();
        }
    }

    [Fact]
    public void Of_Unknown_NeverReadsAsGood()
    {
        var random = new Random(4);
        for (var i = 0; i < Rounds; i++)
        {
            var kpi = AwkwardKpi(random);
            var state = (EmptyState)random.Next(1, 6);

            var assessment = KpiAssessment.Of(kpi, new KpiActual(Any(random), "文", true, null, true, ValueStatus.Final, state), Context(random));

            assessment.IsMet.ShouldBeFalse();
            assessment.IsJudged.ShouldBeFalse();
            assessment.ProgressRate.ShouldBeNull();
            assessment.TargetRatio.ShouldBeNull();
        }
    }

    [Fact]
    public void Of_NegativeProgress_IsNeverPrintedAsANumber()
    {
        var random = new Random(5);
        for (var i = 0; i < Rounds; i++)
        {
            var kpi = Given.Kpi(random.Next(2) == 0 ? KpiType.Increase : KpiType.Decrease, Math.Abs(Number(random)), Math.Abs(Number(random)));

            var assessment = kpi.Assess(Math.Abs(Number(random)), Context(random));

            assessment.Reason.ShouldNotContain("率-");
            if (assessment.ProgressRate < 0)
            {
                assessment.Reason.ShouldContain("現状値を下回る");
            }
        }
    }

    [Fact]
    public void Of_Met_AgreesWithRateOfHundredOrMore()
    {
        var random = new Random(6);
        for (var i = 0; i < Rounds; i++)
        {
            var assessment = Given.Kpi(KpiType.Increase, Number(random), Number(random)).Assess(Number(random));

            if (assessment.ProgressRate is { } rate)
            {
                (assessment.Outcome == KpiOutcome.Met ? rate >= 100 : rate <= 100).ShouldBeTrue();
                (rate < 0 && assessment.Outcome != KpiOutcome.WorseThanBaseline).ShouldBeFalse();
            }
        }
    }

    [Fact]
    public void Of_LowerBound_MirrorsUpperBound()
    {
        var random = new Random(7);
        for (var i = 0; i < Rounds; i++)
        {
            var (baseline, target, actual, isStrict) = (Number(random), Number(random), Number(random), random.Next(2) == 0);
            var context = Context(random) with { YearlyTarget = null };

            var upper = (Given.Kpi(KpiType.UpperBound, baseline, target) with { IsStrict = isStrict }).Assess(actual, context);
            var lower = (Given.Kpi(KpiType.LowerBound, -baseline, -target) with { IsStrict = isStrict }).Assess(-actual, context);

            lower.Outcome.ShouldBe(upper.Outcome);
            lower.AidRate.ShouldBe(upper.AidRate);
            (upper.ProgressRate ?? lower.ProgressRate).ShouldBeNull();
        }
    }

    [Fact]
    public void Of_Maintain_AsksOnlyHowFarItIs()
    {
        var random = new Random(8);
        for (var i = 0; i < Rounds; i++)
        {
            var (target, distance, tolerance) = (Number(random), Math.Abs(Number(random)), Math.Abs(Number(random)));
            var kpi = Given.Kpi(KpiType.Maintain, Number(random), target) with { Tolerance = tolerance };

            var above = kpi.Assess(target + distance);

            kpi.Assess(target - distance).Outcome.ShouldBe(above.Outcome);
            above.IsMet.ShouldBe(distance <= tolerance);
            (above.ProgressRate ?? above.TargetRatio).ShouldBeNull();
        }
    }

    [Fact]
    public void Of_BetterValue_IsNeverJudgedWorse()
    {
        var random = new Random(9);
        for (var i = 0; i < Rounds; i++)
        {
            var type = random.Next(2) == 0 ? KpiType.Increase : KpiType.Decrease;
            var kpi = Given.Kpi(type, Number(random), Number(random));
            var (worse, step, context) = (Number(random), Math.Abs(Number(random)), Context(random));

            var before = kpi.Assess(worse, context);
            var after = kpi.Assess(type == KpiType.Increase ? worse + step : worse - step, context);

            (before.IsMet && !after.IsMet).ShouldBeFalse();
            (after.Outcome == KpiOutcome.WorseThanBaseline && before.Outcome != KpiOutcome.WorseThanBaseline).ShouldBeFalse();
            (after.ProgressRate < before.ProgressRate).ShouldBeFalse();
        }
    }

    [Fact]
    public void SinceApril_PartsOfAYear_ComeToTheSameHoweverTheyAreEntered()
    {
        var random = new Random(10);
        for (var i = 0; i < Rounds; i++)
        {
            var parts = Enumerable.Range(1, 4).Select(quarter => (Quarter: quarter, Value: (decimal)random.Next(1_000))).ToList();
            var quarters = parts.ConvertAll(part => new PeriodEntry(PeriodKey.Quarter(Given.Year, part.Quarter), part.Value));
            var half = new PeriodEntry(PeriodKey.HalfYear(Given.Year, 1), parts[0].Value + parts[1].Value);
            var sum = parts.Sum(part => part.Value);

            PeriodEntry[][] ways = [[.. quarters], [half, quarters[2], quarters[3]], [quarters[0], half, quarters[2], quarters[3]], [.. quarters, half]];
            foreach (var way in ways)
            {
                KpiAggregation.SinceApril(PeriodKey.Quarter(Given.Year, 4), way).ShouldBe(new AggregatedFigure(sum, IsComplete: true));
            }
        }
    }

    private static decimal Number(Random random) => Math.Round((decimal)(random.NextDouble() - 0.3) * random.Next(1, 10_000), random.Next(3));

    private static decimal? Any(Random random) => random.Next(2) == 0 ? Awkward[random.Next(Awkward.Length)] : Number(random);

    private static TargetFigure? Negated(TargetFigure? figure) => figure is null ? null : figure with { Value = -figure.Value };

    private static KpiContext Context(Random random) => new(
        new FiscalYear(random.Next(2020, 2035)),
        random.Next(2) == 0,
        random.Next(3) == 0 ? new TargetFigure(null, Number(random)) : null,
        random.Next(2) == 0,
        random.Next(2) == 0,
        (LeadRate)random.Next(2));

    private static KpiDefinition AwkwardKpi(Random random) => new(
        (KpiType)random.Next(9),
        (KpiBasis)random.Next(8),
        random.Next(3) switch { 0 => null, 1 => "%", _ => "分" },
        random.Next(4) == 0 ? null : new BaselineFigure(null, Any(random), (NumberQualifier)random.Next(6), random.Next(2) == 0 ? default(FiscalYear) : new FiscalYear(2023)),
        random.Next(6) == 0
            ? null
            : new TargetFigure(null, Any(random), Any(random), (NumberQualifier)random.Next(6), random.Next(2) == 0 ? null : new FiscalYear(2029), random.Next(2) == 0 ? null : random.Next(-2, 6), random.Next(2) == 0 ? null : new FiscalYear(2024)),
        random.Next(2) == 0,
        Any(random) ?? 0);
}
