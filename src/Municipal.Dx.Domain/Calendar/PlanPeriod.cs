namespace Municipal.Dx.Domain.Calendar;

/// <summary>計画期間. Either end may be absent: a plan may print 「終期は定めず」 or no period at all.</summary>
public sealed record PlanPeriod(FiscalYear? First, FiscalYear? Last)
{
    public const string RefusalMessage = "計画期間の終わりの年度は、始まりの年度以後にしてください。";

    /// <summary>False where the last year comes before the first; such a period is refused with <see cref="RefusalMessage"/>.</summary>
    public bool IsOrdered => First is not { } first || Last is not { } last || first <= last;

    public string Label => (First, Last) switch
    {
        ({ } first, { } last) when first == last => first.Label,
        ({ } first, { } last) => $"{first.Label}〜{last.Label}",
        ({ } first, null) => $"{first.Label}から(終期は定めず)",
        (null, { } last) => $"{last.Label}まで",
        _ => "期間の定めなし",
    };

    /// <summary>An absent end is open.</summary>
    public bool Contains(FiscalYear year) => (First is not { } first || first <= year) && (Last is not { } last || year <= last);
}
