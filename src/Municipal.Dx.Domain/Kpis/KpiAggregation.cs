using Municipal.Dx.Domain.Calendar;

namespace Municipal.Dx.Domain.Kpis;

/// <summary>What was entered for a period; null where it is empty for whatever reason.</summary>
public sealed record PeriodEntry(PeriodKey Period, decimal? Value);

/// <summary>
/// A figure made of entries. <paramref name="IsComplete"/> is false where a period up to the asked one has no entry: the figure is then
/// what is known, and must be shown so. <paramref name="Value"/> is null where nothing is known or the sum leaves the range.
/// </summary>
public sealed record AggregatedFigure(decimal? Value, bool IsComplete)
{
    public static readonly AggregatedFigure Nothing = new(Value: null, IsComplete: false);
}

/// <summary>
/// Figures over several periods (domain.md §3): stocks take the newest, per-year counts are summed within the year, rates never.
/// Ad-hoc entries are left out of sums; an entry of a whole year stands for its year.
/// </summary>
public static class KpiAggregation
{
    /// <summary>
    /// The figure that stands at the end of <paramref name="upTo"/>. <paramref name="mode"/> is null where entries are the figure itself.
    /// <paramref name="since"/> is the first year that counts: plan start for a cumulative KPI, window start for one of N years.
    /// </summary>
    public static AggregatedFigure Of(
        KpiBasis basis, EntryMode? mode, PeriodKey upTo, IReadOnlyCollection<PeriodEntry> entries, FiscalYear? since = null) => (basis, mode) switch
        {
            (KpiBasis.PerYear, { } entryMode) => WithinYear(entryMode, upTo.FiscalYear, upTo, entries),
            (KpiBasis.PerYear, null) => Newest(upTo, [.. entries.Where(entry => entry.Period.FiscalYear == upTo.FiscalYear)]),
            (KpiBasis.Cumulative or KpiBasis.PerNYears, { } entryMode) => OverYears(entryMode, since, upTo, entries),
            (KpiBasis.YearToDateRate, _) => Newest(upTo, [.. entries.Where(entry => entry.Period.FiscalYear == upTo.FiscalYear)]),
            _ => Newest(upTo, entries),
        };

    /// <summary>4月からの累計 of entries made as 今期分.</summary>
    public static AggregatedFigure SinceApril(PeriodKey period, IReadOnlyCollection<PeriodEntry> thisPeriodEntries) =>
        WithinYear(EntryMode.ThisPeriod, period.FiscalYear, period, thisPeriodEntries);

    /// <summary>
    /// 今期分 of entries made as 4月からの累計: the difference to the entry that ends where the period begins, whatever its kind. Null where this
    /// or the one before is empty, because the part cannot be told.
    /// </summary>
    public static decimal? ThisPeriod(PeriodKey period, IReadOnlyCollection<PeriodEntry> sinceAprilEntries)
    {
        var start = period.MonthsSinceApril - period.Months;
        if (start == 0)
        {
            return ValueOf(period, sinceAprilEntries);
        }

        var before = sinceAprilEntries
            .Where(entry => entry.Value is not null && entry.Period.Kind != PeriodKind.AdHoc)
            .Where(entry => entry.Period.FiscalYear == period.FiscalYear && entry.Period.MonthsSinceApril == start)
            .OrderByDescending(entry => entry.Period.Kind == period.Kind)
            .FirstOrDefault();
        return ValueOf(period, sinceAprilEntries) is { } now && before?.Value is { } sum ? Rate.Difference(now, sum) : null;
    }

    private static decimal? ValueOf(PeriodKey period, IEnumerable<PeriodEntry> entries) =>
        entries.FirstOrDefault(entry => entry.Period == period)?.Value;

    private static AggregatedFigure Newest(PeriodKey upTo, IReadOnlyCollection<PeriodEntry> entries)
    {
        var newest = entries.Where(entry => entry.Value is not null && entry.Period <= upTo).MaxBy(entry => entry.Period);
        return newest is null ? AggregatedFigure.Nothing : new AggregatedFigure(newest.Value, newest.Period.To == upTo.To);
    }

    private static AggregatedFigure OverYears(EntryMode mode, FiscalYear? since, PeriodKey upTo, IReadOnlyCollection<PeriodEntry> entries)
    {
        var first = since ?? (entries.Count == 0 ? upTo.FiscalYear : entries.Min(entry => entry.Period.FiscalYear));
        var years = Enumerable.Range(first.Value, Math.Max(0, upTo.FiscalYear.Value - first.Value + 1))
            .Select(value => new FiscalYear(value))
            .Select(year => WithinYear(mode, year, year == upTo.FiscalYear ? upTo : PeriodKey.Year(year), entries))
            .ToList();
        return Sum([.. years.Select(year => year.Value)], years.TrueForAll(year => year.IsComplete));
    }

    private static AggregatedFigure WithinYear(EntryMode mode, FiscalYear year, PeriodKey upTo, IReadOnlyCollection<PeriodEntry> entries)
    {
        var known = entries
            .Where(entry => entry.Value is not null && entry.Period.Kind != PeriodKind.AdHoc)
            .Where(entry => entry.Period.FiscalYear == year && entry.Period.MonthsSinceApril <= upTo.MonthsSinceApril)
            .ToList();
        if (known.Find(entry => entry.Period.Kind == PeriodKind.Year) is { } wholeYear)
        {
            return new AggregatedFigure(wholeYear.Value, IsComplete: true);
        }

        return mode == EntryMode.SinceApril ? Newest(upTo, known) : SumOfParts(upTo, known);
    }

    // Quarters and half years of the same months must not be added together: of the ways to lie entries side by side, the one that covers
    // most months is taken, then the one with most entries of the asked kind.
    private static AggregatedFigure SumOfParts(PeriodKey upTo, List<PeriodEntry> known)
    {
        var best = new Cover[upTo.MonthsSinceApril + 1];
        best[0] = Cover.Nothing;
        for (var month = 1; month < best.Length; month++)
        {
            best[month] = known.Where(entry => entry.Period.MonthsSinceApril == month)
                .Select(entry => best[month - entry.Period.Months].With(entry, upTo.Kind))
                .Append(best[month - 1])
                .MaxBy(cover => (cover.Months, cover.MonthsOfKind))!;
        }

        var parts = best[^1];
        return Sum([.. parts.Entries.Select(entry => entry.Value)], parts.Months == upTo.MonthsSinceApril);
    }

    private sealed record Cover(IReadOnlyList<PeriodEntry> Entries, int Months, int MonthsOfKind)
    {
        public static readonly Cover Nothing = new([], 0, 0);

        public Cover With(PeriodEntry entry, PeriodKind kind) =>
            new([.. Entries, entry], Months + entry.Period.Months, MonthsOfKind + (entry.Period.Kind == kind ? entry.Period.Months : 0));
    }

    private static AggregatedFigure Sum(IReadOnlyCollection<decimal?> values, bool isComplete)
    {
        try
        {
            return values.Any(value => value is not null) ? new AggregatedFigure(values.Sum(), isComplete) : AggregatedFigure.Nothing;
        }
        catch (OverflowException)
        {
            return AggregatedFigure.Nothing;
        }
    }
}
