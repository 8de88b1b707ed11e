using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Domain.Calendar;

namespace Municipal.Dx.Excel.Reports;

/// <summary>
/// The fiscal years of the 工程表: the plan's, extended by phases that lie outside. A plan without an end runs to the last phase or the
/// current year.
/// </summary>
internal sealed record ScheduleYears(int First, int Last)
{
    public const int QuartersPerYear = 4;

    /// <summary>More years than this cannot be read on one page; what lies beyond is drawn up to the last.</summary>
    private const int Most = 20;

    public int Count => Last - First + 1;

    public static ScheduleYears Of(BookContent content)
    {
        var named = content.Measures.SelectMany(measure => measure.Initiatives).SelectMany(initiative => initiative.Phases)
            .SelectMany(phase => new[] { phase.First, phase.Last }).OfType<int>()
            .Where(year => year is >= FiscalYear.MinValue and <= FiscalYear.MaxValue).ToList();
        if (content.PlanYears.First is { } first)
        {
            named.Add(first);
        }

        named.Add(content.PlanYears.Last ?? content.Period.FiscalYear.Value);
        return new ScheduleYears(named.Min(), Math.Min(named.Max(), named.Min() + Most - 1));
    }

    /// <summary>Where a phase is drawn: first and last quarter, counted from 0, and which ends are open.</summary>
    public ScheduleBar BarOf(BookPhase phase, int? nextPhaseBegins)
    {
        var first = Math.Clamp(phase.First ?? First, First, Last);
        var open = nextPhaseBegins is { } next && next > first ? next - 1 : Last;
        var last = Math.Clamp(phase.Last ?? open, first, Last);
        return new ScheduleBar(
            phase,
            (first - First) * QuartersPerYear,
            ((last - First + 1) * QuartersPerYear) - 1,
            HasOpenStart: phase.First is null,
            HasOpenEnd: phase.Last is null || !phase.IsCertain);
    }

    /// <summary>Bars of an initiative in as few lines as they need not to cover each other.</summary>
    public IReadOnlyList<IReadOnlyList<ScheduleBar>> Lines(BookInitiative initiative)
    {
        var lines = new List<List<ScheduleBar>>();
        foreach (var phase in initiative.Phases.OrderBy(phase => phase.First ?? int.MinValue))
        {
            var next = initiative.Phases.Where(other => other.First > (phase.First ?? int.MinValue)).Min(other => other.First);
            var bar = BarOf(phase, next);
            var line = lines.Find(line => line[^1].LastQuarter < bar.FirstQuarter);
            if (line is null)
            {
                lines.Add([bar]);
            }
            else
            {
                line.Add(bar);
            }
        }

        return lines;
    }
}

/// <summary>A phase as drawn.</summary>
internal sealed record ScheduleBar(BookPhase Phase, int FirstQuarter, int LastQuarter, bool HasOpenStart, bool HasOpenEnd)
{
    /// <summary>True where the plan prints the phase and no year of it: it is named, not drawn.</summary>
    public bool HasNoYears => Phase is { First: null, Last: null };

    public string Text
    {
        get
        {
            if (HasNoYears)
            {
                return Phase.Label.Length > 0 ? $"{Phase.Label} (始期・終期不明)" : "(始期・終期不明)";
            }

            var start = HasOpenStart ? "(始期不明) " : "";
            var end = !HasOpenEnd ? "" : Phase is { Last: null, IsCertain: true } ? " (終期の定めなし)" : " (終期不明)";
            return (start + Phase.Label + end).Trim() is { Length: > 0 } text ? text : BookPhrases.None;
        }
    }
}
