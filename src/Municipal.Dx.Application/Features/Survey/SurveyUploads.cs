using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain.Calendar;

namespace Municipal.Dx.Application.Features.Survey;

/// <summary>Who hands sheets in here. <paramref name="DepartmentIds"/> are the person's own; the office may hand in any department's.</summary>
public sealed record SurveyDesk(long MunicipalityId, long PlanId, DateOnly Today, bool IsOffice, IReadOnlySet<long> DepartmentIds);

/// <summary>A sheet in the list of those handed in.</summary>
public sealed record SurveyUploadRow(
    string Key, string FileName, string? Department, string PeriodKey, ImportState State, DateTime UploadedAt, string? UploadedBy, string? Outcome);

/// <summary>Sheets that came back: kept until someone looked at what they change and decided.</summary>
public sealed class SurveyUploads(DxDbContext db, SurveySource source, TimeProvider time)
{
    private const string NotYoursMessage = "取り込めるのは、自分の課等の調査票だけです。";
    private const int Listed = 30;

    /// <summary>Keeps a sheet for its preview. Nothing of the reports changes.</summary>
    /// <returns>The key of the kept upload, or the sentence that says why it cannot be taken.</returns>
    public async Task<(string? Key, string? Problem)> ReceiveAsync(SurveyDesk desk, string fileName, string fileHash, SurveyReading reading, CancellationToken cancellationToken)
    {
        var (board, problem) = await BoardOfAsync(desk, reading.Tag, cancellationToken);
        if (board is null)
        {
            return (null, problem);
        }

        var isOffice = reading.Tag.DepartmentKey == SurveyTag.OfficeKey && board.Tree.Find(SurveyTag.OfficeKey) is null;
        var department = isOffice ? null : board.Tree.Find(reading.Tag.DepartmentKey);
        if (department is null && !isOffice)
        {
            return (null, $"「{reading.Tag.DepartmentKey}」は、この自治体の課等にありません。調査票をダウンロードし直してください。");
        }

        if (!MayHandIn(desk, board, department?.Id))
        {
            return (null, $"「{department?.Name ?? SurveyTag.OfficeKey}」の調査票です。{NotYoursMessage}");
        }

        var upload = new SurveyUpload
        {
            MunicipalityId = desk.MunicipalityId,
            ReportingPeriodId = board.PeriodId,
            DepartmentId = department?.Id,
            Key = RandomNumberGenerator.GetHexString(16, lowercase: true),
            FileName = fileName.Length > SurveyUpload.FileNameMax ? fileName[..SurveyUpload.FileNameMax] : fileName,
            FileHash = fileHash,
            Content = reading.ToJson(),
            UploadedAt = time.GetUtcNow().UtcDateTime,
            UploadedById = db.Change.UserId,
        };
        db.SurveyUploads.Add(upload);
        await db.SaveChangesAsync(cancellationToken);
        return (upload.Key, null);
    }

    public Task<List<SurveyUploadRow>> ListAsync(SurveyDesk desk, CancellationToken cancellationToken) =>
        Visible(desk).OrderByDescending(u => u.UploadedAt).Take(Listed)
            .Select(u => new SurveyUploadRow(
                u.Key,
                u.FileName,
                db.Departments.Where(d => d.Id == u.DepartmentId).Select(d => d.Name).FirstOrDefault(),
                db.ReportingPeriods.Where(p => p.Id == u.ReportingPeriodId).Select(p => p.Key).First(),
                u.State,
                u.UploadedAt,
                db.Users.Where(x => x.Id == u.UploadedById).Select(x => x.DisplayName).FirstOrDefault(),
                u.Outcome))
            .ToListAsync(cancellationToken);

    /// <summary>Null for what is not there or is another department's.</summary>
    public Task<SurveyUpload?> FindAsync(SurveyDesk desk, string key, CancellationToken cancellationToken) =>
        Visible(desk).FirstOrDefaultAsync(u => u.Key == key, cancellationToken);

