using System.Globalization;
using System.Text.RegularExpressions;

namespace Municipal.Dx.Domain.Text;

/// <summary>
/// Numbers as people type them into a figure's field: full-width digits, separators, △ and − for minus, 約, 程度 and the unit are
/// understood; what would have to be guessed (1万2千, 10分未満, 20〜30, another unit) is refused with a sentence that says what to type.
/// Stored figures have 14 digits before and 4 after the point; more is refused, because rounding would change the judgement.
/// </summary>
public static partial class NumberText
{
    private const int LongestQuote = 20;
    private const decimal Bound = 100_000_000_000_000m;

    /// <param name="text">What was typed.</param>
    /// <param name="value">The number; 0 where refused.</param>
    /// <param name="howRead">
    /// Read: empty for a plain number, else 「１２.５％」を12.5と読みました。 Refused: the Japanese sentence that says why.
    /// </param>
    /// <param name="unit">The figure's unit. With it another unit is refused, and units such as 千円 can be read.</param>
    public static bool TryRead(string? text, out decimal value, out string howRead, string? unit = null)
    {
        value = 0;
        var typed = (text ?? "").Trim();
        if (typed.Length == 0)
        {
            howRead = "数値が入力されていません。実績が0のときは0と入力してください。";
            return false;
        }

        var match = NumberPattern().Match(WhiteSpace().Replace(HalfWidth.Of(typed), ""));
        if (Refusal(match, typed, unit) is { } refusal)
        {
            howRead = refusal;
            return false;
        }

        value = Sign(match) * decimal.Parse(match.Groups["number"].Value, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        howRead = IsPlain(typed) ? "" : $"「{Quote(typed)}」を{Format(value, unit: null)}と読みました。";
        return true;
    }

    /// <summary>1,500部, 12.5%: thousands separated, no trailing zeros, the unit directly behind.</summary>
    public static string Format(decimal value, string? unit) =>
        (value == 0 ? "0" : value.ToString("#,0.############################", CultureInfo.InvariantCulture)) + unit;

    private static string? Refusal(Match match, string typed, string? unit)
    {
        if (!match.Success)
        {
            return $"「{Quote(typed)}」は数として読めません。1,500や12.5のように数字で入力してください。";
        }

        var number = match.Groups["number"].Value;
        if (number.Contains(',', StringComparison.Ordinal) && !GroupedPattern().IsMatch(number))
        {
            return $"「{Quote(typed)}」の桁区切りの位置を確かめてください。1,500のように3桁ごとに入れます。";
        }

        return SuffixRefusal(match.Groups["suffix"].Value, typed, unit) ?? SizeRefusal(number);
    }

    private static string? SuffixRefusal(string suffix, string typed, string? unit)
    {
        if (suffix.Length == 0 || IsUnit(suffix, unit))
        {
            return null;
        }

        if (BoundWord().Match(suffix) is { Success: true } bound)
        {
            return $"「{bound.Value}」の付いた数は一つの値として読めません。実績の数だけを入力してください。";
        }

        if (suffix[0] is '十' or '百' or '千' or '万' or '億' or '兆' or '割')
        {
            return $"「{Quote(typed)}」の「{suffix[0]}」は読めません。12,000のように数字だけで入力してください。";
        }

        return string.IsNullOrEmpty(unit)
            ? null
            : $"「{Quote(typed)}」は単位が違います。「{unit}」の数に直して入力してください。";
    }

    private static string? SizeRefusal(string number)
    {
        if (number.Length > 40 || !decimal.TryParse(number, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || value >= Bound)
        {
            return "桁が大きすぎます。整数部は14桁までで入力してください。";
        }

        return decimal.Round(value, 4) == value ? null : "小数は4桁までで入力してください。";
    }

    // 件/年 is typed as 件 as well.
    private static bool IsUnit(string suffix, string? unit)
    {
        var (typed, expected) = (UnitForm(suffix), UnitForm(unit));
        return expected == typed || expected.StartsWith(typed + "/", StringComparison.Ordinal);
    }

    private static string UnitForm(string? unit) => TextFold.Fold(unit) is "ぱーせんと" ? "%" : TextFold.Fold(unit).Replace(" ", "", StringComparison.Ordinal);

    private static decimal Sign(Match match) => match.Groups["sign"].Value is "" or "+" ? 1 : -1;

    private static bool IsPlain(string typed) => PlainPattern().IsMatch(typed);

    private static string Quote(string typed)
    {
        var length = char.IsHighSurrogate(typed[Math.Min(LongestQuote, typed.Length) - 1]) ? LongestQuote - 1 : LongestQuote;
        return typed.Length <= length ? typed : typed[..length] + "…";
    }

    [GeneratedRegex(@"\A(?:約|およそ|おおよそ|概ね|おおむね|ほぼ)?(?<sign>[-+−‐–ー△▲])?(?<number>[0-9][0-9,]*(?:\.[0-9]+)?)(?<suffix>[^\p{N},.〜~:()+\-−]{0,12}?)(?:程度|ほど|くらい|ぐらい)?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"\A[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex GroupedPattern();

    [GeneratedRegex(@"\A-?[0-9][0-9,]*(?:\.[0-9]+)?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PlainPattern();

    [GeneratedRegex("以上|以下|以内|未満|超|から|まで|弱|強|余|前後|増|減", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BoundWord();

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WhiteSpace();
}
