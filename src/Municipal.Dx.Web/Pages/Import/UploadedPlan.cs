using Microsoft.AspNetCore.Mvc.ModelBinding;
using Municipal.Dx.Application.PlanFiles;
using Municipal.Dx.Excel.Templates;

namespace Municipal.Dx.Web.Pages.Import;

/// <summary>A plan as handed in: plan files, or 計画取込様式 turned into plan files.</summary>
/// <param name="Name">Names of the files chosen.</param>
/// <param name="Files">Null where a field was refused.</param>
/// <param name="Refusals">Field of the form and the sentence.</param>
internal sealed record UploadedPlan(string Name, PlanFileSet? Files, IReadOnlyList<(string Field, string Message)> Refusals)
{
    private const string PlanField = "plan";
    private const string GlossaryField = "glossary";

    private bool IsWorkbook { get; init; }

    public static async Task<UploadedPlan> ReadAsync(IFormFile? plan, IFormFile? glossary, CancellationToken cancellationToken)
    {
        if (plan is not { Length: > 0 })
        {
            return new UploadedPlan(string.Empty, Files: null, [(PlanField, "計画ファイル(plan.yaml)か、計画取込様式(.xlsx)を選んでください。")]);
        }

        var name = UploadedFile.NameOf(plan, glossary);
        var content = await UploadedFile.ReadAsync(plan);
        var terms = glossary is { Length: > 0 } ? await UploadedFile.ReadAsync(glossary) : null;
        if (UploadedFile.IsWorkbook(content))
        {
            return terms is null
                ? await ReadWorkbookAsync(name, content, cancellationToken)
                : new UploadedPlan(name, Files: null, [(GlossaryField, "計画取込様式には用語のシートがあります。計画取込様式を取り込むときは、用語集のファイルを選ばないでください。")]);
        }

        var refusals = new[] { (Field: PlanField, Message: UploadedFile.ProblemOf(content)), (Field: GlossaryField, Message: terms is null ? null : UploadedFile.ProblemOf(terms)) }
            .Where(one => one.Message is not null)
            .Select(one => (one.Field, one.Message!))
            .ToList();
        return new UploadedPlan(name, refusals.Count == 0 ? PlanFileSet.FromBytes(content, terms) : null, refusals);
    }

    public void AddRefusals(ModelStateDictionary modelState)
    {
        foreach (var (field, message) in Refusals)
        {
            modelState.AddModelError(field, message);
        }
    }

    /// <summary>What is wrong with a workbook as a whole stands nowhere in it.</summary>
    public IReadOnlyList<PlanFileProblem> Placed(IReadOnlyList<PlanFileProblem> problems) => IsWorkbook
        ? [.. problems.Select(problem => problem.File is PlanSchema.PlanFileName or PlanSchema.GlossaryFileName ? problem with { File = "計画取込様式", Line = 0, Path = string.Empty } : problem)]
        : problems;

    private static async Task<UploadedPlan> ReadWorkbookAsync(string name, byte[] content, CancellationToken cancellationToken)
    {
        var result = await TemplateFiles.ReadAsync(content, cancellationToken);
        if (result.Reading is not { } reading)
        {
            return new UploadedPlan(name, Files: null, [(PlanField, result.Problem!)]);
        }

        var (plan, glossary) = reading.Document.IsSound ? PlanFileWriter.Write(reading.Document.Records) : (string.Empty, null);
        string[] origin = [$"計画取込様式から読みました(ファイルのSHA-256 {result.FileHash})。"];
        var files = PlanFileSet.FromText(PlanFileNotes.Add(plan, [.. origin, .. reading.Notes]), glossary) with { Problems = reading.Document.Problems };
        return new UploadedPlan(name, files, []) { IsWorkbook = true };
    }
}
