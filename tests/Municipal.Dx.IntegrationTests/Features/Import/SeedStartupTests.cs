using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Import;
using Municipal.Dx.Testing;

namespace Municipal.Dx.IntegrationTests.Features.Import;

public sealed class SeedStartupTests
{
    [Fact]
    public async Task Run_EmptyDatabase_ImportsEveryPlanOnce()
    {
        await using var database = await TestDatabase.CreateAsync();

        (await RunAsync(database)).Count.ShouldBe(5);
        (await RunAsync(database)).ShouldBeEmpty();

        await using var db = database.OpenAll();
        (await db.Plans.CountAsync(p => p.IsPublished)).ShouldBe(5);
    }

    [Fact]
    public async Task Run_DatabaseWithAMunicipality_IsLeftAlone()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.ImportSeedAsync("oe");

        (await RunAsync(database)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_BrokenOffBefore_GoesOn()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using (var db = database.OpenAll())
        {
            db.InstallationFacts.Add(new InstallationFact { Name = "seeds", Value = "started" });
            await db.SaveChangesAsync();
        }

        await database.ImportSeedAsync("oe");

        (await RunAsync(database)).Count(o => !o.Result.Preview.ChangesNothing).ShouldBe(4);
    }

    private static async Task<IReadOnlyList<SeedOutcome>> RunAsync(TestDatabase database)
    {
        await using var db = database.OpenAll();
        return await new SeedStartup(db, new PlanImporter(db)).RunAsync(PlanSeeds.Folder, isTrial: true, CancellationToken.None);
    }
}
