using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Application.Features.Snapshots;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.UnitTests.Application.Features.Reports;

public sealed class BookShelfTests
{
    private static readonly BookAsker Office = new(true, false, new HashSet<long>());
    private static readonly BookAsker Committee = new(false, true, new HashSet<long>());
    private static readonly BookAsker Staff = new(false, false, new HashSet<long> { 7 });
    private static readonly BookAsker Administrator = new(false, false, new HashSet<long>());

    private static readonly List<ReportingPeriod> Opened = [Period("2026-q3", PeriodState.Open), Period("2026-q2", PeriodState.Fixed), Period("2026-q1", PeriodState.Fixed)];
    private static readonly List<SnapshotRow> Editions = [Edition("2026-q2", 2), Edition("2026-q2", 1), Edition("2026-q1", 1)];

    [Fact]
    public void Of_Committee_HasFixedEditionsNewestFirstWithEarlierOnesBelow() =>
        BookShelf.Of(Opened, Editions, Committee).Select(b => (b.Key, b.Name.ToString(), b.IsSuperseded)).ShouldBe(
            [("2026-q2", "fixed-2", false), ("2026-q2", "fixed-1", true), ("2026-q1", "fixed-1", false)]);

    [Fact]
    public void Of_NothingFixed_CommitteeAndAdministratorHaveNothing()
    {
        List<ReportingPeriod> opened = [Period("2026-q3", PeriodState.Open), Period("2026-q1", PeriodState.Open)];

        BookShelf.Of(opened, [], Committee).ShouldBeEmpty();
        BookShelf.Of(opened, [], Administrator).ShouldBeEmpty();
    }

    [Fact]
    public void Of_Office_HasOpenPeriodsOfTheWholePlanToo()
    {
        var books = BookShelf.Of(Opened, Editions, Office);

        books[0].ShouldSatisfyAllConditions(b => b.Key.ShouldBe("2026-q3"), b => b.IsFixed.ShouldBeFalse(), b => b.Extent.ShouldBe(BookExtent.WholePlan));
        books.Count.ShouldBe(4);
    }

    [Fact]
    public void Of_Staff_HasOwnMeasuresOfOpenAndAllOfFixedPeriods() =>
        BookShelf.Of(Opened, Editions, Staff).Select(b => (b.Key, b.Extent)).ShouldBe(
            [("2026-q3", BookExtent.OwnMeasures), ("2026-q2", BookExtent.WholePlan), ("2026-q2", BookExtent.WholePlan), ("2026-q1", BookExtent.WholePlan)]);

    [Fact]
    public void Of_StaffWhoIsAlsoOnTheCommittee_HasOwnMeasuresOfTheOpenPeriod() =>
        BookShelf.Of(Opened, Editions, Staff with { IsCommittee = true })[0].Extent.ShouldBe(BookExtent.OwnMeasures);

    [Fact]
    public void Of_PeriodOpenedAgain_KeepsItsEditionsForEveryone()
    {
        var books = BookShelf.Of([Period("2026-q2", PeriodState.Open)], [Edition("2026-q2", 1)], Committee);

        books.ShouldHaveSingleItem().ShouldSatisfyAllConditions(b => b.IsFixed.ShouldBeTrue(), b => b.IsSuperseded.ShouldBeTrue());
    }

    [Fact]
    public void EditionsOf_Committee_HasItsOwnAndWhatWasPublished()
    {
        var book = BookShelf.Of(Opened, Editions, Committee)[0];

        BookShelf.EditionsOf(book, Committee).ShouldBe([BookEdition.Committee]);
        BookShelf.EditionsOf(book with { PublishedOn = new DateOnly(2026, 11, 20) }, Committee).ShouldBe([BookEdition.Committee, BookEdition.Public]);
    }

    [Fact]
    public void EditionsOf_House_HasAllOfFixedPeriodsAndTwoOfOwnMeasures()
    {
        BookShelf.EditionsOf(BookShelf.Of(Opened, Editions, Office)[0], Office).Count.ShouldBe(4);
        BookShelf.EditionsOf(BookShelf.Of(Opened, Editions, Staff)[1], Staff with { IsCommittee = true }).Count.ShouldBe(4);
        BookShelf.EditionsOf(BookShelf.Of(Opened, Editions, Staff)[0], Staff).ShouldBe([BookEdition.Committee, BookEdition.Internal]);
    }

    [Fact]
    public void Of_CommitteeDraft_IsNobodysBook() =>
        BookShelf.Of([Period("2026-q3", PeriodState.Open)], [Edition("2026-q3", 1) with { Kind = SnapshotKind.Draft }], Committee).ShouldBeEmpty();

    private static SnapshotRow Edition(string period, int number) =>
        new(number, period, SnapshotKind.Fixed, number, new DateTime(2026, 11, number, 0, 0, 0, DateTimeKind.Utc), "事務局", "政策推進課", new string('a', 64), 0, null);

    private static ReportingPeriod Period(string key, PeriodState state)
    {
        PeriodKey.TryParse(key, out var period).ShouldBeTrue();
        return new ReportingPeriod { Key = key, From = period.From, To = period.To, AsOf = period.To, Due = period.To, State = state };
    }
}
