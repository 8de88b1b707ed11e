using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Reports;

/// <summary>Who asks for books, as far as it matters for them (domain.md §5).</summary>
public sealed record BookAsker(bool IsOffice, bool IsCommittee, IReadOnlySet<long> DepartmentIds);

/// <summary>What of a plan a book may hold for someone.</summary>
public enum BookExtent
{
    /// <summary>The measures of the person's departments.</summary>
    OwnMeasures,

    WholePlan,
}

/// <summary>A book someone may have.</summary>
/// <param name="Key">Key of its period.</param>
/// <param name="State">Null where nobody opened the period.</param>
/// <param name="AsOf">基準日.</param>
/// <param name="Due">Due date of the period.</param>
/// <param name="FixedAt">When it was fixed (UTC).</param>
/// <param name="Extent">What of the plan it holds.</param>
public sealed record ShelvedBook(string Key, PeriodState? State, DateOnly AsOf, DateOnly Due, DateTime? FixedAt, BookExtent Extent)
{
    public bool IsFixed => State == PeriodState.Fixed;

    public string Label => PeriodKey.TryParse(Key, out var key) ? key.Label : Key;

    public string? MonthsLabel => PeriodKey.TryParse(Key, out var key) ? key.MonthsLabel : null;
}

/// <summary>Which books a person may have: the one rule for the page that lists them and for the download itself.</summary>
public sealed class BookShelf(DxDbContext db)
{
    /// <summary>The books, newest first.</summary>
    public async Task<IReadOnlyList<ShelvedBook>> ForAsync(long planId, int? planFirstYear, BookAsker asker, DateOnly today, CancellationToken cancellationToken)
    {
        var periods = await db.ReportingPeriods.AsNoTracking()
            .Where(p => p.PlanId == planId && p.State != PeriodState.Preparing)
            .OrderByDescending(p => p.To).ThenByDescending(p => p.From)
            .ToListAsync(cancellationToken);
        return Of(periods, planFirstYear, asker, today);
    }

    /// <summary>
    /// Fixed periods for everyone; open ones for the office, and with their own measures for heads and staff. While no period
    /// is fixed, the committee has the last finished quarter as 速報 (docs/adr/0009).
    /// </summary>
    /// <param name="opened">Opened periods, newest first.</param>
    /// <param name="planFirstYear">First fiscal year of the plan.</param>
    /// <param name="asker">Who asks.</param>
    /// <param name="today">Today in Japan.</param>
    public static IReadOnlyList<ShelvedBook> Of(IReadOnlyList<ReportingPeriod> opened, int? planFirstYear, BookAsker asker, DateOnly today)
    {
        var interim = opened.Any(p => p.State == PeriodState.Fixed) || !(asker.IsCommittee || asker.IsOffice) ? null : Interim(opened, planFirstYear, today);
        var books = new List<ShelvedBook>();
        foreach (var period in opened)
        {
            if (ExtentOf(period, asker, period.Key == interim?.Key) is { } extent)
            {
                books.Add(new ShelvedBook(period.Key, period.State, period.AsOf, period.Due, period.FixedAt, extent));
            }
        }

        if (interim is not null && !books.Exists(b => b.Key == interim.Key))
        {
            books.Add(interim);
        }

        return [.. books.OrderByDescending(b => PeriodKey.TryParse(b.Key, out var key) ? key : default)];
    }

    private static BookExtent? ExtentOf(ReportingPeriod period, BookAsker asker, bool isInterim) => period.State switch
    {
        PeriodState.Fixed => BookExtent.WholePlan,
        _ when asker.IsOffice || (asker.IsCommittee && isInterim) => BookExtent.WholePlan,
        _ when asker.DepartmentIds.Count > 0 => BookExtent.OwnMeasures,
        _ => null,
    };

    // An opened period that has ended, else the quarter before this one.
    private static ShelvedBook? Interim(IReadOnlyList<ReportingPeriod> opened, int? planFirstYear, DateOnly today)
    {
        if (opened.FirstOrDefault(p => p.To < today) is { } ended)
        {
            return new ShelvedBook(ended.Key, ended.State, ended.AsOf, ended.Due, null, BookExtent.WholePlan);
        }

        var quarter = FiscalQuarter.FromDate(FiscalQuarter.FromDate(today).FirstDay.AddDays(-1));
        return planFirstYear > quarter.Year.Value
            ? null
            : new ShelvedBook(PeriodKey.Quarter(quarter.Year, quarter.Number).ToString(), null, quarter.LastDay, quarter.LastDay, null, BookExtent.WholePlan);
    }
}
