namespace Municipal.Dx.Domain.Text;

/// <summary>
/// Full-width signs and digits to half width, one for one. Unlike NFKC it leaves ①, ² and ㎡ alone, which would turn into digits.
/// </summary>
internal static class HalfWidth
{
    public static string Of(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = source[i] switch
            {
                >= '\uFF01' and <= '\uFF5E' and var wide => (char)(wide - 0xFEE0),
                '\u3000' => ' ',
                var other => other,
            };
        }
    });
}
