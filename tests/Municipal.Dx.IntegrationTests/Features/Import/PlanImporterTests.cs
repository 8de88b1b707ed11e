using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Features.Import;
using Municipal.Dx.Application.PlanFiles;
using Municipal.Dx.Domain.Auditing;
using Municipal.Dx.Domain.Plans;
using Municipal.Dx.Testing;

namespace Municipal.Dx.IntegrationTests.Features.Import;

public sealed class PlanImporterTests
{
    public static TheoryData<string> Slugs => [.. PlanSeeds.Slugs];

    [Theory]
    [MemberData(nameof(Slugs))]
    public async Task Apply_SeedIntoEmptyDatabase_HoldsExactlyTheRecordsOfTheFile(string slug)
    {
        await using var database = await TestDatabase.CreateAsync();

        var result = await database.ImportSeedAsync(slug);

        result.IsApplied.ShouldBeTrue(string.Join('\n', result.Preview.Problems));
        await using var db = database.OpenAll();
        var exported = await new PlanExporter(db).ExportAsync(result.PlanId!.Value, CancellationToken.None);
        exported.ShouldNotBeNull().Select(Describe).ShouldBe(PlanFileReader.Read(PlanSeeds.Read(slug)).Records.Select(Describe));
    }

    [Theory]
    [MemberData(nameof(Slugs))]
    public async Task Apply_ExportOfAPlanIntoAnotherDatabase_GivesTheSamePlan(string slug)
    {
        await using var first = await TestDatabase.CreateAsync();
        var imported = await first.ImportSeedAsync(slug);
        await using var source = first.OpenAll();
        var (plan, glossary) = (await new PlanExporter(source).ExportTextAsync(imported.PlanId!.Value, CancellationToken.None)).ShouldNotBeNull();

        await using var second = await TestDatabase.CreateAsync();
        var again = await second.ImportAsync(PlanFileSet.FromText(plan, glossary));

        again.IsApplied.ShouldBeTrue(string.Join('\n', again.Preview.Problems));
        await using var copy = second.OpenAll();
        (await new PlanExporter(copy).ExportTextAsync(again.PlanId!.Value, CancellationToken.None)).ShouldBe((plan, glossary));
    }

    [Fact]
    public async Task Apply_FivePlans_KeepsMunicipalitiesApart()
    {
        await using var database = await TestDatabase.CreateAsync();
        foreach (var slug in PlanSeeds.Slugs)
        {
            (await database.ImportSeedAsync(slug)).IsApplied.ShouldBeTrue();
        }

        await using var all = database.OpenAll();
        (await all.Measures.GroupBy(m => m.Plan!.Municipality!.Slug).Select(g => new { g.Key, Count = g.Count() }).OrderBy(g => g.Key).ToListAsync())
            .Select(g => (g.Key, g.Count)).ShouldBe([("kahoku", 14), ("katori", 19), ("oe", 33), ("shiraoka", 7), ("shonai", 18)]);
        var oe = await all.Municipalities.SingleAsync(m => m.Slug == "oe");
        await using var db = database.OpenFor(oe.Id);
        (await db.Plans.SingleAsync()).State.ShouldBe(PlanState.Current);
        (await db.Departments.CountAsync()).ShouldBe(10);
        (await db.GlossaryTerms.CountAsync()).ShouldBe(49);
        (await db.MeasureOwners.Where(o => o.Measure!.MunicipalityId != oe.Id).CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Apply_SameFileTwice_ChangesNothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.ImportSeedAsync("oe");
        await using var before = database.OpenAll();
        var entries = await before.AuditEntries.CountAsync();
        var versions = await before.Measures.OrderBy(m => m.Id).Select(m => m.Version).ToListAsync();

        var again = await database.ImportSeedAsync("oe");

        again.IsApplied.ShouldBeTrue();
        again.Preview.ChangesNothing.ShouldBeTrue();
        await using var after = database.OpenAll();
        (await after.AuditEntries.CountAsync()).ShouldBe(entries);
        (await after.Measures.OrderBy(m => m.Id).Select(m => m.Version).ToListAsync()).ShouldBe(versions);
    }

    [Fact]
    public async Task Apply_CorrectedFile_ChangesJustThatAndIsAudited()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.ImportSeedAsync("oe");
        await using var before = database.OpenAll();
        var entries = await before.AuditEntries.CountAsync();
        var corrected = Seed("oe", "name: オンライン化した行政手続き数", "name: オンライン化した行政手続の数");

        var result = await database.ImportAsync(corrected);

        result.IsApplied.ShouldBeTrue();
        var row = result.Preview.Rows.ShouldHaveSingleItem();
        (row.Change, row.Key).ShouldBe((ImportChange.Changed, "1-1-1.k1"));
        row.Fields.ShouldBe([new ImportedField("name", "名前", "オンライン化した行政手続き数", "オンライン化した行政手続の数")]);
        await using var after = database.OpenAll();
        (await after.AuditEntries.CountAsync()).ShouldBe(entries + 1);
        var entry = await after.AuditEntries.OrderByDescending(a => a.Id).FirstAsync();
        (entry.RecordKey, entry.Event, entry.Source).ShouldBe(("kpi/1-1-1.k1", "changed", ChangeSource.PlanFile));
        entry.NewValues.ShouldBe("""{"Name":"オンライン化した行政手続の数"}""");
        entry.Reason.ShouldNotBeNull().ShouldStartWith("plan.yaml ");
    }

