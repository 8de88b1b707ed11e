using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Domain.Text;

namespace Municipal.Dx.Application.Features.Survey;

/// <summary>Names of the sheets of a survey workbook.</summary>
public static class SurveySheets
{
    public const string Measures = "調査票";
    public const string Kpis = "KPI入力";
    public const string Guide = "記入要領";

    /// <summary>Very hidden; may be stripped on the way.</summary>
    public const string Keys = "_dx";
}

/// <summary>From the compared form of cells back to what is saved. Every text was read before, so nothing can fail here.</summary>
internal static class SurveyValues
{
    public static void Fill(ProgressReport report, IReadOnlyDictionary<string, string> values, RatingScale scale)
    {
        report.Stage = Find<ProgressStage>(values[nameof(ProgressReport.Stage)], ProgressLabels.Of);
        report.Direction = Find<Direction>(values[nameof(ProgressReport.Direction)], ProgressLabels.Of);
        report.SelfRating = RatingOf(values[nameof(ProgressReport.SelfRating)], scale);
        report.HasNoMovement = values[nameof(ProgressReport.HasNoMovement)].Length > 0;
        report.Achievement = TypedText.Of(values[nameof(ProgressReport.Achievement)]);
        report.Issue = TypedText.Of(values[nameof(ProgressReport.Issue)]);
        report.DelayCause = TypedText.Of(values[nameof(ProgressReport.DelayCause)]);
        report.NextPlan = TypedText.Of(values[nameof(ProgressReport.NextPlan)]);
        report.DecisionRequested = TypedText.Of(values[nameof(ProgressReport.DecisionRequested)]);
        report.BudgetYen = Number(values[nameof(ProgressReport.BudgetYen)]);
        report.SettlementYen = Number(values[nameof(ProgressReport.SettlementYen)]);
        report.Remark = TypedText.Of(values[nameof(ProgressReport.Remark)]);
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
