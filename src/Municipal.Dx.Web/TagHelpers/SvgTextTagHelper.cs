using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Municipal.Dx.Web.TagHelpers;

/// <summary><c>&lt;svg-text x="…" y="…"&gt;</c>: the text element of SVG, whose name Razor keeps for itself.</summary>
[HtmlTargetElement("svg-text")]
public sealed class SvgTextTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output) => output.TagName = "text";
}
