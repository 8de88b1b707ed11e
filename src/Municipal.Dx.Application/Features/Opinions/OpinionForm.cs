using System.Globalization;
using Municipal.Dx.Application.Features.Conflicts;
using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Domain.Text;

namespace Municipal.Dx.Application.Features.Opinions;

/// <summary>An opinion as the office types it.</summary>
public sealed class OpinionForm
{
    /// <summary>Key of the measure; only for a new opinion.</summary>
    public string? Measure { get; set; }

    public OpinionOrigin Origin { get; set; }

    public string? From { get; set; }

    public string? ReceivedOn { get; set; }

    public string? Text { get; set; }

    public long? DepartmentId { get; set; }

    public string? Due { get; set; }

    public static OpinionForm Of(CommitteeOpinion opinion) => new()
    {
        Origin = opinion.Origin,
        From = opinion.From,
        ReceivedOn = JapaneseDate.Format(opinion.ReceivedOn),
        Text = opinion.Text,
        DepartmentId = opinion.DepartmentId,
        Due = opinion.Due is { } due ? JapaneseDate.Format(due) : null,
    };

    /// <summary>The fields as people compare them when two changed the same opinion.</summary>
    public IReadOnlyList<FieldText> InWords(IReadOnlyDictionary<long, string> departments) =>
    [
        new(nameof(Origin), "受けた所", OpinionRules.LabelOf(Origin)),
        new(nameof(From), "会議・会派など", From?.Trim() ?? string.Empty),
        new(nameof(ReceivedOn), "受けた日", ReceivedOn?.Trim() ?? string.Empty),
        new(nameof(Text), "意見", TypedText.Of(Text) ?? string.Empty),
        new(nameof(DepartmentId), "答える課等", DepartmentId is { } id ? departments.GetValueOrDefault(id, id.ToString(CultureInfo.InvariantCulture)) : string.Empty),
        new(nameof(Due), "回答の期限", Due?.Trim() ?? string.Empty),
    ];

    public void Take(IEnumerable<string> fields, OpinionForm theirs)
    {
        foreach (var field in fields)
        {
            var property = typeof(OpinionForm).GetProperty(field)!;
            property.SetValue(this, property.GetValue(theirs));
        }
    }

    /// <summary>Writes what was read onto an opinion; leaves it alone where problems were found.</summary>
    public List<Problem> ApplyTo(CommitteeOpinion opinion, DateOnly today, IReadOnlyDictionary<long, string> departments)
    {
        var problems = Problems(departments).ToList();
        var received = Day(ReceivedOn, nameof(ReceivedOn), isRequired: true, problems);
        var due = Day(Due, nameof(Due), isRequired: false, problems);
        if (received > today)
        {
            problems.Add(new Problem(nameof(ReceivedOn), "受けた日は、今日までの日を入力してください。"));
        }

        if (due < received)
        {
            problems.Add(new Problem(nameof(Due), "回答の期限は、受けた日か、それより後の日を入力してください。"));
        }

        if (problems.Count == 0)
        {
            (opinion.Origin, opinion.From, opinion.Text) = (Origin, TypedText.Of(From), TypedText.Of(Text)!);
            (opinion.ReceivedOn, opinion.DepartmentId, opinion.Due) = (received!.Value, DepartmentId, due);
        }

        return problems;
    }

    private IEnumerable<Problem> Problems(IReadOnlyDictionary<long, string> departments)
    {
        if (!Enum.IsDefined(Origin))
        {
            yield return new Problem(nameof(Origin), "どこから受けた意見かを選んでください。");
        }

        if (TypedText.Of(Text) is not { } text)
        {
            yield return new Problem(nameof(Text), "意見を入力してください。");
        }
        else if (text.Length > CommitteeOpinion.TextMax)
        {
            yield return new Problem(nameof(Text), $"意見は{CommitteeOpinion.TextMax:N0}文字以内で入力してください(今は{text.Length:N0}文字)。");
        }

        if (!TypedText.IsReadable(Text) || !TypedText.IsReadable(From))
        {
            yield return new Problem(TypedText.IsReadable(Text) ? nameof(From) : nameof(Text), TypedText.RefusalMessage);
        }

        if (From?.Trim().Length > OpinionRules.FromMax)
        {
            yield return new Problem(nameof(From), $"{OpinionRules.FromMax}文字以内で入力してください。");
        }

        if (DepartmentId is { } id && !departments.ContainsKey(id))
        {
            yield return new Problem(nameof(DepartmentId), "今はない課等が選ばれています。選び直してください。");
        }
    }

    private static DateOnly? Day(string? text, string field, bool isRequired, List<Problem> problems)
    {
        if (string.IsNullOrWhiteSpace(text) && !isRequired)
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
