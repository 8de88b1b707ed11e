using System.Globalization;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.Shared;

/// <summary>Moments (UTC) as they read on a clock in Japan.</summary>
public static class JapanTime
{
    public static DateTime Of(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), PortalGate.JapanZone);

    public static DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(Of(utc));

    /// <summary>10月13日 9:12, with the year where it is not this one: 令和7年10月13日 9:12.</summary>
    public static string Label(DateTime utc, DateOnly today)
    {
        var local = Of(utc);
        return string.Create(CultureInfo.InvariantCulture, $"{DayLabel(utc, today)} {local.Hour}:{local.Minute:00}");
    }

    public static string DayLabel(DateTime utc, DateOnly today)
    {
        var day = DayOf(utc);
        return day.Year == today.Year ? string.Create(CultureInfo.InvariantCulture, $"{day.Month}月{day.Day}日") : JapaneseDate.Format(day);
    }

    /// <summary>For the <c>datetime</c> attribute.</summary>
    public static string Iso(DateTime utc) => Of(utc).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);
}
