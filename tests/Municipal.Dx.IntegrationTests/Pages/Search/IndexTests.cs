using System.Net;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Search;

public sealed class IndexTests(SeededPortalFactory portal) : IClassFixture<SeededPortalFactory>
{
    [Theory]
    [InlineData("LINE")]
    [InlineData("ｌｉｎｅ")]
    [InlineData("らいんともだち", 0)]
    public async Task Get_AnyWidthAndCase_FindsTheSame(string typed, int least = 1)
    {
        using var client = await portal.ClientAsync("oe-staff");

        var page = await client.PageAsync("/oe/search?q=" + Uri.EscapeDataString(typed));

        page.Texts("section[aria-labelledby=h-kpis] .rows a").Count(hit => hit == "LINE友だち数").ShouldBe(least);
    }

    [Fact]
    public async Task Get_SeveralWords_FindsOnlyWhatHasAll()
    {
        using var client = await portal.ClientAsync("oe-committee");

        var page = await client.PageAsync("/oe/search?q=除雪+GPS");

        page.Texts("section[aria-labelledby=h-measures] .rows a").ShouldBe(["(3)-1-3 GPS除雪管理システムの導入"]);
    }

    [Fact]
    public async Task Get_NothingFound_SaysWhatToDoNext()
    {
        using var client = await portal.ClientAsync("oe-staff");

        (await client.PageAsync("/oe/search?q=どこにもない語句")).Text(".empty").ShouldContain("語句を短くするか");
    }

    [Theory]
    [InlineData("%00")]
    [InlineData("%25%25__%27%3Cscript%3Ealert(1)%3C/script%3E")]
    [InlineData("%F0%9F%98%80%E2%80%AE")]
    public async Task Get_HostileText_AnswersThePageAndRunsNothing(string typed)
    {
        using var client = await portal.ClientAsync("oe-staff");

        (await client.PageAsync("/oe/search?q=" + typed)).Body.ShouldNotContain("<script>alert");
    }

    [Fact]
    public async Task Get_WordsOfAnotherMunicipality_FindsNothingOfIt()
    {
        using var client = await portal.ClientAsync("oe-office");

        (await client.PageAsync("/oe/search?q=立川総合支所")).Texts(".rows a").ShouldBeEmpty();
        (await client.GetAsync("/shonai/search?q=立川")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
