namespace Municipal.Dx.Domain.Kpis;

/// <summary>The Japanese word for every KPI token, the same on screens, in Excel and in sentences (domain.md §7).</summary>
public static class KpiLabels
{
    private const string Unknown = "不明";

    public static string Of(KpiType value) => value switch
    {
        KpiType.Increase => "増加を目指す",
        KpiType.Decrease => "減少を目指す",
        KpiType.Maintain => "維持する",
        KpiType.UpperBound => "上限あり(以内・未満)",
        KpiType.LowerBound => "下限あり(以上・超)",
        KpiType.Range => "範囲内",
        KpiType.Milestone => "有無(制定・導入など)",
        KpiType.Qualitative => "定性",
        _ => Unknown,
    };

    public static string Of(KpiBasis value) => value switch
    {
        KpiBasis.PointInTime => "時点値",
        KpiBasis.Cumulative => "計画開始からの累計",
        KpiBasis.PerYear => "年度値",
        KpiBasis.PerNYears => "数年ごとの値",
        KpiBasis.YearToDateRate => "年度内の率",
        KpiBasis.PeriodAverage => "期間平均",
        KpiBasis.CalendarYear => "暦年値(1〜12月)",
        _ => Unknown,
    };

    public static string Of(EntryMode value) => value switch
    {
        EntryMode.ThisPeriod => "今期分",
        EntryMode.SinceApril => "4月からの累計",
        _ => Unknown,
    };

    public static string Of(ValueStatus value) => value switch
    {
        ValueStatus.Preliminary => "速報",
        ValueStatus.Expected => "見込",
        ValueStatus.Final => "確定",
        _ => Unknown,
    };

    public static string Of(NumberQualifier value) => value switch
    {
        NumberQualifier.About => "約",
        NumberQualifier.LessThan => "未満",
        NumberQualifier.AtMost => "以下",
        NumberQualifier.MoreThan => "超",
        NumberQualifier.AtLeast => "以上",
        _ => Unknown,
    };

    /// <summary>Empty for <see cref="EmptyState.None"/>: a value stands there.</summary>
    public static string Of(EmptyState value) => value switch
    {
        EmptyState.None => "",
        EmptyState.NotAnswered => "未入力",
        EmptyState.NotDue => "測定時期未到来",
        EmptyState.Unobtainable => "把握困難",
        EmptyState.NotApplicable => "対象外",
        EmptyState.NotReported => "未報告",
        _ => Unknown,
    };

    public static string Of(MeasureFrequency value) => value switch
    {
        MeasureFrequency.EveryPeriod => "毎期",
        MeasureFrequency.HalfYear => "半期",
        MeasureFrequency.Yearly => "年1回",
        MeasureFrequency.EveryNYears => "数年ごと",
        _ => Unknown,
    };

    public static string Of(LeadRate value) => value switch
    {
        LeadRate.Progress => "進捗率(現状値から)",
        LeadRate.TargetRatio => "目標比",
        _ => Unknown,
    };

    public static string Of(JudgedAgainst value) => value switch
    {
        JudgedAgainst.YearlyTarget => "今年度の目標",
        JudgedAgainst.StraightLineGuide => "年割の目安",
        JudgedAgainst.FinalTarget => "最終目標",
        _ => Unknown,
    };

    public static string Of(KpiOutcome value) => value switch
    {
        KpiOutcome.Met => "最終目標に到達",
        KpiOutcome.MetThisYear => "今年度分達成",
        KpiOutcome.MetGuide => "年割の目安に到達",
        KpiOutcome.Confirmed => "達成を確認",
        KpiOutcome.NotMet => "未到達",
        KpiOutcome.WorseThanBaseline => "現状値を下回る",
        KpiOutcome.InYear => "年度途中",
        KpiOutcome.AwaitingConfirmation => "事務局の確認待ち",
        KpiOutcome.NotAnswered => "未入力",
        KpiOutcome.OverdueNotAnswered => "未入力(期限超過)",
        KpiOutcome.NotReported => "未報告",
        KpiOutcome.NotDue => "測定時期未到来",
        KpiOutcome.Unobtainable => "把握困難",
        KpiOutcome.NotApplicable => "対象外",
        KpiOutcome.NotJudged => "判定なし",
        _ => Unknown,
    };
}