    public async Task<bool> DiscardAsync(SurveyDesk desk, string key, CancellationToken cancellationToken)
    {
        if (await FindAsync(desk, key, cancellationToken) is not { State: ImportState.Waiting } found)
        {
            return false;
        }

        var upload = await db.SurveyUploads.SingleAsync(u => u.Id == found.Id, cancellationToken);
        (upload.State, upload.Outcome) = (ImportState.Discarded, "取り込まずにやめました。");
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>What applying it would do now; a sentence where it cannot be applied any more.</summary>
    public async Task<(SurveyPreview? Preview, string? Problem)> LookAsync(SurveyDesk desk, SurveyUpload upload, CancellationToken cancellationToken)
    {
        var reading = SurveyReading.OfJson(upload.Content);
        var (board, problem) = await BoardOfAsync(desk, reading.Tag, cancellationToken);
        if (board is not null && !MayHandIn(desk, board, upload.DepartmentId))
        {
            // Whoever moved to another department since sees and writes nothing of the old one any more.
            (board, problem) = (null, NotYoursMessage);
        }

        return board is null
            ? (null, problem)
            : (await WithNamesAsync(new SurveyComparison(board, board.For(upload.DepartmentId), reading).Compare(), desk, cancellationToken), null);
    }

    /// <summary>A print of everything a preview says: equal prints, equal previews.</summary>
    public static string PrintOf(SurveyPreview preview)
    {
        var lines = preview.Rows.SelectMany(row => row.Changes.Select(change => $"{row.Id}\u001f{change.Field}\u001f{change.Old}\u001f{change.New}")
            .Concat(row.Conflicts.Select(conflict => $"{conflict.Id}\u001f{conflict.PortalText}\u001f{conflict.SheetText}")));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001e', lines))))[..16];
    }

    private IQueryable<SurveyUpload> Visible(SurveyDesk desk)
    {
        var uploads = db.SurveyUploads.AsNoTracking();
        var own = desk.DepartmentIds.ToList();
        var user = db.Change.UserId;
        return desk.IsOffice ? uploads : uploads.Where(u => (u.UploadedById != null && u.UploadedById == user) || (u.DepartmentId != null && own.Contains(u.DepartmentId.Value)));
    }

    private async Task<(SurveyBoard? Board, string? Problem)> BoardOfAsync(SurveyDesk desk, SurveyTag tag, CancellationToken cancellationToken)
    {
        var plan = await db.Plans.AsNoTracking().Where(p => p.Id == desk.PlanId).Select(p => new { p.Key, p.Title, p.Municipality!.Code }).SingleAsync(cancellationToken);
        if (tag.MunicipalityCode != plan.Code)
        {
            return (null, $"別の自治体(地方公共団体コード {tag.MunicipalityCode})の調査票です。この自治体には取り込めません。");
        }

        if (tag.PlanKey != plan.Key)
        {
            return (null, $"別の計画の調査票です。「{plan.Title}」の調査票を選んでください。");
        }

        if (await source.ReadAsync(desk.PlanId, tag.PeriodKey, desk.Today, cancellationToken) is { } board)
        {
            return (board, null);
        }

        var label = PeriodKey.TryParse(tag.PeriodKey, out var key) ? key.Label : tag.PeriodKey;
        return (null, $"{label}の調査票です。{label}は受付中ではないため、取り込めません。");
    }

    private static bool MayHandIn(SurveyDesk desk, SurveyBoard board, long? departmentId) =>
        desk.IsOffice || (departmentId is not null && desk.DepartmentIds.Any(own => board.Tree.WithSections(own).Contains(departmentId)));

    private async Task<SurveyPreview> WithNamesAsync(SurveyPreview preview, SurveyDesk desk, CancellationToken cancellationToken)
    {
        var period = preview.Content.Tag.PeriodKey;
        var keys = preview.Rows.Where(row => row.Conflicts.Count > 0).ToDictionary(row => row.Id, row => preview.Content.Find(row.Kind, row.Key)!.AuditKey(period));
        if (keys.Count == 0)
        {
            return preview;
        }

        var wanted = keys.Values.Distinct(StringComparer.Ordinal).ToList();
        var entries = await db.AuditEntries.AsNoTracking()
            .Where(e => e.MunicipalityId == desk.MunicipalityId && wanted.Contains(e.RecordKey))
            .OrderByDescending(e => e.Id)
            .Select(e => new { e.RecordKey, Last = new Conflicts.LastChange(e.ActorName, e.ActorPost, e.At) })
            .ToListAsync(cancellationToken);
        var last = entries.DistinctBy(entry => entry.RecordKey).ToDictionary(entry => entry.RecordKey, entry => entry.Last);
        return preview with
        {
            Rows =
            [
                .. preview.Rows.Select(row => keys.TryGetValue(row.Id, out var key) && last.TryGetValue(key, out var change)
                    ? row with { Conflicts = [.. row.Conflicts.Select(conflict => conflict with { Last = change })] }
                    : row),
            ],
        };
    }
}
