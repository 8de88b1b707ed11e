namespace Municipal.Dx.Domain.Text;

/// <summary>Text as people type or paste it into a form.</summary>
public static class TypedText
{
    public const string RefusalMessage = "目に見えない制御文字が入っています。貼り付けた文をもう一度選び直すか、打ち直してください。";

    /// <summary>Line ends as LF, without blanks around it; null where nothing is left.</summary>
    public static string? Of(string? typed)
    {
        var text = typed?.ReplaceLineEndings("\n").Trim();
        return string.IsNullOrEmpty(text) ? null : text;
    }

    /// <summary>False where control characters stand in it that a database or a workbook would cut the text at.</summary>
    public static bool IsReadable(string? text) =>
        text is null || !text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'));
}
