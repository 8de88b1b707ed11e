using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain;

namespace Municipal.Dx.Application.Features.Municipalities;

/// <summary>What an office decides for its municipality, as typed.</summary>
public sealed class SettingsInput
{
    public const int ReminderDaysMax = 20;

    public Guid Version { get; set; }

    public bool LeadsWithTargetRatio { get; set; }

    public bool UsesStraightLineGuide { get; set; }

    public bool StaffMaySubmit { get; set; }

    public int? ReminderDaysBefore { get; set; }
}

/// <summary>運用の決まり of a municipality: which rate leads, whether 年割の目安 is used, who may submit, when reminders go out.</summary>
public sealed class MunicipalitySettings(DxDbContext db)
{
    public Task<SettingsInput> ReadAsync(long municipalityId, CancellationToken cancellationToken) => db.Municipalities.AsNoTracking()
        .Where(m => m.Id == municipalityId)
        .Select(m => new SettingsInput
        {
            Version = m.Version,
            LeadsWithTargetRatio = m.LeadsWithTargetRatio,
            UsesStraightLineGuide = m.UsesStraightLineGuide,
            StaffMaySubmit = m.StaffMaySubmit,
            ReminderDaysBefore = m.ReminderDaysBefore,
        })
        .SingleAsync(cancellationToken);

    public async Task<IReadOnlyList<Problem>> SaveAsync(long municipalityId, SettingsInput input, CancellationToken cancellationToken)
    {
        if (input.ReminderDaysBefore is not (>= 0 and <= SettingsInput.ReminderDaysMax))
        {
            return [new Problem(nameof(input.ReminderDaysBefore), $"0から{SettingsInput.ReminderDaysMax}までの数で入力してください。")];
        }

        var stored = await db.Municipalities.SingleAsync(m => m.Id == municipalityId, cancellationToken);
        if (stored.Version != input.Version)
        {
            return [Problem.Whole("開いた後に、ほかの人が運用の決まりを変えました。画面を読み込み直し、内容を確かめてから、もう一度保存してください。")];
        }

        (stored.LeadsWithTargetRatio, stored.UsesStraightLineGuide, stored.StaffMaySubmit) = (input.LeadsWithTargetRatio, input.UsesStraightLineGuide, input.StaffMaySubmit);
        stored.ReminderDaysBefore = input.ReminderDaysBefore.Value;
        await db.SaveChangesAsync(cancellationToken);
        return [];
    }
}
