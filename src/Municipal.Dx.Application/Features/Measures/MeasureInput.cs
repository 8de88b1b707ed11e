using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Crosswalk;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Plans;
using Municipal.Dx.Domain.Text;

namespace Municipal.Dx.Application.Features.Measures;

/// <summary>What the form of a measure holds, as typed.</summary>
public sealed class MeasureInput
{
    public const int BlankOwners = 3;

    public string? Number { get; set; }

    public string? Title { get; set; }

    public string? FieldKey { get; set; }

    public string? Direction { get; set; }

    public string? Summary { get; set; }

    public string? PastEfforts { get; set; }

    public string? FutureEfforts { get; set; }

    public string? Remark { get; set; }

    public TextStatus TextStatus { get; set; }

    public bool AllDepartments { get; set; }

    public string? DepartmentsText { get; set; }

    public List<OwnerInput> Owners { get; set; } = [];

    /// <summary>Codes of national priorities.</summary>
    public List<string> Priorities { get; set; } = [];

    public string? MainPriority { get; set; }

    public bool PrioritiesConfirmed { get; set; }

    public List<int> Sdgs { get; set; } = [];

    /// <summary>変更の理由, kept in the trail.</summary>
    public string? Reason { get; set; }

    /// <summary>Owners chosen, in the order asked for.</summary>
    public IReadOnlyList<OwnerInput> ChosenOwners => [.. Owners.Where(o => o.DepartmentId is not null).OrderBy(o => o.Order ?? int.MaxValue)];

    public IReadOnlyList<string> ChosenPriorities => [.. NationalPriority.Catalogue.Select(item => item.Code).Where(Priorities.Contains).OrderByDescending(code => code == MainPriority)];

    /// <summary>Puts texts into the form that is stored: line ends, blanks around, empty as null.</summary>
    public void Tidy()
    {
        Number = TypedText.Of(Number);
        Title = TypedText.Of(Title);
        Direction = TypedText.Of(Direction);
        Summary = TypedText.Of(Summary);
        PastEfforts = TypedText.Of(PastEfforts);
        FutureEfforts = TypedText.Of(FutureEfforts);
        Remark = TypedText.Of(Remark);
        DepartmentsText = TypedText.Of(DepartmentsText);
        FieldKey = TypedText.Of(FieldKey);
        MainPriority = TypedText.Of(MainPriority);
        Reason = TypedText.Of(Reason);
        Sdgs = [.. Sdgs.Distinct().Order()];
    }

    /// <summary>What is wrong by itself, whatever is stored.</summary>
    public IEnumerable<Problem> Check()
    {
        var texts = new (string Field, string? Text)[]
        {
            (nameof(Direction), Direction), (nameof(Summary), Summary), (nameof(PastEfforts), PastEfforts), (nameof(FutureEfforts), FutureEfforts), (nameof(Remark), Remark),
        };
        var problems = Measure.Check(Title, texts, Sdgs).ToList();
        problems.AddRange(texts.Append((nameof(Number), Number)).Append((nameof(Title), Title)).Append((nameof(DepartmentsText), DepartmentsText)).Append((nameof(Reason), Reason))
            .Where(pair => !TypedText.IsReadable(pair.Item2)).Select(pair => new Problem(pair.Item1, TypedText.RefusalMessage)));
        if (Number is { Length: > Measure.NumberMax })
        {
            problems.Add(new Problem(nameof(Number), $"番号は{Measure.NumberMax}文字以内で入力してください。"));
        }

        if (DepartmentsText is { Length: > MeasureEditing.LineMax })
        {
            problems.Add(new Problem(nameof(DepartmentsText), $"{MeasureEditing.LineMax}文字以内で入力してください。"));
        }

        if (Reason is { Length: > Domain.Auditing.AuditEntry.ReasonMax })
        {
            problems.Add(new Problem(nameof(Reason), $"変更の理由は{Domain.Auditing.AuditEntry.ReasonMax}文字以内で入力してください。"));
        }

        problems.AddRange(CheckOwners());
        if (MainPriority is { } main && !Priorities.Contains(main))
        {
            problems.Add(new Problem(nameof(MainPriority), "主な項目は、上で選んだ項目の中から選んでください。"));
        }

        return problems;
    }

    /// <summary>Takes over one field of another form.</summary>
    public void Take(string field, MeasureInput other)
    {
        if (field == nameof(Priorities))
        {
            (Priorities, MainPriority) = (other.Priorities, other.MainPriority);
            return;
        }

        var property = typeof(MeasureInput).GetProperty(field) ?? throw new ArgumentOutOfRangeException(nameof(field), field, message: null);
        property.SetValue(this, property.GetValue(other));
    }

    private IEnumerable<Problem> CheckOwners()
    {
        var chosen = ChosenOwners;
        if (chosen.DistinctBy(o => o.DepartmentId).Count() < chosen.Count)
        {
            yield return new Problem(nameof(Owners), "同じ課等が二度選ばれています。一つにしてください。");
        }

        if (chosen.Count(o => o.Role == OwnerRole.Lead) > 1)
        {
            yield return new Problem(nameof(Owners), "主担当は一つだけ選んでください。ほかは「担当」か「関係課」にしてください。");
        }
    }
}

/// <summary>One line of the owners' table; without a department it is empty.</summary>
public sealed class OwnerInput
{
    public int? Order { get; set; }

    public long? DepartmentId { get; set; }

    public OwnerRole Role { get; set; }
}
