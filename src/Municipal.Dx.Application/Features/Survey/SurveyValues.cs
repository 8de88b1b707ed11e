using Municipal.Dx.Application.Features.Progress;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Domain.Text;

namespace Municipal.Dx.Application.Features.Survey;

/// <summary>From the compared form of cells back to what is saved. Every text was read before, so nothing can fail here.</summary>
internal static class SurveyValues
{
    /// <summary>Puts a measure's fields into the form that the page saves.</summary>
    public static void Fill(EntryInput input, IReadOnlyDictionary<string, string> values, RatingScale scale)
    {
        input.Stage = Find<ProgressStage>(values[nameof(ProgressReport.Stage)], ProgressLabels.Of);
        input.Direction = Find<Direction>(values[nameof(ProgressReport.Direction)], ProgressLabels.Of);
        input.SelfRating = RatingOf(values[nameof(ProgressReport.SelfRating)], scale);
        input.HasNoMovement = values[nameof(ProgressReport.HasNoMovement)].Length > 0;
        input.Achievement = TypedText.Of(values[nameof(ProgressReport.Achievement)]);
        input.Issue = TypedText.Of(values[nameof(ProgressReport.Issue)]);
        input.DelayCause = TypedText.Of(values[nameof(ProgressReport.DelayCause)]);
        input.NextPlan = TypedText.Of(values[nameof(ProgressReport.NextPlan)]);
        input.DecisionRequested = TypedText.Of(values[nameof(ProgressReport.DecisionRequested)]);
        input.Budget = TypedText.Of(values[nameof(ProgressReport.BudgetYen)]);
        input.Settlement = TypedText.Of(values[nameof(ProgressReport.SettlementYen)]);
        input.Remark = TypedText.Of(values[nameof(ProgressReport.Remark)]);
    }

    public static void Fill(StageInput input, IReadOnlyDictionary<string, string> values)
    {
        input.Standing = Find<ScheduleStanding>(values[nameof(InitiativeProgress.Standing)], ProgressLabels.Of);
        input.Text = TypedText.Of(values[nameof(InitiativeProgress.StageText)]);
    }

    public static void Fill(PartInput input, IReadOnlyDictionary<string, string> values)
    {
        input.Achievement = TypedText.Of(values[nameof(DepartmentPart.Achievement)]);
        input.HasNoMovement = values[nameof(DepartmentPart.HasNoMovement)].Length > 0;
    }

    public static void Fill(PartFigureInput input, IReadOnlyDictionary<string, string> values)
    {
        input.Value = TypedText.Of(values[nameof(PartFigure.Value)]);
        input.EmptyState = Find<EmptyState>(values[nameof(PartFigure.EmptyState)], KpiLabels.Of) ?? EmptyState.None;
    }

    public static ActualEntry Entry(IReadOnlyDictionary<string, string> values) => new()
    {
        Value = Number(values[nameof(ActualValue.Value)]),
        Text = TypedText.Of(values[nameof(ActualValue.Text)]),
        IsDone = values[nameof(ActualValue.IsDone)].Length > 0,
        DoneOn = Day(values[nameof(ActualValue.DoneOn)]),
        Status = Find<ValueStatus>(values[nameof(ActualValue.Status)], KpiLabels.Of) ?? ValueStatus.Preliminary,
        EmptyState = Find<EmptyState>(values[nameof(ActualValue.EmptyState)], KpiLabels.Of) ?? EmptyState.None,
        AsOf = Day(values[nameof(ActualValue.AsOf)]),
        Remark = TypedText.Of(values[nameof(ActualValue.Remark)]),
    };

    private static string? RatingOf(string label, RatingScale scale) =>
        label.Length == 0 ? null : scale.Levels.FirstOrDefault(level => level.Label == label)?.Code ?? label;

    private static decimal? Number(string text) => NumberText.TryRead(text, out var number, out _) ? number : null;

    private static DateOnly? Day(string text) => JapaneseDate.TryParse(text, out var day) ? day : null;

    private static T? Find<T>(string label, Func<T, string> labelOf)
        where T : struct, Enum
    {
        foreach (var value in label.Length == 0 ? [] : Enum.GetValues<T>())
        {
            if (labelOf(value) == label)
            {
                return value;
            }
        }

        return null;
    }
}

/// <summary>What an answer says without being asked: 速報, as of the period's day. An empty cell never clears either.</summary>
internal static class SurveyKpiDefaults
{
    private static readonly string[] Answers = [nameof(ActualValue.Value), nameof(ActualValue.Text), nameof(ActualValue.IsDone), nameof(ActualValue.EmptyState)];

    public static void Fill(Dictionary<string, string> texts, SurveyKpi kpi, DateOnly asOf)
    {
        var isAnswered = Array.Exists(Answers, field => texts[field].Length > 0);
        Fill(texts, nameof(ActualValue.Status), kpi, isAnswered ? KpiLabels.Of(ValueStatus.Preliminary) : "");
        Fill(texts, nameof(ActualValue.AsOf), kpi, isAnswered ? JapaneseDate.Format(asOf) : "");
    }

    private static void Fill(Dictionary<string, string> texts, string field, SurveyKpi kpi, string standard)
    {
        if (kpi.Version != Guid.Empty)
        {
            texts[field] = texts[field].Length == 0 ? kpi.Values[field] : texts[field];
        }
        else if (standard.Length == 0)
        {
            texts[field] = "";
        }
        else if (texts[field].Length == 0)
        {
            texts[field] = standard;
        }
    }
}
