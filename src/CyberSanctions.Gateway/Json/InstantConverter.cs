using System.Text.Json;
using System.Text.Json.Serialization;

namespace CyberSanctions.Gateway.Json;

/// <summary>
/// An instant as RFC 3339 writes it, <c>2026-12-04T17:00:00Z</c> or <c>2026-12-04T18:00:00+01:00</c>: without a zone it would be
/// a guess. Written in UTC.
/// </summary>
internal sealed class InstantConverter : JsonConverter<DateTimeOffset>
{
    /// <summary>What a wrong one is told.</summary>
    public const string Demand = "Must be a time with its zone, written like 2026-12-04T17:00:00Z.";

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => reader.TokenType == JsonTokenType.String
            && HasZone(reader.GetString()!)
            && reader.TryGetDateTimeOffset(out var instant)
            ? instant
            : throw new JsonException(Demand);

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
        => writer.WriteStringValue(value.UtcDateTime);

    /// <summary>Reads one outside of JSON, as in a query.</summary>
    public static bool TryParse(string text, out DateTimeOffset instant)
    {
        instant = default;
        var reader = new Utf8JsonReader(JsonSerializer.SerializeToUtf8Bytes(text));
        return HasZone(text) && reader.Read() && reader.TryGetDateTimeOffset(out instant);
    }

    private static bool HasZone(string text)
        => text.Contains('T', StringComparison.Ordinal) && (text is [.., 'Z'] || text is [.., '+' or '-', _, _, ':', _, _]);
}
