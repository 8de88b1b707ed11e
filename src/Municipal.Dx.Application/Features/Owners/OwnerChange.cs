using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Auditing;
using Municipal.Dx.Domain.Measures;

namespace Municipal.Dx.Application.Features.Owners;

/// <summary>A measure ticked on the screen, with the version that was shown.</summary>
public readonly record struct MeasurePick(long MeasureId, Guid Version)
{
    /// <summary>The form value <c>12.0f8f…</c>.</summary>
    public static bool TryParse(string? text, out MeasurePick pick)
    {
        pick = default;
        if (text?.Split('.') is not [var id, var version] || !long.TryParse(id, out var number) || !Guid.TryParseExact(version, "N", out var guid))
        {
            return false;
        }

        pick = new MeasurePick(number, guid);
        return true;
    }

    public override string ToString() => $"{MeasureId}.{Version:N}";
}

/// <summary>One department added to, or taken from, many measures at once.</summary>
public sealed record OwnerChange(IReadOnlyList<MeasurePick> Measures, long? DepartmentId, OwnerRole? Role, bool IsRemoval, string? Reason)
{
    public const string MeasuresField = "Measures";

    public IEnumerable<Problem> Check()
    {
        if (Measures.Count == 0)
        {
            yield return new Problem(MeasuresField, "変える施策に印を付けてください。");
        }

        if (DepartmentId is null)
        {
            yield return new Problem(nameof(DepartmentId), "課等を選んでください。");
        }

        if (Role is null && !IsRemoval)
        {
            yield return new Problem(nameof(Role), "追加するときは、かかわり方を選んでください。");
        }

        if (string.IsNullOrWhiteSpace(Reason))
        {
            yield return new Problem(nameof(Reason), "理由・根拠を入力してください(例：令和8年度の事務分掌による)。");
        }
        else if (Reason.Length > AuditEntry.ReasonMax)
        {
            yield return new Problem(nameof(Reason), $"理由・根拠は{AuditEntry.ReasonMax}文字以内で入力してください。");
        }
    }
}

/// <summary>What became of an <see cref="OwnerChange"/>, counted by measure.</summary>
public sealed record OwnerOutcome
{
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    public string Department { get; init; } = string.Empty;

    public int Changed { get; init; }

    /// <summary>Nothing to do: already so.</summary>
    public int Unchanged { get; init; }

    /// <summary>Left alone because the plan prints that owner.</summary>
    public int Printed { get; init; }

    /// <summary>Numbers of the measures someone else changed meanwhile.</summary>
    public IReadOnlyList<string> Conflicts { get; init; } = [];

    /// <summary>The result in words, for the banner.</summary>
    public string InWords(OwnerChange change)
    {
        var done = (Changed, change.IsRemoval) switch
        {
            (0, _) => "変わったものはありません。",
            (_, true) => $"{Changed}件から{Department}を外しました。",
            _ => $"{Changed}件に{Department}を{OwnerLabels.Of(change.Role ?? OwnerRole.Equal)}として追加しました。",
        };
        return done
            + (Unchanged > 0 ? $"{Unchanged}件は、もとからそうなっていました。" : string.Empty)
            + (Printed > 0 ? $"{Printed}件は、計画書に担当課の記載があるため変えていません。" : string.Empty)
            + (Conflicts.Count > 0 ? $"{Conflicts.Count}件（{string.Join('、', Conflicts)}）は、ほかの人が先に変更していたため変えていません。内容を確かめてから、もう一度選んでください。" : string.Empty);
    }
}
