using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Reports;

/// <summary>正誤・差替え: what differs from the edition handed out before.</summary>
/// <param name="Against">That edition (委員会資料 案 第1版).</param>
/// <param name="Rows">Item by item.</param>
public sealed record BookCorrections(string Against, IReadOnlyList<BookCorrection> Rows)
{
    public static BookCorrections Between(string against, BookContent before, BookContent now)
    {
        var old = before.Measures.ToDictionary(measure => measure.Key, StringComparer.Ordinal);
        var rows = now.Measures.SelectMany(measure => old.Remove(measure.Key, out var was) ? OfMeasure(now, was, measure) : [Row(now, measure, "施策", null, "加えた")]).ToList();
        rows.AddRange(old.Values.Select(gone => Row(now, gone, "施策", "あり", "除いた")));
        var kpis = before.Kpis.ToDictionary(kpi => kpi.Key, StringComparer.Ordinal);
        foreach (var kpi in now.Kpis)
        {
            rows.AddRange(kpis.Remove(kpi.Key, out var was) ? OfKpi(was, kpi) : [new BookCorrection(kpi.MeasureNumber, kpi.Name, "KPI", null, "加えた")]);
        }

        rows.AddRange(kpis.Values.Select(gone => new BookCorrection(gone.MeasureNumber, gone.Name, "KPI", "あり", "除いた")));
        return new BookCorrections(against, rows);
    }

    private static IEnumerable<BookCorrection> OfMeasure(BookContent now, BookMeasure before, BookMeasure after)
    {
        var (was, current) = (before.Answer, after.Answer);
        (string Item, string? Old, string? New)[] pairs =
        [
            ("題名", before.Title, after.Title),
            ("担当", before.Owners, after.Owners),
            ("進み具合", Stage(was), Stage(current)),
            ("評価", Rating(now, was), Rating(now, current)),
            ("実績", was?.Achievement, current?.Achievement),
            ("課題", was?.Issue, current?.Issue),
            ("今後の予定", was?.NextPlan, current?.NextPlan),
            ("今後の方向性", was?.Direction is { } old ? ProgressLabels.Of(old) : null, current?.Direction is { } direction ? ProgressLabels.Of(direction) : null),
        ];
        return pairs.Where(pair => (pair.Old ?? "") != (pair.New ?? "")).Select(pair => Row(now, after, pair.Item, pair.Old, pair.New));
    }

    private static IEnumerable<BookCorrection> OfKpi(BookKpi before, BookKpi after)
    {
        (string Item, string? Old, string? New)[] pairs =
        [
            ("KPIの名前", before.Name, after.Name),
            ("目標", before.Target.Text, after.Target.Text),
            ("今期の実績", Value(before), Value(after)),
            ("判定", before.Actual.OutcomeLabel, after.Actual.OutcomeLabel),
        ];
        return pairs.Where(pair => (pair.Old ?? "") != (pair.New ?? "")).Select(pair => new BookCorrection(after.MeasureNumber, after.Name, pair.Item, pair.Old, pair.New));
    }

    private static string? Stage(BookReport? report) => report?.Stage is { } stage ? ProgressLabels.Of(stage) : null;

    private static string? Rating(BookContent content, BookReport? report) => report?.Rating is { } rating ? content.Scale.LabelOf(rating) : null;

    private static string? Value(BookKpi kpi) => kpi.Actual.Value is { } value ? Domain.Text.NumberText.Format(value, kpi.Unit) : kpi.Actual.Text;

    private static BookCorrection Row(BookContent content, BookMeasure measure, string item, string? old, string? now) =>
        new(measure.Number, measure.Title, item == "施策" ? content.Words.Measure : item, old, now);
}

/// <summary>One thing that differs.</summary>
public sealed record BookCorrection(string Number, string Subject, string Item, string? Old, string? New);
