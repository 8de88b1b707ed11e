using Microsoft.AspNetCore.Mvc.ModelBinding;
using Municipal.Dx.Domain;

namespace Municipal.Dx.Web.Pages.Shared;

public static class FormProblems
{
    /// <summary>Puts what the rules found beside the fields of the form; <paramref name="prefix"/> is the name of its input property.</summary>
    public static void AddProblems(this ModelStateDictionary state, IEnumerable<Problem> problems, string prefix)
    {
        foreach (var problem in problems)
        {
            state.AddModelError(problem.Field.Length == 0 ? string.Empty : $"{prefix}.{problem.Field}", problem.Message);
        }
    }
}
