using Municipal.Dx.Application.Features.Conflicts;
using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Text;

namespace Municipal.Dx.Application.Features.Kpis;

/// <summary>A value as typed: full-width digits, units and Japanese dates are understood, and what was typed survives.</summary>
public sealed class RecordForm
{
    public string? Value { get; set; }

    public string? Text { get; set; }

    public bool IsDone { get; set; }

    public string? DoneOn { get; set; }

    public bool IsConfirmed { get; set; }

    public ValueStatus Status { get; set; } = ValueStatus.Preliminary;

    public EmptyState EmptyState { get; set; }

    public string? AsOf { get; set; }

    public string? Remark { get; set; }

    /// <summary>The number whose question was answered with yes.</summary>
    public string? Accepted { get; set; }

    /// <summary>How the number was understood; empty where it was typed plainly.</summary>
    public string HowRead { get; private set; } = string.Empty;

    public static RecordForm Of(KpiStoredValue? stored, DateOnly asOf) => stored is null
        ? new RecordForm { AsOf = JapaneseDate.Format(asOf) }
        : new RecordForm
        {
            Value = stored.Row.Value is { } number ? NumberText.Format(number, unit: null) : null,
            Text = stored.Row.Text,
            IsDone = stored.Row.IsDone,
            DoneOn = stored.DoneOn is { } done ? JapaneseDate.Format(done) : null,
            IsConfirmed = stored.IsConfirmed,
            Status = stored.Row.Status,
            EmptyState = stored.Row.EmptyState,
            AsOf = stored.AsOf is { } day ? JapaneseDate.Format(day) : null,
            Remark = stored.Remark,
        };

    public bool IsAccepted(ActualEntry entry) =>
        entry.Value is { } value && NumberText.TryRead(Accepted, out var accepted, out _) && accepted == value;

    /// <summary>Reads what was typed; what cannot be read becomes a problem of its field.</summary>
    public ActualEntry Read(Kpi kpi, List<Problem> problems)
    {
        var takesNumber = kpi.Type is not (KpiType.Milestone or KpiType.Qualitative);
        decimal? value = null;
        if (takesNumber && !string.IsNullOrWhiteSpace(Value))
        {
            var isRead = NumberText.TryRead(Value, out var number, out var words, kpi.Unit);
            value = isRead ? number : null;
            HowRead = isRead ? words : string.Empty;
            if (!isRead)
            {
                problems.Add(new Problem(nameof(Value), words));
            }
        }

        var entry = new ActualEntry
        {
            Value = value,
            Text = Text,
            IsDone = !takesNumber && IsDone,
            DoneOn = takesNumber ? null : ReadDay(DoneOn, nameof(DoneOn), problems),
            Status = Status,
            EmptyState = EmptyState,
            AsOf = ReadDay(AsOf, nameof(AsOf), problems),
            Remark = Remark,
        };
        if (problems.Count == 0)
        {
            problems.AddRange(entry.Check(kpi.Type));
        }

        return entry;
    }

    /// <summary>Two fields as people compare them: the value with all that belongs to it, and the remark.</summary>
    public IReadOnlyList<FieldText> InWords(Kpi kpi)
    {
        var unit = NumberText.TryRead(Value, out var number, out _, kpi.Unit) ? NumberText.Format(number, kpi.Unit) : Value?.Trim();
        var parts = EmptyState != EmptyState.None
            ? [KpiLabels.Of(EmptyState)]
            : new[] { unit, Text?.Trim(), IsDone ? $"達成（{DoneOn?.Trim()}）" : null, IsConfirmed ? "事務局が確認" : null, KpiLabels.Of(Status), AsOf is { Length: > 0 } day ? $"{day.Trim()}現在" : null };
        return
        [
            new FieldText("Actual", "実績", string.Join('・', parts.Where(part => !string.IsNullOrEmpty(part)))),
            new FieldText(nameof(Remark), "備考", Remark?.Trim() ?? string.Empty),
        ];
    }

    /// <summary>Takes over what another person saved, for the fields named.</summary>
    public void Take(IReadOnlyList<string> fields, RecordForm theirs)
    {
        if (fields.Contains("Actual"))
        {
            (Value, Text, IsDone, DoneOn, IsConfirmed) = (theirs.Value, theirs.Text, theirs.IsDone, theirs.DoneOn, theirs.IsConfirmed);
            (Status, EmptyState, AsOf) = (theirs.Status, theirs.EmptyState, theirs.AsOf);
        }

        if (fields.Contains(nameof(Remark)))
        {
            Remark = theirs.Remark;
        }
    }

    private static DateOnly? ReadDay(string? text, string field, List<Problem> problems)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (JapaneseDate.TryParse(text, out var day))
        {
            return day;
        }

        problems.Add(new Problem(field, JapaneseDate.RefusalMessage));
        return null;
    }
}
