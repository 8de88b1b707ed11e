using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.BrowserTests.Accessibility;

/// <summary>Records of the reporting cycle that pages are opened with, and what the trial head and staff answer.</summary>
public static partial class PageSamples
{
    private static async Task AddCycleAsync(DxDbContext db, Dictionary<string, string[]> values, long id, string slug)
    {
        var period = await db.ReportingPeriods.Where(p => p.MunicipalityId == id).OrderByDescending(p => p.From).Select(p => p.Key).FirstOrDefaultAsync();
        var mine = await AnsweredAsync(db, id, slug);
        var opinion = mine is null ? null : await OpinionAsync(db, id, mine);
        if (mine is not null)
        {
            await AddPartAsync(db, id, slug, mine);
        }

        values["{m}/periods/{p}"] = Some(period);
        values["{m}/periods/{p}/reports/{key}"] = Some(mine);
        values["{m}/my/{key}"] = Some(mine);
        values["{m}/opinions/{measureKey}"] = Some(opinion?.Split('/')[0]);
        values["{m}/opinions/{measureKey}/{no}"] = Some(opinion?.Split('/')[^1]);
    }

    /// <summary>A KPI that the trial head and staff may answer, where there is one.</summary>
    private static Task<Kpi?> AnsweredKpiAsync(DxDbContext db, long municipalityId, string slug)
    {
        var answering = db.RoleAssignments.Where(r => r.User!.UserName == slug + "-staff").Select(r => r.DepartmentId);
        return db.Kpis.Where(k => k.MunicipalityId == municipalityId)
            .OrderByDescending(k => db.MeasureKpis.Any(link => link.KpiId == k.Id && link.Measure!.Owners.Any(o => answering.Contains(o.DepartmentId))))
            .ThenBy(k => k.Order)
            .FirstOrDefaultAsync();
    }

    /// <summary>A measure that the trial head and staff answer.</summary>
    private static Task<string?> AnsweredAsync(DxDbContext db, long municipalityId, string slug)
    {
        var answering = db.RoleAssignments.Where(r => r.User!.UserName == slug + "-staff").Select(r => r.DepartmentId);
        return db.Measures.Where(m => m.MunicipalityId == municipalityId && m.Owners.Any(o => o.Role != OwnerRole.Supporting && answering.Contains(o.DepartmentId)))
            .OrderByDescending(m => db.ProgressReports.Any(r => r.MeasureId == m.Id)).ThenBy(m => m.Order).Select(m => m.Key).FirstOrDefaultAsync();
    }

    /// <summary>課別内訳, evidence and a question, so that the form of the report shows all of it.</summary>
    private static async Task AddPartAsync(DxDbContext db, long municipalityId, string slug, string measureKey)
    {
        var report = await db.ProgressReports.Include(r => r.Parts).FirstOrDefaultAsync(r => r.MunicipalityId == municipalityId && r.Measure!.Key == measureKey);
        var department = await db.RoleAssignments.Where(r => r.User!.UserName == slug + "-staff" && r.DepartmentId != null).Select(r => r.DepartmentId).FirstOrDefaultAsync();
        if (report is null || report.Parts.Count > 0 || department is null)
        {
            return;
        }

        db.DepartmentParts.Add(new DepartmentPart { MunicipalityId = municipalityId, ProgressReport = report, DepartmentId = department.Value, Key = $"{report.Key}/{department}" });
        db.Evidence.Add(new Evidence { MunicipalityId = municipalityId, ProgressReport = report, Name = "利用状況の集計", Url = "https://example.jp/", AddedByPost = "総務課" });
        db.ReportMessages.Add(new ReportMessage { MunicipalityId = municipalityId, ProgressReport = report, Kind = MessageKind.Question, Text = "どの窓口の件数ですか。", At = new DateTime(2026, 11, 1, 1, 0, 0, DateTimeKind.Utc), AuthorName = "事務局", AuthorPost = "DX推進課", IsFromOffice = true });
        await db.SaveChangesAsync();
    }

    /// <summary>An opinion that everyone of the municipality may read: 対応済み, about a measure of the trial staff's department.</summary>
    private static async Task<string> OpinionAsync(DxDbContext db, long municipalityId, string measureKey)
    {
        var measure = await db.Measures.SingleAsync(m => m.MunicipalityId == municipalityId && m.Key == measureKey);
        var key = measureKey + "/1";
        if (!await db.CommitteeOpinions.AnyAsync(o => o.Key == key && o.MunicipalityId == municipalityId))
        {
            db.CommitteeOpinions.Add(new CommitteeOpinion
            {
                MunicipalityId = municipalityId,
                MeasureId = measure.Id,
                Key = key,
                Text = "利用者の声を聞いて、画面を分かりやすくしてほしい。",
                From = "DX推進検討委員会",
                ReceivedOn = new DateOnly(2026, 8, 20),
                Answer = "窓口で声を集め、案内を見直した。",
                IsClosed = true,
            });
            await db.SaveChangesAsync();
        }

        return key;
    }
}
