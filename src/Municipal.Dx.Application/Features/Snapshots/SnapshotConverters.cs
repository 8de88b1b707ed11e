using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Municipal.Dx.Domain.Calendar;

namespace Municipal.Dx.Application.Features.Snapshots;

/// <summary>12.3000, as one database stores it, is 12.3.</summary>
internal sealed class PlainDecimalConverter : JsonConverter<decimal>
{
    private const decimal One = 1.0000000000000000000000000000m;

    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteNumberValue(value / One);
}

/// <summary>A fiscal year is its number.</summary>
internal sealed class FiscalYearConverter : JsonConverter<FiscalYear>
{
    public override FiscalYear Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        FiscalYear.TryCreate(reader.GetInt32(), out var year) ? year : throw new JsonException("A fiscal year is out of range.");

    public override void Write(Utf8JsonWriter writer, FiscalYear value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value);
}

/// <summary>Times are UTC and say so, whatever kind the database gave them.</summary>
internal sealed class UtcConverter : JsonConverter<DateTime>
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        DateTime.TryParseExact(reader.GetString(), Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : throw new JsonException("A time is not written as UTC.");

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString(Format, CultureInfo.InvariantCulture));
}
