using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data.Interceptors;
using Municipal.Dx.Domain.Auditing;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Organization;
using Municipal.Dx.Testing;

namespace Municipal.Dx.IntegrationTests.Data;

public sealed class ChangeTrailTests
{
    [Fact]
    public async Task Save_TitleChanged_RecordsWhoWhatAndWhy()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (oe, plan, measure, _) = await database.AddPlanAsync();
        database.Change.Reason = "誤字の訂正";
        database.Change.Source = ChangeSource.Web;
        await using var db = database.OpenFor(oe.Id);

        (await db.Measures.SingleAsync(m => m.Id == measure.Id)).Title = "行政手続のオンライン化";
        await db.SaveChangesAsync();

        var entry = await db.AuditEntries.OrderByDescending(a => a.Id).FirstAsync();
        entry.ShouldSatisfyAllConditions(
            () => entry.RecordKey.ShouldBe("measure/1-1"),
            () => entry.Event.ShouldBe("changed"),
            () => entry.MunicipalityId.ShouldBe(oe.Id),
            () => entry.PlanId.ShouldBe(plan.Id),
            () => entry.ActorName.ShouldBe("担当一"),
            () => entry.ActorPost.ShouldBe("政策推進課"),
            () => entry.Reason.ShouldBe("誤字の訂正"),
            () => entry.Source.ShouldBe(ChangeSource.Web),
            () => entry.OldValues.ShouldBe("""{"Title":"行政手続きのオンライン化"}"""),
            () => entry.NewValues.ShouldBe("""{"Title":"行政手続のオンライン化"}"""));
    }

    [Fact]
    public async Task Save_NothingChanged_RecordsNothingAndKeepsTheVersion()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (oe, _, measure, _) = await database.AddPlanAsync();
        await using var db = database.OpenFor(oe.Id);
        var before = await db.AuditEntries.CountAsync();
        var row = await db.Measures.SingleAsync(m => m.Id == measure.Id);
        var version = row.Version;

        row.Title = new string(row.Title);
        await db.SaveChangesAsync();

        (await db.AuditEntries.CountAsync()).ShouldBe(before);
        row.Version.ShouldBe(version);
    }

    [Fact]
    public async Task Save_OwnerAdded_IsRecordedUnderTheMeasureAndMovesItsVersion()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (oe, _, measure, _) = await database.AddPlanAsync();
        await using var db = database.OpenFor(oe.Id);
        var department = new Department { MunicipalityId = oe.Id, Key = "総務課", Name = "総務課" };
        db.Add(department);
        await db.SaveChangesAsync();
        var row = await db.Measures.SingleAsync(m => m.Id == measure.Id);
        var version = row.Version;

        db.Add(new MeasureOwner { MunicipalityId = oe.Id, Measure = row, Department = department, Role = OwnerRole.Lead, Origin = OwnerOrigin.Office });
        await db.SaveChangesAsync();

        var entry = await db.AuditEntries.OrderByDescending(a => a.Id).FirstAsync();
        entry.RecordKey.ShouldBe("measure/1-1");
        entry.NewValues.ShouldBe("""{"担当課":"総務課(主担当)"}""");
        row.Version.ShouldNotBe(version);
    }

    [Fact]
    public async Task Save_ManyWriters_ChainsEveryEntryToTheOneBefore()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (oe, _, _, _) = await database.AddPlanAsync();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(async i =>
        {
            await using var db = database.OpenFor(oe.Id);
            db.Add(new Department { MunicipalityId = oe.Id, Key = $"課{i}", Name = $"課{i}" });
            await db.SaveChangesAsync();
        }));

        await using var after = database.Open();
        var entries = await after.AuditEntries.AsNoTracking().OrderBy(a => a.Id).ToListAsync();
        var previous = string.Empty;
        foreach (var entry in entries)
        {
            entry.PreviousHash.ShouldBe(previous);
            entry.Hash.ShouldBe(AuditChain.HashOf(entry));
            previous = entry.Hash;
        }

        var head = await after.AuditHeads.AsNoTracking().SingleAsync();
        head.Count.ShouldBe(entries.Count);
        head.LastHash.ShouldBe(previous);
    }

    [Fact]
    public async Task Save_FailsHalfway_LeavesNeitherRowNorEntry()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (oe, _, _, _) = await database.AddPlanAsync();
        await using var db = database.OpenFor(oe.Id);
        var before = await db.AuditEntries.CountAsync();
        db.Add(new Department { MunicipalityId = oe.Id, Key = "総務課", Name = "総務課" });
        db.Add(new Department { MunicipalityId = oe.Id, Key = "総務課", Name = "同じ鍵" });

        await Should.ThrowAsync<DbUpdateException>(() => db.SaveChangesAsync());

        await using var after = database.OpenFor(oe.Id);
        (await after.AuditEntries.CountAsync()).ShouldBe(before);
        (await after.Departments.AnyAsync()).ShouldBeFalse();
        (await after.AuditHeads.SingleAsync()).Count.ShouldBe(before);
    }
}
