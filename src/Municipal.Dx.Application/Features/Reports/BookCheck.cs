using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Municipal.Dx.Application.Features.Reports;

/// <summary>照合値: short enough to read out, equal for equal content, different as soon as anything printed differs.</summary>
public static class BookCheck
{
    private const int Groups = 3;
    private const int GroupLength = 4;

    private static readonly JsonSerializerOptions Canonical = new()
    {
        PropertyNamingPolicy = null,
        WriteIndented = false,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string ValueOf(BookContent content)
    {
        var bare = content with { Cover = content.Cover with { CheckValue = null } };
        var hash = Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(bare, Canonical)));
        return string.Join('-', Enumerable.Range(0, Groups).Select(group => hash.Substring(group * GroupLength, GroupLength)));
    }
}
