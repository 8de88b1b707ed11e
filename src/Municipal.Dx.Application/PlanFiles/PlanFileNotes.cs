namespace Municipal.Dx.Application.PlanFiles;

/// <summary>How cells of a workbook were understood: carried as comments at the head of the plan file that was made of it.</summary>
public static class PlanFileNotes
{
    private const string Mark = "# 読み取り: ";
    private const int Kept = 200;

    public static string Add(string text, IReadOnlyList<string> notes)
    {
        var rest = notes.Count - Kept;
        var kept = notes.Take(Kept).Concat(rest > 0 ? [$"ほかに{rest}件あります。"] : []);
        return string.Concat(kept.Select(note => Mark + OneLine(note) + "\n")) + text;
    }

    public static IReadOnlyList<string> Of(string text) =>
        [.. text.Split('\n').TakeWhile(line => line.StartsWith(Mark, StringComparison.Ordinal)).Select(line => line[Mark.Length..])];

    private static string OneLine(string note) =>
        string.Concat(note.EnumerateRunes().Select(rune => System.Text.Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029 or 0xFFFD or 0xFFFE or 0xFFFF ? " " : rune.ToString()));
}
