namespace Municipal.Dx.Excel.Reports;

/// <summary>
/// Sets page breaks, so that a page never ends inside a block that fits on a page. A block that fits on none goes on from where it
/// begins, instead of leaving the page before it empty. A heading that must not stand alone at a page's foot is placed together with
/// what follows.
/// </summary>
internal sealed class PageFlow(SheetPen pen, double repeatedHeight)
{
    /// <summary>Share of a page that is counted on: printers and programs round row heights differently.</summary>
    public const double Slack = 0.97;

    private double _used;

    /// <summary>Points of a page below its repeated rows.</summary>
    public double Room { get; } = (pen.PageHeight * Slack) - repeatedHeight;

    /// <summary>Points that are free on the page begun.</summary>
    public double Left => Room - _used;

    /// <summary>Announces a block that begins at <paramref name="row"/>; <paramref name="heights"/> are its rows' heights.</summary>
    /// <param name="row">First row of the block.</param>
    /// <param name="heights">Heights of its rows.</param>
    /// <param name="together">Its first rows that stay together even where the block fits on no page.</param>
    /// <param name="foot">Height of what stands below the block, to be kept on the page of its end where both fit on one.</param>
    /// <returns>Rows that begin a page inside the block.</returns>
    public IReadOnlyList<int> Place(int row, IReadOnlyList<double> heights, int together = 1, double foot = 0)
    {
        var whole = heights.Sum();
        foot = whole <= Room && whole + foot > Room ? 0 : foot;
        var opening = whole <= Room ? whole + foot : heights.Take(together).Sum();
        if (_used > 0 && opening > Left)
        {
            Break(row);
        }

        var starts = new List<int>();
        for (var i = 0; i < heights.Count; i++)
        {
            var needed = heights[i] + (i == heights.Count - 1 ? foot : 0);
            if (_used > 0 && needed > Left && i >= together)
            {
                Break(row + i);
                starts.Add(row + i);
            }

            _used += heights[i];
        }

        return starts;
    }

    private void Break(int row)
    {
        pen.Sheet.PageSetup.AddHorizontalPageBreak(row - 1);
        _used = 0;
    }
}
