using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Measures;

namespace Municipal.Dx.Application.Features.Measures;

/// <summary>A phase as stored, for drawing.</summary>
public sealed record GanttPhase(string Label, int? FirstFiscalYear, int? LastFiscalYear, bool IsCertain);

/// <summary>What a row of the 工程表 is about.</summary>
public sealed record GanttSubject(string Key, string Title, bool TitleIsGist, IReadOnlyList<GanttPhase> Phases);

/// <param name="Span">Columns it covers; a gap before it is a cell of its own.</param>
/// <param name="Phase">Null for a gap.</param>
public sealed record GanttCell(int Span, GanttBar? Phase);

/// <param name="Label">As printed.</param>
/// <param name="Tint">From words of the label.</param>
/// <param name="EndIsUnknown">The source cannot tell where it ends; the bar is drawn open.</param>
/// <param name="Years">The years in words, for readers that see no table.</param>
public sealed record GanttBar(string Label, PhaseTint Tint, bool EndIsUnknown, string Years);

/// <param name="Subject">What the row is about.</param>
/// <param name="Lanes">At least one line of cells; phases of the same years stand in different lanes.</param>
/// <param name="Undated">Phases whose years the plan does not say.</param>
public sealed record GanttRow(GanttSubject Subject, IReadOnlyList<IReadOnlyList<GanttCell>> Lanes, IReadOnlyList<string> Undated);

public sealed record GanttYear(FiscalYear Year, bool IsNow)
{
    /// <summary>令和8</summary>
    public string Era => Year.Label[..^2];
}

/// <summary>工程表 as a table by fiscal year: which cell holds which phase.</summary>
public sealed record Gantt(IReadOnlyList<GanttYear> Years, IReadOnlyList<GanttRow> Rows, int? Quarter)
{
    private const int YearsMax = 20;

    /// <param name="subjects">Rows in order.</param>
    /// <param name="first">First year of the plan, where it has one.</param>
    /// <param name="last">Last year of the plan.</param>
    /// <param name="today">Marks the current year and quarter.</param>
    public static Gantt Of(IReadOnlyList<GanttSubject> subjects, int? first, int? last, DateOnly today) => Over(subjects, YearsOf(subjects, first, last), today);

    /// <summary>
    /// The years that a table of the subjects has to show: those of the plan and of every phase, and one more where a phase
    /// whose end nobody knows would otherwise look like one year. Null where no year is said anywhere.
    /// </summary>
    public static (int From, int To)? YearsOf(IEnumerable<GanttSubject> subjects, int? first, int? last)
    {
        var said = subjects.SelectMany(s => s.Phases).SelectMany(p => new[] { p.FirstFiscalYear, p.LastFiscalYear ?? p.FirstFiscalYear + 1 }).Append(first).Append(last)
            .Where(year => year is >= FiscalYear.MinValue and <= FiscalYear.MaxValue).Select(year => year!.Value).ToList();
        return said.Count == 0 ? null : (said.Min(), Math.Min(said.Max(), said.Min() + YearsMax));
    }

    /// <summary>Tables of the same years, for several groups of subjects.</summary>
    public static Gantt Over(IReadOnlyList<GanttSubject> subjects, (int From, int To)? years, DateOnly today)
    {
        if (years is not var (from, to))
        {
            return new Gantt([], [.. subjects.Select(s => RowOf(s, 0, -1))], Quarter: null);
        }

        var now = FiscalYear.FromDate(today);
        var columns = Enumerable.Range(from, to - from + 1).Select(year => new GanttYear(new FiscalYear(year), year == now.Value)).ToList();
        return new Gantt(columns, [.. subjects.Select(s => RowOf(s, from, to))], columns.Exists(y => y.IsNow) ? FiscalQuarter.FromDate(today).Number : null);
    }

    private static GanttRow RowOf(GanttSubject subject, int from, int to)
    {
        var lanes = new List<List<(int First, int Last, GanttPhase Phase)>>();
        var undated = new List<string>();
        foreach (var phase in subject.Phases)
        {
            if (phase.FirstFiscalYear is not { } first || first < from || first > to)
            {
                undated.Add(phase.Label.Length > 0 ? phase.Label : "(名前のない工程)");
                continue;
            }

            var bar = (first, Math.Clamp(phase.LastFiscalYear ?? OpenUntil(subject, first, to), first, to), phase);
            var lane = lanes.Find(l => l[^1].Last < first);
            if (lane is null)
            {
                lanes.Add([bar]);
            }
            else
            {
                lane.Add(bar);
            }
        }

        if (lanes.Count == 0)
        {
            return new GanttRow(subject, to < from ? [[]] : [[new GanttCell(to - from + 1, Phase: null)]], undated);
        }

        return new GanttRow(subject, [.. lanes.Select(lane => Cells(lane, from, to))], undated);
    }

    // An end that is not known is drawn open: up to where the next phase begins, else to the edge of the table; never as one year.
    private static int OpenUntil(GanttSubject subject, int first, int to) =>
        Math.Max(first + 1, subject.Phases.Where(p => p.FirstFiscalYear > first).Select(p => p.FirstFiscalYear!.Value - 1).DefaultIfEmpty(to).Min());

    private static List<GanttCell> Cells(List<(int First, int Last, GanttPhase Phase)> lane, int from, int to)
    {
        var cells = new List<GanttCell>();
        var next = from;
        foreach (var (first, last, phase) in lane)
        {
            for (; next < first; next++)
            {
                cells.Add(new GanttCell(1, Phase: null));
            }

            cells.Add(new GanttCell(last - first + 1, BarOf(phase)));
            next = last + 1;
        }

        for (; next <= to; next++)
        {
            cells.Add(new GanttCell(1, Phase: null));
        }

        return cells;
    }

    private static GanttBar BarOf(GanttPhase phase)
    {
        var first = new FiscalYear(phase.FirstFiscalYear!.Value).Label;
        var endIsUnknown = !phase.IsCertain || phase.LastFiscalYear is null;
        var years = phase.LastFiscalYear is { } last && last != phase.FirstFiscalYear && FiscalYear.TryCreate(last, out var end)
            ? $"{first}〜{end.Label}"
            : first + (endIsUnknown ? "から" : string.Empty);
        return new GanttBar(phase.Label, PhaseTints.Of(phase.Label), endIsUnknown, years);
    }
}
