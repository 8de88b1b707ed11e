namespace Municipal.Dx.Web.Pages.Account;

/// <summary>What a browser calls itself, in a word a person recognises.</summary>
public static class BrowserName
{
    private static readonly (string Sign, string Name)[] Browsers = [("Edg/", "Edge"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];
    private static readonly (string Sign, string Name)[] Systems = [("Windows", "Windows"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Mac OS", "Mac"), ("Linux", "Linux")];

    public static string Of(string? userAgent)
    {
        var text = userAgent ?? string.Empty;
        var browser = Array.Find(Browsers, b => text.Contains(b.Sign, StringComparison.Ordinal)).Name ?? "不明なブラウザー";
        var system = Array.Find(Systems, s => text.Contains(s.Sign, StringComparison.Ordinal)).Name;
        return system is null ? browser : $"{browser}（{system}）";
    }
}
