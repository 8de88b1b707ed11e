using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Measures;

namespace Municipal.Dx.Application.Features.Initiatives;

/// <summary>A form that was read: the due month or day in ISO, and the phases in order.</summary>
public sealed record InitiativeDraft(string? Due, IReadOnlyList<SchedulePhase> Phases);

/// <summary>Reads the form of an initiative; every problem names its field.</summary>
public static class InitiativeFormReader
{
    private const int LineMax = 300;

    public static (InitiativeDraft Draft, IReadOnlyList<Problem> Problems) Read(InitiativeForm form, PlanYears years)
    {
        var problems = Lengths(form).ToList();
        var due = ReadDue(form.Due, problems);
        var phases = new List<SchedulePhase>();
        for (var i = 0; i < form.Phases.Count; i++)
        {
            if (!form.Phases[i].IsBlank)
            {
                phases.Add(ReadPhase(form.Phases[i], i, phases.Count + 1, years, problems));
            }
        }

        return (new InitiativeDraft(due, phases), problems);
    }

    private static IEnumerable<Problem> Lengths(InitiativeForm form)
    {
        if (string.IsNullOrWhiteSpace(form.Title))
        {
            yield return new Problem(nameof(form.Title), "題名を入力してください。");
        }

        (string Field, string? Text, int Max)[] limits =
        [
            (nameof(form.Title), form.Title, Initiative.TitleMax),
            (nameof(form.Field), form.Field, LineMax),
            (nameof(form.Summary), form.Summary, Initiative.TextMax),
            (nameof(form.CurrentState), form.CurrentState, Initiative.TextMax),
            (nameof(form.PlannedAction), form.PlannedAction, Initiative.TextMax),
            (nameof(form.DueText), form.DueText, LineMax),
            (nameof(form.DepartmentsText), form.DepartmentsText, LineMax),
            (nameof(form.Remark), form.Remark, Initiative.TextMax),
        ];
        foreach (var (field, text, max) in limits.Where(limit => limit.Text?.Length > limit.Max))
        {
            yield return new Problem(field, $"{max:N0}文字以内で入力してください(今は{text!.Length:N0}文字)。");
        }
    }

    private static string? ReadDue(string? text, List<Problem> problems)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (JapaneseDate.TryParse(text, out var day))
        {
            return day.ToString("yyyy-MM-dd");
        }

        if (JapaneseDate.TryParseMonth(text, out var month))
        {
            return month.ToString();
        }

        problems.Add(new Problem(nameof(InitiativeForm.Due), YearMonth.RefusalMessage));
        return null;
    }

    private static SchedulePhase ReadPhase(PhaseForm row, int index, int order, PlanYears years, List<Problem> problems)
    {
        string Field(string name) => $"{nameof(InitiativeForm.Phases)}[{index}].{name}";
        var first = ReadYear(row.First, Field(nameof(row.First)), problems);
        var last = ReadYear(row.Last, Field(nameof(row.Last)), problems);
        if (row.EndIsOpen && last is not null)
        {
            problems.Add(new Problem(Field(nameof(row.EndIsOpen)), "終わりの年度があるときは、「終わりは未定」の印を外してください。"));
        }

        if (first is not null && string.IsNullOrWhiteSpace(row.Last) && !row.EndIsOpen)
        {
            problems.Add(new Problem(Field(nameof(row.Last)), "終わりの年度を入力するか、「終わりは未定」に印を付けてください。1年度だけの工程は、始まりと同じ年度を入れます。"));
        }

        problems.AddRange(SchedulePhase.Check(row.Label?.Trim(), first, last, years).Select(problem => new Problem(
            Field(problem.Field switch { nameof(SchedulePhase.Label) => nameof(row.Label), nameof(SchedulePhase.LastFiscalYear) => nameof(row.Last), _ => nameof(row.First) }),
            problem.Message)));
        return new SchedulePhase { Label = row.Label?.Trim() ?? string.Empty, FirstFiscalYear = first, LastFiscalYear = last, IsCertain = first is not null && last is not null, Order = order };
    }

    private static int? ReadYear(string? text, string field, List<Problem> problems)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (FiscalYearText.TryParse(text, out var year))
        {
            return year.Value;
        }

        problems.Add(new Problem(field, FiscalYearText.RefusalMessage));
        return null;
    }
}
