using System.Net;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Municipal.Dx.Web.TagHelpers;

/// <summary>
/// <c>&lt;form-field for="Input.Title" label="題名" hint="…" required="true"&gt;</c>: label, hint, error and control in
/// that order, tied together for screen readers. Content between the tags stands between hint and control (carried
/// text). The typed value survives an error, also where it could not be read as a number or date.
/// </summary>
[HtmlTargetElement("form-field")]
public sealed class FormFieldTagHelper(IHtmlGenerator generator) : TagHelper
{
    public ModelExpression For { get; set; } = null!;

    public string Label { get; set; } = string.Empty;

    public string? Hint { get; set; }

    public bool Required { get; set; }

    /// <summary><c>text</c> (default), <c>textarea</c>, <c>select</c>, <c>password</c>, <c>number</c> (a text box for figures), <c>checkbox</c>.</summary>
    public string Kind { get; set; } = "text";

    public int Rows { get; set; } = 4;

    public string? Unit { get; set; }

    public string? Autocomplete { get; set; }

    public int? Maxlength { get; set; }

    /// <summary>Extra class of the control (<c>input--short</c>).</summary>
    public string? Size { get; set; }

    public IEnumerable<SelectListItem>? Items { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var name = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        var id = FieldIds.Of(name);
        var errors = ViewContext.ModelState.TryGetValue(name, out var entry) ? entry.Errors.Select(e => e.ErrorMessage).ToList() : [];
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", errors.Count > 0 ? "field field--error" : "field");
        var control = Control(id, errors.Count > 0);
        if (Kind == "checkbox")
        {
            AppendErrors(output, id, errors);
            output.Content.AppendHtml(control);
            return;
        }

        output.Content.AppendHtml($"<label class=\"label\" for=\"{id}\">{WebUtility.HtmlEncode(Label)}{(Required ? "<span class=\"req\">必須</span>" : string.Empty)}</label>");
        if (Hint is not null)
        {
            output.Content.AppendHtml($"<p class=\"hint\" id=\"{id}-h\">{WebUtility.HtmlEncode(Hint)}</p>");
        }

        output.Content.AppendHtml(await output.GetChildContentAsync());
        AppendErrors(output, id, errors);
        if (Unit is null)
        {
            output.Content.AppendHtml(control);
            return;
        }

        output.Content.AppendHtml("<div class=\"with-unit\">").AppendHtml(control).AppendHtml($"<span id=\"{id}-u\">{WebUtility.HtmlEncode(Unit)}</span></div>");
    }

    private static void AppendErrors(TagHelperOutput output, string id, List<string> errors)
    {
        if (errors.Count > 0)
        {
            output.Content.AppendHtml($"<p class=\"error-text\" id=\"{id}-e\"><svg class=\"icon\" aria-hidden=\"true\"><use href=\"#i-error\"/></svg><span><span class=\"vh\">エラー：</span>{WebUtility.HtmlEncode(string.Join(' ', errors))}</span></p>");
        }
    }

    private TagBuilder Control(string id, bool hasError)
    {
        var described = string.Join(' ', new[] { Hint is null ? null : id + "-h", hasError ? id + "-e" : null, Unit is null ? null : id + "-u" }.Where(part => part is not null));
        var attributes = new Dictionary<string, object?>(StringComparer.Ordinal) { ["id"] = id };
        AddUnlessNull(attributes, "aria-describedby", described.Length > 0 ? described : null);
        AddUnlessNull(attributes, "aria-invalid", hasError ? "true" : null);
        AddUnlessNull(attributes, "autocomplete", Autocomplete);
        AddUnlessNull(attributes, "maxlength", Maxlength);
        var tag = Kind switch
        {
            "textarea" => generator.GenerateTextArea(ViewContext, For.ModelExplorer, For.Name, Rows, 0, Styled(attributes, "textarea")),
            "select" => generator.GenerateSelect(ViewContext, For.ModelExplorer, null, For.Name, Items ?? [], allowMultiple: false, Styled(attributes, "select")),
            "password" => generator.GeneratePassword(ViewContext, For.ModelExplorer, For.Name, null, Styled(attributes, "input")),
            "checkbox" => Checkbox(id, attributes),
            "number" => generator.GenerateTextBox(ViewContext, For.ModelExplorer, For.Name, For.Model, null, Styled(attributes, "input input--num")),
            _ => generator.GenerateTextBox(ViewContext, For.ModelExplorer, For.Name, For.Model, null, Styled(attributes, "input")),
        };
        if (Kind == "number")
        {
            tag.Attributes["type"] = "text";
            tag.Attributes["inputmode"] = "decimal";
        }

        foreach (var validation in tag.Attributes.Keys.Where(key => key.StartsWith("data-val", StringComparison.Ordinal)).ToList())
        {
            tag.Attributes.Remove(validation);
        }

        return tag;
    }

    private TagBuilder Checkbox(string id, Dictionary<string, object?> attributes)
    {
        var box = generator.GenerateCheckBox(ViewContext, For.ModelExplorer, For.Name, null, attributes);
        var label = new TagBuilder("label");
        label.AddCssClass("choice");
        var hint = Hint is null ? string.Empty : $"<small id=\"{id}-h\">{WebUtility.HtmlEncode(Hint)}</small>";
        label.InnerHtml.AppendHtml(box).AppendHtml($"<span>{WebUtility.HtmlEncode(Label)}{hint}</span>");
        return label;
    }

    private Dictionary<string, object?> Styled(Dictionary<string, object?> attributes, string css)
    {
        attributes["class"] = Size is null ? css : $"{css} {Size}";
        return attributes;
    }

    private static void AddUnlessNull(Dictionary<string, object?> attributes, string name, object? value)
    {
        if (value is not null)
        {
            attributes[name] = value;
        }
    }
}
