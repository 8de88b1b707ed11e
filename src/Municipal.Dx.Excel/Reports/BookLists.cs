using ClosedXML.Excel;
using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Excel.Reports;

/// <summary>The sheets of a book that are plain lists.</summary>
internal sealed class BookLists(BookContent content)
{
    public const string Delays = "遅延・課題一覧";
    public const string Opinions = "前回指摘事項への対応";
    public const string Changes = "目標・計画の変更一覧";
    public const string Submission = "提出状況(庁内用)";
    public const string Corrections = "正誤・差替え";

    private static readonly XLColor Amber = XLColor.FromHtml("#B78F00");
    private static readonly XLColor Grey = XLColor.FromHtml("#949494");

    public void WriteDelays(XLWorkbook workbook)
    {
        var showsDecisions = BookEditions.ShowsDecisions(content);
        List<ListColumn> columns =
        [
            new("番号", 8), new(content.Words.Measure, 22), new("担当", 14), new("前期の\n評価", 10, true), new("評価", 12, true), new("課題", 36), new("遅れの原因", 22), new("対応・今後の予定", 30),
        ];
        if (showsDecisions)
        {
            columns.Add(new ListColumn("判断を求める事項", 24));
        }

        var rows = content.Measures.Where(measure => BookEditions.IsTroubled(content, measure)).Select(measure =>
        {
            var report = measure.Answer!;
            List<ListCell> cells =
            [
                measure.Number, measure.Title, measure.Owners, RatingOf(measure.Previous), RatingOf(report) + (BookEditions.IsLowered(content, measure) ? "\n(前期より低下)" : ""),
                report.Issue, report.DelayCause, Next(report),
            ];
            if (showsDecisions)
            {
                cells.Add(report.DecisionRequested);
            }

            return new ListRow(cells);
        });
        new ListSheet(content, Delays, Amber, [.. columns]) { RatingColumn = 5, Notes = ["評価が低いもの(課題の記入を求めるもの)と、前期より評価が下がったものを載せています。"] }.Write(workbook, [.. rows]);
    }

    public void WriteOpinions(XLWorkbook workbook)
    {
        var titles = content.Measures.ToDictionary(measure => measure.Key, StringComparer.Ordinal);
        var rows = content.Opinions.Select(opinion =>
        {
            var measure = titles.GetValueOrDefault(opinion.MeasureKey);
            return ListRow.Of(
                measure?.Number ?? opinion.MeasureKey,
                measure?.Title,
                opinion.From ?? OriginOf(opinion.Origin),
                opinion.ReceivedOn,
                opinion.Text,
                opinion.Department ?? measure?.Owners,
                opinion.Due,
                opinion.Answer,
                opinion.IsClosed ? "対応済み" : string.IsNullOrWhiteSpace(opinion.Answer) ? "対応を検討中" : "回答あり・継続");
        });
        new ListSheet(
            content, Opinions, Amber,
            new("番号", 8), new(content.Words.Measure, 20), new("どこから", 14), new("受けた日", 9.5, true), new("意見・指摘", 38), new("担当", 14), new("期限", 9.5, true), new("対応", 40), new("状態", 12, true)).Write(workbook, [.. rows]);
    }

    public void WriteChanges(XLWorkbook workbook)
    {
        var rows = content.Kpis.SelectMany(kpi => kpi.Changes.Select(change => (Kpi: kpi, Change: change))).OrderBy(row => row.Change.DecidedOn)
            .Select(row => ListRow.Of(row.Change.DecidedOn, row.Kpi.MeasureNumber, row.Kpi.Name, row.Change.Item, row.Change.OldText, row.Change.NewText, row.Change.Reason));
        new ListSheet(content, Changes, Grey, new("決定日", 10, true), new("番号", 8), new("KPI", 26), new("変えた項目", 14), new("変更前", 24), new("変更後", 24), new("理由", 44))
        {
            Notes = ["変更は、変更した後の報告期から判定に使います。確定した報告期の判定は変わりません。"],
        }.Write(workbook, [.. rows]);
    }

    public void WriteSubmission(XLWorkbook workbook)
    {
        var rows = content.Measures.Where(measure => measure.IsAsked).GroupBy(measure => measure.Lead ?? "(担当課なし・すべての課等)", StringComparer.Ordinal).Select(group =>
        {
            var missing = group.Where(measure => !measure.IsAnswered).ToList();
            return new ListRow(
            [
                group.Key,
                Count(group.Count()),
                Count(group.Count(measure => measure.IsAnswered)),
                Count(group.Count(measure => measure.Report!.State == ReportState.Checked)),
                Count(group.Count(measure => measure.Report!.State == ReportState.CorrectionRequested)),
                Count(missing.Count),
                missing.Count == 0 ? "なし" : string.Join('、', missing.Select(measure => measure.Number)),
            ]);
        });
        new ListSheet(
            content, Submission, Grey,
            new("課等", 26), new("回答をお願いした\n" + content.Words.Measure, 15), new("提出", 10), new("うち確認済み", 11), new("うち修正依頼中", 12), new(BookOverview.MissingLabel(content), 10), new($"{BookOverview.MissingLabel(content)}の番号", 54)) { FrozenColumns = 1 }.Write(workbook, [.. rows]);
    }

    public void WriteCorrections(XLWorkbook workbook)
    {
        var corrections = content.Corrections!;
        var rows = corrections.Rows.Select(row => ListRow.Of(row.Number, row.Subject, row.Item, row.Old, row.New));
        new ListSheet(content, Corrections, Grey, new("番号", 8), new("対象", 30), new("項目", 14), new($"前の版({corrections.Against})", 48), new("この版", 48)) { Notes = [$"前に配付した版({corrections.Against})との違いです。"] }.Write(workbook, [.. rows]);
    }

    private string RatingOf(BookReport? report) => report switch
    {
        null => BookPhrases.None,
        { IsAnswered: false } => BookOverview.MissingLabel(content),
        _ => content.Scale.LabelOf(report.Rating),
    };

    private static string Next(BookReport report) => (report.Direction is { } direction ? $"【{ProgressLabels.Of(direction)}】" : "") + report.NextPlan;

    private static ListCell Count(int value) => new(null, null, value);

    private static string OriginOf(OpinionOrigin origin) => origin switch
    {
        OpinionOrigin.Committee => "委員会",
        OpinionOrigin.Assembly => "議会",
        OpinionOrigin.Headquarters => "本部・首長",
        _ => "その他",
    };
}
