using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Domain.Text;

namespace Municipal.Dx.Application.Features.Progress;

/// <summary>根拠資料 of a report: added and removed while its period is open, each with a line in the trail.</summary>
public sealed class EvidenceService(DxDbContext db, EvidenceStore store, TimeProvider time)
{
    public const string FileField = "File";
    public const string UrlField = "Url";
    public const string NameField = "Name";
    public const string ReasonField = "Reason";
    public const int ReasonMax = 200;

    /// <summary>Evidence of a measure's report, with its period; null where the plan has none of that number there.</summary>
    public Task<Evidence?> FindAsync(long planId, string measureKey, long id, CancellationToken cancellationToken) =>
        db.Evidence.AsNoTracking().Include(e => e.ProgressReport!.ReportingPeriod)
            .FirstOrDefaultAsync(e => e.Id == id && e.ProgressReport!.Measure!.PlanId == planId && e.ProgressReport.Measure.Key == measureKey, cancellationToken);

    /// <summary>Where the file lies; null where it is a link or gone.</summary>
    public string? PathOf(Evidence evidence) => evidence.FileHash is { } hash ? store.Find(evidence.MunicipalityId, hash) : null;

    public Task<IReadOnlyList<Problem>> AddFileAsync(long reportId, string? fileName, byte[] content, CancellationToken cancellationToken)
    {
        var name = EvidenceName.Of(fileName);
        var (mediaType, refusal) = EvidenceType.Of(name, content);
        return mediaType is null
            ? Task.FromResult<IReadOnlyList<Problem>>([new Problem(FileField, refusal!)])
            : AddAsync(reportId, FileField, async report =>
            {
                var hash = EvidenceStore.HashOf(content);
                if (report.Evidence.Exists(e => e.FileHash == hash))
                {
                    return (null, new Problem(FileField, "同じ内容のファイルは、もう付いています。"));
                }

                await store.KeepAsync(report.MunicipalityId, hash, content);
                var added = New(report, name);
                (added.FileHash, added.MediaType, added.Bytes) = (hash, mediaType, content.Length);
                return (added, null);
            }, cancellationToken);
    }

    public Task<IReadOnlyList<Problem>> AddLinkAsync(long reportId, string? name, string? url, CancellationToken cancellationToken)
    {
        var problems = Check(name, url).ToList();
        return problems.Count > 0
            ? Task.FromResult<IReadOnlyList<Problem>>(problems)
            : AddAsync(reportId, UrlField, report =>
            {
                var added = New(report, TypedText.Of(name) ?? url!.Trim()[..Math.Min(url.Trim().Length, Evidence.NameMax)]);
                added.Url = url!.Trim();
                return Task.FromResult<(Evidence?, Problem?)>((added, null));
            }, cancellationToken);
    }

    /// <summary>Takes evidence away; its name and the reason stay in the trail.</summary>
    public async Task<IReadOnlyList<Problem>> RemoveAsync(long reportId, long id, string? reason, CancellationToken cancellationToken)
    {
        // The file goes after the record is gone for good.
        (long Municipality, string Hash)? orphan = null;
        var problems = await WriteAsync(reportId, async report =>
        {
            var found = report.Evidence.Find(e => e.Id == id);
            Problem? problem = (found, TypedText.Of(reason)) switch
            {
                (null, _) => Problem.Whole("その根拠資料は、もう外されています。"),
                (_, null) => new Problem(ReasonField, "外す理由を入力してください。"),
                (_, { Length: > ReasonMax }) => new Problem(ReasonField, $"理由は{ReasonMax}文字以内で入力してください。"),
                _ => null,
            };
            if (problem is not null)
            {
                return problem;
            }

            db.Remove(found!);
            db.Change.Reason = $"根拠資料を外した理由：{reason!.Trim()}";
            await db.SaveChangesAsync(CancellationToken.None);
            orphan = found!.FileHash is { } hash ? (found.MunicipalityId, hash) : null;
            return null;
        }, cancellationToken);
        if (problems.Count == 0 && orphan is { } file)
        {
            // In turn with those who add: the same file may belong to other evidence again by now.
            await db.WriteAsync(async () =>
            {
                if (!await db.Evidence.AnyAsync(e => e.FileHash == file.Hash && e.MunicipalityId == file.Municipality))
                {
                    store.Remove(file.Municipality, file.Hash);
                }

                return true;
            }, CancellationToken.None);
        }

        return problems;
    }

    private Task<IReadOnlyList<Problem>> AddAsync(long reportId, string field, Func<ProgressReport, Task<(Evidence? Added, Problem? Problem)>> make, CancellationToken cancellationToken) => WriteAsync(
        reportId,
        async report =>
        {
            if (report.Evidence.Count >= Evidence.MostPerReport)
            {
                return new Problem(field, $"付けられるのは、1つの報告に{Evidence.MostPerReport}件までです。");
            }

            var (added, problem) = await make(report);
            if (added is not null)
            {
                report.Evidence.Add(added);
                db.Change.Reason = "根拠資料の追加";
                await db.SaveChangesAsync(CancellationToken.None);
            }

            return problem;
        },
        cancellationToken);

    private Task<IReadOnlyList<Problem>> WriteAsync(long reportId, Func<ProgressReport, Task<Problem?>> write, CancellationToken cancellationToken) => db.WriteAsync<IReadOnlyList<Problem>>(
        async () =>
        {
            db.ChangeTracker.Clear();
            var report = await db.ProgressReports.Include(r => r.ReportingPeriod).Include(r => r.Evidence).AsSingleQuery().FirstOrDefaultAsync(r => r.Id == reportId);
            Problem? problem = report switch
            {
                null => Problem.Whole(ReportMoves.GoneMessage),
                { ReportingPeriod.State: not PeriodState.Open } => Problem.Whole("根拠資料を付けたり外したりできるのは、受付中の報告期だけです。"),
                _ => await write(report),
            };
            return problem is { } found ? [found] : [];
        },
        cancellationToken);

    private Evidence New(ProgressReport report, string name) => new()
    {
        MunicipalityId = report.MunicipalityId,
        ProgressReport = report,
        Name = name,
        AddedAt = time.GetUtcNow().UtcDateTime,
        AddedByPost = db.Change.ActorPost,
    };

    private static IEnumerable<Problem> Check(string? name, string? url)
    {
        if (name is { Length: > Evidence.NameMax } || !TypedText.IsReadable(name))
        {
            yield return new Problem(NameField, $"資料の名前は{Evidence.NameMax}文字以内の文字で入力してください。");
        }

        var typed = url?.Trim();
        if (string.IsNullOrEmpty(typed))
        {
            yield return new Problem(UrlField, "資料のアドレスを入力してください。");
        }
        else if (typed.Length > Evidence.UrlMax || !Uri.TryCreate(typed, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.UserInfo.Length > 0)
        {
            yield return new Problem(UrlField, $"アドレスは、http:// か https:// で始まる{Evidence.UrlMax}文字以内のものを入力してください。");
        }
    }
}
