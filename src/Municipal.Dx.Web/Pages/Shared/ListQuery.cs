using Microsoft.AspNetCore.Http.Extensions;

namespace Municipal.Dx.Web.Pages.Shared;

/// <summary>Links of a list that keep what else stands in the address: filter, order and page.</summary>
public static class ListQuery
{
    /// <summary>The query of this request with the given parts changed; a null or empty value takes the part out.</summary>
    public static string QueryWith(this HttpRequest request, params (string Name, string? Value)[] changes)
    {
        var builder = new QueryBuilder();
        foreach (var (name, values) in request.Query)
        {
            if (!changes.Any(change => change.Name == name))
            {
                builder.Add(name, values.Where(value => !string.IsNullOrEmpty(value))!);
            }
        }

        foreach (var (name, value) in changes.Where(change => !string.IsNullOrEmpty(change.Value)))
        {
            builder.Add(name, value!);
        }

        var query = builder.ToString();
        return query.Length == 0 ? request.Path.Value! : query;
    }
}

/// <summary>Where a reader is in a long list, for <c>_Pager</c>.</summary>
public sealed record PagerModel(int Page, int PageCount, string What);
