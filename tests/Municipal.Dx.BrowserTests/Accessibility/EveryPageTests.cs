using Microsoft.AspNetCore.Routing;
using Microsoft.Playwright;
using Municipal.Dx.BrowserTests.Fixture;

namespace Municipal.Dx.BrowserTests.Accessibility;

/// <summary>
/// Every page of the route table, opened by every role that may open it: free of violations of WCAG 2.2 A and AA on a
/// desk, no sideways scroll on a telephone, a picture of both kept.
/// </summary>
[Collection(EveryPageCollection.Name)]
public sealed class EveryPageTests(BrowserFixture fixture) : PageLook(fixture)
{
    public static TheoryData<string> Personas => Of("oe");

    [Theory]
    [MemberData(nameof(Personas))]
    public Task Get_EveryPageOfRole_IsAccessibleAndFitsTelephone(string name) => LookAtAllAsync(name);
}

/// <summary>The same in plans without owners, one of them without KPIs: beside the others, for the time it takes.</summary>
[Collection(EveryPageElsewhereCollection.Name)]
public sealed class EveryPageElsewhereTests(BrowserFixture fixture) : PageLook(fixture)
{
    public static TheoryData<string> Personas => Of("shiraoka", "katori");

    [Theory]
    [MemberData(nameof(Personas))]
    public Task Get_EveryPageOfRole_IsAccessibleAndFitsTelephone(string name) => LookAtAllAsync(name);
}

/// <summary>Looks at all pages that a role may open.</summary>
public abstract class PageLook(BrowserFixture fixture)
{
    protected static TheoryData<string> Of(params string[] slugs) => [.. Persona.All.Where(persona => slugs.Contains(persona.Slug)).Select(persona => persona.Name)];

    protected async Task LookAtAllAsync(string name)
    {
        var persona = Persona.All.Single(persona => persona.Name == name);
        var samples = await PageSamples.ForAsync(fixture.Portal, persona);
        var page = await fixture.OpenAsync(persona);
        var findings = new List<string>();
        foreach (var sample in samples)
        {
            findings.AddRange((await LookAtAsync(page, persona, sample)).Select(finding => $"{sample.Path}: {finding}"));
        }

        await page.Context.CloseAsync();
        samples.ShouldNotBeEmpty();
        findings.ShouldBeEmpty();
    }

    private static async Task<List<string>> LookAtAsync(IPage page, Persona persona, PageSample sample)
    {
        await page.ShowAsync(Screen.Desk);
        var answer = await page.GotoAsync(sample.Path);
        if (answer!.Status != sample.Status)
        {
            return [$"answered {answer.Status} instead of {sample.Status}"];
        }

        if (persona.LoginName is not null && page.Url.Contains("/account/login", StringComparison.Ordinal))
        {
            return ["led to the login page although someone is signed in"];
        }

        List<string> findings = [.. await page.ViolationsAsync(), .. await page.SlipsAsync(), .. await page.SticksOutAsync()];
        await page.KeepPictureAsync(persona, sample.Name);
        await page.ShowAsync(Screen.Phone);
        findings.AddRange(await page.SticksOutAsync());
        await page.KeepPictureAsync(persona, sample.Name);
        return findings;
    }
}
