using System.Net;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Municipal.Dx.Application.Features.Scales;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.TagHelpers;

/// <summary>
/// <c>&lt;rating code="C" scale="@Model.Scale" /&gt;</c>: letter in its shape and word; 未評価 where there is no code. Without a scale, the one
/// in force for the municipality of the page.
/// </summary>
[HtmlTargetElement("rating", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class RatingTagHelper(Here here, RatingScales scales) : TagHelper
{
    private const int MarkMax = 2;

    public string? Code { get; set; }

    public RatingScale? Scale { get; set; }

    /// <summary>Last letter of the style of a level (<c>rating--a</c>, <c>bar-a</c>).</summary>
    public static char StyleOf(RatingTone tone) => tone switch
    {
        RatingTone.Best => 'a',
        RatingTone.Good => 'b',
        RatingTone.Low => 'c',
        RatingTone.Worst => 'd',
        _ => 'n',
    };

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var scale = Scale ?? await scales.InForceAsync(here.Municipality.Id);
        var tone = scale.ToneOf(Code);
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"rating rating--{StyleOf(tone)}");
        output.Content.SetHtmlContent(scale.Find(Code) is { } level && level.Code != level.Word && level.Code.Length <= MarkMax
            ? $"<span class=\"rating__mark\">{WebUtility.HtmlEncode(level.Code)}</span>{WebUtility.HtmlEncode(level.Word)}"
            : $"<span class=\"rating__mark\" aria-hidden=\"true\">{MarkOf(tone)}</span>{WebUtility.HtmlEncode(scale.LabelOf(Code))}");
    }

    private static char MarkOf(RatingTone tone) => tone switch
    {
        RatingTone.Best => '◎',
        RatingTone.Good => '○',
        RatingTone.Low => '△',
        RatingTone.Worst => '×',
        _ => '–',
    };
}
