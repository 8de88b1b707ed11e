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
    private readonly Dictionary<(SurveyRowKind, string), SurveyItem> _items = content.Items.ToDictionary(item => (item.Kind, item.Key));
    private int _unchangedRows;
    private int _unchangedCells;

    public SurveyPreview Compare()
    {
        var seen = new Dictionary<(SurveyRowKind, string), SurveyRow>();
        foreach (var row in reading.Rows)
        {
            if (RefusalOf(row) is { } reason)
            {
                _refusals.Add(new SurveyRefusal(SurveySheets.Of(row.Kind), row.Address, row.Key, "", reason));
            }
            else if (seen.TryGetValue((row.Kind, row.Key), out var first))
            {
                RefuseCopy(first, row);
            }
            else
            {
                seen.Add((row.Kind, row.Key), row);
                Compare(row, _items[(row.Kind, row.Key)]);
            }
        }

        return new SurveyPreview
        {
            Content = content,
            Rows = _rows,
            Refusals = _refusals,
            UnchangedRows = _unchangedRows,
            UnchangedCells = _unchangedCells,
            AbsentRows = _items.Count - seen.Count,
        };
    }

    // A sheet copied as it was, to keep it, says nothing new.
    private void RefuseCopy(SurveyRow first, SurveyRow copy)
    {
        if (copy.Cells.Any(cell => first.Cells.GetValueOrDefault(cell.Key)?.Text != cell.Value.Text))
        {
            _refusals.Add(new SurveyRefusal(SurveySheets.Of(copy.Kind), copy.Address, copy.Key, "", "同じ管理番号の行が上にもあります。上の行だけを使います。写した行は消してください。"));
        }
    }

    private string? RefusalOf(SurveyRow row)
    {
        if (row.PeriodKey != board.PeriodKey)
        {
            var label = PeriodKey.TryParse(row.PeriodKey, out var key) ? key.Label : row.PeriodKey;
            return $"{label}の行です。{content.PeriodLabel}の調査票の同じ行に書き写してください。";
        }

        return _items.ContainsKey((row.Kind, row.Key)) ? null
            : board.Whole.Items.Any(item => item.Kind == row.Kind && item.Key == row.Key) ? $"ほかの課等が答える行です。「{content.Department}」の調査票では取り込めません。"
            : row.Kind == SurveyRowKind.Opinion ? "この意見は、対応済みになったか、取り消されています。取り込みは要りません。"
            : "この報告期に回答をお願いしている行ではありません。行を消してください。";
    }

    private void Compare(SurveyRow row, SurveyItem item)
    {
        var refusals = new List<SurveyRefusal>();
        var (texts, notes) = Typed(row, item, content.Columns(item.Kind), refusals);
        SurveyRules.Apply(row, item, content, texts, refusals);
        var compared = Merge(row, item, texts, notes);
        if (compared.IsChange && !item.IsOpen && item is not SurveyKpi)
        {
            _refusals.Add(new SurveyRefusal(SurveySheets.Of(row.Kind), row.Address, item.Subject, "", SurveyRules.ClosedMessage(item)));
            return;
        }

        _refusals.AddRange(refusals);
        if (compared.Changes.Count > 0 && compared.Conflicts.Count == 0 && SurveyRules.ProblemOf(item, compared.Final) is { } problem)
        {
            var change = compared.Changes[0];
            if (refusals.Count == 0)
            {
                _refusals.Add(new SurveyRefusal(SurveySheets.Of(row.Kind), change.Address, item.Subject, change.New, problem));
            }

            return;
        }

        Keep(new SurveyPreviewRow(IdOf(item), item.Kind, item.Key, item.Subject, compared.Changes, compared.Conflicts, QuestionOf(item, compared), compared.Final));
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

    private static string IdOf(SurveyItem item) => $"{char.ToLowerInvariant(item.Kind.ToString()[0])}:{item.Key}";

    private static string? UnitOf(SurveyItem item, SurveyColumn column) => (item, column.Name) switch
    {
        (SurveyKpi kpi, nameof(ActualValue.Value)) => kpi.Unit,
        (SurveyFigure figure, nameof(PartFigure.Value)) => figure.Unit,
        (SurveyMeasure, nameof(ProgressReport.BudgetYen) or nameof(ProgressReport.SettlementYen)) => "円",
        _ => null,
    };

    private static (Dictionary<string, string> Texts, Dictionary<string, string?> Notes) Typed(
        SurveyRow row, SurveyItem item, IReadOnlyList<SurveyColumn> columns, List<SurveyRefusal> refusals)
    {
        var current = item.Values;
        var texts = new Dictionary<string, string>(current, StringComparer.Ordinal);
        var notes = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var column in columns)
        {
            if (!row.Cells.TryGetValue(column.Name, out var cell) || (cell.Error is null && Domain.Text.TypedText.Of(cell.Text) == current[column.Name]))
            {
                continue;
            }

            var read = SurveyText.Read(column, cell, UnitOf(item, column));
            if (read.Refusal is { } reason)
            {
                refusals.Add(new SurveyRefusal(SurveySheets.Of(row.Kind), cell.Address, $"{item.Subject}：{column.Label}", cell.Error ?? cell.Text, reason));
                continue;
            }

            (texts[column.Name], notes[column.Name]) = (read.Text, read.Note);
        }

        return (texts, notes);
    }

    private static string? QuestionOf(SurveyItem item, Compared compared) =>
        item is SurveyKpi kpi && compared.Changes.Any(change => change.Field == nameof(ActualValue.Value)) && SurveyValues.Entry(compared.Final).Value is { } value
            ? PlausibilityQuestion.Of(kpi.PreviousValue, value, kpi.Unit, kpi.HasExceeded100)
            : null;

    private Compared Merge(SurveyRow row, SurveyItem item, Dictionary<string, string> mine, Dictionary<string, string?> notes)
    {
        var (columns, theirs, version, sheet) = (content.Columns(item.Kind), item.Values, item.Version, SurveySheets.Of(item.Kind));
        var isOwnBase = row.Version is { } known && SurveyRowMark.MarkOf(known) == row.Mark;
        var stamp = isOwnBase
            ? new EditStamp { Version = row.Version!.Value, Base = row.Base }
            : new EditStamp { Version = row.Mark == SurveyRowMark.MarkOf(version) ? version : Guid.NewGuid() };
        var sides = Merging.Decide(stamp, version, FieldsOf(columns, mine), FieldsOf(columns, theirs)).Rows.ToDictionary(r => r.Name, r => r.Side, StringComparer.Ordinal);
        // A figure and what belongs to it (時点, 値の区分, 値がない理由) are never mixed of two people's.
        var isMixed = item is SurveyKpi or SurveyFigure && sides.ContainsValue(MergeSide.Mine) && sides.ContainsValue(MergeSide.Theirs);
        var compared = new Compared(new Dictionary<string, string>(theirs, StringComparer.Ordinal));
        foreach (var column in columns.Where(column => row.Cells.ContainsKey(column.Name) || mine[column.Name] != theirs[column.Name]))
        {
            var (name, address) = (column.Name, row.Cells.GetValueOrDefault(column.Name)?.Address ?? row.Address);
            var side = mine[name] == theirs[name] ? MergeSide.Same : sides.GetValueOrDefault(name, MergeSide.Mine);
            if (side == MergeSide.Open || (isMixed && side != MergeSide.Same))
            {
                compared.Conflicts.Add(new SurveyConflict($"{IdOf(item)}:{name}", name, column.Label, sheet, address, theirs[name], mine[name], null));
            }
            else if (side == MergeSide.Mine)
            {
                compared.Changes.Add(new SurveyChange(name, column.Label, sheet, address, theirs[name], mine[name], notes.GetValueOrDefault(name)));
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
