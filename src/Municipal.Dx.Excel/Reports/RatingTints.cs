using ClosedXML.Excel;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Excel.Reports;

/// <summary>Colours that follow what stands in a cell, so that a rating corrected in Excel does not keep the old one's.</summary>
internal static class RatingTints
{
    public static void Apply(IXLRange range, RatingScale scale)
    {
        // Longer codes first, so that 100 is not taken for 10.
        foreach (var level in scale.Levels.Where(level => !level.Code.Contains('"', StringComparison.Ordinal)).OrderByDescending(level => level.Code.Length))
        {
            if (BookStyles.Of(scale.ToneOf(level.Code)) is { } tint)
            {
                range.AddConditionalFormat().WhenStartsWith(level.Code).Fill.SetBackgroundColor(tint);
            }
        }
    }

    /// <summary>A bar of 0 to 100% behind a rate; the number stays.</summary>
    public static void Bars(IXLRange range) =>
        range.AddConditionalFormat().DataBar(XLColor.FromHtml("#C5D7FB"), showBarOnly: false).Minimum(XLCFContentType.Number, 0).Maximum(XLCFContentType.Number, 1);
}
