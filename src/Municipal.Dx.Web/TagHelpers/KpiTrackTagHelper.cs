using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Domain.Kpis;

namespace Municipal.Dx.Web.TagHelpers;

/// <summary>
/// <c>&lt;kpi-track track="@track" outcome="@row.Outcome" labels="true" /&gt;</c>: the bar from baseline to target. Without
/// labels it is as high as a line of a table. Draws nothing where there is no way to draw.
/// </summary>
[HtmlTargetElement("kpi-track", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class KpiTrackTagHelper : TagHelper
{
    private const double EmsOfACard = 20;

    public KpiTrack? Track { get; set; }

    public KpiOutcome? Outcome { get; set; }

    public bool Labels { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Track is not { } track)
        {
            output.SuppressOutput();
            return;
        }

        var look = Outcome switch
        {
            { } outcome when outcome.IsMet() => "met",
            KpiOutcome.WorseThanBaseline => "worse",
            _ => null,
        };
        var fits = Fits(track);
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", !Labels ? "track track--line" : fits ? "track" : "track track--bare");
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-label", track.Description);
        output.Content.SetHtmlContent(Rail(track) + Fill(track, look) + Tick(track.Start) + Tick(track.End) + Dot(track, look) + (Labels && fits ? Words(track) : ""));
        if (Labels && !fits)
        {
            output.PostElement.SetHtmlContent($"<p class=\"track__below\" aria-hidden=\"true\"><span>{Encode(track.StartLabel)}</span><span>{Encode(track.EndLabel)}</span></p>");
        }
    }

    // Words at the ticks look best; long ones would meet in the middle of a card, so they stand below as text that wraps.
    private static bool Fits(KpiTrack track) =>
        Ems(track.StartLabel) + Ems(track.EndLabel) + 1 <= EmsOfACard * Math.Abs(track.End - track.Start) / 100;

    private static double Ems(string text) => text.Sum(c => char.IsAscii(c) ? 0.6 : 1);

    private static string Rail(KpiTrack track) => Invariant(
        $"<rect class=\"track__rail\" x=\"{Math.Min(track.Start, track.End)}%\" y=\"6\" width=\"{Math.Abs(track.End - track.Start):0.0}%\" height=\"8\"/>");

    private static string Fill(KpiTrack track, string? look) => Invariant(
        $"<rect class=\"{Css("track__fill", look)}\" x=\"{track.FillFrom}%\" y=\"6\" width=\"{track.FillWidth:0.0}%\" height=\"8\"/>");

    private static string Tick(double at) => Invariant($"<line class=\"track__tick\" x1=\"{at}%\" x2=\"{at}%\" y1=\"2\" y2=\"20\"/>");

    // The dot stays inside the bar, so that it is not cut at the edge of a cell.
    private static string Dot(KpiTrack track, string? look) => track.Dot is { } at
        ? Invariant($"<circle class=\"{Css("track__dot", look)}\" cx=\"{Math.Clamp(at, 1.6, 98.4)}%\" cy=\"10\" r=\"7\"/>")
        : "";

    private static string Words(KpiTrack track) => Invariant(
        $"<text x=\"{track.Start}%\" y=\"40\" text-anchor=\"start\">{Encode(track.StartLabel)}</text><text x=\"{track.End}%\" y=\"40\" text-anchor=\"end\">{Encode(track.EndLabel)}</text>");

    private static string Css(string name, string? look) => look is null ? name : $"{name} {name}--{look}";

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
