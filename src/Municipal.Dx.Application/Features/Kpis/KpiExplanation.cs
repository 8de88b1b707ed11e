using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Text;

namespace Municipal.Dx.Application.Features.Kpis;

/// <summary>How a KPI is meant, measured and judged, in sentences for people who open the portal a few times a year.</summary>
public static class KpiExplanation
{
    /// <summary>When the KPI counts as met.</summary>
    public static string Judging(Kpi kpi) => kpi.Type switch
    {
        KpiType.Increase => "実績が目標以上になれば到達です。",
        KpiType.Decrease => "実績が目標以下になれば到達です。",
        KpiType.Maintain when kpi.Tolerance > 0 => $"目標の±{NumberText.Format(kpi.Tolerance, kpi.Unit)}に収まっていれば、維持していると判定します。",
        KpiType.Maintain => "目標と同じ値を保っていれば、維持していると判定します。",
        KpiType.UpperBound => kpi.IsStrict || kpi.TargetQualifier == NumberQualifier.LessThan ? "実績が目標を下回れば（未満）到達です。" : "実績が目標以内であれば到達です。",
        KpiType.LowerBound => kpi.IsStrict || kpi.TargetQualifier == NumberQualifier.MoreThan ? "実績が目標を超えれば到達です。" : "実績が目標以上であれば到達です。",
        KpiType.Range => "実績が目標の範囲に入っていれば到達です。",
        KpiType.Milestone => "制定・導入などが済めば到達です。済んだ日を記録します。",
        _ => "課等が達成したと回答し、根拠を事務局が確認すると達成です。",
    };

    /// <summary>How the rate is made; null for types that have none.</summary>
    public static string? Rate(Kpi kpi, string baselineWord, string targetWord) => kpi.Type switch
    {
        KpiType.Increase or KpiType.Decrease when kpi.BaselineValue is null => $"{baselineWord}に数値がないため、進捗率は出ません。到達・未到達だけを判定します。",
        KpiType.Increase or KpiType.Decrease => $"進捗率（{baselineWord}から）＝（実績－{baselineWord}）÷（{targetWord}－{baselineWord}）。",
        KpiType.UpperBound or KpiType.LowerBound => "進捗率は出しません。数値がそろうときは、参考として理由の文に添えます。",
        _ => null,
    };

    /// <summary>Over what time a value counts.</summary>
    public static string Basis(Kpi kpi) => kpi.Basis switch
    {
        KpiBasis.PointInTime => "その時点の値です。いちばん新しい値で見ます。",
        KpiBasis.Cumulative => "計画の始まりからの累計です。",
        KpiBasis.PerYear => "4月から翌年3月までの値です。年度の途中では判定しません。",
        KpiBasis.PerNYears when kpi.TargetEveryYears is > 1 and var years => $"{years}年間の値です。区切りの年度末まで判定しません。",
        KpiBasis.PerNYears => "数年間の値です。区切りの年度末まで判定しません。",
        KpiBasis.YearToDateRate => "年度内の率です。毎年4月に0から数え直し、年度の途中では判定しません。",
        KpiBasis.PeriodAverage => "期間の平均（または決まった月の値）です。",
        _ => "1月から12月までの値です。12月を含む報告期まで判定しません。",
    };

    /// <summary>How a figure that adds up is entered; null where the entry is the figure itself.</summary>
    public static string? Entry(Kpi kpi) => (KpiDefinitions.AddsUp(kpi.Basis, kpi.EntryMode), kpi.EntryMode) switch
    {
        (false, _) => null,
        (_, EntryMode.ThisPeriod) => "今期分を入力します。4月からの累計は自動で計算します。",
        _ => "4月からの累計を入力します。今期分は自動で計算します。",
    };

    /// <summary>When the figure becomes known.</summary>
    public static string Known(Kpi kpi)
    {
        if (kpi.PublishedMonth is not { } month)
        {
            return "すぐに分かる";
        }

        var wait = (month - (kpi.MeasuredMonth ?? 3) + 12) % (kpi.Frequency == MeasureFrequency.HalfYear ? 6 : 12);
        return (kpi.Frequency, wait) switch
        {
            (MeasureFrequency.EveryPeriod or MeasureFrequency.HalfYear, 0) => "期の末月のうち",
            (MeasureFrequency.EveryPeriod or MeasureFrequency.HalfYear, _) => $"期の末月の{wait}か月後",
            _ => $"{month}月",
        };
    }

    public static string Measuring(Kpi kpi) => (kpi.Frequency, kpi.MeasuredMonth) switch
    {
        (MeasureFrequency.EveryPeriod, _) => "毎期",
        (MeasureFrequency.HalfYear, { } month) => $"半期ごと（{month}月と{((month + 5) % 12) + 1}月）",
        (MeasureFrequency.EveryNYears, var month) => (kpi.TargetEveryYears is > 1 and var years ? $"{years}年ごと" : "数年ごと") + (month is null ? "" : $"（{month}月）"),
        (MeasureFrequency.Yearly, { } month) => $"年1回（{month}月）",
        (var frequency, _) => KpiLabels.Of(frequency),
    };
}
