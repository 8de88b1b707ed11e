using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Domain.Text;

namespace Municipal.Dx.Application.Features.Progress;

/// <summary>What the form of a report holds, as typed.</summary>
public sealed class EntryInput
{
    public ProgressStage? Stage { get; set; }

    public string? Achievement { get; set; }

    public bool HasNoMovement { get; set; }

    public string? Issue { get; set; }

    public string? DelayCause { get; set; }

    public string? NextPlan { get; set; }

    public Direction? Direction { get; set; }

    public string? SelfRating { get; set; }

    public string? DecisionRequested { get; set; }

    public string? Remark { get; set; }

    /// <summary>予算額 in yen, as typed.</summary>
    public string? Budget { get; set; }

    /// <summary>決算額 in yen, as typed.</summary>
    public string? Settlement { get; set; }

    /// <summary>決裁日, where staff submit as 「決裁済み」; not kept with a draft.</summary>
    public string? ApprovedOn { get; set; }

    /// <summary>A line for the thread with the office; sent by its own button.</summary>
    public string? Message { get; set; }

    public List<StageInput> Initiatives { get; set; } = [];

    public List<KpiInput> Kpis { get; set; } = [];

    public List<AnswerInput> Opinions { get; set; } = [];

    /// <summary>The form of what is stored.</summary>
    public static EntryInput Of(ReportEntry entry)
    {
        var report = entry.Report;
        return new EntryInput
        {
            Stage = report.Stage,
            Achievement = report.Achievement,
            HasNoMovement = report.HasNoMovement,
            Issue = report.Issue,
            DelayCause = report.DelayCause,
            NextPlan = report.NextPlan,
            Direction = report.Direction,
            SelfRating = report.SelfRating,
            DecisionRequested = report.DecisionRequested,
            Remark = report.Remark,
            Budget = Yen(report.BudgetYen),
            Settlement = Yen(report.SettlementYen),
            Initiatives = [.. entry.Initiatives.Select(initiative => new StageInput { Key = initiative.Key, Standing = initiative.Now?.Standing, Text = initiative.Now?.StageText })],
            Kpis = [.. entry.KpisDue.Select(kpi => new KpiInput { Key = kpi.Kpi.Key, Form = RecordForm.Of(kpi.StoredValue(entry.Period.Key), entry.Period.AsOf) })],
            Opinions = [.. entry.Opinions.Select(opinion => new AnswerInput { Key = opinion.Key, Answer = opinion.Answer })],
        };
    }

    /// <summary>Puts texts into the form that is stored: line ends, blanks around, empty as null.</summary>
    public void Tidy()
    {
        Achievement = TypedText.Of(Achievement);
        Issue = TypedText.Of(Issue);
        DelayCause = TypedText.Of(DelayCause);
        NextPlan = TypedText.Of(NextPlan);
        SelfRating = TypedText.Of(SelfRating);
        DecisionRequested = TypedText.Of(DecisionRequested);
        Remark = TypedText.Of(Remark);
        Budget = TypedText.Of(Budget);
        Settlement = TypedText.Of(Settlement);
        Message = TypedText.Of(Message);
        Initiatives.ForEach(stage => stage.Text = TypedText.Of(stage.Text));
        Opinions.ForEach(answer => answer.Answer = TypedText.Of(answer.Answer));
        Kpis.ForEach(kpi => kpi.Tidy());
    }

    /// <summary>
    /// 前期の文を写す: puts the text of the period before into an empty field, or below what was typed. Nothing typed is replaced.
    /// </summary>
    /// <returns>False where there is nothing to copy or it stands there already.</returns>
    public bool CopyFromBefore(string field, ProgressReport? before)
    {
        var (mine, theirs) = field switch
        {
            nameof(NextPlan) => (NextPlan, before?.NextPlan),
            nameof(Issue) => (Issue, before?.Issue),
            _ => (null, null),
        };
        if (string.IsNullOrWhiteSpace(theirs) || mine?.Contains(theirs, StringComparison.Ordinal) == true)
        {
            return false;
        }

        var text = string.IsNullOrWhiteSpace(mine) ? theirs : $"{mine.TrimEnd()}\n{theirs}";
        (NextPlan, Issue) = field == nameof(NextPlan) ? (text, Issue) : (NextPlan, text);
        return true;
    }

    /// <summary>決裁日 as typed; null where it is empty or cannot be read.</summary>
    public DateOnly? ReadApprovedOn() => JapaneseDate.TryParse(ApprovedOn, out var day) ? day : null;

    /// <summary>Yen as typed; null where it is empty or cannot be read.</summary>
    public static decimal? ReadYen(string? typed) =>
        !string.IsNullOrWhiteSpace(typed) && NumberText.TryRead(typed, out var yen, out _, "円") ? yen : null;

    private static string? Yen(decimal? yen) => yen is { } amount ? NumberText.Format(amount, unit: null) : null;
}

/// <summary>Stage of an initiative against its 工程表.</summary>
public sealed class StageInput
{
    public string Key { get; set; } = string.Empty;

    public ScheduleStanding? Standing { get; set; }

    public string? Text { get; set; }
}

public sealed class KpiInput
{
    public string Key { get; set; } = string.Empty;

    public RecordForm Form { get; set; } = new();

    /// <summary>Nothing was entered; what stands by itself (区分, 時点) does not count.</summary>
    public bool IsBlank => Form.EmptyState == Domain.Kpis.EmptyState.None && !Form.IsDone
        && string.IsNullOrWhiteSpace(Form.Value) && string.IsNullOrWhiteSpace(Form.Text) && string.IsNullOrWhiteSpace(Form.Remark);

    public void Tidy()
    {
        Form.Text = TypedText.Of(Form.Text);
        Form.Remark = TypedText.Of(Form.Remark);
    }
}

public sealed class AnswerInput
{
    public string Key { get; set; } = string.Empty;

    public string? Answer { get; set; }
}
