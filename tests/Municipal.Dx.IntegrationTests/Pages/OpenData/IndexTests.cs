using System.Net;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Features.OpenData;
using Municipal.Dx.Testing;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.OpenData;

/// <summary>What everyone may take away, from a period's fixing to the withdrawal of its publication.</summary>
public sealed class IndexTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    public static TheoryData<string> Tables => [.. OpenDataTables.All.Select(table => table.Name)];

    [Fact]
    public async Task Get_PeriodFixedPublishedAndWithdrawn_IsToldOnlyWhilePublished()
    {
        await portal.SubmitAsync("oe", 1);
        var key = await portal.FixAsync("oe");
        var path = $"/oe/opendata/periods/{key}.json";
        using var anyone = portal.Anonymous();
        using var office = await portal.ClientAsync("oe-office");
        (await anyone.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);

        await office.SubmitAsync(await office.PageAsync($"/oe/periods/{key}/publish"), new() { ["DecidedOn"] = "2026-01-05" });

        var published = await anyone.GetAsync(path);
        published.Status.ShouldBe(HttpStatusCode.OK);
        published.Body.ShouldContain("の実績");
        (await anyone.PageAsync("/oe/opendata")).Document.QuerySelector($"a[href='{path}']").ShouldNotBeNull();
        (await anyone.GetAsync("/oe/opendata/plan.json")).Body.ShouldContain($"\"period\": \"{key}\"");
        (await anyone.GetAsync($"/shonai/opendata/periods/{key}.json")).Status.ShouldBe(HttpStatusCode.NotFound);

        await office.SubmitAsync(await office.PageAsync($"/oe/periods/{key}/publish"), new() { ["Reason"] = "数字の誤り" });

        (await anyone.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await anyone.GetAsync("/oe/opendata/plan.json")).Body.ShouldNotContain($"\"period\": \"{key}\"");
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Get_Table_IsUtf8WithMarkAndItsDocumentedColumns(string name)
    {
        using var anyone = portal.Anonymous();
        var answer = await anyone.Http.GetAsync(new Uri($"/oe/opendata/{name}.csv", UriKind.Relative));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        bytes[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        var head = System.Text.Encoding.UTF8.GetString(bytes[3..]).Split("\r\n")[0];
        head.ShouldBe(string.Join(',', OpenDataTables.Find(name)!.Columns));
        RepositoryFolder.Read("docs/open-data.md").ShouldContain($"| `{name}.csv` | {string.Join('、', OpenDataTables.Find(name)!.Columns)} |");
    }

    [Fact]
    public async Task Get_TextThatLooksLikeAFormula_IsWrittenAsText()
    {
        await portal.WithDbAsync(db => db.Measures.Where(m => m.Key == "1-2" && m.Plan!.Municipality!.Slug == "oe").ExecuteUpdateAsync(set => set.SetProperty(m => m.Direction, "=HYPERLINK(\"x\")")));
        using var anyone = portal.Anonymous();

        (await anyone.GetAsync("/oe/opendata/measures.csv")).Body.ShouldContain("\"'=HYPERLINK(\"\"x\"\")\"");
    }

    [Theory]
    [InlineData("/oe/opendata/users.csv")]
    [InlineData("/oe/opendata/periods/2026-q9.json")]
    [InlineData("/nowhere/opendata")]
    public async Task Get_WhatIsNotOffered_IsNotFound(string path)
    {
        using var anyone = portal.Anonymous();

        (await anyone.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Get_UnpublishedPlan_OffersNothing()
    {
        await portal.WithDbAsync(db => db.Plans.Where(p => p.Municipality!.Slug == "shonai").ExecuteUpdateAsync(set => set.SetProperty(p => p.IsPublished, valueExpression: false)));
        using var anyone = portal.Anonymous();

        (await anyone.GetAsync("/shonai/opendata")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await anyone.GetAsync("/shonai/opendata/measures.csv")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
