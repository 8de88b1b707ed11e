using Municipal.Dx.Application.Features.Conflicts;
using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Domain.Text;

namespace Municipal.Dx.Application.Features.Progress;

/// <summary>The form of a report in words, field by field: what is compared when two people save, shown where they differ, and marked in print.</summary>
public static class EntryWords
{
    private const char Colon = ':';
    private const string StandingName = "Standing";
    private const string StageTextName = "StageText";
    private const string KpiName = "Kpi";
    private const string OpinionName = "Opinion";

    public static IReadOnlyList<FieldText> Of(ReportEntry entry, EntryInput input)
    {
        var words = Own(entry, input);
        foreach (var stage in input.Initiatives)
        {
            var title = entry.Initiatives.FirstOrDefault(i => i.Key == stage.Key)?.Title;
            words.Add(new(Name(StandingName, stage.Key), $"工程に対する段階：{title}", stage.Standing is { } standing ? ProgressLabels.Of(standing) : string.Empty));
            words.Add(new(Name(StageTextName, stage.Key), $"段階の説明：{title}", stage.Text ?? string.Empty));
        }

        foreach (var kpi in input.Kpis)
        {
            words.AddRange(OfKpi(entry, kpi));
        }

        words.AddRange(input.Opinions.Select(answer => new FieldText(Name(OpinionName, answer.Key), "委員の意見への対応", answer.Answer ?? string.Empty)));
        return words;
    }

    /// <summary>Takes over what another person saved, for the fields named.</summary>
    public static void Take(EntryInput input, IReadOnlyList<string> fields, EntryInput theirs)
    {
        foreach (var field in fields)
        {
            var parts = field.Split(Colon);
            if (parts.Length == 1)
            {
                var property = typeof(EntryInput).GetProperty(field) ?? throw new ArgumentOutOfRangeException(nameof(fields), field, message: null);
                property.SetValue(input, property.GetValue(theirs));
            }
            else
            {
                TakePart(input, parts, theirs);
            }
        }
    }

    /// <summary>The KPI's entry and its remark; empty where nothing was entered.</summary>
    public static IEnumerable<FieldText> OfKpi(ReportEntry entry, KpiInput input)
    {
        if (entry.Kpis.FirstOrDefault(kpi => kpi.Kpi.Key == input.Key)?.Kpi is not { } kpi)
        {
            return [];
        }

        return input.Form.InWords(kpi).Select(word => new FieldText(
            $"{Name(KpiName, kpi.Key)}{Colon}{word.Name}",
            $"KPI：{kpi.Name}（{word.Label}）",
            input.IsBlank ? string.Empty : word.Text));
    }

    private static List<FieldText> Own(ReportEntry entry, EntryInput input)
    {
        List<FieldText> words =
        [
            new(nameof(input.Stage), "進み具合", input.Stage is { } stage ? ProgressLabels.Of(stage) : string.Empty),
            new(nameof(input.Achievement), "実績", input.Achievement ?? string.Empty),
            new(nameof(input.HasNoMovement), "当期の動きなし", input.HasNoMovement ? "はい" : string.Empty),
            new(nameof(input.Issue), "課題", input.Issue ?? string.Empty),
            new(nameof(input.DelayCause), "遅れの原因", input.DelayCause ?? string.Empty),
            new(nameof(input.NextPlan), "今後の予定", input.NextPlan ?? string.Empty),
            new(nameof(input.SelfRating), "自己評価", input.SelfRating is { } code ? entry.Scale.LabelOf(code) : string.Empty),
            new(nameof(input.Direction), "今後の方向性", input.Direction is { } direction ? ProgressLabels.Of(direction) : string.Empty),
            new(nameof(input.DecisionRequested), "判断を求める事項", input.DecisionRequested ?? string.Empty),
            new(nameof(input.Remark), "備考", input.Remark ?? string.Empty),
        ];
        if (entry.Period.IsYearEndForm)
        {
            words.Add(new(nameof(input.Budget), "予算額", YenInWords(input.Budget)));
            words.Add(new(nameof(input.Settlement), "決算額", YenInWords(input.Settlement)));
        }

        return words;
    }

    private static string YenInWords(string? typed) => EntryInput.ReadYen(typed) is { } yen ? NumberText.Format(yen, "円") : typed ?? string.Empty;

    private static void TakePart(EntryInput input, string[] parts, EntryInput theirs)
    {
        var (kind, key) = (parts[0], parts[1]);
        switch (kind)
        {
            case StandingName:
                Pair(input.Initiatives, theirs.Initiatives, stage => stage.Key == key, (mine, their) => mine.Standing = their.Standing);
                break;
            case StageTextName:
                Pair(input.Initiatives, theirs.Initiatives, stage => stage.Key == key, (mine, their) => mine.Text = their.Text);
                break;
            case KpiName:
                Pair(input.Kpis, theirs.Kpis, kpi => kpi.Key == key, (mine, their) => mine.Form.Take([parts[2]], their.Form));
                break;
            default:
                Pair(input.Opinions, theirs.Opinions, answer => answer.Key == key, (mine, their) => mine.Answer = their.Answer);
                break;
        }
    }

    private static void Pair<T>(List<T> mine, List<T> theirs, Predicate<T> match, Action<T, T> take)
        where T : class
    {
        if (mine.Find(match) is { } own && theirs.Find(match) is { } other)
        {
            take(own, other);
        }
    }

    private static string Name(string kind, string key) => $"{kind}{Colon}{key}";
}
