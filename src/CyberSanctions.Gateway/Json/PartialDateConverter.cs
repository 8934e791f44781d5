using System.Text.Json;
using System.Text.Json.Serialization;

namespace CyberSanctions.Gateway.Json;

/// <summary>See <see cref="PartialDate"/> for the forms.</summary>
internal sealed class PartialDateConverter : JsonConverter<PartialDate>
{
    private const string Forms =
        """Is no date of the calendar: give "1985", "1985-08", "1985-08-03", """
        + """{"date": "1985-08", "circa": true} or {"from": 1960, "to": 1965}.""";

    public override PartialDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return (document.RootElement.ValueKind switch
        {
            JsonValueKind.String => PartialDate.Parse(document.RootElement.GetString()!),
            JsonValueKind.Object => FromObject(document.RootElement),
            _ => null,
        }) ?? throw new JsonException(Forms);
    }

    public override void Write(Utf8JsonWriter writer, PartialDate value, JsonSerializerOptions options)
    {
        if (!value.IsRange && !value.Circa)
        {
            writer.WriteStringValue(value.ToIsoText());
            return;
        }

        writer.WriteStartObject();
        if (value.IsRange)
        {
            writer.WriteNumber("from", value.YearFrom);
            writer.WriteNumber("to", value.YearTo);
        }
        else
        {
            writer.WriteString("date", value.ToIsoText());
        }

        if (value.Circa)
        {
            writer.WriteBoolean("circa", true);
        }

        writer.WriteEndObject();
    }

    // A member that is unknown, of another kind, or there twice leaves something over, and then it is no date.
    private static PartialDate? FromObject(JsonElement element)
    {
        string? date = null;
        int? from = null, to = null;
        bool? circa = null;
        foreach (var member in element.EnumerateObject())
        {
            switch (member.Name, member.Value.ValueKind)
            {
                case ("date", JsonValueKind.String) when date is null:
                    date = member.Value.GetString();
                    break;
                case ("from", JsonValueKind.Number) when from is null && member.Value.TryGetInt32(out var year):
                    from = year;
                    break;
                case ("to", JsonValueKind.Number) when to is null && member.Value.TryGetInt32(out var year):
                    to = year;
                    break;
                case ("circa", JsonValueKind.True or JsonValueKind.False) when circa is null:
                    circa = member.Value.GetBoolean();
                    break;
                default:
                    return null;
            }
        }

        return (date, from, to) switch
        {
            ({ } text, null, null) => PartialDate.Parse(text, circa ?? false),
            (null, { } first, { } last) => PartialDate.Range(first, last, circa ?? false),
            _ => null,
        };
    }
}
