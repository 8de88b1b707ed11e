using System.Text;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.Shared;

/// <summary><c>/{m}/print.css</c>: the running footer of printed pages, which names the plan and so differs by municipality.</summary>
public static class PrintSheet
{
    private const string CacheControl = "private, max-age=600";

    public static void MapPrintSheet(this WebApplication app) =>
        app.MapGet("/{m}/print.css", Answer).WithMetadata(new AccessAttribute(Access.Member));

    /// <summary>Text as a CSS string: everything but letters, digits and plain marks of the plan's title is escaped.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value is ' ')
            {
                quoted.Append(rune.ToString());
            }
            else
            {
                quoted.Append('\\').Append(rune.Value.ToString("x6"));
            }
        }

        return quoted.Append('"').ToString();
    }

    private static IResult Answer(HttpContext context, Here here)
    {
        var title = here.HasPlan ? here.Plan.Title : here.Municipality.Name;
        context.Response.Headers.CacheControl = CacheControl;
        return Results.Text($"@page {{ @bottom-left {{ content: {Quote(title)}; font: 8pt 'Noto Sans CJK JP', sans-serif; }} }}\n", "text/css", Encoding.UTF8);
    }
}
