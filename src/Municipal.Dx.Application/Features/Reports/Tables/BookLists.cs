using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Reports.Tables;

/// <summary>The shorter lists of a book.</summary>
internal static class BookLists
{
    private const int DelayRatingColumn = 5;

    /// <summary>遅延・課題一覧</summary>
    public static BookTable Delays(BookContent content)
    {
        var showsDecisions = BookEditions.ShowsDecisions(content);
        List<BookColumn> columns =
        [
            new("番号", 8), new(content.Words.Measure, 22), new("担当", 14), new("前期の\n評価", 10, true), new("評価", 12, true), new("課題", 36), new("遅れの原因", 22), new("対応・今後の予定", 30),
        ];
        if (showsDecisions)
        {
            columns.Add(new BookColumn("判断を求める事項", 24));
        }

        var rows = content.Measures.Where(measure => BookEditions.IsTroubled(content, measure)).Select(measure =>
        {
            var report = measure.Answer!;
            List<BookCell> cells =
            [
                content.NumberOf(measure), measure.Title, measure.Owners, BookPhrases.RatedBefore(content, measure),
                content.Scale.LabelOf(report.Rating) + (BookEditions.IsLowered(content, measure) ? "\n(前期より低下)" : ""), report.Issue, report.DelayCause, ProgressTable.Next(report),
            ];
            if (showsDecisions)
            {
                cells.Add(report.DecisionRequested);
            }

            return new BookRow(cells);
        });
        return new BookTable(BookSheets.Delays, BookTone.Attention, columns, [.. rows])
        {
            RatingColumn = DelayRatingColumn,
            Notes = ["評価が低いもの(課題の記入を求めるもの)と、前期より評価が下がったものを載せています。"],
        };
    }

    /// <summary>前回指摘事項への対応</summary>
    public static BookTable Opinions(BookContent content)
    {
        var measures = content.Measures.ToDictionary(measure => measure.Key, StringComparer.Ordinal);
        var rows = content.Opinions.Select(opinion =>
        {
            var measure = measures.GetValueOrDefault(opinion.MeasureKey);
            return BookRow.Of(
                measure is null ? opinion.MeasureKey : content.NumberOf(measure),
                measure?.Title,
                BookPhrases.From(opinion),
                opinion.ReceivedOn,
                opinion.Text,
                opinion.Department ?? measure?.Owners,
                opinion.Due,
                opinion.Answer,
                BookPhrases.StateOf(opinion));
        });
        return new BookTable(
            BookSheets.Opinions,
            BookTone.Attention,
            [
                new("番号", 8), new(content.Words.Measure, 20), new("どこから", 14), new("受けた日", 9.5, true), new("意見・指摘", 38), new("担当", 14), new("期限", 9.5, true), new("対応", 40),
                new("状態", 12, true),
            ],
            [.. rows]);
    }

    /// <summary>目標・計画の変更一覧</summary>
    public static BookTable Changes(BookContent content)
    {
        var rows = content.Kpis.SelectMany(kpi => kpi.Changes.Select(change => (Kpi: kpi, Change: change))).OrderBy(row => row.Change.DecidedOn)
            .Select(row => BookRow.Of(row.Change.DecidedOn, row.Kpi.MeasureNumber, row.Kpi.Name, row.Change.Item, row.Change.OldText, row.Change.NewText, row.Change.Reason));
        return new BookTable(
            BookSheets.Changes,
            BookTone.Reference,
            [new("決定日", 10, true), new("番号", 8), new("KPI", 26), new("変えた項目", 14), new("変更前", 24), new("変更後", 24), new("理由", 44)],
            [.. rows])
        {
            Notes = ["変更は、変更した後の報告期から判定に使います。確定した報告期の判定は変わりません。"],
        };
    }

    /// <summary>提出状況(庁内用): per department.</summary>
    public static BookTable Submission(BookContent content)
    {
        var missing = BookOverview.MissingLabel(content);
        var asked = content.Measures.Where(measure => measure.IsAsked).ToList();
        List<BookRow> rows = [.. asked.GroupBy(measure => measure.Lead ?? "(担当課なし・すべての課等)", StringComparer.Ordinal).Select(group => Submission(content, group.Key, [.. group]))];
        if (rows.Count > 1)
        {
            rows.Add(Submission(content, "計", asked) with { IsTotal = true });
        }

        return new BookTable(
            BookSheets.Submission,
            BookTone.Reference,
            [
                new("課等", 26), new($"回答をお願いした\n{content.Words.Measure}", 15), new("提出", 10), new("うち確認済み", 12), new("うち修正依頼中", 13), new(missing, 10),
                new($"{missing}の番号", 54),
            ],
            rows)
        {
            FrozenColumns = 1,
        };
    }

    private static BookRow Submission(BookContent content, string label, List<BookMeasure> measures)
    {
        var open = measures.Where(measure => !measure.IsAnswered).ToList();
        return BookRow.Of(
            label,
            BookCell.Count(measures.Count),
            BookCell.Count(measures.Count(measure => measure.IsAnswered)),
            BookCell.Count(measures.Count(measure => measure.Report!.State == ReportState.Checked)),
            BookCell.Count(measures.Count(measure => measure.Report!.State == ReportState.CorrectionRequested)),
            BookCell.Count(open.Count),
            open.Count == 0 ? "なし" : string.Join('、', open.Select(content.NumberOf)));
    }

    /// <summary>正誤・差替え</summary>
    public static BookTable Corrections(BookContent content)
    {
        var against = content.Corrections!.Against;
        return new BookTable(
            BookSheets.Corrections,
            BookTone.Reference,
            [new("対象", 34), new("項目", 16), new($"前の版({against})", 50), new("この版", 50)],
            [.. content.Corrections.Items.SelectMany(item => item.Fields.Select(field => BookRow.Of(item.Label, field.Field, field.Old, field.New)))])
        {
            FrozenColumns = 1,
            Notes = [$"前に配付した版({against})との違いです。"],
        };
    }
}
