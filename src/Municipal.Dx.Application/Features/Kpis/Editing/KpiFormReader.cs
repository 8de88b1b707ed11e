using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Text;

namespace Municipal.Dx.Application.Features.Kpis.Editing;

/// <summary>Reads a form of a KPI; every problem names its field.</summary>
public sealed class KpiFormReader(KpiForm form, string key)
{
    private readonly List<Problem> _problems = [];

    /// <returns>The draft; not to be used where there are problems.</returns>
    public (KpiDraft Draft, IReadOnlyList<Problem> Problems) Read()
    {
        var unit = Trimmed(form.Unit);
        var kpi = new Kpi
        {
            Key = key,
            Name = form.Name?.Trim() ?? string.Empty,
            Unit = unit,
            Type = form.Type,
            Basis = form.Basis,
            EntryMode = form.EntryMode,
            IsStrict = form.IsStrict,
            Tolerance = Number(form.Tolerance, nameof(KpiForm.Tolerance), unit) ?? 0,
            BaselineText = Trimmed(form.BaselineText),
            BaselineValue = Number(form.BaselineValue, nameof(KpiForm.BaselineValue), unit),
            BaselineQualifier = form.BaselineQualifier,
            BaselineAsOf = MonthOrDay(form.BaselineAsOf, nameof(KpiForm.BaselineAsOf)),
            BaselineFiscalYear = Year(form.BaselineYear, nameof(KpiForm.BaselineYear)),
            BaselineIsPartYear = form.BaselineIsPartYear,
            BaselineIsCalendarYear = form.BaselineIsCalendarYear,
            TargetText = Trimmed(form.TargetText),
            TargetValue = Number(form.TargetValue, nameof(KpiForm.TargetValue), unit),
            TargetUpperValue = Number(form.TargetUpperValue, nameof(KpiForm.TargetUpperValue), unit),
            TargetQualifier = form.TargetQualifier,
            TargetDue = Month(form.TargetDue, nameof(KpiForm.TargetDue)),
            TargetFiscalYear = Year(form.TargetYear, nameof(KpiForm.TargetYear)),
            TargetEveryYears = Count(form.TargetEveryYears, nameof(KpiForm.TargetEveryYears)),
            TargetWindowStart = Year(form.TargetWindowStart, nameof(KpiForm.TargetWindowStart)),
            Frequency = form.Frequency,
            MeasuredMonth = form.MeasuredMonth,
            PublishedMonth = form.PublishedMonth,
            FigureSource = Trimmed(form.FigureSource),
            WhereFrom = Trimmed(form.WhereFrom),
            Remark = Trimmed(form.Remark),
        };
        kpi.TargetFiscalYear ??= YearMonth.TryParse(kpi.TargetDue, out var due) ? due.FiscalYear.Value : null;
        var yearly = form.Yearly.Select((row, index) => Yearly(row, index, unit)).OfType<YearlyTarget>().ToList();
        _problems.AddRange(KpiCheck.Of(kpi));
        return (new KpiDraft(kpi, yearly), _problems);
    }

    /// <summary>The date on which the change was decided; a problem where one is needed and cannot be read.</summary>
    public DateOnly? DecisionDay() => Day(form.DecidedOn, nameof(KpiForm.DecidedOn));

    public IReadOnlyList<Problem> Problems => _problems;

    private YearlyTarget? Yearly(YearlyTargetForm row, int index, string? unit)
    {
        if (row.IsBlank || !FiscalYear.TryCreate(row.FiscalYear, out _))
        {
            return null;
        }

        return new YearlyTarget
        {
            FiscalYear = row.FiscalYear,
            Value = Number(row.Value, $"{nameof(KpiForm.Yearly)}[{index}].{nameof(row.Value)}", unit),
            Text = Limited(Trimmed(row.Text), Kpi.TextMax, $"{nameof(KpiForm.Yearly)}[{index}].{nameof(row.Text)}"),
            DecidedOn = Day(row.DecidedOn, $"{nameof(KpiForm.Yearly)}[{index}].{nameof(row.DecidedOn)}"),
        };
    }

    private decimal? Number(string? text, string field, string? unit)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (NumberText.TryRead(text, out var value, out var words, unit))
        {
            return value;
        }

        _problems.Add(new Problem(field, words));
        return null;
    }

    private int? Count(string? text, string field)
    {
        if (Number(text, field, "年") is not { } number)
        {
            return null;
        }

        if (number is >= 1 and <= 20 && decimal.Truncate(number) == number)
        {
            return (int)number;
        }

        _problems.Add(new Problem(field, "何年ごとかは、1(毎年)から20までの数で入力してください。"));
        return null;
    }

    private int? Year(string? text, string field)
    {
        if (string.IsNullOrWhiteSpace(text) || FiscalYearText.TryParse(text, out _))
        {
            return FiscalYearText.TryParse(text, out var year) ? year.Value : null;
        }

        _problems.Add(new Problem(field, FiscalYearText.RefusalMessage));
        return null;
    }

    private string? Month(string? text, string field)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (JapaneseDate.TryParseMonth(text, out var month))
        {
            return month.ToString();
        }

        if (JapaneseDate.TryParse(text, out var day))
        {
            return YearMonth.FromDate(day).ToString();
        }

        _problems.Add(new Problem(field, YearMonth.RefusalMessage));
        return null;
    }

    private string? MonthOrDay(string? text, string field) =>
        JapaneseDate.TryParse(text, out var day) ? day.ToString("yyyy-MM-dd") : Month(text, field);

    private DateOnly? Day(string? text, string field)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (JapaneseDate.TryParse(text, out var day))
        {
            return day;
        }

        _problems.Add(new Problem(field, JapaneseDate.RefusalMessage));
        return null;
    }

    private string? Limited(string? text, int max, string field)
    {
        if (text?.Length > max)
        {
            _problems.Add(new Problem(field, $"{max}文字以内で入力してください。"));
        }

        return text;
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
