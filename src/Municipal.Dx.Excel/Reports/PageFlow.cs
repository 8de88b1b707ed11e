namespace Municipal.Dx.Excel.Reports;

/// <summary>
/// Sets page breaks between blocks, so that a page never ends inside one that fits on a page. A heading that must not stand alone at
/// a page's foot is placed together with what follows.
/// </summary>
internal sealed class PageFlow(SheetPen pen, double repeatedHeight)
{
    /// <summary>Share of a page that is counted on: printers and programs round row heights differently.</summary>
    public const double Slack = 0.97;

    private readonly double _room = (pen.PageHeight * Slack) - repeatedHeight;
    private double _used;

    /// <summary>Announces a block that begins at <paramref name="row"/>; <paramref name="heights"/> are its rows' heights.</summary>
    public void Place(int row, IReadOnlyCollection<double> heights)
    {
        var whole = heights.Sum();
        if (_used > 0 && _used + whole > _room)
        {
            pen.Sheet.PageSetup.AddHorizontalPageBreak(row - 1);
            _used = 0;
        }

        foreach (var height in heights)
        {
            _used = _used + height > _room ? height : _used + height;
        }
    }
}
