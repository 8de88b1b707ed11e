using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Domain.Text;

namespace Municipal.Dx.Application.Features.Progress;

/// <summary>A department's part of a report (課別内訳), as typed.</summary>
public sealed class PartInput
{
    public const string NoAchievementMessage = "実績を入力するか、「当期の動きなし」を選んでください。";

    /// <summary>Version of the part that the form was filled from.</summary>
    public Guid Version { get; set; }

    public string? Achievement { get; set; }

    public bool HasNoMovement { get; set; }

    public List<PartFigureInput> Figures { get; set; } = [];

    public static PartInput Of(ReportEntry entry, DepartmentPart part) => new()
    {
        Version = part.Version,
        Achievement = part.Achievement,
        HasNoMovement = part.HasNoMovement,
        Figures = [.. PartFigures.Asked(entry).Select(kpi => PartFigureInput.Of(kpi, part.Figures.Find(f => f.KpiId == kpi.Id)))],
    };

    /// <summary>Texts and numbers that cannot be kept; when handed over, also what is missing.</summary>
    public IEnumerable<Problem> Check(ReportEntry entry, bool isHanded)
    {
        if (!TypedText.IsReadable(Achievement))
        {
            yield return new Problem(nameof(Achievement), TypedText.RefusalMessage);
        }
        else if (Achievement is { Length: > ProgressReport.TextMax })
        {
            yield return new Problem(nameof(Achievement), $"{ProgressReport.TextMax:N0}文字以内で入力してください（今は{Achievement.Length:N0}文字）。");
        }
        else if (isHanded && string.IsNullOrWhiteSpace(Achievement) && !HasNoMovement)
        {
            yield return new Problem(nameof(Achievement), NoAchievementMessage);
        }

        for (var i = 0; i < Figures.Count; i++)
        {
            if (PartFigures.Asked(entry).FirstOrDefault(kpi => kpi.Key == Figures[i].Key) is { } kpi && Figures[i].Refusal(kpi.Unit, isHanded) is { } refusal)
            {
                yield return new Problem($"{nameof(Figures)}[{i}].{nameof(PartFigureInput.Value)}", $"{kpi.Name}：{refusal}");
            }
        }
    }
}

/// <summary>A department's own number of a KPI, as typed.</summary>
public sealed class PartFigureInput
{
    public string Key { get; set; } = string.Empty;

    public string? Value { get; set; }

    public EmptyState EmptyState { get; set; }

    public bool IsBlank => string.IsNullOrWhiteSpace(Value) && EmptyState == EmptyState.None;

    public static PartFigureInput Of(Kpi kpi, PartFigure? stored) => new()
    {
        Key = kpi.Key,
        Value = stored?.Value is { } number ? NumberText.Format(number, unit: null) : null,
        EmptyState = stored?.EmptyState ?? EmptyState.None,
    };

    public string? Refusal(string? unit, bool isHanded) => (string.IsNullOrWhiteSpace(Value), EmptyState) switch
    {
        (true, EmptyState.None) => isHanded ? "数値を入力するか、値がない理由を選んでください。" : null,
        (false, not EmptyState.None) => "数値と「値がないとき」の両方は選べません。どちらかにしてください。",
        (false, _) => NumberText.TryRead(Value, out _, out var refusal, unit) ? null : refusal,
        _ => EmptyState is EmptyState.NotDue or EmptyState.Unobtainable or EmptyState.NotApplicable ? null : "値がない理由を選び直してください。",
    };
}
