using System.Globalization;
using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Domain.Text;

namespace Municipal.Dx.Application.Features.Scales;

/// <summary>One level as typed; an empty row is left out.</summary>
public sealed class LevelForm
{
    public string? Code { get; set; }

    public string? Word { get; set; }

    public string? FromRate { get; set; }

    public bool IsLow { get; set; }

    public bool IsOutside { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Code) && string.IsNullOrWhiteSpace(Word) && string.IsNullOrWhiteSpace(FromRate);

    public static LevelForm Of(RatingLevel level) => new()
    {
        Code = level.Code,
        Word = level.Word,
        FromRate = level.FromRate?.ToString("0.#", CultureInfo.InvariantCulture),
        IsLow = level.IsLow,
        IsOutside = level.IsOutside,
    };
}

/// <summary>A scale to be adopted, as typed.</summary>
public sealed class ScaleForm
{
    public string? Name { get; set; }

    public List<LevelForm> Levels { get; set; } = [];

    public string? AdoptedOn { get; set; }

    public string? Reason { get; set; }

    /// <summary>Also for periods that are open now; else from the next one that is opened.</summary>
    public bool UseInOpenPeriods { get; set; }

    /// <summary>Check value of the levels whose preview was seen; adopting another scale than the one seen is asked again.</summary>
    public string? Seen { get; set; }

    public static ScaleForm Of(RatingScale scale, DateOnly today)
    {
        var form = new ScaleForm { Name = scale.Name, AdoptedOn = JapaneseDate.Format(today), Levels = [.. scale.Levels.Select(LevelForm.Of)] };
        form.AddBlankLevels();
        return form;
    }

    public void AddBlankLevels()
    {
        while (Levels.Count < RatingScaleRules.LevelsMax)
        {
            Levels.Add(new LevelForm());
        }
    }

    /// <summary>Reads the levels; problems name the row as it stands on the form.</summary>
    public RatingScale Read(List<Problem> problems)
    {
        var rows = Levels.Select((row, index) => (Row: row, Index: index)).Where(item => !item.Row.IsEmpty).ToList();
        var scale = new RatingScale(Name?.Trim() ?? string.Empty, 0, [.. rows.Select(item => LevelOf(item.Row, item.Index, problems))]);
        foreach (var problem in RatingScaleRules.Check(scale))
        {
            problems.Add(problem with { Field = OnForm(problem.Field, rows.ConvertAll(item => item.Index)) });
        }

        return scale;
    }

    public (DateOnly AdoptedOn, string Reason)? ReadDecision(DateOnly today, List<Problem> problems)
    {
        if (!JapaneseDate.TryParse(AdoptedOn, out var day))
        {
            problems.Add(new Problem(nameof(AdoptedOn), JapaneseDate.RefusalMessage));
        }
        else if (day > today)
        {
            problems.Add(new Problem(nameof(AdoptedOn), "採用を決めた日は、今日までの日を入力してください。"));
        }

        if (string.IsNullOrWhiteSpace(Reason) || Reason.Trim().Length > RatingScaleVersion.ReasonMax)
        {
            problems.Add(new Problem(nameof(Reason), $"評価基準を変える理由を{RatingScaleVersion.ReasonMax}文字以内で入力してください。"));
        }

        return problems.Count > 0 ? null : (day, Reason!.Trim());
    }

    private static RatingLevel LevelOf(LevelForm row, int index, List<Problem> problems)
    {
        decimal? cut = null;
        if (!string.IsNullOrWhiteSpace(row.FromRate))
        {
            if (NumberText.TryRead(row.FromRate, out var number, out var refusal, "%"))
            {
                cut = number;
            }
            else
            {
                problems.Add(new Problem($"{nameof(Levels)}[{index}].{nameof(row.FromRate)}", refusal));
            }
        }

        return new RatingLevel(row.Code?.Trim() ?? string.Empty, row.Word?.Trim() ?? string.Empty, row.IsLow, cut, row.IsOutside);
    }

    // Levels[1].Code of the scale is the second row that is filled.
    private static string OnForm(string field, List<int> rows)
    {
        const string Start = nameof(Levels) + "[";
        return field.StartsWith(Start, StringComparison.Ordinal) && int.TryParse(field[Start.Length..field.IndexOf(']')], CultureInfo.InvariantCulture, out var index) && index < rows.Count
            ? $"{Start}{rows[index].ToString(CultureInfo.InvariantCulture)}{field[field.IndexOf(']')..]}"
            : field;
    }
}
