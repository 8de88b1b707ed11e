using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Domain.Text;

namespace Municipal.Dx.Application.Features.Progress;

/// <summary>What stands against saving the form of a report: what cannot be kept, what is asked once, what is missing on submit.</summary>
public static class EntryCheck
{
    private const int ApprovedFromYear = 2000;

    /// <summary>Entries of KPIs as read; those that cannot be read are left out.</summary>
    public static Dictionary<string, ActualEntry> Read(ReportEntry entry, EntryInput input, List<Problem> problems)
    {
        var read = new Dictionary<string, ActualEntry>(StringComparer.Ordinal);
        for (var i = 0; i < input.Kpis.Count; i++)
        {
            var kpi = KpiOf(entry, input.Kpis[i]);
            if (kpi is null || input.Kpis[i].IsBlank)
            {
                continue;
            }

            var own = new List<Problem>();
            var value = input.Kpis[i].Form.Read(kpi.Kpi, own);
            own.AddRange(Unreadable((nameof(RecordForm.Text), value.Text), (nameof(RecordForm.Remark), value.Remark)));
            if (own.Count == 0)
            {
                read[kpi.Kpi.Key] = value;
            }

            var place = $"{nameof(input.Kpis)}[{i}].{nameof(KpiInput.Form)}.";
            problems.AddRange(own.Select(problem => new Problem(place + problem.Field, $"{kpi.Kpi.Name}：{problem.Message}")));
        }

        return read;
    }

    /// <summary>Texts that are too long or unreadable, amounts and dates that cannot be read.</summary>
    public static IEnumerable<Problem> Texts(ReportEntry entry, EntryInput input) => Texts(entry.Scale, input);

    /// <summary>The same by the scale alone, before a report is at hand.</summary>
    public static IEnumerable<Problem> Texts(RatingScale scale, EntryInput input)
    {
        (string, string?)[] texts =
        [
            (nameof(input.Achievement), input.Achievement), (nameof(input.Issue), input.Issue), (nameof(input.DelayCause), input.DelayCause), (nameof(input.NextPlan), input.NextPlan),
            (nameof(input.DecisionRequested), input.DecisionRequested), (nameof(input.Remark), input.Remark),
            .. input.Opinions.Select((answer, i) => ($"{nameof(input.Opinions)}[{i}].{nameof(answer.Answer)}", answer.Answer)),
        ];
        return
        [
            .. Unreadable(texts),
            .. texts.Where(text => text.Item2 is { Length: > ProgressReport.TextMax })
                .Select(text => new Problem(text.Item1, $"{ProgressReport.TextMax:N0}文字以内で入力してください（今は{text.Item2!.Length:N0}文字）。")),
            .. Stages(input),
            .. Yen(nameof(input.Budget), "予算額", input.Budget),
            .. Yen(nameof(input.Settlement), "決算額", input.Settlement),
            .. input.SelfRating is { } code && scale.Find(code) is null ? [new Problem(nameof(input.SelfRating), "自己評価を選び直してください。")] : Array.Empty<Problem>(),
        ];
    }

    /// <summary>Questions about implausible figures, by the place of the KPI in the form; those answered with yes are left out.</summary>
    public static Dictionary<int, string> Questions(ReportEntry entry, EntryInput input, IReadOnlyDictionary<string, ActualEntry> read)
    {
        var questions = new Dictionary<int, string>();
        for (var i = 0; i < input.Kpis.Count; i++)
        {
            if (KpiOf(entry, input.Kpis[i]) is { } kpi && read.TryGetValue(kpi.Kpi.Key, out var value) && !input.Kpis[i].Form.IsAccepted(value)
                && ActualValueService.QuestionOf(kpi.Kpi, entry.Period.To, value, kpi.Stored?.Value, kpi.Numbers) is { } question)
            {
                questions[i] = question;
            }
        }

        return questions;
    }