    [Fact]
    public async Task Preview_CorrectedFile_ShowsTheChangeAndLeavesTheDatabaseAlone()
    {
        await using var database = await TestDatabase.CreateAsync();
        var imported = await database.ImportSeedAsync("oe");
        await using var db = database.OpenFor(imported.MunicipalityId!.Value);
        var entries = await db.AuditEntries.CountAsync();

        var preview = await new PlanImporter(db).PreviewAsync(
            Seed("oe", "name: オンライン化した行政手続き数", "name: 別の名前"), new ImportTarget(imported.MunicipalityId), CancellationToken.None);

        preview.Rows.ShouldHaveSingleItem().Title.ShouldBe("別の名前");
        await db.SaveChangesAsync();
        (await db.AuditEntries.CountAsync()).ShouldBe(entries);
        (await db.Kpis.AnyAsync(k => k.Name == "別の名前")).ShouldBeFalse();
    }

    [Fact]
    public async Task Preview_NewPlan_ShowsEverythingAsAddedAndMakesNothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.OpenAll();

        var preview = await new PlanImporter(db).PreviewAsync(PlanSeeds.Read("oe"), ImportTarget.Anywhere, CancellationToken.None);

        (preview.IsNewMunicipality, preview.IsNewPlan, preview.UnchangedCount).ShouldBe((true, true, 0));
        preview.CountOf(ImportChange.Added).ShouldBe(PlanFileReader.Read(PlanSeeds.Read("oe")).Records.Count);
        (await db.Municipalities.AnyAsync()).ShouldBeFalse();
        (await db.AuditEntries.AnyAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Apply_BrokenFile_ListsProblemsAndAppliesNothing()
    {
        await using var database = await TestDatabase.CreateAsync();

        var result = await database.ImportAsync(Seed("oe", "type: Increase", "type: Rise"));

        result.IsApplied.ShouldBeFalse();
        result.Preview.Problems.ShouldAllBe(p => p.Path.EndsWith(".type", StringComparison.Ordinal) && p.Line > 1);
        await using var db = database.OpenAll();
        (await db.Municipalities.AnyAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Apply_FileOfAnotherMunicipality_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var shonai = await database.ImportSeedAsync("shonai");
        await database.ImportSeedAsync("oe");

        var result = await database.ImportAsync(PlanSeeds.Read("oe"), target: new ImportTarget(shonai.MunicipalityId));

        result.IsApplied.ShouldBeFalse();
        result.Preview.Problems.ShouldHaveSingleItem().Message.ShouldContain("ほかの自治体には読み込めません");
    }

    [Fact]
    public async Task Apply_KnownCodeUnderAnotherSlug_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.ImportSeedAsync("oe");

        var result = await database.ImportAsync(Seed("oe", "slug: oe\n", "slug: oe-town\n"));

        result.Preview.Problems.ShouldHaveSingleItem().Path.ShouldBe("municipality.code");
    }

    [Fact]
    public async Task Apply_SecondPlanOfAMunicipality_ComesBesideTheCurrentOne()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.ImportSeedAsync("oe");

        var result = await database.ImportAsync(Seed("oe", "plan:\n  key: \"2024\"", "plan:\n  key: \"2030\""));

        result.IsApplied.ShouldBeTrue(string.Join('\n', result.Preview.Problems));
        await using var db = database.OpenFor(result.MunicipalityId!.Value);
        (await db.Plans.OrderBy(p => p.Key).Select(p => p.State).ToListAsync()).ShouldBe([PlanState.Current, PlanState.Coming]);
        (await db.Departments.CountAsync()).ShouldBe(10);
    }

    internal static PlanFileSet Seed(string slug, string piece, string replacement)
    {
        var files = PlanSeeds.Read(slug);
        files.Plan.Text.ShouldContain(piece);
        return PlanFileSet.FromText(files.Plan.Text.Replace(piece, replacement, StringComparison.Ordinal), files.Glossary!.Text);
    }

    private static string Describe(PlanRecord record) =>
        $"{record.Kind.Name} {record.Key} ↑{record.ParentKey} #{record.Order} {string.Join(" | ", record.Fields.Select(f => $"{f.Key}={f.Value.Text}"))}";
}
