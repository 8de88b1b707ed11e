namespace Municipal.Dx.Application.Features.Reports;

/// <summary>Which terms of the glossary a book has to explain: those that stand in its texts.</summary>
internal static class BookTerms
{
    public static IReadOnlyList<BookTerm> UsedIn(BookContent content, IReadOnlyList<BookTerm> terms)
    {
        var texts = content.Measures.SelectMany(measure => TextsOf(measure))
            .Concat(content.Kpis.Select(kpi => kpi.Name))
            .Concat(content.Policies.Select(policy => policy.Title))
            .Concat(content.Opinions.SelectMany(opinion => new[] { opinion.Text, opinion.Answer }));
        var all = string.Join('\n', texts.Where(text => !string.IsNullOrWhiteSpace(text)));
        return [.. terms.Where(term => term.Term.Length > 0 && all.Contains(term.Term, StringComparison.OrdinalIgnoreCase))];
    }

    private static IEnumerable<string?> TextsOf(BookMeasure measure) =>
    [
        measure.Title, measure.Report?.Achievement, measure.Report?.Issue, measure.Report?.NextPlan, measure.Report?.DelayCause,
        .. measure.Initiatives.Select(initiative => initiative.Title),
    ];
}
