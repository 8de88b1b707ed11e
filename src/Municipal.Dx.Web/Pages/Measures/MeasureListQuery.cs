using Municipal.Dx.Application.Features.Measures;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Web.Pages.Measures;

/// <summary>What the address of the list and of its CSV says; what it cannot read is left out.</summary>
public static class MeasureListQuery
{
    public const string Text = "q";
    public const string Policy = "policy";
    public const string Department = "dept";
    public const string Lead = "lead";
    public const string Priority = "np";
    public const string Report = "state";
    public const string Rating = "rate";
    public const string Stage = "stage";

    private const int WordsMax = 100;

    /// <summary>Names of the conditions, to be taken out together.</summary>
    public static readonly IReadOnlyList<string> Conditions = [Text, Policy, Department, Lead, Priority, Report, Rating, Stage];

    public static MeasureFilter Filter(IQueryCollection query)
    {
        string? Said(string name) => query[name].ToString() is { Length: > 0 } value ? value : null;
        return new MeasureFilter
        {
            Text = Said(Text) is { Length: > WordsMax } words ? words[..WordsMax] : Said(Text),
            PolicyKey = Said(Policy),
            Department = Said(Department),
            Lead = Said(Lead),
            Priority = Said(Priority),
            Report = Token<ReportGroup>(Said(Report)),
            SelfRating = Said(Rating),
            Stage = Token<ProgressStage>(Said(Stage)),
            Sort = Token<MeasureSort>(Said("sort")?.TrimStart('-')) ?? MeasureSort.Number,
            IsDescending = Said("sort")?.StartsWith('-') == true,
            Page = int.TryParse(Said("page"), out var page) ? Math.Clamp(page, 1, 100_000) : 1,
        };
    }

    public static string TokenOf<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static T? Token<T>(string? text)
        where T : struct, Enum =>
        text is { Length: > 0 } && char.IsAsciiLetter(text[0]) && Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;
}
