using ClosedXML.Excel;
using Municipal.Dx.Application.Features.Reports;

namespace Municipal.Dx.Excel.Reports;

/// <summary>概要: two A4 pages, one where a plan without KPIs has little to say. Measures, achievements and issues first, then KPIs and the legend.</summary>
internal sealed class OverviewSheet(BookContent content)
{
    /// <summary>The page is laid out on equal narrow columns, so that tables of different shape stand under each other.</summary>
    private const int Units = 24;

    private const double UnitWidth = 3.5;
    private const int Half = Units / 2;
    private const int HeadUnits = 8;
    private const int HeadRows = 2;
    private const double SectionHeight = 40;
    private const int ExcerptLength = 110;
    private const int TitleLength = 26;

    private readonly BookOverview _overview = BookOverview.Of(content);
    private int _row = HeadRows + 1;
    private int _section;
    private int _pageStart = HeadRows + 1;

    public void Write(XLWorkbook workbook)
    {
        var pen = new SheetPen(workbook, BookSheets.Overview, BookStyles.Key);
        pen.SetPaper(XLPaperSize.A4Paper, XLPageOrientation.Portrait);
        pen.SetColumns([.. Enumerable.Repeat(UnitWidth, Units)]);
        SheetHeads.Write(pen, content, BookSheets.Overview);
        WriteMeasurePage(pen);
        if (_overview.Kpis > 0)
        {
            BeginPage(pen);
        }

        WriteKpiPage(pen);
        pen.Finish(content, _row - 1, HeadRows);
    }

    private void WriteMeasurePage(SheetPen pen)
    {
        var word = content.Words.Measure;
        var tables = new OverviewTables(pen, content);
        Section(pen, $"{word}の評価と進み具合");
        Line(pen, BookLegend.Counted(content, _overview));
        Line(pen, BookLegend.Shares(_overview));
        var left = tables.Counts(_row, 1, Half - 1, "評価", _overview.Ratings, _overview.Answered, notOfWhole: 2);
        var right = tables.Counts(_row, Half + 1, Units, "進み具合", _overview.Stages, _overview.Answered, notOfWhole: 2);
        _row = Math.Max(left, right);
        Note(pen, BookLegend.Before(content));
        if (_overview.Policies.Count > 1)
        {
            Section(pen, $"{content.Words.Policy}別の評価");
            _row = tables.Policies(_row, _overview);
        }

        _row++;
        WriteAchievements(pen);
    }

    private void WriteAchievements(SheetPen pen)
    {
        var achievements = _overview.Achievements.Select(measure => (Head(measure), BookPhrases.Excerpt(measure.Answer?.Achievement, ExcerptLength))).ToList();
        var issues = _overview.Issues
            .Select(measure => (Head(measure), BookPhrases.Excerpt(BookPhrases.IssueOf(measure), ExcerptLength))).ToList();
        // Without KPIs the legend follows here: on the first page where all of it fits, else on the second with what was written.
        var below = _overview.Kpis > 0 ? 0 : SectionHeight + LegendHeight(pen);
        if (_overview.Kpis == 0 && HeightOf(pen, achievements) + HeightOf(pen, issues) + (2 * SectionHeight) + below > Room(pen))
        {
            BeginPage(pen);
        }

        var room = Room(pen) - (2 * SectionHeight) - below;
        while (achievements.Count + issues.Count > 2 && HeightOf(pen, achievements) + HeightOf(pen, issues) > room)
        {
            var longer = achievements.Count >= issues.Count ? achievements : issues;
            longer.RemoveAt(longer.Count - 1);
        }

        Section(pen, "主な実績");
        Items(pen, achievements);
        Section(pen, "主な課題");
        Items(pen, issues);
    }

    private void BeginPage(SheetPen pen)
    {
        pen.Sheet.PageSetup.AddHorizontalPageBreak(_row - 1);
        _pageStart = _row;
    }

    private double LegendHeight(SheetPen pen) =>
        SectionHeight + BookLegend.Lines(content).Sum(line => pen.HeightOf(line, 1, Units, BookStyles.Small));

    /// <summary>Points left on the page.</summary>
    private double Room(SheetPen pen) =>
        (pen.PageHeight * PageFlow.Slack)
        - Enumerable.Range(1, HeadRows).Concat(Enumerable.Range(_pageStart, _row - _pageStart)).Sum(row => pen.Sheet.Row(row).Height);

