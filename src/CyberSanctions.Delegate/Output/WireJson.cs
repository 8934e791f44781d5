using System.Globalization;
using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Voting.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace CyberSanctions.Delegate.Output;

/// <summary>
/// What came over gRPC, in the JSON of the REST interface: member names in camelCase, values of closed lists as their words
/// (<c>constructive-abstain</c>, <c>TLP:AMBER+STRICT</c>), dates and instants as in ISO 8601, numbers as numbers, and what is
/// not there left out.
/// </summary>
internal static class WireJson
{
    /// <summary>A message.</summary>
    public static JsonObject Of(IMessage message)
    {
        var json = new JsonObject();
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder())
        {
            var value = field.Accessor.GetValue(message);
            if (field.IsRepeated)
            {
                json[field.JsonName] =
                    new JsonArray([.. ((System.Collections.IEnumerable)value).Cast<object>().Select(item => Value(field, item))]);
            }
            else if (value is not null && Value(field, value) is { } node)
            {
                // REST asks the other way round, so that nobody reads past a "not".
                json[field.Name == "takes_no_part" ? "takesPart" : field.JsonName] = field.Name == "takes_no_part"
                    ? !(bool)value
                    : node;
            }
        }

        return json;
    }

    /// <summary>An instant: UTC, as REST writes it.</summary>
    public static string? Of(Timestamp? instant)
        => instant?.ToDateTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>Without the members that have no value.</summary>
    public static JsonObject Present(JsonObject json)
    {
        foreach (var absent in json.Where(member => member.Value is null).Select(member => member.Key).ToList())
        {
            json.Remove(absent);
        }

        return json;
    }

    private static JsonNode? Value(FieldDescriptor field, object value) => field.FieldType switch
    {
        FieldType.Enum => Word(field.EnumType, Convert.ToInt32(value, CultureInfo.InvariantCulture)),
        FieldType.Message => value switch
        {
            Timestamp instant => Of(instant),
            Date date => $"{date.Year:0000}-{date.Month:00}-{date.Day:00}",
            PartialDate date => Partial(date),
            IMessage message => Of(message),
            _ => null,
        },
        FieldType.Bool => JsonValue.Create((bool)value),
        FieldType.String => value is "" ? null
            : JsonValue.Create(NamesAField(field) ? FieldNames.InJson((string)value) : (string)value),
        FieldType.Bytes => JsonValue.Create(((ByteString)value).ToBase64()),
        _ => JsonValue.Create(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
    };

    private static bool NamesAField(FieldDescriptor field)
        => field.ContainingType == FieldChange.Descriptor && field.FieldNumber == FieldChange.FieldFieldNumber;

    // HANDLING_TLP_AMBER_STRICT, of Handling. A service may be newer than this program, and know a value that has no word here
    // yet.
    private static JsonValue? Word(EnumDescriptor kind, int number)
    {
        if (number == 0)
        {
            return null;
        }

        var prefix = string.Concat(
            kind.Name.Select((c, i) => i > 0 && char.IsUpper(c) ? $"_{c}" : $"{char.ToUpperInvariant(c)}"));
        var name = kind.FindValueByNumber(number)?.Name[(prefix.Length + 1)..] ?? "UNSPECIFIED";
        return JsonValue.Create(kind.Name != nameof(Handling) ? name.ToLowerInvariant().Replace('_', '-')
            : name == "TLP_AMBER_STRICT" ? "TLP:AMBER+STRICT" : name.Replace('_', ':'));
    }

    // As a string where that says it all: 1985-08; else { "from": 1980, "to": 1985 } or { "date": "1985", "circa": true }.
    private static JsonNode Partial(PartialDate date)
    {
        var text = $"{date.Year:0000}{(date.Month > 0 ? $"-{date.Month:00}" : "")}{(date.Day > 0 ? $"-{date.Day:00}" : "")}";
        if (date.Year > 0 && !date.Circa)
        {
            return JsonValue.Create(text);
        }

        var json = date.Year > 0
            ? new JsonObject { ["date"] = text }
            : new JsonObject { ["from"] = date.YearFrom, ["to"] = date.YearTo };
        if (date.Circa)
        {
            json["circa"] = true;
        }

        return json;
    }
}
