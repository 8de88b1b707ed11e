using System.Net;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Features.Import;
using Municipal.Dx.Application.Features.OpenData;
using Municipal.Dx.Application.PlanFiles;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Testing;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Features.OpenData;

public sealed class PlanJsonTests(SeededPortalFactory portal) : IClassFixture<SeededPortalFactory>
{
    public static TheoryData<string> Slugs => [.. PlanSeeds.Slugs];

    [Fact]
    public async Task Get_Oe_GivesTheFactsOfThePrintedPlan()
    {
        var plan = await ReadAsync("oe");

        plan.Municipality.ShouldBe(new MunicipalityJson("063240", "oe", "大江町", "山形県"));
        plan.Plan.ShouldBe(new PlanHeaderJson("大江町DX推進計画", "推進計画", null, "2024-02", 2024, 2029, null));
        plan.Policies.Select(p => (p.Key, p.Number, p.Measures.Count)).ShouldBe([("1", "(1)", 16), ("2", "(2)", 11), ("3", "(3)", 6)]);
        plan.Policies[0].Fields[0].ShouldBe(new FieldJson("(1)-1", "1-1", "行政サービスデジタル化の推進"));
        plan.Glossary.Count.ShouldBe(49);
        var measure = plan.Policies[0].Measures[0];
        (measure.Key, measure.Number, measure.FieldKey, measure.AllDepartments, measure.TextStatus).ShouldBe(("1-1-1", "(1)-1-1", "1-1", true, "full"));
        measure.NationalPriorities.ShouldBe(["F1", "F4"]);
        var kpi = measure.Kpis.ShouldHaveSingleItem();
        (kpi.Key, kpi.Name, kpi.Unit, kpi.Type, kpi.Basis, kpi.IsRelisted).ShouldBe(("1-1-1.k1", "オンライン化した行政手続き数", "件", "Increase", "PointInTime", false));
        kpi.Baseline.ShouldBe(new BaselineJson("31件", 31, null, null, 2023));
        kpi.Target.ShouldBe(new TargetJson("60件", 60, null, null, 2029));
        var initiative = measure.Initiatives.ShouldHaveSingleItem();
        (initiative.Key, initiative.Source).ShouldBe(("1-1-1/1", "oe.txt:91"));
        initiative.Schedule.ShouldBe([new PhaseJson("順次構築", 2024, null, IsCertain: false)]);
    }

    [Fact]
    public async Task Get_Oe_CountsRelistedKpiOnceAsItsOwn()
    {
        var kpis = (await ReadAsync("oe")).Policies.SelectMany(p => p.Measures).SelectMany(m => m.Kpis).ToList();

        kpis.Count(k => !k.IsRelisted).ShouldBe(24);
        kpis.Count(k => k.IsRelisted).ShouldBe(1);
        kpis.Select(k => k.Baseline.Value).ShouldContain(89.97m);
    }

    [Fact]
    public async Task Get_ShapeOfEveryPlan_IsTheDocumentedOne()
    {
        foreach (var slug in PlanSeeds.Slugs)
        {
            using var client = portal.Anonymous();
            var json = (await client.GetAsync($"/{slug}/opendata/plan.json")).Body;

            System.Text.Json.Nodes.JsonNode.Parse(json)!.AsObject().Select(p => p.Key)
                .ShouldBe(["municipality", "plan", "policies", "viewpoints", "governance", "revisions", "glossary"]);
            PlanJsonFormat.Read(System.Text.Encoding.UTF8.GetBytes(json)).ShouldNotBeNull();
        }
    }

    [Fact]
    public async Task Get_OfficeAssignedOwner_IsNotTold()
    {
        await portal.WithDbAsync(async db =>
        {
            var measure = await db.Measures.FirstAsync(m => m.Plan!.Municipality!.Slug == "kahoku" && m.Key == "1-1");
            var department = await db.Departments.FirstAsync(d => d.MunicipalityId == measure.MunicipalityId && !db.MeasureOwners.Any(o => o.MeasureId == measure.Id && o.DepartmentId == d.Id));
            db.Add(new MeasureOwner { MunicipalityId = measure.MunicipalityId, Measure = measure, Department = department, Origin = OwnerOrigin.Office });
            await db.SaveChangesAsync();
        });

        var seed = PlanFileReader.Read(PlanSeeds.Read("kahoku")).Of(PlanSchema.Measure).First(m => m.Key == "1-1");

        (await ReadAsync("kahoku")).Policies[0].Measures[0].Departments.ShouldBe(seed.List("departments"));
    }

