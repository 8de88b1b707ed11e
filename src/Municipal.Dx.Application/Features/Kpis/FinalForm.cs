using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Text;

namespace Municipal.Dx.Application.Features.Kpis;

/// <summary>確定値 as typed: full-width digits, units and Japanese dates are understood, and what was typed survives.</summary>
public sealed class FinalForm
{
    public string? Value { get; set; }

    public string? Text { get; set; }

    public string? AsOf { get; set; }

    public string? Reason { get; set; }

    /// <summary>Version of what stands; null where nothing stood when the form was opened.</summary>
    public Guid? Version { get; set; }

    /// <summary>Nothing was typed in place of the figure.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace(Value) && string.IsNullOrWhiteSpace(Text);

    public static FinalForm Of(KpiFinal? final, DateOnly asOf) => final is null
        ? new FinalForm { AsOf = JapaneseDate.Format(asOf) }
        : new FinalForm
        {
            Value = final.Value is { } number ? NumberText.Format(number, unit: null) : null,
            Text = final.Text,
            AsOf = final.AsOf is { } day ? JapaneseDate.Format(day) : null,
            Reason = final.Reason,
            Version = final.Version,
        };

    /// <summary>Reads what was typed; what cannot be read becomes a problem of its field.</summary>
    public FinalEntry Read(Kpi kpi, List<Problem> problems)
    {
        decimal? value = null;
        if (kpi.Type is not (KpiType.Milestone or KpiType.Qualitative) && !string.IsNullOrWhiteSpace(Value))
        {
            if (NumberText.TryRead(Value, out var number, out var words, kpi.Unit))
            {
                value = number;
            }
            else
            {
                problems.Add(new Problem(nameof(Value), words));
            }
        }

        return new FinalEntry(value, Text, DayOf(problems), Reason);
    }

    private DateOnly? DayOf(List<Problem> problems)
    {
        if (string.IsNullOrWhiteSpace(AsOf))
        {
            return null;
        }

        if (JapaneseDate.TryParse(AsOf, out var day))
        {
            return day;
        }

        problems.Add(new Problem(nameof(AsOf), JapaneseDate.RefusalMessage));
        return null;
    }
}
