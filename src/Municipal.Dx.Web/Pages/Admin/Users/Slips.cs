using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Municipal.Dx.Web.Pages.Admin.Users;

/// <summary>An initial password on its way to the slip: once, in a protected cookie, never in an address or a log.</summary>
public static class Slips
{
    private const string Key = "Slip";

    public static void PutSlip(this ITempDataDictionary note, long userId, string password) => note[Key] = $"{userId} {password}";

    /// <returns>The password where one was just made for this person; null when the page is opened again.</returns>
    public static string? TakeSlip(this ITempDataDictionary note, long userId)
    {
        var parts = (note[Key] as string)?.Split(' ');
        return parts is [var id, var password] && id == userId.ToString(System.Globalization.CultureInfo.InvariantCulture) ? password : null;
    }
}
