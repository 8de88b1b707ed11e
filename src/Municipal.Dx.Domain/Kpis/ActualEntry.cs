namespace Municipal.Dx.Domain.Kpis;

/// <summary>What someone entered for a KPI in a period, before it is judged: by browser, Excel or command.</summary>
public sealed record ActualEntry
{
    public const int RemarkMax = 1000;
    private const decimal Bound = 100_000_000_000_000m;

    public decimal? Value { get; init; }

    public string? Text { get; init; }

    public bool IsDone { get; init; }

    public DateOnly? DoneOn { get; init; }

    public ValueStatus Status { get; init; } = ValueStatus.Final;

    public EmptyState EmptyState { get; init; }

    public DateOnly? AsOf { get; init; }

    public string? Remark { get; init; }

    /// <summary>Figures are kept with 14 digits before and 4 after the point; what does not fit cannot be stored.</summary>
    public static bool Fits(decimal figure) => Math.Abs(figure) < Bound && decimal.Round(figure, 4) == figure;

    /// <summary>Only what cannot be kept or contradicts itself is refused; what is odd is asked (see PlausibilityQuestion).</summary>
    public IEnumerable<Problem> Check(KpiType type)
    {
        if (EmptyState is EmptyState.NotAnswered or EmptyState.NotReported)
        {
            yield return new Problem(nameof(EmptyState), "値がないときは、測定時期未到来・把握困難・対象外から選んでください。");
        }

        if (Value is { } value && !Fits(value))
        {
            yield return new Problem(nameof(Value), "桁が大きすぎるか、小数が細かすぎます。整数部は14桁、小数は4桁までで入力してください。");
        }

        if (EmptyState != EmptyState.None && (Value is not null || IsDone))
        {
            yield return new Problem(nameof(EmptyState), "実績を入力したときは「値を入力する」を選んでください。値がないときは実績を消してください。");
        }

        foreach (var problem in EmptyState == EmptyState.None ? Missing(type) : [])
        {
            yield return problem;
        }

        if (Text is { Length: > ActualValue.TextMax })
        {
            yield return new Problem(nameof(Text), $"{ActualValue.TextMax:N0}文字以内で入力してください(今は{Text.Length:N0}文字)。");
        }

        if (Remark is { Length: > RemarkMax })
        {
            yield return new Problem(nameof(Remark), $"{RemarkMax:N0}文字以内で入力してください(今は{Remark.Length:N0}文字)。");
        }
    }

    private IEnumerable<Problem> Missing(KpiType type)
    {
        if (type == KpiType.Qualitative && !IsDone && string.IsNullOrWhiteSpace(Text))
        {
            yield return new Problem(nameof(Text), "今の状況を言葉で入力してください。");
        }

        if (type is not (KpiType.Qualitative or KpiType.Milestone) && Value is null)
        {
            yield return new Problem(nameof(Value), "実績を入力してください。実績が0のときは0と入力してください。値がないときは、その理由を選んでください。");
        }
    }
}
