namespace Municipal.Dx.Excel.RoundTrip;

/// <summary>Addresses of cells as a sheet's file writes them (<c>AB12</c>).</summary>
internal static class CellAddress
{
    /// <summary>The column, counted from 1; null where the address names none.</summary>
    public static int? ColumnOf(string? address)
    {
        var column = 0;
        foreach (var letter in (address ?? "").TakeWhile(char.IsAsciiLetter).Take(4))
        {
            column = (column * 26) + char.ToUpperInvariant(letter) - 'A' + 1;
        }

        return column == 0 ? null : column;
    }
}
