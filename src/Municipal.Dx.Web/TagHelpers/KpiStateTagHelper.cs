using System.Net;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Domain.Kpis;

namespace Municipal.Dx.Web.TagHelpers;

/// <summary><c>&lt;kpi-state outcome="@row.Outcome" judged-against="@row.JudgedAgainst" /&gt;</c>: 判定 as icon and word.</summary>
[HtmlTargetElement("kpi-state", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class KpiStateTagHelper : TagHelper
{
    public KpiOutcome? Outcome { get; set; }

    public JudgedAgainst? JudgedAgainst { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Outcome is not { } outcome)
        {
            output.Attributes.SetAttribute("class", "is-blank");
            output.Content.SetContent(KpiText.None);
            return;
        }

        var (css, icon) = Look(outcome);
        output.Attributes.SetAttribute("class", css);
        var drawn = icon is null ? "" : $"<svg class=\"icon\" aria-hidden=\"true\"><use href=\"#i-{icon}\"/></svg>";
        output.Content.SetHtmlContent(drawn + WebUtility.HtmlEncode(KpiText.Outcome(outcome, JudgedAgainst)));
    }

    private static (string Css, string? Icon) Look(KpiOutcome outcome) => outcome switch
    {
        KpiOutcome.Met or KpiOutcome.MetThisYear or KpiOutcome.MetGuide or KpiOutcome.Confirmed => ("state state--met", "check"),
        KpiOutcome.WorseThanBaseline => ("state state--worse", "alert"),
        KpiOutcome.OverdueNotAnswered => ("state state--late", "clock"),
        KpiOutcome.AwaitingConfirmation => ("state state--wait", "eye"),
        KpiOutcome.NotAnswered or KpiOutcome.NotReported => ("state", "pen"),
        KpiOutcome.InYear or KpiOutcome.NotDue => ("state", "clock"),
        _ => ("state", null),
    };
}
