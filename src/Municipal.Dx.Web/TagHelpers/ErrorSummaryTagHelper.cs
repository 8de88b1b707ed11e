using System.Net;
using System.Text;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Municipal.Dx.Web.TagHelpers;

/// <summary><c>&lt;error-summary /&gt;</c> before the h1: every error of the form, each linked to its control.</summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummaryTagHelper : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var errors = ViewContext.ModelState
            .SelectMany(entry => (entry.Value?.Errors ?? []).Select(error => (entry.Key, error.ErrorMessage)))
            .ToList();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "error-summary");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("aria-labelledby", "error-summary-title");
        output.Attributes.SetAttribute("tabindex", "-1");
        var html = new StringBuilder("<h2 id=\"error-summary-title\"><svg class=\"icon\" aria-hidden=\"true\"><use href=\"#i-error\"/></svg>")
            .Append(errors.Count).Append("件の入力を確かめてください</h2><ul>");
        foreach (var (key, message) in errors)
        {
            var text = WebUtility.HtmlEncode(message);
            html.Append(key.Length == 0 ? $"<li>{text}</li>" : $"<li><a href=\"#{FieldIds.Of(key)}\">{text}</a></li>");
        }

        output.Content.SetHtmlContent(html.Append("</ul>").ToString());
    }
}

/// <summary>Ids of form controls, the same for label, error and summary.</summary>
public static class FieldIds
{
    public static string Of(string expression) => TagBuilder.CreateSanitizedId(expression, "_");
}
