using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Scales;

/// <summary>
/// Adopts a scale as a new version. Periods that are open or fixed keep theirs (the A〜D that nobody adopted becomes 第1版 then); open
/// ones take the new scale only where the office says so.
/// </summary>
public sealed class ScaleAdoption(DxDbContext db, RatingScales scales, TimeProvider time)
{
    public const string FirstReason = "評価基準を初めて変えるときに、それまでの基準を第1版として記録";

    /// <summary>Equal for equal levels: what was previewed is what is adopted.</summary>
    public static string PrintOf(RatingScale scale) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(scale.Name + "\n" + ScaleJson.Write(scale.Levels))))[..16];

    /// <returns>The new version, or what stands against it.</returns>
    public async Task<(RatingScaleVersion? Adopted, IReadOnlyList<Problem> Problems)> AdoptAsync(
        long municipalityId, ScaleForm form, DateOnly today, CancellationToken cancellationToken)
    {
        var problems = new List<Problem>();
        var scale = form.Read(problems);
        if (form.ReadDecision(today, problems) is not { } decision)
        {
            return (null, problems);
        }

        var adopted = await db.WriteAsync(() => WriteAsync(municipalityId, scale, decision, form.UseInOpenPeriods), cancellationToken);
        scales.Forget(municipalityId);
        return adopted is null
            ? (null, [new Problem(nameof(ScaleForm.Levels), "今の評価基準と同じです。変えるところがなければ、採用し直す必要はありません。")])
            : (adopted, []);
    }

    private async Task<RatingScaleVersion?> WriteAsync(long municipalityId, RatingScale scale, (DateOnly AdoptedOn, string Reason) decision, bool useInOpenPeriods)
    {
        db.ChangeTracker.Clear();
        var newest = await db.RatingScaleVersions.Where(v => v.MunicipalityId == municipalityId).OrderByDescending(v => v.Number).FirstOrDefaultAsync();
        var inForce = newest is null ? RatingScale.Default : ScaleJson.Read(newest);
        if (inForce.Name == scale.Name && inForce.Levels.SequenceEqual(scale.Levels))
        {
            return null;
        }

        newest ??= AddFirst(municipalityId, decision.AdoptedOn);
        var adopted = new RatingScaleVersion
        {
            MunicipalityId = municipalityId,
            Number = newest.Number + 1,
            Name = scale.Name,
            Levels = ScaleJson.Write(scale.Levels),
            AdoptedOn = decision.AdoptedOn,
            Reason = decision.Reason,
            RecordedAt = time.GetUtcNow().UtcDateTime,
        };
        db.RatingScaleVersions.Add(adopted);
        db.Change.Reason = decision.Reason;
        await KeepAsync(municipalityId, newest, useInOpenPeriods ? adopted : null);
        await db.SaveChangesAsync();
        return adopted;
    }

    private RatingScaleVersion AddFirst(long municipalityId, DateOnly adoptedOn)
    {
        var first = new RatingScaleVersion
        {
            MunicipalityId = municipalityId,
            Number = RatingScale.Default.Version,
            Name = RatingScale.Default.Name,
            Levels = ScaleJson.Write(RatingScale.Default.Levels),
            AdoptedOn = adoptedOn,
            Reason = FirstReason,
            RecordedAt = time.GetUtcNow().UtcDateTime,
        };
        db.RatingScaleVersions.Add(first);
        return first;
    }

    private async Task KeepAsync(long municipalityId, RatingScaleVersion before, RatingScaleVersion? forOpen)
    {
        var periods = await db.ReportingPeriods.Where(p => p.MunicipalityId == municipalityId && p.State != PeriodState.Preparing).ToListAsync();
        foreach (var period in periods)
        {
            if (period.State == PeriodState.Open && forOpen is not null)
            {
                period.RatingScaleVersion = forOpen;
            }
            else if (period.RatingScaleVersionId is null)
            {
                period.RatingScaleVersion = before;
            }
        }
    }
}
