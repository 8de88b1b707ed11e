using System.Net;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.TagHelpers;

/// <summary>
/// <c>&lt;th sort="name"&gt;KPI&lt;/th&gt;</c>: a column head that sorts by <c>?sort=name</c>, and turns round to <c>?sort=-name</c>.
/// <c>sort-default="true"</c> marks the order that holds where the address names none.
/// </summary>
[HtmlTargetElement("th", Attributes = "sort")]
public sealed class SortTagHelper : TagHelper
{
    public string Sort { get; set; } = string.Empty;

    public bool SortDefault { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var request = ViewContext.HttpContext.Request;
        var current = request.Query["sort"].ToString() is { Length: > 0 } named ? named : SortDefault ? Sort : string.Empty;
        var isAscending = current == Sort;
        if (isAscending || current == "-" + Sort)
        {
            output.Attributes.SetAttribute("aria-sort", isAscending ? "ascending" : "descending");
        }

        var next = isAscending ? "-" + Sort : SortDefault ? null : Sort;
        var href = WebUtility.HtmlEncode(request.QueryWith(("sort", next), ("page", null)));
        output.Attributes.SetAttribute("scope", "col");
        output.Content.SetHtmlContent($"<a class=\"sort\" href=\"{href}\">").AppendHtml(await output.GetChildContentAsync()).AppendHtml("</a>");
    }
}
