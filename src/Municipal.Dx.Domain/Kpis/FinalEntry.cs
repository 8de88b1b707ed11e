using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Domain.Kpis;

/// <summary>確定値 as entered for a fixed period, in the KPI's unit and entry mode, before it is kept (domain.md §4.7).</summary>
public sealed record FinalEntry(decimal? Value, string? Text, DateOnly? AsOf, string? Reason)
{
    public const string NotFixedMessage = "この報告期は確定していません。確定値を記録できるのは、確定した報告期だけです。受付中の報告期の値は、実績として記録してください。";
    public const string NoReasonMessage = "確定値を記録する理由を入力してください。例：統計の公表、出納閉鎖後の決算、数え間違いの訂正";

    /// <summary>What stands against keeping it. Nothing else is looked at while the period is open.</summary>
    public IEnumerable<Problem> Check(KpiType type, ReportingPeriod period, DateOnly today)
    {
        if (period.State != PeriodState.Fixed)
        {
            return [Problem.Whole(NotFixedMessage)];
        }

        return [.. CheckFigure(type), .. CheckWhy(period, today)];
    }

    private IEnumerable<Problem> CheckFigure(KpiType type)
    {
        if (type is KpiType.Milestone or KpiType.Qualitative)
        {
            if (string.IsNullOrWhiteSpace(Text))
            {
                yield return new Problem(nameof(Text), "確定した内容を言葉で入力してください。");
            }
        }
        else if (Value is not { } value)
        {
            yield return new Problem(nameof(Value), "確定値を入力してください。0のときは0と入力してください。");
        }
        else if (!ActualEntry.Fits(value))
        {
            yield return new Problem(nameof(Value), "桁が大きすぎるか、小数が細かすぎます。整数部は14桁、小数は4桁までで入力してください。");
        }

        if (Text is { Length: > ActualValue.TextMax })
        {
            yield return new Problem(nameof(Text), $"{ActualValue.TextMax:N0}文字以内で入力してください(今は{Text.Length:N0}文字)。");
        }
    }

    private IEnumerable<Problem> CheckWhy(ReportingPeriod period, DateOnly today)
    {
        if (AsOf is not { } day)
        {
            yield return new Problem(nameof(AsOf), "いつ現在の値かを入力してください。");
        }
        else if (day < period.From || day > today)
        {
            yield return new Problem(nameof(AsOf), "いつ現在の値かは、報告期の初日から今日までの日を入力してください。");
        }

        if (string.IsNullOrWhiteSpace(Reason))
        {
            yield return new Problem(nameof(Reason), NoReasonMessage);
        }
        else if (Reason.Length > FinalValue.ReasonMax)
        {
            yield return new Problem(nameof(Reason), $"理由は{FinalValue.ReasonMax}文字以内で入力してください。");
        }
    }
}
