using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Data.Interceptors;
using Municipal.Dx.Domain.Auditing;

namespace Municipal.Dx.Application.Features.Auditing;

/// <summary>Count and end of the chain as kept outside the database, so that a cut tail is seen.</summary>
public sealed record AuditSeal(long Count, long LastId, string LastHash, DateTime WrittenAt);

/// <summary>Whether the trail is whole; where not, the first bad row and what is wrong.</summary>
public sealed record AuditVerdict(long Count, string LastHash, long? BadId, string? Problem)
{
    public bool IsWhole => Problem is null;
}

/// <summary>Walks the whole chain: altered, deleted, reordered and cut rows are found.</summary>
public sealed class AuditVerification(DxDbContext db)
{
    /// <param name="seal">What stands outside the database; null where there is none.</param>
    /// <param name="cancellationToken">Stops the walk.</param>
    public async Task<AuditVerdict> VerifyAsync(AuditSeal? seal, CancellationToken cancellationToken)
    {
        // Read before the rows: a portal that goes on writing then only adds rows behind it.
        var head = await db.AuditHeads.AsNoTracking().SingleAsync(cancellationToken);
        var (count, last) = (0L, string.Empty);
        await foreach (var entry in db.AuditEntries.AsNoTracking().OrderBy(e => e.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            count++;
            if (ProblemOf(entry, last) is { } problem)
            {
                return new AuditVerdict(count, last, entry.Id, problem);
            }

            last = entry.Hash;
            if (ProblemAgainst(entry, count, head, seal) is { } mismatch)
            {
                return new AuditVerdict(count, last, entry.Id, mismatch);
            }
        }

        return new AuditVerdict(count, last, null, TailProblem(count, head, seal));
    }

    private static string? ProblemOf(AuditEntry entry, string last)
    {
        if (entry.PreviousHash != last)
        {
            return "前の記録とつながっていません。この記録の前が消されたか、並びが変えられています。";
        }

        return AuditChain.HashOf(entry) == entry.Hash ? null : "内容が照合値と合いません。この記録が書き換えられています。";
    }

    private static string? ProblemAgainst(AuditEntry entry, long count, AuditHead head, AuditSeal? seal)
    {
        if (count == head.Count && entry.Hash != head.LastHash)
        {
            return "データベースの控え(件数と最後の照合値)と合いません。";
        }

        return seal is not null && (count == seal.Count) != (entry.Id == seal.LastId && entry.Hash == seal.LastHash)
            ? "フォルダーの控え(audit-head.json)と合いません。記録が入れ替えられています。"
            : null;
    }

    private static string? TailProblem(long count, AuditHead head, AuditSeal? seal)
    {
        if (count < head.Count)
        {
            return $"最後の{head.Count - count}件が失われています(データベースの控えは{head.Count}件)。";
        }

        return seal is not null && count < seal.Count
            ? $"最後の{seal.Count - count}件が失われています(フォルダーの控えは{seal.Count}件)。"
            : null;
    }
}
