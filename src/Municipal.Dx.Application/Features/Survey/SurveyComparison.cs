using Municipal.Dx.Application.Features.Conflicts;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Survey;

/// <summary>
/// Compares a sheet that came back with what stands in the portal now: by key, cell by cell. Where the portal changed since the sheet was
/// made, the same rules hold as for forms (<see cref="Merging"/>).
/// </summary>
internal sealed class SurveyComparison(SurveyBoard board, SurveyContent content, SurveyReading reading)
{
    private readonly List<SurveyPreviewRow> _rows = [];
    private readonly List<SurveyRefusal> _refusals = [.. reading.Refusals];
    private readonly IReadOnlyList<SurveyColumn> _measureColumns = SurveyColumns.OfMeasures(content.Scale, content.IsYearEndForm);
    private int _unchangedRows;
    private int _unchangedCells;

    public SurveyPreview Compare()
    {
        var seen = new HashSet<(SurveyRowKind, string)>();
        foreach (var row in reading.Rows)
        {
            if (RefusalOf(row) is { } reason)
            {
                _refusals.Add(new SurveyRefusal(SheetOf(row.Kind), row.Address, row.Key, "", reason));
            }
            else if (!seen.Add((row.Kind, row.Key)))
            {
                _refusals.Add(new SurveyRefusal(SheetOf(row.Kind), row.Address, row.Key, "", "同じ管理番号の行が上にもあります。上の行だけを使います。写した行は消してください。"));
            }
            else if (row.Kind == SurveyRowKind.Measure)
            {
                CompareMeasure(row, content.Measures.First(measure => measure.Key == row.Key));
            }
            else
            {
                CompareKpi(row, content.Kpis.First(kpi => kpi.Key == row.Key));
            }
        }

        return new SurveyPreview
        {
            Content = content,
            Rows = _rows,
            Refusals = _refusals,
            UnchangedRows = _unchangedRows,
            UnchangedCells = _unchangedCells,
            AbsentRows = content.Measures.Count + content.Kpis.Count - seen.Count,
        };
    }

    private static string SheetOf(SurveyRowKind kind) => kind == SurveyRowKind.Measure ? SurveySheets.Measures : SurveySheets.Kpis;

    private string? RefusalOf(SurveyRow row)
    {
        if (row.PeriodKey != board.PeriodKey)
        {
            var label = PeriodKey.TryParse(row.PeriodKey, out var key) ? key.Label : row.PeriodKey;
            return $"{label}の行です。{content.PeriodLabel}の調査票の同じ行に書き写してください。";
        }

        var isHere = row.Kind == SurveyRowKind.Measure ? content.Measures.Any(m => m.Key == row.Key) : content.Kpis.Any(k => k.Key == row.Key);
        var isElsewhere = row.Kind == SurveyRowKind.Measure ? board.Whole.Measures.Any(m => m.Key == row.Key) : board.Whole.Kpis.Any(k => k.Key == row.Key);
        return isHere ? null
            : isElsewhere ? $"ほかの課等が答える行です。「{content.Department}」の調査票では取り込めません。"
            : "この報告期に回答をお願いしている行ではありません。行を消してください。";
    }

    private void CompareMeasure(SurveyRow row, SurveyMeasure measure)
    {
        var subject = $"{measure.Number} {measure.Title}";
        var refusals = new List<SurveyRefusal>();
        var mine = Typed(row, subject, _measureColumns, measure.Values, null, refusals);
        var compared = Merge(row, _measureColumns, mine.Texts, measure.Values, measure.Version, "m:" + measure.Key, mine.Notes, group: false);
        if (compared.IsChange && !ReportWorkflow.IsEditable(measure.State))
        {
            _refusals.Add(new SurveyRefusal(
                SurveySheets.Measures, row.Address, subject, "",
                $"この報告は「{ProgressLabels.Of(measure.State)}」です。直すときは、画面で取り下げるか、事務局に修正依頼を頼んでから、もう一度取り込んでください。"));
            return;
        }

        _refusals.AddRange(refusals);
        Keep(new SurveyPreviewRow("m:" + measure.Key, SurveyRowKind.Measure, measure.Key, subject, compared.Changes, compared.Conflicts, null, compared.Final));
    }

    private void CompareKpi(SurveyRow row, SurveyKpi kpi)
    {
        var subject = $"{kpi.MeasureNumber} {kpi.Name}";
        var refusals = new List<SurveyRefusal>();
        var mine = Typed(row, subject, SurveyColumns.OfKpis, kpi.Values, kpi.Unit, refusals);
        RefuseWrongKind(row, kpi, subject, mine.Texts, refusals);
        SurveyKpiDefaults.Fill(mine.Texts, kpi, content.AsOf);
        var compared = Merge(row, SurveyColumns.OfKpis, mine.Texts, kpi.Values, kpi.Version, "k:" + kpi.Key, mine.Notes, group: true);
        _refusals.AddRange(refusals);
        if (compared.Changes.Count > 0 && compared.Conflicts.Count == 0 && SurveyValues.Entry(compared.Final).Check(kpi.Type).Select(p => p.Message).FirstOrDefault() is { } problem)
        {
            var change = compared.Changes[0];
            if (refusals.Count == 0)
            {
                _refusals.Add(new SurveyRefusal(SurveySheets.Kpis, change.Address, subject, change.New, problem));
            }

            return;
        }

        Keep(new SurveyPreviewRow("k:" + kpi.Key, SurveyRowKind.Kpi, kpi.Key, subject, compared.Changes, compared.Conflicts, QuestionOf(kpi, compared), compared.Final));
    }

