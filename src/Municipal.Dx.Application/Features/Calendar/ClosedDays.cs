using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Calendar;

namespace Municipal.Dx.Application.Features.Calendar;

public sealed record ClosedDayRow(long Id, DateOnly Day, string Name);

/// <summary>A closed day as typed.</summary>
public sealed class ClosedDayInput
{
    public string? Day { get; set; }

    public string? Name { get; set; }
}

/// <summary>閉庁日 of a municipality: what the national list and 年末年始 do not say.</summary>
public sealed class ClosedDays(DxDbContext db)
{
    private const int MostDays = 200;

    public Task<List<ClosedDayRow>> ListAsync(long municipalityId, CancellationToken cancellationToken) => db.ClosedDays.AsNoTracking()
        .Where(day => day.MunicipalityId == municipalityId)
        .OrderBy(day => day.Day)
        .Select(day => new ClosedDayRow(day.Id, day.Day, day.Name))
        .ToListAsync(cancellationToken);

    public async Task<WorkingDays> WorkingDaysAsync(long municipalityId, CancellationToken cancellationToken)
    {
        var own = await db.ClosedDays.AsNoTracking().Where(day => day.MunicipalityId == municipalityId).Select(day => day.Day).ToListAsync(cancellationToken);
        return new WorkingDays(own.Concat(NationalHolidays.All.Keys).ToHashSet());
    }

    public async Task<IReadOnlyList<Problem>> AddAsync(long municipalityId, ClosedDayInput input, CancellationToken cancellationToken)
    {
        var name = input.Name?.Trim() ?? string.Empty;
        if (!JapaneseDate.TryParse(input.Day, out var day))
        {
            return [new Problem(nameof(input.Day), JapaneseDate.RefusalMessage)];
        }

        if (name.Length is 0 or > ClosedDay.NameMax)
        {
            return [new Problem(nameof(input.Name), $"名前を{ClosedDay.NameMax}文字以内で入力してください（例：創立記念日）。")];
        }

        var known = await ListAsync(municipalityId, cancellationToken);
        if (NationalHolidays.All.ContainsKey(day) || known.Exists(other => other.Day == day))
        {
            return [new Problem(nameof(input.Day), "この日はもう閉庁日です。")];
        }

        if (known.Count >= MostDays)
        {
            return [Problem.Whole($"閉庁日は{MostDays}日までです。過ぎた日を消してから追加してください。")];
        }

        db.ClosedDays.Add(new ClosedDay { MunicipalityId = municipalityId, Day = day, Name = name });
        await db.SaveChangesAsync(cancellationToken);
        return [];
    }

    /// <returns>The day that was taken out; null where it was gone already.</returns>
    public async Task<DateOnly?> RemoveAsync(long municipalityId, long id, CancellationToken cancellationToken)
    {
        if (await db.ClosedDays.FirstOrDefaultAsync(day => day.Id == id && day.MunicipalityId == municipalityId, cancellationToken) is not { } found)
        {
            return null;
        }

        db.ClosedDays.Remove(found);
        await db.SaveChangesAsync(cancellationToken);
        return found.Day;
    }
}