    /// <summary>What is missing before the report may go on, each beside its field.</summary>
    public static IEnumerable<Problem> Missing(ReportEntry entry, EntryInput input)
    {
        var unanswered = entry.Kpis.Where(kpi => kpi.IsDue && !entry.IsKnownLater(kpi) && IsUnanswered(input, kpi)).ToList();
        var opinions = entry.Opinions.Where(opinion => string.IsNullOrWhiteSpace(input.Opinions.Find(answer => answer.Key == opinion.Key)?.Answer)).ToList();
        var report = new SubmittedReport(
            input.Stage,
            input.SelfRating,
            entry.Scale.Find(input.SelfRating)?.IsLow == true,
            input.Achievement,
            input.HasNoMovement,
            input.Issue,
            input.NextPlan,
            [.. unanswered.Select(kpi => kpi.Kpi.Name)],
            opinions.Count);
        var next = 0;
        return SubmissionRules.Check(report).Select(problem => problem.Field switch
        {
            nameof(input.Kpis) => problem with { Field = FieldOf(input, unanswered[next++].Kpi) },
            nameof(input.Opinions) => problem with { Field = $"{nameof(input.Opinions)}[{input.Opinions.FindIndex(answer => answer.Key == opinions[0].Key)}].{nameof(AnswerInput.Answer)}" },
            _ => problem,
        });
    }

    /// <summary>決裁日, where staff submit.</summary>
    public static IEnumerable<Problem> ApprovedOn(EntryInput input, DateOnly today)
    {
        var day = input.ReadApprovedOn();
        return (string.IsNullOrWhiteSpace(input.ApprovedOn), day) switch
        {
            (true, _) => [new Problem(nameof(input.ApprovedOn), "決裁日を入力してください。")],
            (_, null) => [new Problem(nameof(input.ApprovedOn), JapaneseDate.RefusalMessage)],
            (_, { } typed) when typed > today || typed.Year < ApprovedFromYear => [new Problem(nameof(input.ApprovedOn), "決裁日は今日までの日を入力してください。")],
            _ => [],
        };
    }

    private static EntryKpi? KpiOf(ReportEntry entry, KpiInput input) => entry.Kpis.FirstOrDefault(kpi => kpi.Kpi.Key == input.Key);

    private static bool IsUnanswered(EntryInput input, EntryKpi kpi) => input.Kpis.Find(typed => typed.Key == kpi.Kpi.Key) is { } typed ? typed.IsBlank : kpi.Stored is null;

    private static string FieldOf(EntryInput input, Kpi kpi)
    {
        var place = $"{nameof(input.Kpis)}[{input.Kpis.FindIndex(typed => typed.Key == kpi.Key)}].{nameof(KpiInput.Form)}.";
        return place + (kpi.Type is KpiType.Milestone or KpiType.Qualitative ? nameof(RecordForm.Text) : nameof(RecordForm.Value));
    }

    private static IEnumerable<Problem> Stages(EntryInput input)
    {
        for (var i = 0; i < input.Initiatives.Count; i++)
        {
            var field = $"{nameof(input.Initiatives)}[{i}].{nameof(StageInput.Text)}";
            var text = input.Initiatives[i].Text;
            if (text is { Length: > InitiativeProgress.StageMax })
            {
                yield return new Problem(field, $"段階の説明は{InitiativeProgress.StageMax}文字以内で入力してください（今は{text.Length}文字）。");
            }

            foreach (var problem in Unreadable((field, text)))
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<Problem> Yen(string field, string label, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            yield break;
        }

        if (!NumberText.TryRead(typed, out var yen, out var refusal, "円"))
        {
            yield return new Problem(field, refusal);
        }
        else if (yen < 0 || decimal.Truncate(yen) != yen)
        {
            yield return new Problem(field, $"{label}は円単位の0以上の数で入力してください。");
        }
    }

    private static IEnumerable<Problem> Unreadable(params (string Field, string? Text)[] texts) =>
        texts.Where(text => !TypedText.IsReadable(text.Text)).Select(text => new Problem(text.Field, TypedText.RefusalMessage));
}
