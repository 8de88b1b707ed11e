using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.UnitTests.Application.Features.Reports;

public sealed class BookShelfTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);
    private static readonly BookAsker Office = new(true, false, new HashSet<long>());
    private static readonly BookAsker Committee = new(false, true, new HashSet<long>());
    private static readonly BookAsker Staff = new(false, false, new HashSet<long> { 7 });
    private static readonly BookAsker Administrator = new(false, false, new HashSet<long>());

    [Fact]
    public void Of_OnlyTheRunningQuarterOpen_CommitteeHasTheQuarterBefore()
    {
        var books = BookShelf.Of([Period("2026-q3", PeriodState.Open)], 2024, Committee, Today);

        books.Select(b => (b.Key, b.State, b.Extent)).ShouldBe([("2026-q2", null, BookExtent.WholePlan)]);
        books[0].AsOf.ShouldBe(new DateOnly(2026, 9, 30));
    }

    [Fact]
    public void Of_AnEndedPeriodStillOpen_CommitteeHasThatOne()
    {
        var books = BookShelf.Of([Period("2026-q3", PeriodState.Open), Period("2026-q1", PeriodState.Open)], 2024, Committee, Today);

        books.Select(b => (b.Key, b.IsFixed)).ShouldBe([("2026-q1", false)]);
    }

    [Fact]
    public void Of_OnePeriodFixed_CommitteeHasFixedOnesOnly()
    {
        var books = BookShelf.Of([Period("2026-q3", PeriodState.Open), Period("2026-q2", PeriodState.Open), Period("2026-q1", PeriodState.Fixed)], 2024, Committee, Today);

        books.Select(b => (b.Key, b.IsFixed)).ShouldBe([("2026-q1", true)]);
    }

    [Fact]
    public void Of_Office_HasEveryOpenedPeriodAndWhatTheCommitteeSees()
    {
        var books = BookShelf.Of([Period("2026-q3", PeriodState.Open)], 2024, Office, Today);

        books.Select(b => b.Key).ShouldBe(["2026-q3", "2026-q2"]);
        books.ShouldAllBe(b => b.Extent == BookExtent.WholePlan);
    }

    [Fact]
    public void Of_Staff_HasOwnMeasuresOfOpenAndAllOfFixedPeriods()
    {
        var books = BookShelf.Of([Period("2026-q3", PeriodState.Open), Period("2026-q2", PeriodState.Fixed)], 2024, Staff, Today);

        books.Select(b => (b.Key, b.Extent)).ShouldBe([("2026-q3", BookExtent.OwnMeasures), ("2026-q2", BookExtent.WholePlan)]);
    }

    [Fact]
    public void Of_StaffWhoIsAlsoOnTheCommittee_HasBoth()
    {
        var books = BookShelf.Of([Period("2026-q3", PeriodState.Open)], 2024, Staff with { IsCommittee = true }, Today);

        books.Select(b => (b.Key, b.Extent)).ShouldBe([("2026-q3", BookExtent.OwnMeasures), ("2026-q2", BookExtent.WholePlan)]);
    }

    [Fact]
    public void Of_Administrator_HasFixedBooksOnly() =>
        BookShelf.Of([Period("2026-q3", PeriodState.Open), Period("2026-q2", PeriodState.Fixed)], 2024, Administrator, Today).Select(b => b.Key).ShouldBe(["2026-q2"]);

    [Fact]
    public void Of_PlanThatBeginsThisYear_HasNoQuarterBeforeIt() =>
        BookShelf.Of([], 2026, Committee, new DateOnly(2026, 5, 1)).ShouldBeEmpty();

    private static ReportingPeriod Period(string key, PeriodState state)
    {
        PeriodKey.TryParse(key, out var period).ShouldBeTrue();
        return new ReportingPeriod { Key = key, From = period.From, To = period.To, AsOf = period.To, Due = period.To, State = state };
    }
}