    [Fact]
    public async Task Get_UnchangedSinceLastTime_Answers304()
    {
        using var client = portal.Anonymous();
        var tag = (await client.GetAsync("/oe/opendata/plan.json")).Response.Headers.ETag.ShouldNotBeNull();

        using var request = new HttpRequestMessage(HttpMethod.Get, "/oe/opendata/plan.json");
        request.Headers.IfNoneMatch.Add(tag);
        using var answer = await client.Http.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task Get_PlanOfAnySize_SendsTheSameFewCommands()
    {
        using var client = portal.Anonymous();
        var large = await portal.Sql.CountAsync(() => client.GetAsync("/oe/opendata/plan.json"));

        (await portal.Sql.CountAsync(() => client.GetAsync("/shiraoka/opendata/plan.json"))).ShouldBe(large);
        large.ShouldBeLessThanOrEqualTo(8);
    }

    [Fact]
    public async Task Get_UnpublishedPlan_Answers404AsAnUnknownMunicipalityDoes()
    {
        await portal.WithDbAsync(db => db.Plans.Where(p => p.Municipality!.Slug == "katori").ExecuteUpdateAsync(set => set.SetProperty(p => p.IsPublished, valueExpression: false)));
        using var client = portal.Anonymous();

        (await client.GetAsync("/katori/opendata/plan.json")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync("/nowhere/opendata/plan.json")).Status.ShouldBe(HttpStatusCode.NotFound);
        await portal.WithDbAsync(db => db.Plans.Where(p => p.Municipality!.Slug == "katori").ExecuteUpdateAsync(set => set.SetProperty(p => p.IsPublished, valueExpression: true)));
    }

    [Theory]
    [MemberData(nameof(Slugs))]
    public async Task Find_PlanExportedAndImportedElsewhere_GivesTheSameJson(string slug)
    {
        await using var first = await TestDatabase.CreateAsync();
        await using var second = await TestDatabase.CreateAsync();
        await second.ImportSeedAsync(slug == "oe" ? "shonai" : "oe");
        var original = await first.ImportSeedAsync(slug);
        await using var source = first.OpenAll();
        var (plan, glossary) = (await new PlanExporter(source).ExportTextAsync(original.PlanId!.Value, CancellationToken.None)).ShouldNotBeNull();

        var copy = await second.ImportAsync(PlanFileSet.FromText(plan, glossary));

        (await JsonAsync(second, copy)).ShouldBe(await JsonAsync(first, original));
    }

    [Theory]
    [InlineData("docs/plan-json.schema.json", "/opendata/plan.schema.json")]
    [InlineData("docs/period-json.schema.json", "/opendata/period.schema.json")]
    public async Task Schema_CheckedIn_IsThePublishedOne(string path, string address)
    {
        using var client = portal.Anonymous();
        var published = (await client.GetAsync(address)).Body;
        if (Environment.GetEnvironmentVariable("DX_WRITE_SCHEMA") == "1")
        {
            await File.WriteAllTextAsync(Path.Combine(RepositoryFolder.Root, path), published);
        }

        RepositoryFolder.Read(path).ShouldBe(published, "Run the test with DX_WRITE_SCHEMA=1 to write it anew.");
    }

    private static async Task<string> JsonAsync(TestDatabase database, ImportResult imported)
    {
        await using var db = database.OpenFor(imported.MunicipalityId!.Value);
        var plan = await new PlanJsonQueries(db).FindAsync(imported.PlanId!.Value, CancellationToken.None);
        return System.Text.Encoding.UTF8.GetString(PlanJsonFormat.Write(plan.ShouldNotBeNull()));
    }

    private async Task<PlanJson> ReadAsync(string slug)
    {
        using var client = portal.Anonymous();
        var answer = await client.GetAsync($"/{slug}/opendata/plan.json");
        answer.Status.ShouldBe(HttpStatusCode.OK);
        return PlanJsonFormat.Read(System.Text.Encoding.UTF8.GetBytes(answer.Body)).ShouldNotBeNull();
    }
}
