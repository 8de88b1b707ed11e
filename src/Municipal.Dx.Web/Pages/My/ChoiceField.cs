namespace Municipal.Dx.Web.Pages.My;

/// <summary>A group of radio buttons with its legend, hint and error, for <c>_Choice</c>.</summary>
/// <param name="Name">Full name of the field (<c>Input.Stage</c>).</param>
/// <param name="Legend">Label of the group.</param>
/// <param name="Items">Value, label and a small line below it.</param>
/// <param name="Selected">Value that stands.</param>
public sealed record ChoiceField(string Name, string Legend, IReadOnlyList<(string Value, string Label, string? Note)> Items, string? Selected)
{
    public bool IsRequired { get; init; }

    public string? Hint { get; init; }

    /// <summary>Side by side, for short labels.</summary>
    public bool IsRow { get; init; } = true;
}
