using Municipal.Dx.Application.Features.Conflicts;
using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Crosswalk;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Plans;

namespace Municipal.Dx.Application.Features.Measures;

/// <summary>The form of a stored measure, with what may be chosen in it.</summary>
public sealed record MeasureForm(MeasureInput Input, Guid Version, string Key, string NumberShown, string Title, string? Source, MeasureFormChoices Choices)
{
    public string What => $"{NumberShown} {Title}";
}

/// <param name="Fields">Fields of the policy the measure stands under.</param>
/// <param name="Departments">Departments that exist today, and owners that no longer do.</param>
/// <param name="PrintedOwners">Departments that the plan prints as owners.</param>
/// <param name="FieldWord">The plan's word for its fields.</param>
public sealed record MeasureFormChoices(IReadOnlyList<FieldChoice> Fields, IReadOnlyList<DepartmentChoice> Departments, IReadOnlySet<long> PrintedOwners, string FieldWord)
{
    /// <summary>The form in words: what is compared when two people save, and shown where they differ.</summary>
    public IReadOnlyList<FieldText> InWords(MeasureInput input) =>
    [
        new(nameof(input.Number), "番号", input.Number ?? string.Empty),
        new(nameof(input.Title), "題名", input.Title ?? string.Empty),
        new(nameof(input.FieldKey), FieldWord, Fields.FirstOrDefault(f => f.Key == input.FieldKey)?.Title ?? string.Empty),
        new(nameof(input.Summary), "概要", input.Summary ?? string.Empty),
        new(nameof(input.Direction), "目指す方向性", input.Direction ?? string.Empty),
        new(nameof(input.PastEfforts), "これまでの取組", input.PastEfforts ?? string.Empty),
        new(nameof(input.FutureEfforts), "今後必要な取組", input.FutureEfforts ?? string.Empty),
        new(nameof(input.Remark), "備考", input.Remark ?? string.Empty),
        new(nameof(input.TextStatus), "計画書の文章", StatusLabel(input.TextStatus)),
        new(nameof(input.AllDepartments), "全課等で取り組む", input.AllDepartments ? "はい" : "いいえ"),
        new(nameof(input.DepartmentsText), "計画書の担当課の書き方", input.DepartmentsText ?? string.Empty),
        new(nameof(input.Owners), "担当課", string.Join('、', input.ChosenOwners.Select(o => $"{NameOf(o.DepartmentId)}({OwnerLabels.Of(o.Role)})"))),
        new(nameof(input.Priorities), "国の重点取組", string.Join('、', input.ChosenPriorities.Select(code => LabelOf(code) + (code == input.MainPriority ? "(主)" : string.Empty)))),
        new(nameof(input.PrioritiesConfirmed), "対応付けを事務局が確認", input.PrioritiesConfirmed ? "はい" : "いいえ"),
        new(nameof(input.Sdgs), "SDGs", string.Join('、', input.Sdgs.Select(goal => $"目標{goal}"))),
    ];

    public static string StatusLabel(TextStatus status) => status switch
    {
        TextStatus.Truncated => "途中で切れている",
        TextStatus.Partial => "一部が失われている",
        TextStatus.TocOnly => "目次の題名だけがある",
        TextStatus.ScheduleOnly => "工程表の項目名だけがある",
        _ => "すべてある",
    };

    public static string LabelOf(string code) => $"{code} {NationalPriority.Catalogue.FirstOrDefault(item => item.Code == code).Label}";

    private string NameOf(long? id) => Departments.FirstOrDefault(d => d.Id == id)?.Name ?? "不明な課等";
}

public sealed record FieldChoice(string Key, string Title);

/// <summary>What became of a save: saved, refused with problems, or to be decided because someone saved first.</summary>
public sealed record MeasureSaved(string? Message, IReadOnlyList<Problem> Problems, Conflict? Conflict, MergedMeasure? Merged)
{
    public static MeasureSaved Refused(IEnumerable<Problem> problems) => new(null, [.. problems], null, null);
}

/// <summary>Both people's changes in one form, not saved yet.</summary>
public sealed record MergedMeasure(MeasureInput Input, EditStamp Stamp);
