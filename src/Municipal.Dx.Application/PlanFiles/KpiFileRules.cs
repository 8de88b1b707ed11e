using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;

namespace Municipal.Dx.Application.PlanFiles;

/// <summary>What the numbers of a KPI must have for its type to be judged (domain.md §3).</summary>
internal static class KpiFileRules
{
    public static IEnumerable<(string Field, string Message)> Check(PlanRecord record)
    {
        if (!Enum.TryParse<KpiType>(record["type"], out var type) || !Enum.TryParse<KpiBasis>(record["basis"], out var basis))
        {
            return [];
        }

        return CheckTarget(record, type)
            .Concat(CheckSettings(record, type, basis))
            .Concat(CheckWindow(record))
            .Concat(CheckDates(record));
    }

    public static IEnumerable<(string Field, string Message)> CheckYearly(PlanRecord record, PlanIndex index)
    {
        if (record["text"] is null && record["value"] is null)
        {
            yield return ("text", "年度目標値の印字(text)か数値(value)を書いてください。");
        }

        var kpi = record.ParentKey is { } key ? index.Find(PlanSchema.Kpi, key) : null;
        if (kpi is not null && record["value"] is not null && TakesNoNumber(kpi["type"]))
        {
            yield return ("value", $"種別が{kpi["type"]}のKPIには、年度目標の数値を書けません。");
        }
    }

    private static bool TakesNoNumber(string? type) => type is nameof(KpiType.Milestone) or nameof(KpiType.Qualitative);

    private static IEnumerable<(string Field, string Message)> CheckTarget(PlanRecord record, KpiType type)
    {
        var value = record["target.value"];
        var upper = record["target.upperValue"];
        if (TakesNoNumber(record["type"]))
        {
            if ((value ?? upper) is not null)
            {
                yield return ("target.value", $"種別が{type}のKPIには、目標の数値を書けません。");
            }

            yield break;
        }

        if (type == KpiType.Range)
        {
            if (value is null || upper is null || decimal.Parse(upper) < decimal.Parse(value))
            {
                yield return ("target.value", "種別がRangeのKPIには、目標の下限(value)と、それ以上の上限(upperValue)を書いてください。");
            }
        }
        else if (value is null)
        {
            yield return ("target.value", $"種別が{type}のKPIには、目標の数値(target.value)が必要です。数値で言えない目標は、種別をMilestoneかQualitativeにしてください。");
        }
        else if (upper is not null)
        {
            yield return ("target.upperValue", "目標の上限(upperValue)は、種別がRangeのときだけ書けます。");
        }
    }

    private static IEnumerable<(string Field, string Message)> CheckSettings(PlanRecord record, KpiType type, KpiBasis basis)
    {
        if (record["tolerance"] is not null && type != KpiType.Maintain)
        {
            yield return ("tolerance", "許容幅は、種別がMaintainのときだけ書けます。");
        }

        if (record.Flag("isStrict") && type is not (KpiType.UpperBound or KpiType.LowerBound))
        {
            yield return ("isStrict", "未満・超(isStrict)は、種別がUpperBoundかLowerBoundのときだけ書けます。");
        }

        if (record["entryMode"] is not null && basis is not (KpiBasis.PerYear or KpiBasis.PerNYears or KpiBasis.Cumulative))
        {
            yield return ("entryMode", $"入力のしかた(entryMode)は、値が足し合わせられるKPIだけに書けます({basis}には書けません)。");
        }
    }

    private static IEnumerable<(string Field, string Message)> CheckWindow(PlanRecord record)
    {
        if (record["target.windowStart"] is not null && record.Number("target.everyYears") is not > 1)
        {
            yield return ("target.windowStart", "最初の区切り(windowStart)は、everyYears が2以上のときだけ書けます。");
        }
    }

    private static IEnumerable<(string Field, string Message)> CheckDates(PlanRecord record)
    {
        if (YearMonth.TryParse(record["target.due"], out var due) && record.Number("target.fiscalYear") is { } year && due.FiscalYear.Value != year)
        {
            yield return ("target.due", $"目標の年月は{due.FiscalYear.Value}年度に当たりますが、fiscalYear は{year}です。R6.3 は2023年度です。");
        }

        if (record["baseline.asOf"] is { Length: >= 7 } asOf
            && YearMonth.TryParse(asOf[..7], out var month)
            && !record.Flag("baseline.isCalendarYear")
            && record.Number("baseline.fiscalYear") is { } baseYear
            && month.FiscalYear.Value != baseYear)
        {
            yield return ("baseline.asOf", $"現状値の時点は{month.FiscalYear.Value}年度に当たりますが、fiscalYear は{baseYear}です。R6.3 は2023年度です。");
        }
    }
}