    private static double HeightOf(SheetPen pen, IEnumerable<(string Head, string Text)> items) => items.Sum(item => HeightOf(pen, item));

    private static double HeightOf(SheetPen pen, (string Head, string Text) item) =>
        Math.Max(pen.HeightOf(item.Head, 1, HeadUnits, BookStyles.Body), pen.HeightOf(item.Text, HeadUnits + 1, Units, BookStyles.Body));

    private string Head(BookMeasure measure) => $"{content.NumberOf(measure)} {BookPhrases.Excerpt(measure.Title, TitleLength)}\n{content.Scale.LabelOf(measure.Answer?.Rating)}";

    private void WriteKpiPage(SheetPen pen)
    {
        Section(pen, "KPIの判定");
        if (_overview.Kpis == 0)
        {
            Line(pen, "該当なし(計画書にKPIの定めがありません)");
        }
        else
        {
            WriteKpiTables(pen);
            Section(pen, "目を通していただきたいKPI");
            Line(pen, "現状値を下回るもの、報告のないもの、目標に到達したもの、把握困難なものの順に選んでいます。");
            var notable = _overview.NotableKpis.Select(kpi => ($"{kpi.MeasureNumber} {kpi.Name}\n{kpi.Actual.OutcomeLabel}", kpi.Actual.Reason)).ToList();
            while (notable.Count > 1 && HeightOf(pen, notable) > Room(pen) - LegendHeight(pen))
            {
                notable.RemoveAt(notable.Count - 1);
            }

            Items(pen, notable);
        }

        WriteLegend(pen);
    }

    private void WriteKpiTables(SheetPen pen)
    {
        Line(pen, BookLegend.CountedKpis(_overview));
        var tables = new OverviewTables(pen, content);
        var left = tables.Counts(_row, 1, Half - 1, $"判定対象({_overview.KpisJudged}件)", _overview.Judged, _overview.KpisJudged);
        var right = tables.Counts(
            _row, Half + 1, Units, $"判定対象でないもの({_overview.Kpis - _overview.KpisJudged}件)", _overview.NotJudged, _overview.Kpis - _overview.KpisJudged);
        _row = Math.Max(left, right) + 1;
        if (_overview.Policies.Count > 1)
        {
            _row = tables.KpisByPolicy(_row, _overview) + 1;
        }
    }

    private void WriteLegend(SheetPen pen)
    {
        Head(pen, "凡例");
        Note(pen, BookLegend.Lines(content));
    }

    private void Section(SheetPen pen, string title) => Head(pen, $"{++_section} {title}");

    private void Head(SheetPen pen, string title)
    {
        pen.Text(_row, 1, title);
        var range = pen.Range(_row, 1, _row, Units);
        range.Style.Font.Bold = true;
        range.Style.Font.FontSize = BookStyles.Heading;
        range.Style.Border.TopBorder = XLBorderStyleValues.Medium;
        range.Style.Border.TopBorderColor = BookStyles.Ink;
        range.Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
        pen.Height(_row, TextMeasure.Height(1, BookStyles.Heading) + 4);
        _row++;
    }

    private void Line(SheetPen pen, string text) => Wrapped(pen, text, BookStyles.Body);

    private void Note(SheetPen pen, IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            Wrapped(pen, text, BookStyles.Small);
        }

        pen.Height(_row, 6);
        _row++;
    }

    private void Wrapped(SheetPen pen, string text, double size)
    {
        pen.Text(_row, 1, text);
        var range = pen.Merge(_row, 1, _row, Units);
        range.Style.Alignment.WrapText = true;
        range.Style.Font.FontSize = size;
        pen.Height(_row, pen.HeightOf(text, 1, Units, size));
        _row++;
    }

    private void Items(SheetPen pen, IEnumerable<(string Head, string Text)> items)
    {
        var first = _row;
        foreach (var (head, text) in items)
        {
            pen.Text(_row, 1, head);
            pen.Text(_row, HeadUnits + 1, BookPhrases.OrNone(text));
            pen.Merge(_row, 1, _row, HeadUnits);
            pen.Merge(_row, HeadUnits + 1, _row, Units);
            BookStyles.Grid(pen.Range(_row, 1, _row, Units));
            pen.Height(_row, HeightOf(pen, (head, text)));
            _row++;
        }

        if (_row == first)
        {
            Line(pen, "該当なし");
        }

        pen.Height(_row, 8);
        _row++;
    }
}
