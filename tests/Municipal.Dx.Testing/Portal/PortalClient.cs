using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Municipal.Dx.Testing.Portal;

/// <summary>A browser without script: opens pages, fills in forms as they stand there, follows where it is told to.</summary>
public sealed class PortalClient(HttpClient http, CookieContainer? cookies = null) : IDisposable
{
    /// <summary>The session, to be taken to another host.</summary>
    public CookieContainer Cookies => cookies ?? throw new InvalidOperationException("This client keeps its cookies to itself.");

    /// <summary>For what pages do not offer: other verbs, headers, files.</summary>
    public HttpClient Http => http;

    public async Task<PortalAnswer> GetAsync(string path) => await PortalAnswer.OfAsync(await http.GetAsync(new Uri(path, UriKind.Relative)));

    /// <summary>Opens a page that must be there.</summary>
    public async Task<PortalAnswer> PageAsync(string path)
    {
        var answer = await GetAsync(path);
        return answer.Status == HttpStatusCode.OK
            ? answer
            : throw new InvalidOperationException($"{path} answered {(int)answer.Status} {answer.Location}\n{answer.Document.QuerySelector("main")?.TextContent}");
    }

    /// <summary>
    /// Sends the form as a browser would, with <paramref name="typed"/> put in place of what stands in it: hidden fields
    /// and the antiforgery token come from the page. A null value leaves the field out.
    /// </summary>
    public async Task<PortalAnswer> SubmitAsync(PortalAnswer page, Dictionary<string, string?>? typed = null, string form = "main form[method=post]", string? button = null)
    {
        var element = page.Document.QuerySelector(form) as IHtmlFormElement
            ?? throw new InvalidOperationException($"No form {form} on {page.Path}: {page.Text("main")}");
        var action = element.GetAttribute("action") is { Length: > 0 } target ? target : page.Path;
        var fields = FieldsOf(element, button).Where(f => typed?.ContainsKey(f.Key) != true)
            .Concat((typed ?? []).Where(f => f.Value is not null).Select(f => KeyValuePair.Create(f.Key, f.Value!)));
        return await PostAsync(action, fields);
    }

    /// <summary>Posts fields as given: no token, nothing added.</summary>
    public async Task<PortalAnswer> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        return await PortalAnswer.OfAsync(await http.PostAsync(new Uri(path, UriKind.Relative), content));
    }

    public async Task<PortalAnswer> SendAsync(HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        return await PortalAnswer.OfAsync(await http.SendAsync(request));
    }

    /// <summary>Opens the page a redirect leads to.</summary>
    public Task<PortalAnswer> FollowAsync(PortalAnswer answer) => PageAsync(answer.Location ?? throw new InvalidOperationException($"No redirect but {answer.Status}: {answer.Text("main")}"));

    public void Dispose() => http.Dispose();

    /// <summary>What a browser sends of a form: checked boxes, chosen options, no buttons but the one pressed.</summary>
    public static IEnumerable<KeyValuePair<string, string>> FieldsOf(IHtmlFormElement form, string? button = null)
    {
        foreach (var element in form.Elements.Where(e => e.GetAttribute("name") is { Length: > 0 } && !e.HasAttribute("disabled")))
        {
            var name = element.GetAttribute("name")!;
            switch (element)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio" } box when box.IsChecked:
                    yield return KeyValuePair.Create(name, box.Value);
                    break;
                case IHtmlInputElement { Type: not ("checkbox" or "radio" or "submit" or "file") } input:
                    yield return KeyValuePair.Create(name, input.Value);
                    break;
                case IHtmlTextAreaElement area:
                    yield return KeyValuePair.Create(name, area.Value);
                    break;
                case IHtmlSelectElement select:
                    foreach (var option in select.Options.Where(o => o.IsSelected))
                    {
                        yield return KeyValuePair.Create(name, option.Value);
                    }

                    break;
                case IHtmlButtonElement pressed when button is not null && pressed.TextContent.Trim() == button:
                    yield return KeyValuePair.Create(name, pressed.Value);
                    break;
            }
        }
    }
}

/// <summary>An answer of the portal, read.</summary>
public sealed record PortalAnswer(HttpStatusCode Status, string Path, string? Location, string Body, HttpResponseMessage Response)
{
    private static readonly HtmlParser Parser = new();
    private IHtmlDocument? _document;

    public IHtmlDocument Document => _document ??= Parser.ParseDocument(Body);

    /// <summary>Text of the first match, spaces collapsed; empty where there is none.</summary>
    public string Text(string selector) => Collapse(Document.QuerySelector(selector)?.TextContent);

    public IReadOnlyList<string> Texts(string selector) => [.. Document.QuerySelectorAll(selector).Select(e => Collapse(e.TextContent))];

    /// <summary>The messages of the error summary.</summary>
    public IReadOnlyList<string> Errors => Texts(".error-summary li");

    public string Title => Text("h1");

    public static async Task<PortalAnswer> OfAsync(HttpResponseMessage response) => new(
        response.StatusCode,
        response.RequestMessage!.RequestUri!.PathAndQuery,
        response.Headers.Location?.ToString(),
        await response.Content.ReadAsStringAsync(),
        response);

    private static string Collapse(string? text) => string.Join(' ', (text ?? string.Empty).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
