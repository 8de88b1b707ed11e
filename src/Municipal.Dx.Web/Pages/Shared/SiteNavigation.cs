using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.Shared;

/// <summary>The main menu: only what the person may open.</summary>
public static class SiteNavigation
{
    public sealed record Item(string Label, string Href, string? Current);

    public static IEnumerable<Item> For(Here here, CurrentUser user, PathString path)
    {
        var root = $"/{here.Municipality.Slug}";
        var rest = path.StartsWithSegments(root, out var below) ? below.Value?.Trim('/') ?? string.Empty : string.Empty;
        foreach (var (label, word, access) in Entries)
        {
            if (user.Satisfies(access))
            {
                var isCurrent = word.Length == 0 ? rest.Length == 0 : rest == word || rest.StartsWith(word + "/", StringComparison.Ordinal);
                yield return new Item(label, $"{root}/{word}", isCurrent ? "page" : null);
            }
        }
    }

    private static readonly (string Label, string Word, Access Access)[] Entries =
    [
        ("ホーム", "", Access.Member),
        ("回答する施策", "my", Access.Contributor),
        ("計画", "plan", Access.Member),
        ("施策", "measures", Access.Member),
        ("KPI", "kpis", Access.Member),
        ("報告期", "periods", Access.Office),
        ("意見", "opinions", Access.Member),
        ("報告書", "reports", Access.Member),
        ("担当課の割当", "owners", Access.Office),
        ("取込", "import", Access.OfficeOrAdministrator),
        ("管理", "admin", Access.OfficeOrAdministrator),
    ];
}
