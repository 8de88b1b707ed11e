using System.Globalization;
using System.Text.RegularExpressions;
using Municipal.Dx.Domain.Text;

namespace Municipal.Dx.Domain.Calendar;

/// <summary>
/// 年度 as people type it: 令和11年度, R11, 2029, 2029年度, full-width too. Anything else is refused with
/// <see cref="RefusalMessage"/>.
/// </summary>
public static partial class FiscalYearText
{
    public const string RefusalMessage = "年度は「令和11年度」「R11」「2029」のように入力してください。";

    public static bool TryParse(string? text, out FiscalYear year)
    {
        year = default;
        var match = Pattern().Match(HalfWidth.Of(text ?? "").Replace(" ", "", StringComparison.Ordinal));
        if (!match.Success)
        {
            return false;
        }

        if (match.Groups["western"] is { Success: true } western)
        {
            return FiscalYear.TryCreate(int.Parse(western.Value, CultureInfo.InvariantCulture), out year);
        }

        var number = match.Groups["number"].Value == "元" ? 1 : int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);
        return number > 0 && FiscalYear.TryCreate(JapaneseEra.ToWestern(match.Groups["era"].Value, number), out year);
    }

    [GeneratedRegex(@"\A(?:(?<era>令和|平成|[RrHh])(?<number>元|[0-9]{1,2})|(?<western>[0-9]{4}))(?:年度?)?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
