using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Scales;

/// <summary>The levels of a scale as a version keeps them.</summary>
public static class ScaleJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    private sealed record Level(string Code, string Word, bool IsLow, decimal? FromRate, bool IsOutside);

    public static string Write(IEnumerable<RatingLevel> levels) => JsonSerializer.Serialize(
        levels.Select(level => new Level(level.Code, level.Word, level.IsLow, level.FromRate, level.IsOutside)), Options);

    public static RatingScale Read(RatingScaleVersion version) => new(version.Name, version.Number, Levels(version.Levels));

    public static IReadOnlyList<RatingLevel> Levels(string json) =>
        [.. (JsonSerializer.Deserialize<List<Level>>(json, Options) ?? []).Select(level => new RatingLevel(level.Code, level.Word, level.IsLow, level.FromRate, level.IsOutside))];
}
