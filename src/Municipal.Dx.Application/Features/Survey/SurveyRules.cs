using Municipal.Dx.Application.Features.Progress;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Survey;

/// <summary>What the pages' own rules say of a row that came back, beyond reading its cells.</summary>
internal static class SurveyRules
{
    /// <summary>Puts fields that cannot be kept back to what they were, says why, and fills in what an answer says without being asked.</summary>
    public static void Apply(SurveyRow row, SurveyItem item, SurveyContent content, Dictionary<string, string> texts, List<SurveyRefusal> refusals)
    {
        var wrong = item switch
        {
            SurveyKpi kpi => OfAnotherKind(kpi),
            SurveyMeasure => AgainstTheForm(content, texts),
            _ => [],
        };
        foreach (var (field, reason) in wrong.Where(one => texts[one.Field] != item.Values[one.Field] && texts[one.Field].Length > 0 && row.Cells.ContainsKey(one.Field)))
        {
            refusals.Add(new SurveyRefusal(SurveySheets.Of(row.Kind), row.Cells[field].Address, item.Subject, row.Cells[field].Text, reason));
            texts[field] = item.Values[field];
        }

        if (item is SurveyKpi answered)
        {
            SurveyKpiDefaults.Fill(texts, answered, content.AsOf);
        }
        else if (item is SurveyOpinion { Earlier.Length: > 0 } && texts[nameof(CommitteeOpinion.Answer)].Length == 0)
        {
            // An answer of an earlier period is never taken back by an empty cell (OpinionAnswers).
            texts[nameof(CommitteeOpinion.Answer)] = item.Values[nameof(CommitteeOpinion.Answer)];
        }
    }

    /// <summary>Why the row as a whole cannot be kept.</summary>
    public static string? ProblemOf(SurveyItem item, IReadOnlyDictionary<string, string> final)
    {
        if (item is SurveyKpi kpi)
        {
            return SurveyValues.Entry(final).Check(kpi.Type).Select(problem => problem.Message).FirstOrDefault();
        }

        if (item is SurveyPart { IsHanded: true } && final[nameof(DepartmentPart.Achievement)].Length == 0 && final[nameof(DepartmentPart.HasNoMovement)].Length == 0)
        {
            return PartInput.NoAchievementMessage;
        }

        if (item is not SurveyFigure figure)
        {
            return null;
        }

        var input = new PartFigureInput { Key = figure.KpiKey };
        SurveyValues.Fill(input, final);
        return input.Refusal(figure.Unit, figure.Part.IsHanded);
    }

    public static string ClosedMessage(SurveyItem item) => $"この報告は「{ProgressLabels.Of(item.State ?? default)}」です。"
        + (item is SurveyPart or SurveyFigure
            ? "直すときは、取りまとめの課等かDX事務局に知らせてください。"
            : "直すときは、画面で取り下げるか、事務局に修正依頼を頼んでから、もう一度取り込んでください。");

    // A number where words are asked, or a mark where a number is.
    private static IEnumerable<(string Field, string Reason)> OfAnotherKind(SurveyKpi kpi) => kpi.TakesNumber
        ? new[] { nameof(ActualValue.IsDone), nameof(ActualValue.DoneOn) }.Select(field => (field, "数で答えるKPIです。「実績値」に数を入力し、ここは空にしてください。"))
        : [(nameof(ActualValue.Value), "言葉で答えるKPIです。「達成」か「状況・補足」に入力し、ここは空にしてください。")];

    private static IEnumerable<(string Field, string Reason)> AgainstTheForm(SurveyContent content, Dictionary<string, string> texts)
    {
        var input = new EntryInput();
        SurveyValues.Fill(input, texts, content.Scale);
        return [.. EntryCheck.Texts(content.Scale, input).Select(problem => (ColumnOf(problem.Field), problem.Message)).Where(one => texts.ContainsKey(one.Item1))];
    }

    private static string ColumnOf(string field) => field switch
    {
        nameof(EntryInput.Budget) => nameof(ProgressReport.BudgetYen),
        nameof(EntryInput.Settlement) => nameof(ProgressReport.SettlementYen),
        _ => field,
    };
}
