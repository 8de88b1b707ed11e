namespace Municipal.Dx.Domain.Progress;

/// <summary>What stands in a report when it is submitted.</summary>
/// <param name="Stage">進み具合.</param>
/// <param name="SelfRating">自己評価.</param>
/// <param name="RatingNeedsIssue">True for the lower ratings of the scale in force.</param>
/// <param name="Achievement">実績.</param>
/// <param name="HasNoMovement">当期の動きなし.</param>
/// <param name="Issue">課題.</param>
/// <param name="NextPlan">今後の予定.</param>
/// <param name="UnansweredKpis">Names of the KPIs that are due and have neither a value nor a stated reason.</param>
/// <param name="UnansweredOpinions">Open opinions of the committee without an answer.</param>
public sealed record SubmittedReport(
    ProgressStage? Stage,
    string? SelfRating,
    bool RatingNeedsIssue,
    string? Achievement,
    bool HasNoMovement,
    string? Issue,
    string? NextPlan,
    IReadOnlyList<string> UnansweredKpis,
    int UnansweredOpinions);

/// <summary>Required on submit, never on a draft (decisions.md Judging).</summary>
public static class SubmissionRules
{
    public static IEnumerable<Problem> Check(SubmittedReport report)
    {
        if (report.Stage is null)
        {
            yield return new Problem(nameof(ProgressReport.Stage), "進み具合を選んでください。");
        }

        if (string.IsNullOrEmpty(report.SelfRating))
        {
            yield return new Problem(nameof(ProgressReport.SelfRating), "自己評価を選んでください。");
        }

        if (string.IsNullOrWhiteSpace(report.Achievement) && !report.HasNoMovement)
        {
            yield return new Problem(nameof(ProgressReport.Achievement), "実績を入力するか、「当期の動きなし」を選んでください。");
        }

        if (report.RatingNeedsIssue && string.IsNullOrWhiteSpace(report.Issue))
        {
            yield return new Problem(nameof(ProgressReport.Issue), "この自己評価のときは、課題と遅れの原因を入力してください。");
        }

        if (string.IsNullOrWhiteSpace(report.NextPlan) && report.Stage is not (ProgressStage.Completed or ProgressStage.Stopped))
        {
            yield return new Problem(nameof(ProgressReport.NextPlan), "今後の予定を入力してください。");
        }

        foreach (var kpi in report.UnansweredKpis)
        {
            yield return new Problem("Kpis", $"KPI「{kpi}」の実績を入力するか、値がない理由(把握困難・対象外・測定時期未到来)を選んでください。");
        }

        if (report.UnansweredOpinions > 0)
        {
            yield return new Problem("Opinions", $"委員の意見{report.UnansweredOpinions}件への対応を入力してください。");
        }
    }
}
