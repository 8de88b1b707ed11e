using System.Net;
using Microsoft.Data.Sqlite;
using Municipal.Dx.Testing.Portal;
using Municipal.Dx.Web.Setup;

namespace Municipal.Dx.IntegrationTests.Security;

/// <summary>What every answer carries, and how refusals look.</summary>
public sealed class AnswerTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Theory]
    [InlineData("oe-office")]
    [InlineData("admin")]
    public async Task Get_EveryPage_CarriesSecurityHeadersAndNothingInline(string login)
    {
        using var client = await portal.ClientAsync(login);
        foreach (var route in (await PortalRoutes.AllAsync(portal)).Where(r => r.IsPage))
        {
            var answer = await client.GetAsync(route.Pattern.Replace("{m}", "oe", StringComparison.Ordinal).Replace("{key}", "1-1", StringComparison.Ordinal).Replace("{id:long}", "1", StringComparison.Ordinal));

            Header(answer, "Content-Security-Policy").ShouldBe(SecurityHeaders.ContentSecurityPolicy, answer.Path);
            Header(answer, "X-Content-Type-Options").ShouldBe("nosniff", answer.Path);
            Header(answer, "Cache-Control").ShouldContain("no-store", customMessage: answer.Path);
            Header(answer, "Server").ShouldBeEmpty();
            answer.Document.QuerySelectorAll("script:not([src]), style, [style]").ShouldBeEmpty(answer.Path);
            answer.Document.All.SelectMany(e => e.Attributes).Where(a => a.Name.StartsWith("on", StringComparison.Ordinal)).ShouldBeEmpty(answer.Path);
            answer.Document.QuerySelectorAll("form[method=post]").ShouldAllBe(f => f.QuerySelector("input[name=__RequestVerificationToken]") != null, answer.Path);
        }
    }

    [Fact]
    public async Task Get_OverTls_NamesTheCookieForThisHostOnly()
    {
        using var http = portal.CreateDefaultClient(new Uri("https://localhost"), new Microsoft.AspNetCore.Mvc.Testing.Handlers.CookieContainerHandler(new CookieContainer()));
        using var client = new PortalClient(http);
        var answer = await client.SubmitAsync(await client.PageAsync("/account/login"), new() { ["Input.LoginName"] = "oe-staff", ["Input.Password"] = PortalFactory.Password }, "form.auth__form");

        var cookie = answer.Response.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("__Host-dx=", StringComparison.Ordinal));
        cookie.ShouldContain("path=/;");
        cookie.ShouldContain("secure");
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        cookie.ShouldNotContain("domain");
        cookie.ShouldNotContain("expires");
    }

    [Theory]
    [InlineData("GET", "/oe/nothing-here", HttpStatusCode.NotFound)]
    [InlineData("GET", "/shonai/admin/users", HttpStatusCode.NotFound)]
    [InlineData("GET", "/admin/users", HttpStatusCode.Forbidden)]
    [InlineData("POST", "/account/password", HttpStatusCode.BadRequest)]
    [InlineData("DELETE", "/oe/admin/users", HttpStatusCode.BadRequest)]
    public async Task Send_RefusedRequest_GetsPageWithReferenceThatIsInTheLog(string method, string path, HttpStatusCode status)
    {
        using var client = await portal.ClientAsync("oe-office");

        var answer = await client.SendAsync(new HttpMethod(method), path);

        answer.Status.ShouldBe(status);
        answer.Document.QuerySelector("link[rel=stylesheet]").ShouldNotBeNull();
        answer.Title.ShouldNotBeEmpty();
        portal.LogText().ToUpperInvariant().ShouldContain(answer.Text(".error-page .mono"));
    }

    [Fact]
    public async Task Get_UnknownPathWithoutSession_GetsPageInJapanese()
    {
        using var client = portal.Anonymous();

        var answer = await client.GetAsync("/this/is/not/here");

        answer.Status.ShouldBe(HttpStatusCode.NotFound);
        answer.Title.ShouldBe("ページが見つかりません");
    }

    [Fact]
    public async Task Post_FormOverTwoMegabytes_IsTooLarge()
    {
        using var client = await portal.ClientAsync("oe-office");

        var answer = await client.PostAsync("/account/password", [KeyValuePair.Create("Input.Current", new string('x', 3_000_000))]);

        answer.Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        answer.Title.ShouldBe("送られた内容が大きすぎます");
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("localhost.evil.example")]
    public async Task Get_ForeignHostName_IsRefused(string host)
    {
        using var client = portal.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/account/login", UriKind.Relative));
        request.Headers.Host = host;

        var answer = await PortalAnswer.OfAsync(await client.Http.SendAsync(request));

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Body.ShouldNotContain("evil.example");
    }

    [Fact]
    public async Task Post_DatabaseLockedByAnotherProcess_AnswersPlain503AndReadsGoOn()
    {
        using var client = await portal.NewSessionAsync("oe-committee");
        var form = await client.PageAsync("/account");
        await using var other = new SqliteConnection($"Data Source={Path.Combine(portal.DataFolder, "municipal-dx.db")}");
        await other.OpenAsync();
        await using (var transaction = other.BeginTransaction(deferred: false))
        {
            var refused = await client.SubmitAsync(form, form: "form[action='/account/logout']");

            refused.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
            refused.Title.ShouldBe("今は保存できません");
            await client.PageAsync("/account");
        }

        (await client.SubmitAsync(form, form: "form[action='/account/logout']")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    private static string Header(PortalAnswer answer, string name) =>
        answer.Response.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : string.Empty;
}
