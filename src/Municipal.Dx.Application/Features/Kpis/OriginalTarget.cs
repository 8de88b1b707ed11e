using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;

namespace Municipal.Dx.Application.Features.Kpis;

/// <summary>
/// 当初の目標: what a KPI was judged by before its first change of baseline, target or type, with the attainment of today's figure against it
/// (domain.md §3 rule 7). Kept with the change itself.
/// </summary>
public sealed record OriginalTarget(KpiDefinition Definition)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    private sealed record Figure(string? Text, decimal? Value, decimal? Upper, NumberQualifier? Qualifier, int? Year, int? Every, int? Start, bool IsPart);

    private sealed record Stored(KpiType Type, KpiBasis Basis, string? Unit, bool IsStrict, decimal Tolerance, Figure? Baseline, Figure? Target);

    public string BaselineText => KpiText.Baseline(Definition.Baseline?.Text, Definition.Baseline?.Value, Definition.Unit);

    public string TargetText => KpiText.Target(Definition.Target?.Text, Definition.Target?.Value, Definition.Target?.UpperValue, Definition.Unit);

    public string? TargetTime => KpiText.TargetTime(Definition.Target?.FiscalYear?.Value, due: null, Definition.Target?.EveryYears, Definition.Target?.WindowStart?.Value);

    /// <summary>For the ledger; null where the texts are too long to be kept.</summary>
    public static string? Write(KpiDefinition definition)
    {
        var (baseline, target) = (definition.Baseline, definition.Target);
        var json = JsonSerializer.Serialize(
            new Stored(
                definition.Type,
                definition.Basis,
                definition.Unit,
                definition.IsStrict,
                definition.Tolerance,
                baseline is null ? null : new Figure(baseline.Text, baseline.Value, Upper: null, baseline.Qualifier, baseline.FiscalYear?.Value, Every: null, Start: null, baseline.IsPartYear),
                target is null ? null : new Figure(target.Text, target.Value, target.UpperValue, target.Qualifier, target.FiscalYear?.Value, target.EveryYears, target.WindowStart?.Value, IsPart: false)),
            Options);
        return json.Length <= TargetChange.BeforeMax ? json : null;
    }

    /// <summary>The first state the ledger keeps; null where nothing was changed, or where it is again what it was.</summary>
    /// <param name="before">Kept with the earliest change.</param>
    /// <param name="now">What the KPI is judged by now.</param>
    public static OriginalTarget? Of(string? before, KpiDefinition now)
    {
        if (before is null || JsonSerializer.Deserialize<Stored>(before, Options) is not { } stored)
        {
            return null;
        }

        var definition = new KpiDefinition(
            stored.Type,
            stored.Basis,
            stored.Unit,
            stored.Baseline is { } b ? new BaselineFigure(b.Text, b.Value, b.Qualifier, Year(b.Year), b.IsPart) : null,
            stored.Target is { } t ? new TargetFigure(t.Text, t.Value, t.Upper, t.Qualifier, Year(t.Year), t.Every, Year(t.Start)) : null,
            stored.IsStrict,
            stored.Tolerance);
        return definition with { Unit = now.Unit } == now ? null : new OriginalTarget(definition);
    }

    /// <summary>Judges a recorded value by the original final target. Null where no value stands.</summary>
    public KpiAssessment? Against(KpiValueRow? value, LeadRate lead) => value is { HasFigure: true } && PeriodKey.TryParse(value.PeriodKey, out var period)
        ? KpiAssessment.Of(
            Definition,
            new KpiActual(value.Figure, value.Text, value.IsDone, IsConfirmed: value.Outcome == KpiOutcome.Confirmed, Status: value.Status),
            KpiContext.For(period, Definition.Basis) with { LeadRate = lead })
        : null;

    private static FiscalYear? Year(int? value) => value is { } number && FiscalYear.TryCreate(number, out var year) ? year : null;
}
