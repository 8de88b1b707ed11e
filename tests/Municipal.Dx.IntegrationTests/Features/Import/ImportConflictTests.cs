using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Features.Import;
using Municipal.Dx.Application.PlanFiles;
using Municipal.Dx.Domain.Auditing;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Organization;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Testing;

namespace Municipal.Dx.IntegrationTests.Features.Import;

/// <summary>What the portal changed and what the file changed since the last import.</summary>
public sealed class ImportConflictTests : IAsyncLifetime
{
    private const string KpiName = "name: オンライン化した行政手続き数";
    private TestDatabase _database = null!;
    private long _oe;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        await _database.ImportSeedAsync("shonai");
        _oe = (await _database.ImportSeedAsync("oe")).MunicipalityId!.Value;
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Apply_StaffChangedWhatTheFileLeft_KeepsTheirText()
    {
        await ChangeAsync(db => db.Kpis.SingleAsync(k => k.Key == "1-1-1.k1"), kpi => kpi.Name = "画面で直した名前");

        var result = await _database.ImportAsync(Oe("title: 書かない窓口の推進", "title: 書かない窓口"));

        result.IsApplied.ShouldBeTrue();
        result.Preview.Rows.ShouldHaveSingleItem().Key.ShouldBe("1-1-2");
        (await KpiNameAsync()).ShouldBe("画面で直した名前");
    }

    [Fact]
    public async Task Apply_BothChangedTheSameField_RefusesAndSaysWhoAndWhen()
    {
        await ChangeAsync(db => db.Kpis.SingleAsync(k => k.Key == "1-1-1.k1"), kpi => kpi.Name = "画面で直した名前");

        var result = await _database.ImportAsync(Oe(KpiName, "name: ファイルで直した名前"));

        result.IsApplied.ShouldBeFalse();
        var conflict = result.Preview.Conflicts.ShouldHaveSingleItem();
        (conflict.Key, conflict.Field, conflict.PortalText, conflict.FileText).ShouldBe(("1-1-1.k1", "name", "画面で直した名前", "ファイルで直した名前"));
        (conflict.CanTakeFile, conflict.ChangedBy).ShouldBe((true, "担当一(政策推進課)"));
        conflict.ChangedAt.ShouldNotBeNull();
        (await KpiNameAsync()).ShouldBe("画面で直した名前");
    }

    [Fact]
    public async Task Apply_BothChangedToTheSame_IsNoConflict()
    {
        await ChangeAsync(db => db.Kpis.SingleAsync(k => k.Key == "1-1-1.k1"), kpi => kpi.Name = "同じ名前");

        (await _database.ImportAsync(Oe(KpiName, "name: 同じ名前"))).Preview.ChangesNothing.ShouldBeTrue();
    }

    [Theory]
    [InlineData(ImportChoice.KeepPortal, "画面で直した名前")]
    [InlineData(ImportChoice.TakeFile, "ファイルで直した名前")]
    public async Task Apply_ConflictDecided_FollowsTheChoiceAndAsksNoMore(ImportChoice choice, string expected)
    {
        await ChangeAsync(db => db.Kpis.SingleAsync(k => k.Key == "1-1-1.k1"), kpi => kpi.Name = "画面で直した名前");
        var file = Oe(KpiName, "name: ファイルで直した名前");

        var result = await _database.ImportAsync(file, new ImportDecisions(choice));

        result.IsApplied.ShouldBeTrue();
        (await KpiNameAsync()).ShouldBe(expected);
        (await _database.ImportAsync(file)).Preview.ChangesNothing.ShouldBeTrue();
    }

    [Fact]
    public async Task Apply_ConflictsDecidedOneByOne_FollowsEachChoice()
    {
        await ChangeAsync(db => db.Kpis.SingleAsync(k => k.Key == "1-1-1.k1"), kpi => (kpi.Name, kpi.Unit) = ("画面の名前", "手続"));
        var file = Oe(KpiName + "\n            unit: 件", "name: ファイルの名前\n            unit: 種類");
        var conflicts = (await _database.ImportAsync(file)).Preview.Conflicts;

        var choices = conflicts.ToDictionary(c => c.Id, c => c.Field == "name" ? ImportChoice.TakeFile : ImportChoice.KeepPortal);
        (await _database.ImportAsync(file, new ImportDecisions { ById = choices })).IsApplied.ShouldBeTrue();

        await using var db = _database.OpenFor(_oe);
        var kpi = await db.Kpis.SingleAsync(k => k.Key == "1-1-1.k1");
        (kpi.Name, kpi.Unit).ShouldBe(("ファイルの名前", "手続"));
    }

