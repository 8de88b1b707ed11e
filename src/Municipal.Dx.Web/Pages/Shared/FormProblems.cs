using Microsoft.AspNetCore.Mvc.ModelBinding;
using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Calendar;

namespace Municipal.Dx.Web.Pages.Shared;

public static class FormProblems
{
    /// <summary>Puts what the rules found beside the fields of the form; <paramref name="prefix"/> is the name of its input property, null where the page's own properties are the fields.</summary>
    public static void AddProblems(this ModelStateDictionary state, IEnumerable<Problem> problems, string? prefix = null)
    {
        foreach (var problem in problems)
        {
            state.AddModelError(problem.Field.Length == 0 || prefix is null ? problem.Field : $"{prefix}.{problem.Field}", problem.Message);
        }
    }

    /// <summary>A day as typed (R8.10.1, 令和8年10月1日, 2026-10-01); null where nothing was typed, and with an error where it cannot be read.</summary>
    public static DateOnly? ReadDay(this ModelStateDictionary state, string? text, string field)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (JapaneseDate.TryParse(text, out var day))
        {
            return day;
        }

        state.AddModelError(field, JapaneseDate.RefusalMessage);
        return null;
    }
}
