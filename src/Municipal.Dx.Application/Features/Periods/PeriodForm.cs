using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Periods;

/// <summary>A period to be opened, as typed.</summary>
public sealed class PeriodForm
{
    public const int TitleMax = 60;

    public PeriodKind Kind { get; set; }

    /// <summary>Name of an ad-hoc period; the others are named by their time.</summary>
    public string? Title { get; set; }

    public string? FiscalYear { get; set; }

    public int? Number { get; set; }

    /// <summary>First and last day of an ad-hoc period; the others have their own.</summary>
    public string? From { get; set; }

    public string? To { get; set; }

    public string? AsOf { get; set; }

    public string? Due { get; set; }

    public bool IsYearEndForm { get; set; }

    /// <summary>Keys of the measures asked.</summary>
    public List<string> Measures { get; set; } = [];

    public static PeriodForm Of(PeriodSuggestion suggestion) => new()
    {
        Kind = suggestion.Key.Kind,
        FiscalYear = suggestion.Key.FiscalYear.Label,
        Number = suggestion.Key.Number,
        From = JapaneseDate.Format(suggestion.From),
        To = JapaneseDate.Format(suggestion.To),
        AsOf = JapaneseDate.Format(suggestion.AsOf),
        Due = JapaneseDate.Format(suggestion.Due),
        IsYearEndForm = suggestion.Key.Kind == PeriodKind.Year,
    };

    /// <summary>Reads the form; null and problems where it cannot be read.</summary>
    public ReportingPeriod? Read(List<Problem> problems)
    {
        var key = ReadKey(problems);
        var asOf = ReadDay(AsOf, nameof(AsOf), problems);
        var due = ReadDay(Due, nameof(Due), problems);
        var isAdHoc = Kind == PeriodKind.AdHoc;
        var from = isAdHoc ? ReadDay(From, nameof(From), problems) : key?.From;
        var to = isAdHoc ? ReadDay(To, nameof(To), problems) : key?.To;
        if (key is not { } name || asOf is not { } counted || due is not { } last || from is not { } first || to is not { } end)
        {
            return null;
        }

        if (end < first)
        {
            problems.Add(new Problem(nameof(To), "対象の末日は、初日より後の日を入力してください。"));
        }

        CheckChoice(isAdHoc, problems);
        problems.AddRange(ReportingPeriod.Check(counted, last, first, end));
        return problems.Count > 0 ? null : new ReportingPeriod
        {
            Key = name.ToString(),
            Kind = Kind,
            FiscalYear = name.FiscalYear.Value,
            From = first,
            To = end,
            AsOf = counted,
            Due = last,
            IsYearEndForm = IsYearEndForm,
            Title = isAdHoc ? Title!.Trim() : null,
        };
    }

    private void CheckChoice(bool isAdHoc, List<Problem> problems)
    {
        problems.AddRange(isAdHoc ? CheckTitle(Title) : []);
        if (Measures.Count == 0)
        {
            problems.Add(new Problem(nameof(Measures), "尋ねる施策を1つ以上選んでください。"));
        }
    }

    public static IEnumerable<Problem> CheckTitle(string? title)
    {
        if (string.IsNullOrWhiteSpace(title))
        {
            yield return new Problem(nameof(Title), "何の調査かが分かる名前を入力してください。");
        }
        else if (title.Trim().Length > TitleMax)
        {
            yield return new Problem(nameof(Title), $"名前は{TitleMax}文字以内で入力してください。");
        }
    }

    /// <summary>The period that the form names; null and problems where it names none.</summary>
    public PeriodKey? ReadKey(List<Problem> problems)
    {
        if (!Enum.IsDefined(Kind))
        {
            problems.Add(new Problem(nameof(Kind), "種類を選んでください。"));
            return null;
        }

        if (!FiscalYearText.TryParse(FiscalYear, out var year))
        {
            problems.Add(new Problem(nameof(FiscalYear), FiscalYearText.RefusalMessage));
            return null;
        }

        var most = Kind switch { PeriodKind.Quarter => 4, PeriodKind.HalfYear => 2, PeriodKind.Year => 1, _ => 99 };
        var number = Kind == PeriodKind.Year ? 1 : Number;
        if (number is null || number < 1 || number > most)
        {
            problems.Add(new Problem(nameof(Number), $"回は1から{most}までの数で入力してください。"));
            return null;
        }

        return Kind switch
        {
            PeriodKind.Quarter => PeriodKey.Quarter(year, number.Value),
            PeriodKind.HalfYear => PeriodKey.HalfYear(year, number.Value),
            PeriodKind.Year => PeriodKey.Year(year),
            _ => PeriodKey.AdHoc(year, number.Value),
        };
    }

    private static DateOnly? ReadDay(string? text, string field, List<Problem> problems)
    {
        if (JapaneseDate.TryParse(text, out var day))
        {
            return day;
        }

        problems.Add(new Problem(field, JapaneseDate.RefusalMessage));
        return null;
    }
}
