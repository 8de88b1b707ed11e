using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Periods;

/// <summary>How a period is called on the office's pages and in its letters.</summary>
public static class PeriodNames
{
    /// <summary>令和8年度第2四半期; with its own name where it was opened at another time: 令和8年度臨時第1回（中間調査）.</summary>
    public static string Of(ReportingPeriod period)
    {
        var label = PeriodKey.TryParse(period.Key, out var key) ? key.Label : period.Key;
        return period.Title is { } title ? $"{label}（{title}）" : label;
    }

    /// <summary>年度末の様式 or 簡易な様式.</summary>
    public static string FormOf(ReportingPeriod period) => period.IsYearEndForm ? "年度末の様式" : "簡易な様式";
}
