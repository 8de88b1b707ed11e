using System.Net;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Web.TagHelpers;

/// <summary><c>&lt;report-state value="report.State" days-late="3" /&gt;</c>: where a report stands; late ones say so.</summary>
[HtmlTargetElement("report-state", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ReportStateTagHelper : TagHelper
{
    private const string Untouched = "未入力";

    public ReportState Value { get; set; }

    /// <summary>Days since the due date of a period that is still open.</summary>
    public int DaysLate { get; set; }

    /// <summary>The period is fixed: what was not handed in is 未報告.</summary>
    public bool IsFixed { get; set; }

    /// <summary>Nothing is entered yet: a draft that is 未入力.</summary>
    public bool IsUntouched { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var isLate = DaysLate > 0 && Value is ReportState.Draft or ReportState.CorrectionRequested;
        var (style, icon) = Value switch
        {
            ReportState.Checked => (" state--ok", "check"),
            ReportState.Submitted => (" state--wait", "eye"),
            ReportState.CorrectionRequested => (" state--back", "back"),
            _ when isLate => (" state--late", "clock"),
            _ => (string.Empty, "pen"),
        };
        var label = (IsUntouched && Value == ReportState.Draft ? Untouched : ProgressLabels.Of(Value, IsFixed)) + (isLate ? $"・期限超過{DaysLate}日" : string.Empty);
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "state" + style);
        output.Content.SetHtmlContent($"<svg class=\"icon\" aria-hidden=\"true\"><use href=\"#i-{icon}\"/></svg>{WebUtility.HtmlEncode(label)}");
    }
}
