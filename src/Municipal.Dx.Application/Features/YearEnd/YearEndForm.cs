using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;

namespace Municipal.Dx.Application.Features.YearEnd;

/// <summary>One KPI of the year's end as typed.</summary>
public sealed class YearEndLine
{
    public long KpiId { get; set; }

    public string? Value { get; set; }

    public string? Text { get; set; }

    public string? Reason { get; set; }

    /// <summary>報告した値のとおり: what was reported is the final value.</summary>
    public bool AsReported { get; set; }

    public Guid? Version { get; set; }

    /// <summary>What the line asks for; null where nothing was typed, or where the same stands already.</summary>
    /// <param name="row">What stands.</param>
    /// <param name="form">Day and reason for lines that give none of their own.</param>
    /// <param name="problems">What cannot be read.</param>
    public FinalRequest? Read(YearEndRow row, YearEndForm form, List<Problem> problems)
    {
        var typed = new FinalForm { Value = Value, Text = Text, AsOf = form.AsOf, Reason = Own(Reason) ?? Own(form.Reason) };
        var entry = typed.Read(row.Kpi, problems);
        if (AsReported && typed.IsBlank && row is { Final: null, Reported: { } reported })
        {
            entry = entry with { Value = reported.Row.Value, Text = reported.Row.Text ?? (row.TakesWords ? row.ReportedShown : null), Reason = Own(Reason) ?? "報告した値のとおり" };
        }
        else if (typed.IsBlank && row.Final is null)
        {
            return null;
        }

        return row.Final is { } final && final.Value == entry.Value && final.Text == Own(entry.Text) && (Own(Reason) ?? final.Reason) == final.Reason
            ? null
            : new FinalRequest(KpiId, entry, Version);
    }

    private static string? Own(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>年度末確定 as typed: the lines, and the confirmation of the year.</summary>
public sealed class YearEndForm
{
    public List<YearEndLine> Rows { get; set; } = [];

    /// <summary>Day that the figures are as of.</summary>
    public string? AsOf { get; set; }

    /// <summary>Reason of the lines that give none of their own.</summary>
    public string? Reason { get; set; }

    public string? DecidedOn { get; set; }

    public bool ConfirmsOpen { get; set; }

    public string? Note { get; set; }

    public static YearEndForm Of(YearEndBoard board, DateOnly today) => new()
    {
        AsOf = JapaneseDate.Format(today < board.Year.LastDay ? today : board.Year.LastDay),
        Reason = "出納閉鎖や統計の公表により確定",
        Rows =
        [
            .. board.Rows.Select(row => new YearEndLine
            {
                KpiId = row.Kpi.Id,
                Value = row.Final?.Value is { } number ? Domain.Text.NumberText.Format(number, unit: null) : null,
                Text = row.Final?.Text,
                Reason = row.Final?.Reason,
                Version = row.Final?.Version,
            }),
        ],
    };
}
