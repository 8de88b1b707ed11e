using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.Shared;

/// <summary>What a page tells the layout: title, path above it, whether its form has errors.</summary>
public static class PageFrame
{
    private const string TitleKey = "Title";
    private const string CrumbsKey = "Crumbs";

    public sealed record Crumb(string Label, string Href);

    public static string Title(this ViewDataDictionary view) => view[TitleKey] as string ?? "ページ";

    public static IReadOnlyList<Crumb> Crumbs(this ViewDataDictionary view) => view[CrumbsKey] as List<Crumb> ?? [];

    public static bool HasErrors(this ViewDataDictionary view) => view.ModelState.ErrorCount > 0;

    /// <summary>Sets title and breadcrumb: home of the municipality, then the given steps.</summary>
    public static void Frame(this ViewDataDictionary view, Here here, string title, params (string Label, string Href)[] above)
    {
        view[TitleKey] = title;
        var crumbs = new List<Crumb>();
        if (here.HasMunicipality)
        {
            crumbs.Add(new Crumb("ホーム", $"/{here.Municipality.Slug}/"));
            crumbs.AddRange(above.Select(step => new Crumb(step.Label, step.Href.StartsWith('/') ? step.Href : $"/{here.Municipality.Slug}/{step.Href}")));
        }
        else
        {
            crumbs.AddRange(above.Select(step => new Crumb(step.Label, step.Href)));
        }

        view[CrumbsKey] = crumbs;
    }

    /// <summary>For the home page, which is where the path begins.</summary>
    public static void WithoutCrumbs(this ViewDataDictionary view) => view[CrumbsKey] = null;
}
