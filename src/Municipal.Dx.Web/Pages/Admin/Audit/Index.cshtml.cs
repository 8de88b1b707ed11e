using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Auditing;
using Municipal.Dx.Domain.Auditing;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.Admin.Audit;

/// <summary>変更履歴 of the municipality: who, when, what, old and new, why, by which way.</summary>
[Access(Access.OfficeOrAdministrator)]
public sealed class IndexModel(Here here, AuditQueries queries) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public AuditSearch Input { get; set; } = new();

    public AuditPage Entries { get; private set; } = new([], 0, 1, 1);

    public AuditFilter Filter { get; private set; } = new();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Filter = new AuditFilter
        {
            From = DayOf(Input.From, "Input.From"),
            To = DayOf(Input.To, "Input.To"),
            Person = Input.Person,
            Kind = AuditWords.Kinds.Any(k => k.Prefix == Input.Kind) ? Input.Kind : null,
            Source = Enum.TryParse<ChangeSource>(Input.Way, out var way) && Enum.IsDefined(way) ? way : null,
            RecordKey = string.IsNullOrWhiteSpace(Input.Record) ? null : Input.Record,
            Page = int.TryParse(Input.P, out var page) ? page : 1,
        };
        if (Filter is { From: { } from, To: { } to } && to < from)
        {
            ModelState.AddModelError("Input.To", "終わりの日は、始まりの日と同じか、後の日を入力してください。");
        }

        if (ModelState.IsValid)
        {
            Entries = await queries.ListAsync(here.Municipality.Id, Filter, cancellationToken);
        }
    }

    /// <summary>This page with its filter.</summary>
    public string Href(int page = 1, string? record = null)
    {
        var query = QueryString.Create(new Dictionary<string, string?>
        {
            ["Input.From"] = Input.From,
            ["Input.To"] = Input.To,
            ["Input.Person"] = Input.Person,
            ["Input.Kind"] = Input.Kind,
            ["Input.Way"] = Input.Way,
            ["Input.Record"] = record ?? Input.Record,
            ["Input.P"] = page > 1 ? page.ToString() : null,
        }.Where(pair => !string.IsNullOrEmpty(pair.Value)));
        return $"/{here.Municipality.Slug}/admin/audit{query}";
    }

    private DateOnly? DayOf(string? text, string field)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (JapaneseDate.TryParse(text, out var day))
        {
            return day;
        }

        ModelState.AddModelError(field, JapaneseDate.RefusalMessage);
        return null;
    }
}

/// <summary>The filter as typed.</summary>
public sealed class AuditSearch
{
    public string? From { get; set; }

    public string? To { get; set; }

    public string? Person { get; set; }

    public string? Kind { get; set; }

    public string? Way { get; set; }

    /// <summary>Key of one record (<c>measure/1-1</c>).</summary>
    public string? Record { get; set; }

    public string? P { get; set; }
}
