using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Periods;

/// <summary>One report as the office checks it: everything beside what was said in the period before.</summary>
public sealed record CheckReport
{
    public required ProgressReport Report { get; init; }

    public required ProgressReport? Previous { get; init; }

    public required CheckAside Aside { get; init; }

    public required IReadOnlyList<CheckKpi> Kpis { get; init; }

    /// <summary>The desk's row: number, title, department.</summary>
    public required DeskRow Row { get; init; }

    /// <summary>Neighbours in the queue, or in printed order where the report is not in it.</summary>
    public required DeskRow? Before { get; init; }

    public required DeskRow? After { get; init; }
}

/// <summary>What hangs on a report.</summary>
public sealed record CheckAside
{
    public required List<ReportMessage> Messages { get; init; }

    public required List<Evidence> Evidence { get; init; }

    public required List<CheckPart> Parts { get; init; }

    public required List<CheckStage> Stages { get; init; }

    public required List<CheckOpinion> Opinions { get; init; }
}

public sealed record CheckPart(string Department, int Order, string? Achievement, bool HasNoMovement, DateTime? HandedAt, List<CheckFigure> Figures);

public sealed record CheckFigure(string Kpi, decimal? Value, string? Unit, EmptyState EmptyState)
{
    public string Shown => Value is null ? KpiLabels.Of(EmptyState) : KpiText.Figure(Value, Unit);
}

/// <summary>取組 with its standing against the 工程表 now and before.</summary>
public sealed record CheckStage(string Title, int Order, ScheduleStanding? Standing, string? Text, ScheduleStanding? PreviousStanding, string? PreviousText);

public sealed record CheckOpinion(string Text, DateOnly ReceivedOn, string? Answer, bool IsClosed);

/// <summary>A KPI with its value now and before. Without a value the outcome says why.</summary>
public sealed record CheckKpi(Kpi Kpi, ActualValue? Now, ActualValue? Before, KpiOutcome Outcome, string Reason)
{
    public string NowShown => Shown(Now);

    public string BeforeShown => Shown(Before);

    private string Shown(ActualValue? value) => value is null ? KpiText.None : KpiText.Recorded(value.Figure ?? value.Value, Kpi.Unit, value.IsDone, value.Text, value.EmptyState, Kpi.Type);
}
