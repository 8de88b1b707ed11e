using System.Globalization;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Text;

namespace Municipal.Dx.Application.Features.Kpis;

/// <summary>Figures of KPIs in words, the same on pages, in CSV and in Excel.</summary>
public static class KpiText
{
    public const string None = "—";

    /// <summary>448 → 44.8%; below zero with a minus sign; — where there is none.</summary>
    public static string Rate(int? tenths) => tenths is { } value
        ? (value < 0 ? "−" : "") + (Math.Abs((decimal)value) / 10).ToString("#,0.0", CultureInfo.InvariantCulture) + "%"
        : None;

    /// <summary>判定 in words; 未到達 says what it was judged by where that is not the final target.</summary>
    public static string Outcome(KpiOutcome outcome, JudgedAgainst? judgedAgainst) =>
        new KpiAssessment(outcome, ProgressRate: null, TargetRatio: null, AidRate: null, judgedAgainst, Reason: "").OutcomeLabel;

    public static string Figure(decimal? value, string? unit) => value is { } number ? Number(number, unit) : None;

    /// <summary>What was recorded, in words: the judged figure, else text, else the empty state.</summary>
    public static string Recorded(decimal? figure, string? unit, bool isDone, string? text, EmptyState state, KpiType type) => (state, type) switch
    {
        (not EmptyState.None, _) => KpiLabels.Of(state),
        (_, KpiType.Milestone or KpiType.Qualitative) => string.IsNullOrWhiteSpace(text) ? (isDone ? "達成" : "未達成") : text,
        _ => Figure(figure, unit),
    };

    public static string Baseline(string? text, decimal? value, string? unit) => Printed(text, value, unit) ?? "なし";

    public static string Target(string? text, decimal? value, decimal? upper, string? unit) =>
        Printed(text, value, unit) is { } printed && (text is not null || upper is null)
            ? printed
            : value is { } low && upper is { } high ? $"{Number(low, null)}〜{Number(high, unit)}" : "なし";

    /// <summary>The number that was read from the printed text, where the text is more than that number; else null.</summary>
    public static string? NumberBeside(string? text, decimal? value, decimal? upper, NumberQualifier? qualifier, string? unit)
    {
        if (value is not { } number || string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var read = upper is { } high ? $"{Number(number, null)}〜{Number(high, unit)}" : Number(number, unit);
        var printed = TextFold.Fold(text).Replace(" ", "", StringComparison.Ordinal);
        return printed == TextFold.Fold(read) || (upper is null && printed == Number(number, null))
            ? null
            : read + (qualifier is { } mark ? $"（{KpiLabels.Of(mark)}）" : "");
    }

    /// <summary>2026-10 → 令和8年10月, 2026-10-01 → 令和8年10月1日; anything else as it is.</summary>
    public static string? Date(string? iso) => YearMonth.TryParse(iso, out var month)
        ? month.Label
        : DateOnly.TryParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? JapaneseDate.Format(day) : iso;

    public static string? Year(int? year) => year is { } value && FiscalYear.TryCreate(value, out var fiscal) ? fiscal.Label : null;

    /// <summary>令和5年度、令和6年1月現在: to which time a printed figure belongs; null where nothing is said.</summary>
    public static string? BaselineTime(int? year, string? asOf, bool isPartYear, bool isCalendarYear)
    {
        var parts = new[]
        {
            isCalendarYear && year is { } calendar ? $"{calendar}年（暦年）" : Year(year),
            Date(asOf) is { } date ? date + "現在" : null,
            isPartYear ? "年度途中の値" : null,
        };
        var said = string.Join('、', parts.Where(part => part is not null));
        return said.Length == 0 ? null : said;
    }

    public static string? TargetTime(int? year, string? due, int? everyYears, int? windowStart)
    {
        var parts = new[]
        {
            everyYears switch { 1 => "毎年", > 1 => $"{everyYears}年ごと", _ => null },
            everyYears > 1 && Year(windowStart) is { } start ? $"{start}から" : null,
            Date(due) is { } date ? date + "まで" : Year(year),
        };
        var said = string.Join('、', parts.Where(part => part is not null));
        return said.Length == 0 ? null : said;
    }

    private static string Number(decimal number, string? unit) => NumberText.Format(number, unit);

    private static string? Printed(string? text, decimal? value, string? unit) =>
        string.IsNullOrWhiteSpace(text) ? (value is { } number ? Number(number, unit) : null) : text;
}
