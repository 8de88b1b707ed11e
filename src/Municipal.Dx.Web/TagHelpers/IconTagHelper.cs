using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Municipal.Dx.Web.TagHelpers;

/// <summary><c>&lt;icon name="check" /&gt;</c>: a symbol of the page's sprite, hidden from screen readers.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IconTagHelper : TagHelper
{
    public string Name { get; set; } = string.Empty;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "icon");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetHtmlContent($"<use href=\"#i-{System.Net.WebUtility.HtmlEncode(Name)}\"/>");
    }
}
