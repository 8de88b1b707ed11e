using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Municipal.Dx.Application.Features.OpenData;

namespace Municipal.Dx.Application.Features.Snapshots;

/// <summary>
/// The canonical JSON of a snapshot: names sorted, nothing that can be computed, absent values left out, numbers without trailing
/// zeros, times in UTC. The same content gives the same bytes.
/// </summary>
public static class SnapshotFormat
{
    public const int Current = 1;

    private const int MostBytes = 128 * 1024 * 1024;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new JsonStringEnumConverter(), new PlainDecimalConverter(), new FiscalYearConverter(), new UtcConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { StoredOnly, FillMissingLists } },
    };

    public static byte[] Write(SnapshotContent content) => JsonSerializer.SerializeToUtf8Bytes(content, Options);

    /// <exception cref="JsonException">It is not a snapshot of a format known here.</exception>
    public static SnapshotContent Read(ReadOnlySpan<byte> json)
    {
        var content = JsonSerializer.Deserialize<SnapshotContent>(json, Options) ?? throw new JsonException("The snapshot is empty.");
        return content.Format == Current ? content : throw new JsonException($"Snapshot format {content.Format} is not known to this version.");
    }

    /// <summary>確定の照合値: SHA-256 of the JSON, lower-case hex.</summary>
    public static string HashOf(ReadOnlySpan<byte> json) => Convert.ToHexStringLower(SHA256.HashData(json));

    public static byte[] Compress(byte[] json)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal))
        {
            brotli.Write(json);
        }

        return packed.ToArray();
    }

    /// <exception cref="InvalidDataException">It was not packed by <see cref="Compress"/>, or unpacks to more than any snapshot.</exception>
    public static byte[] Decompress(byte[] packed)
    {
        using var json = new MemoryStream();
        using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        var buffer = new byte[81_920];
        for (int read; (read = brotli.Read(buffer)) > 0;)
        {
            json.Write(buffer, 0, read);
            if (json.Length > MostBytes)
            {
                throw new InvalidDataException("The snapshot unpacks to more than any period can hold.");
            }
        }

        return json.ToArray();
    }

    private static void StoredOnly(JsonTypeInfo info)
    {
        if (info.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        var stored = info.Properties.Where(property => property.Set is not null && !IsOfOtherPeriods(info.Type, property)).OrderBy(property => property.Name, StringComparer.Ordinal).ToList();
        info.Properties.Clear();
        foreach (var property in stored)
        {
            info.Properties.Add(property);
        }
    }

    /// <summary>Published values of a KPI stand in the editions of their own periods.</summary>
    private static bool IsOfOtherPeriods(Type type, JsonPropertyInfo property) => type == typeof(KpiJson) && property.PropertyType == typeof(IReadOnlyList<ValueJson>);

    /// <summary>A list that a snapshot of an earlier version lacks is empty, never null.</summary>
    private static void FillMissingLists(JsonTypeInfo info)
    {
        var lists = info.Properties
            .Where(property => property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            .ToList();
        if (info.Kind != JsonTypeInfoKind.Object || lists.Count == 0)
        {
            return;
        }

        info.OnDeserialized = read =>
        {
            foreach (var list in lists.Where(list => list.Get?.Invoke(read) is null))
            {
                list.Set!(read, Array.CreateInstance(list.PropertyType.GetGenericArguments()[0], 0));
            }
        };
    }
}
