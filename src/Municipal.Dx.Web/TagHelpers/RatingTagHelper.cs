using System.Net;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Web.TagHelpers;

/// <summary><c>&lt;rating code="C" /&gt;</c>: letter in its shape and word; 未評価 where there is no code.</summary>
[HtmlTargetElement("rating", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class RatingTagHelper : TagHelper
{
    public string? Code { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var level = RatingScale.Default.Find(Code);
        var shape = level is null ? "n" : level.Code.ToLowerInvariant();
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"rating rating--{shape}");
        output.Content.SetHtmlContent(level is null
            ? $"<span class=\"rating__mark\" aria-hidden=\"true\">–</span>{WebUtility.HtmlEncode(RatingScale.Default.LabelOf(Code))}"
            : $"<span class=\"rating__mark\">{level.Code}</span>{WebUtility.HtmlEncode(level.Word)}");
    }
}
