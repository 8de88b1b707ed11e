using ClosedXML.Excel;

namespace Municipal.Dx.Excel.Reports;

/// <summary>The styles of one workbook: every different look is put together once and then shared.</summary>
internal sealed class PreparedStyles
{
    private readonly Dictionary<CellLook, IXLStyle> _styles = [];

    public void Give(IXLCell cell, CellLook look)
    {
        if (_styles.TryGetValue(look, out var style))
        {
            cell.Style = style;
            return;
        }

        look.Give(cell.Style);
        _styles.Add(look, cell.Style);
    }
}
