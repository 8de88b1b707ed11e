using System.Net;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Measures;

public class MeasureNewTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task Post_NumberAndTitle_AddsTheMeasureLastUnderItsPolicy()
    {
        using var client = await portal.ClientAsync("oe-office");
        var form = await client.PageAsync("/oe/measures/new");

        var answer = await client.SubmitAsync(form, new() { ["Input.PolicyKey"] = "1", ["Input.Key"] = "1-99", ["Input.Title"] = "加えた施策", ["Input.Reason"] = "改訂" });

        answer.Location.ShouldBe("/oe/measures/1-99/edit", string.Join(' ', answer.Errors));
        (await client.FollowAsync(answer)).Text(".banner--success").ShouldContain("加えた施策");
        var orders = await portal.WithDbAsync(db => db.Measures.Where(m => m.Plan!.Municipality!.Slug == "oe").OrderBy(m => m.Order).Select(m => new { m.Key, Policy = m.BasicPolicy!.Key, m.Order }).ToListAsync());
        orders.Select(m => m.Order).Distinct().Count().ShouldBe(orders.Count);
        orders.Last(m => m.Policy == "1").Key.ShouldBe("1-99");
    }

    [Theory]
    [InlineData("1", "1-1", "もう使われています")]
    [InlineData("1", "あ", "数字とハイフン")]
    [InlineData("", "7-7", "どこに加えるか")]
    public async Task Post_Wrong_SaysWhatAndKeepsWhatWasTyped(string policy, string key, string expected)
    {
        await EnsureOneOneAsync();
        using var client = await portal.ClientAsync("oe-office");

        var answer = await client.SubmitAsync(await client.PageAsync("/oe/measures/new"), new() { ["Input.PolicyKey"] = policy, ["Input.Key"] = key, ["Input.Title"] = "打った題名" });

        answer.Errors.ShouldHaveSingleItem().ShouldContain(expected);
        answer.Document.QuerySelector("#Input_Title")!.GetAttribute("value").ShouldBe("打った題名");
    }

    [Theory]
    [InlineData("oe-staff", HttpStatusCode.Forbidden)]
    [InlineData("shonai-office", HttpStatusCode.NotFound)]
    public async Task Get_NotTheOffice_IsRefused(string loginName, HttpStatusCode expected)
    {
        using var client = await portal.ClientAsync(loginName);

        (await client.GetAsync("/oe/measures/new")).Status.ShouldBe(expected);
    }

    private Task EnsureOneOneAsync() => portal.WithDbAsync(async db =>
    {
        if (!await db.Measures.AnyAsync(m => m.Plan!.Municipality!.Slug == "oe" && m.Key == "1-1"))
        {
            await portal.AddMeasureAsync("oe", "1-1");
        }
    });
}