    private void Keep(SurveyPreviewRow row)
    {
        if (row.Changes.Count + row.Conflicts.Count == 0)
        {
            _unchangedRows++;
        }
        else
        {
            _rows.Add(row);
        }
    }

    private static (Dictionary<string, string> Texts, Dictionary<string, string?> Notes) Typed(
        SurveyRow row, string subject, IReadOnlyList<SurveyColumn> columns, IReadOnlyDictionary<string, string> current, string? unit, List<SurveyRefusal> refusals)
    {
        var texts = new Dictionary<string, string>(current, StringComparer.Ordinal);
        var notes = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var column in columns)
        {
            if (!row.Cells.TryGetValue(column.Name, out var cell) || (cell.Error is null && Domain.Text.TypedText.Of(cell.Text) == current[column.Name]))
            {
                continue;
            }

            var read = SurveyText.Read(column, cell, column.Name == nameof(ActualValue.Value) ? unit : null);
            if (read.Refusal is { } reason)
            {
                refusals.Add(new SurveyRefusal(SheetOf(row.Kind), cell.Address, $"{subject}：{column.Label}", cell.Error ?? cell.Text, reason));
                continue;
            }

            (texts[column.Name], notes[column.Name]) = (read.Text, read.Note);
        }

        return (texts, notes);
    }

    // A number where words are asked, or a mark where a number is: said, and left as it was.
    private static void RefuseWrongKind(SurveyRow row, SurveyKpi kpi, string subject, Dictionary<string, string> texts, List<SurveyRefusal> refusals)
    {
        var (wrong, reason) = kpi.TakesNumber
            ? (new[] { nameof(ActualValue.IsDone), nameof(ActualValue.DoneOn) }, "数で答えるKPIです。「実績値」に数を入力し、ここは空にしてください。")
            : (new[] { nameof(ActualValue.Value) }, "言葉で答えるKPIです。「達成」か「状況・補足」に入力し、ここは空にしてください。");
        foreach (var field in wrong.Where(field => texts[field].Length > 0 && texts[field] != kpi.Values[field]))
        {
            var cell = row.Cells[field];
            refusals.Add(new SurveyRefusal(SurveySheets.Kpis, cell.Address, subject, cell.Text, reason));
            texts[field] = kpi.Values[field];
        }
    }

    private static string? QuestionOf(SurveyKpi kpi, Compared compared) =>
        compared.Changes.Any(change => change.Field == nameof(ActualValue.Value)) && SurveyValues.Entry(compared.Final).Value is { } value
            ? PlausibilityQuestion.Of(kpi.PreviousValue, value, kpi.Unit, kpi.HasExceeded100)
            : null;

    private Compared Merge(
        SurveyRow row, IReadOnlyList<SurveyColumn> columns, Dictionary<string, string> mine, IReadOnlyDictionary<string, string> theirs,
        Guid version, string id, Dictionary<string, string?> notes, bool group)
    {
        var isOwnBase = row.Version is { } known && SurveyRowMark.MarkOf(known) == row.Mark;
        var stamp = isOwnBase
            ? new EditStamp { Version = row.Version!.Value, Base = row.Base }
            : new EditStamp { Version = row.Mark == SurveyRowMark.MarkOf(version) ? version : Guid.NewGuid() };
        var sides = Merging.Decide(stamp, version, FieldsOf(columns, mine), FieldsOf(columns, theirs)).Rows.ToDictionary(r => r.Name, r => r.Side, StringComparer.Ordinal);
        // A figure and what belongs to it (時点, 値の区分) are never mixed of two people's.
        var isMixed = group && sides.ContainsValue(MergeSide.Mine) && sides.ContainsValue(MergeSide.Theirs);
        var compared = new Compared(new Dictionary<string, string>(theirs, StringComparer.Ordinal));
        foreach (var column in columns.Where(column => row.Cells.ContainsKey(column.Name) || mine[column.Name] != theirs[column.Name]))
        {
            var (name, address) = (column.Name, row.Cells.GetValueOrDefault(column.Name)?.Address ?? row.Address);
            var side = mine[name] == theirs[name] ? MergeSide.Same : sides.GetValueOrDefault(name, MergeSide.Mine);
            if (side == MergeSide.Open || (isMixed && side != MergeSide.Same))
            {
                compared.Conflicts.Add(new SurveyConflict($"{id}:{name}", name, column.Label, SheetOf(row.Kind), address, theirs[name], mine[name], null));
            }
            else if (side == MergeSide.Mine)
            {
                compared.Changes.Add(new SurveyChange(name, column.Label, SheetOf(row.Kind), address, theirs[name], mine[name], notes.GetValueOrDefault(name)));
                compared.Final[name] = mine[name];
            }
            else
            {
                _unchangedCells++;
            }
        }

        return compared;
    }

    private static List<FieldText> FieldsOf(IReadOnlyList<SurveyColumn> columns, IReadOnlyDictionary<string, string> values) =>
        [.. columns.Select(column => new FieldText(column.Name, column.Label, values[column.Name]))];

    private sealed record Compared(Dictionary<string, string> Final)
    {
        public List<SurveyChange> Changes { get; } = [];

        public List<SurveyConflict> Conflicts { get; } = [];

        public bool IsChange => Changes.Count + Conflicts.Count > 0;
    }
}
