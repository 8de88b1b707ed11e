using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Testing;

namespace Municipal.Dx.IntegrationTests.Data;

public sealed class DxDbContextTests
{
    [Fact]
    public async Task Query_MunicipalityInScope_SeesOnlyItsOwnRows()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (oe, _, _, _) = await database.AddPlanAsync();
        await database.AddPlanAsync("shonai", "064289", "庄内町");

        await using var db = database.OpenFor(oe.Id);

        (await db.Measures.CountAsync()).ShouldBe(1);
        (await db.Plans.Select(p => p.Title).ToListAsync()).ShouldBe(["大江町DX推進計画"]);
    }

    [Fact]
    public async Task Query_NoMunicipalityInScope_SeesNothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddPlanAsync();

        await using var db = database.Open();

        (await db.Measures.AnyAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Save_RowOfAnotherMunicipality_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (oe, _, _, _) = await database.AddPlanAsync();
        var (_, shonaiPlan, shonaiMeasure, _) = await database.AddPlanAsync("shonai", "064289", "庄内町");

        await using var db = database.OpenFor(oe.Id);
        db.Add(new Initiative { MunicipalityId = shonaiPlan.MunicipalityId, PlanId = shonaiPlan.Id, MeasureId = shonaiMeasure.Id, Key = "1-1/9", Title = "よその取組" });

        await Should.ThrowAsync<InvalidOperationException>(() => db.SaveChangesAsync());
    }

    [Fact]
    public async Task Save_OlderVersion_IsAConflictAndKeepsTheFirst()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (oe, _, measure, _) = await database.AddPlanAsync();
        await using var first = database.OpenFor(oe.Id);
        await using var second = database.OpenFor(oe.Id);
        var mine = await first.Measures.SingleAsync(m => m.Id == measure.Id);
        var theirs = await second.Measures.SingleAsync(m => m.Id == measure.Id);

        mine.Title = "先に保存した題名";
        await first.SaveChangesAsync();
        theirs.Title = "後から保存した題名";

        await Should.ThrowAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync());
        await using var after = database.OpenFor(oe.Id);
        (await after.Measures.SingleAsync()).Title.ShouldBe("先に保存した題名");
    }

    [Fact]
    public async Task Save_PartOfARecord_StampsTheRecordWithTheTimeOfTheChange()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (oe, _, measure, _) = await database.AddPlanAsync();
        await using var db = database.OpenFor(oe.Id);
        var before = (await db.Measures.AsNoTracking().SingleAsync(m => m.Id == measure.Id)).ChangedAt;

        (await db.MeasureKpis.Include(link => link.Measure).SingleAsync()).IsRelisted = true;
        await db.SaveChangesAsync();

        (await db.Measures.AsNoTracking().SingleAsync(m => m.Id == measure.Id)).ChangedAt.ShouldBeGreaterThanOrEqualTo(before);
    }

    [Fact]
    public async Task Save_TextChanged_RefreshesFoldedSearchText()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (oe, _, measure, _) = await database.AddPlanAsync();
        await using var db = database.OpenFor(oe.Id);
        var found = await db.Measures.SingleAsync(m => m.Id == measure.Id);

        found.Title = "ＬＩＮＥとカードの活用";
        await db.SaveChangesAsync();

        (await db.Measures.AnyAsync(m => m.SearchText.Contains("lineとかーど"))).ShouldBeTrue();
    }

    [Fact]
    public async Task Save_GateHeldByAnotherWriter_ThrowsBusyAfterFiveSeconds()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (oe, _, measure, _) = await database.AddPlanAsync();
        await using var slow = database.OpenFor(oe.Id);
        await using var waiting = database.OpenFor(oe.Id);
        var release = new TaskCompletionSource();
        var holding = slow.WriteAsync(async () =>
        {
            await release.Task;
            return 0;
        });

        (await waiting.Measures.SingleAsync(m => m.Id == measure.Id)).Title = "待たされる題名";

        await Should.ThrowAsync<Municipal.Dx.Application.Data.WriteBusyException>(() => waiting.SaveChangesAsync());
        release.SetResult();
        await holding;
        await waiting.SaveChangesAsync();
    }

    [Fact]
    public async Task Save_ThirtyTwoEditorsOnFourRecords_AcceptsExactlyOneSavePerVersion()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (oe, plan, measure, _) = await database.AddPlanAsync();
        await using (var db = database.OpenFor(oe.Id))
        {
            for (var i = 2; i <= 4; i++)
            {
                db.Add(new Measure { MunicipalityId = oe.Id, PlanId = plan.Id, BasicPolicyId = measure.BasicPolicyId, Key = $"1-{i}", Title = "0" });
            }

            (await db.Measures.SingleAsync(m => m.Id == measure.Id)).Title = "0";
            await db.SaveChangesAsync();
        }

        var accepted = 0;
        await Task.WhenAll(Enumerable.Range(0, 32).Select(async editor =>
        {
            for (var save = 0; save < 5; save++)
            {
                await using var db = database.OpenFor(oe.Id);
                var row = await db.Measures.OrderBy(m => m.Key).Skip(editor % 4).FirstAsync();
                row.Title = (int.Parse(row.Title) + 1).ToString();
                try
                {
                    await db.SaveChangesAsync();
                    Interlocked.Increment(ref accepted);
                }
                catch (DbUpdateConcurrencyException)
                {
                    // A stale save: told to its editor, nothing written.
                }
            }
        }));

        await using var after = database.OpenFor(oe.Id);
        (await after.Measures.Select(m => m.Title).ToListAsync()).Sum(int.Parse).ShouldBe(accepted);
        accepted.ShouldBeGreaterThan(0);
    }
}
