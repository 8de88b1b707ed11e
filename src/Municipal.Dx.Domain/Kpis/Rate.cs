using System.Globalization;

namespace Municipal.Dx.Domain.Kpis;

/// <summary>Percentages with one decimal, midpoints away from zero (domain.md §3 rule 5). Null where nothing sensible comes out.</summary>
internal static class Rate
{
    public static decimal? Progress(decimal baseline, decimal target, decimal actual) =>
        Difference(actual, baseline) is { } gone && Difference(target, baseline) is { } whole ? Percent(gone, whole) : null;

    public static decimal? Percent(decimal part, decimal whole)
    {
        if (whole == 0)
        {
            return null;
        }

        try
        {
            var rounded = Math.Round(part / whole * 100, 1, MidpointRounding.AwayFromZero);
            return rounded == 0 ? 0.0m : rounded;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    public static decimal? Difference(decimal left, decimal right)
    {
        try
        {
            return left - right;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    public static decimal? Distance(decimal left, decimal right) => Difference(left, right) is { } difference ? Math.Abs(difference) : null;

    public static int? Tenths(decimal? rate) => rate switch
    {
        null => null,
        >= int.MaxValue / 10m => int.MaxValue,
        <= int.MinValue / 10m => int.MinValue,
        { } value => (int)Math.Round(value * 10, MidpointRounding.AwayFromZero),
    };

    public static string Format(decimal rate) => rate.ToString("#,0.0", CultureInfo.InvariantCulture) + "%";
}