    [Fact]
    public async Task Apply_OfficeAssignedOwners_AreNeitherTouchedNorExported()
    {
        await using (var db = _database.OpenFor(_oe))
        {
            var measure = await db.Measures.SingleAsync(m => m.Key == "1-1-1");
            var department = await db.Departments.SingleAsync(d => d.Key == "出納室");
            db.Add(new MeasureOwner { MunicipalityId = _oe, Measure = measure, Department = department, Origin = OwnerOrigin.Office });
            await db.SaveChangesAsync();
        }

        (await _database.ImportSeedAsync("oe")).Preview.ChangesNothing.ShouldBeTrue();
        (await _database.ImportAsync(Oe("        title: 行政手続きのオンライン化\n        field: \"1-1\"", "        title: 行政手続きのオンライン化\n        field: \"1-1\"\n        departments: [総務課]"))).IsApplied.ShouldBeTrue();

        await using var after = _database.OpenFor(_oe);
        (await after.MeasureOwners.Where(o => o.Measure!.Key == "1-1-1").Select(o => new { o.Department!.Key, o.Origin, o.Role }).ToListAsync())
            .Select(o => (o.Key, o.Origin, o.Role)).ShouldBe([("総務課", OwnerOrigin.Plan, OwnerRole.Lead), ("出納室", OwnerOrigin.Office, OwnerRole.Lead)], ignoreOrder: true);
        var exported = await new PlanExporter(after).ExportAsync(await after.Plans.Select(p => p.Id).SingleAsync(), CancellationToken.None);
        exported!.Single(r => r.Kind == PlanSchema.Measure && r.Key == "1-1-1").List("departments").ShouldBe(["総務課"]);
    }

    [Fact]
    public async Task Apply_OwnersSwapped_MovesRolesWithoutDuplicates()
    {
        const string Printed = "departments: [健康福祉課, 税務町民課]";
        var file = PlanSeeds.Read("oe").Plan.Text;
        var measure = file.IndexOf("field: \"1-1\"", StringComparison.Ordinal);
        var first = PlanFileSet.FromText(file.Insert(measure, Printed + "\n        "), PlanSeeds.Read("oe").Glossary!.Text);
        (await _database.ImportAsync(first)).IsApplied.ShouldBeTrue();

        var swapped = first.Plan.Text.Replace(Printed, "departments: [税務町民課]\n        supportingDepartments: [健康福祉課]", StringComparison.Ordinal);
        (await _database.ImportAsync(PlanFileSet.FromText(swapped, first.Glossary!.Text))).IsApplied.ShouldBeTrue();

        await using var db = _database.OpenFor(_oe);
        (await db.MeasureOwners.Where(o => o.Measure!.Key == "1-1-1").OrderBy(o => o.Role).Select(o => new { o.Department!.Key, o.Role }).ToListAsync())
            .Select(o => (o.Key, o.Role)).ShouldBe([("税務町民課", OwnerRole.Lead), ("健康福祉課", OwnerRole.Supporting)]);
    }

    [Fact]
    public async Task Apply_RecordRemovedFromTheFile_IsDeletedAndAudited()
    {
        var result = await _database.ImportAsync(WithoutTerm());

        result.IsApplied.ShouldBeTrue(string.Join('\n', result.Preview.Conflicts));
        result.Preview.Rows.ShouldHaveSingleItem().Change.ShouldBe(ImportChange.Removed);
        await using var db = _database.OpenFor(_oe);
        (await db.GlossaryTerms.CountAsync()).ShouldBe(48);
        var entry = await db.AuditEntries.OrderByDescending(a => a.Id).FirstAsync(a => a.Event == "deleted");
        (entry.RecordKey, entry.Source).ShouldBe(("term/Wi-Fi 6", ChangeSource.PlanFile));
    }

    [Fact]
    public async Task Apply_RemovedRecordChangedByStaff_IsListed()
    {
        await ChangeAsync(db => db.GlossaryTerms.SingleAsync(t => t.Term == "Wi-Fi 6"), term => term.Definition = "直した説明");

        (await _database.ImportAsync(WithoutTerm())).Preview.Conflicts.ShouldHaveSingleItem().Key.ShouldBe("Wi-Fi 6");
        (await _database.ImportAsync(WithoutTerm(), new ImportDecisions(ImportChoice.KeepPortal))).IsApplied.ShouldBeTrue();

        await using var db = _database.OpenFor(_oe);
        (await db.GlossaryTerms.AnyAsync(t => t.Term == "Wi-Fi 6")).ShouldBeTrue();
    }

