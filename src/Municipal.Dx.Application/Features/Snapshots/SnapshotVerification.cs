using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Snapshots;

/// <summary>An edition that does not hold what it was made of, or stands on a trail that was cut since.</summary>
public sealed record SnapshotFault(string Municipality, string Period, string Edition, string Problem);

/// <summary>What a check value on paper says about the stored edition.</summary>
public enum CheckAnswer
{
    /// <summary>確定番号 is not written like one.</summary>
    Unreadable,

    /// <summary>照合値 was not given.</summary>
    NotGiven,

    /// <summary>There is no such edition.</summary>
    Unknown,

    /// <summary>The edition stands, but its check value is another.</summary>
    Different,

    /// <summary>The stored content no longer gives its own check value.</summary>
    Damaged,

    Same,
}

/// <summary>An answer, with the edition that it is about.</summary>
public sealed record CheckVerdict(CheckAnswer Answer, SnapshotContent? Content = null)
{
    /// <summary>The plan of the edition.</summary>
    public long PlanId { get; init; }
}

/// <summary>Recomputes the check values of stored editions, and compares those printed on covers with them.</summary>
public sealed class SnapshotVerification(DxDbContext db)
{
    // What a Japanese keyboard gives for the hyphen of a number typed in full width.
    private const string Dashes = "‐‑‒–—―−ーｰ─";

    /// <summary>Every stored edition in scope, oldest first.</summary>
    /// <returns>How many were checked, and those that are not whole.</returns>
    public async Task<(int Checked, IReadOnlyList<SnapshotFault> Faults)> VerifyAllAsync(CancellationToken cancellationToken)
    {
        var ids = await db.PeriodSnapshots.OrderBy(s => s.Id).Select(s => s.Id).ToListAsync(cancellationToken);
        var faults = new List<SnapshotFault>();
        foreach (var id in ids)
        {
            var stored = await db.PeriodSnapshots.AsNoTracking().SingleAsync(s => s.Id == id, cancellationToken);
            if (await ProblemOfAsync(stored, cancellationToken) is { } problem)
            {
                var place = await db.PeriodSnapshots.Where(s => s.Id == id)
                    .Select(s => new { s.ReportingPeriod!.Plan!.Municipality!.Name, s.ReportingPeriod.Key })
                    .SingleAsync(cancellationToken);
                faults.Add(new SnapshotFault(place.Name, place.Key, stored.EditionLabel, problem));
            }
        }

        return (ids.Count, faults);
    }

    /// <summary>Compares what a cover says with the stored edition of the municipality in scope.</summary>
    /// <param name="fixedNumber">確定番号 (063240-2026-q2-1).</param>
    /// <param name="checkValue">照合値 as printed; spaces, small letters and full-width digits are understood.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<CheckVerdict> CheckAsync(string? fixedNumber, string? checkValue, CancellationToken cancellationToken)
    {
        if (Read(fixedNumber) is not { } wanted)
        {
            return new CheckVerdict(CheckAnswer.Unreadable);
        }

        var typed = Bare(checkValue);
        if (typed.Length == 0)
        {
            return new CheckVerdict(CheckAnswer.NotGiven);
        }

        var stored = await db.PeriodSnapshots.AsNoTracking().Include(s => s.ReportingPeriod)
            .Where(s => s.Kind == SnapshotKind.Fixed && s.Number == wanted.Number && s.ReportingPeriod!.Key == wanted.Period && s.ReportingPeriod.Plan!.Municipality!.Code == wanted.Code)
            .OrderByDescending(s => s.Id)
            .ToListAsync(cancellationToken);
        return stored.Count == 0
            ? new CheckVerdict(CheckAnswer.Unknown)
            : stored.Find(s => Bare(BookCheck.Of(s.ContentHash)) == typed) is { } same
                ? Opened(same)
                : new CheckVerdict(CheckAnswer.Different);
    }

    private static CheckVerdict Opened(PeriodSnapshot stored)
    {
        try
        {
            return new CheckVerdict(CheckAnswer.Same, SnapshotStore.Open(stored)) { PlanId = stored.ReportingPeriod!.PlanId };
        }
        catch (SnapshotDamagedException)
        {
            return new CheckVerdict(CheckAnswer.Damaged);
        }
    }

    private async Task<string?> ProblemOfAsync(PeriodSnapshot stored, CancellationToken cancellationToken)
    {
        SnapshotAudit audit;
        try
        {
            audit = SnapshotStore.Open(stored).Head.Audit;
        }
        catch (SnapshotDamagedException)
        {
            return "保存された内容が照合値と合いません。";
        }

        if (audit.Count == 0)
        {
            return null;
        }

        var last = await db.AuditEntries.AsNoTracking().Where(entry => entry.Hash == audit.LastHash).Select(entry => (long?)entry.Id).FirstOrDefaultAsync(cancellationToken);
        return last is { } id && await db.AuditEntries.LongCountAsync(entry => entry.Id <= id, cancellationToken) == audit.Count
            ? null
            : $"確定した時の変更履歴({audit.Count}件)が、今の変更履歴に残っていません。";
    }

    private static (string Code, string Period, int Number)? Read(string? fixedNumber)
    {
        var text = string.Concat(Domain.Text.TextFold.Fold(fixedNumber ?? "").Where(c => c != ' ').Select(c => Dashes.Contains(c, StringComparison.Ordinal) ? '-' : c));
        var (first, last) = (text.IndexOf('-'), text.LastIndexOf('-'));
        return first == 6 && last > first + 1 && int.TryParse(text[(last + 1)..], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? (text[..first], text[(first + 1)..last], number)
            : null;
    }

    private static string Bare(string? checkValue) =>
        string.Concat(Domain.Text.TextFold.Fold(checkValue ?? "").Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
}
