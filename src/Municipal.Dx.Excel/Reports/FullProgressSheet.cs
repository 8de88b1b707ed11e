using ClosedXML.Excel;
using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Excel.Reports;

/// <summary>進捗管理表 in the full form for the office: A3 landscape, all columns.</summary>
internal sealed class FullProgressSheet(BookContent content)
{
    private const int RatingColumn = 9;

    public void Write(XLWorkbook workbook)
    {
        var words = content.Words;
        ListColumn[] columns =
        [
            new("番号", 7.5), new(words.Measure, 17), new("担当", 11), new("国の重点\n取組事項", 13), new(words.Initiative, 20), new("当期の予定\n(工程)", 18), new("進み具合", 8, true),
            new("実績", 30), new("自己評価", 9, true), new("事務局評価\nと理由", 13), new("委員会評価\nと理由", 13), new("前期の\n評価", 9, true), new("課題", 20), new("遅れの原因", 14),
            new("今後の予定", 20), new("方向性", 7, true), new("判断を求める\n事項", 13), new("KPI", 16), new("予算額\n(円)", 11), new("決算額\n(円)", 11), new("備考", 13),
        ];
        new ListSheet(content, ProgressSheet.Name, BookStyles.Key, columns) { Paper = XLPaperSize.A3Paper, RatingColumn = RatingColumn }.Write(workbook, [.. Rows()]);
    }

    private IEnumerable<ListRow> Rows()
    {
        foreach (var policy in content.Policies)
        {
            var measures = content.Measures.Where(measure => measure.PolicyKey == policy.Key).ToList();
            if (measures.Count > 0)
            {
                yield return ListRow.Heading(content.PolicyHeading(policy));
            }

            foreach (var measure in measures)
            {
                yield return Row(measure);
            }
        }
    }

    private ListRow Row(BookMeasure measure)
    {
        var report = measure.Answer;
        return new ListRow(
        [
            measure.Number,
            measure.Title,
            measure.Owners,
            measure.Priorities,
            Lines(measure.Initiatives.Select(initiative => initiative.Title)),
            Lines(measure.PlannedIn(content.Period.FiscalYear.Value).Select(item => item.Phase.Length == 0 ? item.Initiative : $"{item.Initiative}：{item.Phase}")),
            report?.Stage is { } stage ? ProgressLabels.Of(stage) : null,
            DoneText(measure),
            report?.SelfRating is { } self ? content.Scale.LabelOf(self) : null,
            Rated(report?.OfficeRating, report?.OfficeRatingReason),
            Rated(report?.CommitteeRating, report?.CommitteeRatingReason),
            measure.Previous is { IsAnswered: true } before ? content.Scale.LabelOf(before.Rating) : null,
            report?.Issue,
            report?.DelayCause,
            report?.NextPlan,
            report?.Direction is { } direction ? ProgressLabels.Of(direction) : null,
            report?.DecisionRequested,
            Lines(content.Kpis.Where(kpi => kpi.MeasureNumber == measure.Number).Select(kpi => $"{kpi.Name}({kpi.Actual.OutcomeLabel})")),
            ListCell.Yen(report?.BudgetYen),
            ListCell.Yen(report?.SettlementYen),
            report?.Remark,
        ]);
    }

    private string DoneText(BookMeasure measure)
    {
        if (measure.Answer is not { } report)
        {
            return BookPhrases.NoAnswer(content, measure);
        }

        var mark = report.State == ReportState.CorrectionRequested ? "【修正依頼中】\n" : "";
        var parts = report.Parts.Where(part => part.HasNoMovement || !string.IsNullOrWhiteSpace(part.Achievement)).Select(part => $"\n［{part.Department}］{(part.HasNoMovement ? "動きなし " : "")}{part.Achievement}");
        return mark + (report.HasNoMovement ? "当期の動きなし\n" : "") + (report.Achievement ?? (report.HasNoMovement ? "" : "記入なし")) + string.Concat(parts);
    }

    private string? Rated(string? code, string? reason) => code is null ? null : $"{content.Scale.LabelOf(code)}{(string.IsNullOrWhiteSpace(reason) ? "" : "\n" + reason)}";

    private static string? Lines(IEnumerable<string> lines)
    {
        var text = string.Join('\n', lines.Distinct(StringComparer.Ordinal).Select(line => "・" + line));
        return text.Length == 0 ? null : text;
    }
}
