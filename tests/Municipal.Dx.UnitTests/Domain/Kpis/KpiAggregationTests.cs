using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;
using Shouldly;

namespace Municipal.Dx.UnitTests.Domain.Kpis;

public sealed class KpiAggregationTests
{
    private static readonly PeriodEntry[] TwoQuarters = [Entry("2026-q1", 200), Entry("2026-q2", 280)];

    [Fact]
    public void SinceApril_QuartersOfThisPeriod_AreSummed() =>
        KpiAggregation.SinceApril(Given.Period("2026-q2"), TwoQuarters).ShouldBe(new AggregatedFigure(480, IsComplete: true));

    [Fact]
    public void SinceApril_MissingQuarter_IsSummedAndSaidToBeIncomplete() =>
        KpiAggregation.SinceApril(Given.Period("2026-q3"), [.. TwoQuarters, Entry("2026-q3", null)]).ShouldBe(new AggregatedFigure(480, IsComplete: false));

    [Fact]
    public void SinceApril_NothingKnown_IsNotZero() =>
        KpiAggregation.SinceApril(Given.Period("2026-q1"), [Entry("2026-q1", null)]).Value.ShouldBeNull();

    [Fact]
    public void SinceApril_OtherYearsLaterPeriodsAndAdHoc_AreLeftOut() =>
        KpiAggregation.SinceApril(
            Given.Period("2026-q2"), [.. TwoQuarters, Entry("2026-q3", 1), Entry("2025-q4", 1), Entry("2027-q1", 1), Entry("2026-a1", 1)])
            .Value.ShouldBe(480);

    [Fact]
    public void SinceApril_HalfYearBesideItsQuarters_IsNotCountedTwice() =>
        KpiAggregation.SinceApril(Given.Period("2026-h1"), [.. TwoQuarters, Entry("2026-h1", 500)]).Value.ShouldBe(500);

    [Fact]
    public void SinceApril_QuarterThenHalfYearThenQuarters_LiesThemSideBySide()
    {
        PeriodEntry[] year = [Entry("2026-q1", 10), Entry("2026-h1", 25), Entry("2026-q3", 7), Entry("2026-q4", 8)];

        KpiAggregation.SinceApril(Given.Period("2026-q4"), year).ShouldBe(new AggregatedFigure(40, IsComplete: true));
        KpiAggregation.SinceApril(Given.Period("2026-q3"), year).ShouldBe(new AggregatedFigure(32, IsComplete: true));
        KpiAggregation.SinceApril(Given.Period("2026-h1"), year).ShouldBe(new AggregatedFigure(25, IsComplete: true));
        KpiAggregation.SinceApril(Given.Period("2026-q1"), year).ShouldBe(new AggregatedFigure(10, IsComplete: true));
        KpiAggregation.SinceApril(Given.Period("2026-h2"), [year[1], Entry("2026-h2", 5)]).ShouldBe(new AggregatedFigure(30, IsComplete: true));
    }

    [Fact]
    public void SinceApril_HoleBetweenHalfYearAndLastQuarter_IsIncomplete() =>
        KpiAggregation.SinceApril(Given.Period("2026-q4"), [Entry("2026-h1", 25), Entry("2026-q4", 8)]).ShouldBe(new AggregatedFigure(33, IsComplete: false));

    [Fact]
    public void ThisPeriod_AfterAHalfYear_GivesTheDifferenceToIt()
    {
        PeriodEntry[] sums = [Entry("2026-h1", 25), Entry("2026-q3", 32), Entry("2026-q4", 40), Entry("2026-h2", 41)];

        KpiAggregation.ThisPeriod(Given.Period("2026-q3"), sums).ShouldBe(7);
        KpiAggregation.ThisPeriod(Given.Period("2026-q4"), sums).ShouldBe(8);
        KpiAggregation.ThisPeriod(Given.Period("2026-h2"), sums).ShouldBe(16);
        KpiAggregation.ThisPeriod(Given.Period("2026-h1"), sums).ShouldBe(25);
    }

    [Fact]
    public void ThisPeriod_SumsSinceApril_GivesTheDifference()
    {
        PeriodEntry[] sums = [Entry("2026-q1", 200), Entry("2026-q2", 480), Entry("2026-q3", null), Entry("2026-q4", 900)];

        KpiAggregation.ThisPeriod(Given.Period("2026-q1"), sums).ShouldBe(200);
        KpiAggregation.ThisPeriod(Given.Period("2026-q2"), sums).ShouldBe(280);
        KpiAggregation.ThisPeriod(Given.Period("2026-q4"), sums).ShouldBeNull();
    }

    [Fact]
    public void Of_CumulativeEnteredByPeriod_AddsYears()
    {
        PeriodEntry[] entries = [Entry("2024-year", 25), Entry("2025-q1", 10), Entry("2025-q2", 20)];

        KpiAggregation.Of(KpiBasis.Cumulative, EntryMode.ThisPeriod, Given.Period("2025-q2"), entries, new FiscalYear(2024))
            .ShouldBe(new AggregatedFigure(55, IsComplete: true));
        KpiAggregation.Of(KpiBasis.Cumulative, EntryMode.SinceApril, Given.Period("2025-q2"), [entries[0], entries[1], Entry("2025-q2", 30)], new FiscalYear(2024))
            .ShouldBe(new AggregatedFigure(55, IsComplete: true));
        KpiAggregation.Of(KpiBasis.Cumulative, EntryMode.ThisPeriod, Given.Period("2025-q2"), entries, new FiscalYear(2023)).IsComplete.ShouldBeFalse();
    }

    [Fact]
    public void Of_Stock_TakesTheNewest() =>
        KpiAggregation.Of(KpiBasis.PointInTime, EntryMode.ThisPeriod, Given.Period("2026-q2"), [.. TwoQuarters, Entry("2026-q3", 900)])
            .ShouldBe(new AggregatedFigure(280, IsComplete: true));

    [Theory]
    [InlineData(KpiBasis.YearToDateRate)]
    [InlineData(KpiBasis.PeriodAverage)]
    public void Of_Rate_IsNeverSummed(KpiBasis basis) =>
        KpiAggregation.Of(basis, EntryMode.ThisPeriod, Given.Period("2026-q2"), TwoQuarters).Value.ShouldBe(280);

    [Fact]
    public void Of_RateWithinTheYear_RestartsInApril() =>
        KpiAggregation.Of(KpiBasis.YearToDateRate, null, Given.Period("2026-q1"), [Entry("2025-q4", 90)]).Value.ShouldBeNull();

    [Fact]
    public void Of_SumBeyondDecimal_IsUnknown() =>
        KpiAggregation.SinceApril(Given.Period("2026-q2"), [Entry("2026-q1", decimal.MaxValue), Entry("2026-q2", decimal.MaxValue)]).Value.ShouldBeNull();

    [Fact]
    public void ThisPeriod_OfWhatSinceAprilMade_ComesBack()
    {
        var random = new Random(7);
        for (var i = 0; i < 500; i++)
        {
            PeriodEntry[] parts = [.. Enumerable.Range(1, 4).Select(quarter => Entry($"2026-q{quarter}", random.Next(1000)))];
            PeriodEntry[] sums = [.. parts.Select(part => part with { Value = KpiAggregation.SinceApril(part.Period, parts).Value })];

            parts.Select(part => KpiAggregation.ThisPeriod(part.Period, sums)).ShouldBe(parts.Select(part => part.Value));
        }
    }

    private static PeriodEntry Entry(string period, decimal? value) => new(Given.Period(period), value);
}
