namespace Municipal.Dx.Domain.Kpis;

/// <summary>指標の種別: what counts as met (domain.md §3). Stored, never inferred from a value.</summary>
public enum KpiType
{
    Increase,
    Decrease,
    Maintain,
    UpperBound,
    LowerBound,
    Range,
    Milestone,
    Qualitative,
}

/// <summary>値の取り方: over what time a value counts (domain.md §3).</summary>
public enum KpiBasis
{
    PointInTime,
    Cumulative,
    PerYear,
    PerNYears,
    YearToDateRate,
    PeriodAverage,
    CalendarYear,
}

/// <summary>入力のしかた of a figure that adds up: this period's part, or the sum since April.</summary>
public enum EntryMode
{
    ThisPeriod,
    SinceApril,
}

/// <summary>値の区分.</summary>
public enum ValueStatus
{
    /// <summary>速報.</summary>
    Preliminary,

    /// <summary>見込.</summary>
    Expected,

    /// <summary>確定.</summary>
    Final,
}

/// <summary>How a printed number is qualified; null where it is printed plain.</summary>
public enum NumberQualifier
{
    /// <summary>約・程度.</summary>
    About,

    /// <summary>未満.</summary>
    LessThan,

    /// <summary>以下・以内.</summary>
    AtMost,

    /// <summary>超.</summary>
    MoreThan,

    /// <summary>以上.</summary>
    AtLeast,
}

/// <summary>Why there is no value (domain.md §3 rule 1). Any state but <see cref="None"/> outweighs a value.</summary>
public enum EmptyState
{
    None,

    /// <summary>未入力: asked, not answered.</summary>
    NotAnswered,

    /// <summary>測定時期未到来.</summary>
    NotDue,

    /// <summary>把握困難.</summary>
    Unobtainable,

    /// <summary>対象外.</summary>
    NotApplicable,

    /// <summary>未報告: still missing when the period was fixed.</summary>
    NotReported,
}

/// <summary>測定の頻度.</summary>
public enum MeasureFrequency
{
    EveryPeriod,
    HalfYear,
    Yearly,
    EveryNYears,
}

/// <summary>Which of the two rates a municipality puts first; they never share a name or a column.</summary>
public enum LeadRate
{
    /// <summary>進捗率(現状値から).</summary>
    Progress,

    /// <summary>目標比.</summary>
    TargetRatio,
}

/// <summary>What a value was judged against (domain.md §3, Judgement).</summary>
public enum JudgedAgainst
{
    YearlyTarget,

    /// <summary>年割の目安, only where the municipality has chosen it.</summary>
    StraightLineGuide,
    FinalTarget,
}

/// <summary>判定. Exactly one holds for a KPI in a period.</summary>
public enum KpiOutcome
{
    /// <summary>最終目標に到達, also a milestone that is done.</summary>
    Met,

    /// <summary>今年度分達成, the final target not reached; also the target of every year or of every N years.</summary>
    MetThisYear,

    /// <summary>年割の目安に到達, the final target not reached.</summary>
    MetGuide,

    /// <summary>達成を確認: said by the department with evidence, confirmed by the office.</summary>
    Confirmed,

    /// <summary>未到達.</summary>
    NotMet,

    /// <summary>現状値を下回る: not met and worse than the baseline.</summary>
    WorseThanBaseline,

    /// <summary>年度途中: the year or window that the value counts over has not ended.</summary>
    InYear,

    /// <summary>事務局の確認待ち.</summary>
    AwaitingConfirmation,

    /// <summary>未入力.</summary>
    NotAnswered,

    /// <summary>未入力(期限超過).</summary>
    OverdueNotAnswered,

    /// <summary>未報告.</summary>
    NotReported,

    /// <summary>測定時期未到来.</summary>
    NotDue,

    /// <summary>把握困難.</summary>
    Unobtainable,

    /// <summary>対象外.</summary>
    NotApplicable,

    /// <summary>判定なし: there is a value but no target number to judge it by.</summary>
    NotJudged,
}