    [Fact]
    public async Task Apply_RemovedKpiWithValues_StaysAndSaysWhy()
    {
        await AddActualAsync("1-3-3.k1");
        var file = WithoutKpi();

        var refused = await _database.ImportAsync(file, new ImportDecisions(ImportChoice.TakeFile));
        var kept = await _database.ImportAsync(file, new ImportDecisions(ImportChoice.KeepPortal));

        refused.IsApplied.ShouldBeFalse();
        var conflict = refused.Preview.Conflicts.ShouldHaveSingleItem();
        (conflict.Key, conflict.CanTakeFile).ShouldBe(("1-3-3.k1", false));
        conflict.Reason.ShouldContain("実績値があるため");
        kept.IsApplied.ShouldBeTrue();
        (await _database.ImportAsync(file)).Preview.ChangesNothing.ShouldBeTrue();
    }

    [Fact]
    public async Task Apply_RemovedKpiWithoutValues_GoesWithItsParts()
    {
        (await _database.ImportAsync(WithoutKpi())).IsApplied.ShouldBeTrue();

        await using var db = _database.OpenFor(_oe);
        (await db.Kpis.AnyAsync(k => k.Key == "1-3-3.k1")).ShouldBeFalse();
        (await db.MeasureKpis.CountAsync(l => !l.IsRelisted)).ShouldBe(23);
    }

    [Fact]
    public async Task Apply_WholePolicyRemoved_GoesWithEverythingBelow()
    {
        var text = PlanSeeds.Read("oe").Plan.Text;
        var file = PlanFileSet.FromText(text[..text.IndexOf("  - key: \"3\"\n", StringComparison.Ordinal)], PlanSeeds.Read("oe").Glossary!.Text);

        var result = await _database.ImportAsync(file);

        result.IsApplied.ShouldBeTrue(string.Join('\n', result.Preview.Conflicts));
        await using var db = _database.OpenFor(_oe);
        (await db.Policies.CountAsync()).ShouldBe(2);
        (await db.Measures.AnyAsync(m => m.Key.StartsWith("3-"))).ShouldBeFalse();
    }

    [Fact]
    public async Task Apply_RecordDeletedByStaff_StaysDeleted()
    {
        await using (var db = _database.OpenFor(_oe))
        {
            db.Remove(await db.GlossaryTerms.SingleAsync(t => t.Term == "Wi-Fi 6"));
            await db.SaveChangesAsync();
        }

        (await _database.ImportSeedAsync("oe")).Preview.ChangesNothing.ShouldBeTrue();
    }

    [Fact]
    public async Task Apply_RecordAddedByStaff_Stays()
    {
        await using (var db = _database.OpenFor(_oe))
        {
            var measure = await db.Measures.SingleAsync(m => m.Key == "1-1-1");
            db.Add(new Initiative { MunicipalityId = _oe, PlanId = measure.PlanId, Measure = measure, Key = "1-1-1/9", Title = "画面で足した取組" });
            await db.SaveChangesAsync();
        }

        (await _database.ImportAsync(Oe(KpiName, "name: 直した名前"))).IsApplied.ShouldBeTrue();

        await using var after = _database.OpenFor(_oe);
        (await after.Initiatives.AnyAsync(i => i.Key == "1-1-1/9")).ShouldBeTrue();
    }

    private static PlanFileSet Oe(string piece, string replacement) => PlanImporterTests.Seed("oe", piece, replacement);

    private static PlanFileSet WithoutTerm()
    {
        var files = PlanSeeds.Read("oe");
        var glossary = files.Glossary!.Text;
        return PlanFileSet.FromText(files.Plan.Text, glossary[..glossary.IndexOf("  - term: Wi-Fi 6\n", StringComparison.Ordinal)]);
    }

    private static PlanFileSet WithoutKpi()
    {
        var records = PlanFileReader.Read(PlanSeeds.Read("oe")).Records.Where(r => r.Key != "1-3-3.k1").ToList();
        var (plan, glossary) = PlanFileWriter.Write(records);
        return PlanFileSet.FromText(plan, glossary);
    }

    private async Task AddActualAsync(string kpiKey)
    {
        await using var db = _database.OpenFor(_oe);
        var kpi = await db.Kpis.SingleAsync(k => k.Key == kpiKey);
        var period = new ReportingPeriod { MunicipalityId = _oe, PlanId = kpi.PlanId, Key = "2026-q2" };
        db.Add(new ActualValue { MunicipalityId = _oe, Kpi = kpi, ReportingPeriod = period, Key = kpiKey + "/2026-q2", Value = 90 });
        await db.SaveChangesAsync();
    }

    private async Task ChangeAsync<T>(Func<Application.Data.DxDbContext, Task<T>> find, Action<T> change)
    {
        _database.Change.Source = ChangeSource.Web;
        await using var db = _database.OpenFor(_oe);
        change(await find(db));
        await db.SaveChangesAsync();
    }

    private async Task<string> KpiNameAsync()
    {
        await using var db = _database.OpenFor(_oe);
        return await db.Kpis.Where(k => k.Key == "1-1-1.k1").Select(k => k.Name).SingleAsync();
    }
}
