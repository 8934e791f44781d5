using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Signing;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace CyberSanctions.Listing.CourtFiles;

/// <summary>
/// A message as JSON in the words that people use of it, member by member: so nothing that it comes to say is left out. What is
/// empty, zero or false is not there. Instants, days and markings are as in docs/court-file.md.
/// </summary>
internal static class MessageTree
{
    /// <summary>The tree.</summary>
    public static JsonObject Of(IMessage message)
    {
        var tree = new JsonObject();
        foreach (var field in message.Descriptor.Fields.InFieldNumberOrder())
        {
            var value = field.Accessor.GetValue(message);
            if (field.IsRepeated)
            {
                var items = ((IEnumerable)value).Cast<object>().Select(ValueOf).ToArray();
                if (items.Length > 0)
                {
                    tree[field.JsonName] = new JsonArray(items);
                }
            }
            else if (field.HasPresence ? field.Accessor.HasValue(message) : !IsNothing(value))
            {
                tree[field.JsonName] = ValueOf(value);
            }
        }

        return tree;
    }

    private static bool IsNothing(object value) => value switch
    {
        string text => text.Length == 0,
        ByteString bytes => bytes.IsEmpty,
        bool yes => !yes,
        _ => Convert.ToInt64(value, CultureInfo.InvariantCulture) == 0,
    };

    private static JsonNode ValueOf(object value) => value switch
    {
        Timestamp instant => JsonValue.Create(Timestamps.Text(instant.ToDateTime())),
        Date day => JsonValue.Create(day.ToDay().ToString("O", CultureInfo.InvariantCulture)),
        PartialDate date => JsonValue.Create(TextOf(date)),
        IMessage message => Of(message),
        Handling handling => JsonValue.Create(Markings.Of(handling)),
        System.Enum word => JsonValue.Create(JsonNamingPolicy.KebabCaseLower.ConvertName(word.ToString())),
        ByteString bytes => JsonValue.Create(bytes.ToBase64()),
        string text => JsonValue.Create(text),
        bool yes => JsonValue.Create(yes),
        _ => JsonValue.Create(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
    };

    private static string TextOf(PartialDate date)
    {
        var known = date switch
        {
            { Year: 0 } => $"{date.YearFrom:0000} to {date.YearTo:0000}",
            { Month: 0 } => $"{date.Year:0000}",
            { Day: 0 } => $"{date.Year:0000}-{date.Month:00}",
            _ => $"{date.Year:0000}-{date.Month:00}-{date.Day:00}",
        };
        return date.Circa ? $"circa {known}" : known;
    }
}
