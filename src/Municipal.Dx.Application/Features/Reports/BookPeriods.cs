using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Reports;

/// <summary>The period of a book, the one before of the same kind, and the same one a year ago.</summary>
internal sealed record BookPeriods(ReportingPeriod Current, ReportingPeriod? Previous, ReportingPeriod? YearBefore)
{
    public BookPeriod CurrentBook => Printed(Current)!;

    public IReadOnlyList<long> Ids => [.. new[] { Current.Id, Previous?.Id, YearBefore?.Id }.OfType<long>().Distinct()];

    public static BookPeriods? Find(IReadOnlyCollection<ReportingPeriod> all, string key)
    {
        var current = all.FirstOrDefault(period => string.Equals(period.Key, key, StringComparison.Ordinal));
        if (current is null)
        {
            return null;
        }

        var previous = all.Where(period => period.Kind == current.Kind && period.To < current.From).MaxBy(period => period.To);
        var yearBefore = current.Kind == PeriodKind.AdHoc
            ? null
            : all.FirstOrDefault(period => period.Kind == current.Kind && period.From == current.From.AddYears(-1));
        return new BookPeriods(current, previous, yearBefore);
    }

    public static BookPeriod? Printed(ReportingPeriod? period)
    {
        if (period is null)
        {
            return null;
        }

        var year = new FiscalYear(period.FiscalYear);
        var isKnown = PeriodKey.TryParse(period.Key, out var key);
        return new BookPeriod(
            period.Key,
            (isKnown ? key.Label : year.Label) + (period.Title is null ? "" : $"（{period.Title}）"),
            isKnown && key.Kind != PeriodKind.AdHoc ? key.MonthsLabel : $"{JapaneseDate.Format(period.From)}〜{JapaneseDate.Format(period.To)}",
            year,
            period.From,
            period.To,
            period.AsOf,
            period.Due,
            period.State == PeriodState.Fixed);
    }
}
