namespace Municipal.Dx.Excel.Reports;

/// <summary>File names that every system takes.</summary>
internal static class FileNames
{
    public static string Safe(string name) =>
        string.Concat(name.Where(c => !char.IsControl(c) && c is not ('/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|')));
}
