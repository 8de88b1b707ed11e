using System.Net;
using System.Text;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Municipal.Dx.Application.Features.Glossary;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.TagHelpers;

/// <summary>
/// <c>&lt;plan-text text="@measure.Direction" /&gt;</c>: a text of the plan as paragraphs, its glossary terms explained on
/// hover, focus and press. <c>inline="true"</c> gives one line without a paragraph around it (lists, cells).
/// </summary>
[HtmlTargetElement("plan-text", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PlanTextTagHelper(Here here, PageGlossary glossary) : TagHelper
{
    private const string CountKey = "plan-text:terms";

    public string? Text { get; set; }

    public bool Inline { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        var paragraphs = (Text ?? string.Empty).ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var marker = here.HasPlan && paragraphs.Length > 0 ? await glossary.MarkerAsync(here.Plan.Id) : GlossaryMarker.Empty;
        var html = new StringBuilder();
        foreach (var paragraph in paragraphs)
        {
            html.Append(Inline ? string.Empty : "<p>");
            foreach (var piece in marker.Mark(paragraph))
            {
                Append(html, piece);
            }

            html.Append(Inline ? " " : "</p>");
        }

        output.Content.SetHtmlContent(html.ToString());
    }

    private void Append(StringBuilder html, MarkedText piece)
    {
        var text = WebUtility.HtmlEncode(piece.Text);
        if (piece.Entry is not { } entry)
        {
            html.Append(text);
            return;
        }

        var id = $"term-{NextNumber()}";
        html.Append($"<span class=\"term\"><button class=\"term__word\" type=\"button\" popovertarget=\"{id}\" aria-describedby=\"{id}\">{text}</button>")
            .Append($"<span class=\"term__tip\" id=\"{id}\" popover><strong>{WebUtility.HtmlEncode(entry.Term)}</strong>{WebUtility.HtmlEncode(entry.Definition)}</span></span>");
    }

    private int NextNumber()
    {
        var items = ViewContext.HttpContext.Items;
        var number = items[CountKey] is int last ? last + 1 : 1;
        items[CountKey] = number;
        return number;
    }
}
