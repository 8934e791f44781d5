using System.Text.Json;
using System.Text.Json.Nodes;

namespace CyberSanctions.Attribution.Stix;

/// <summary>Short ways to what is in an object.</summary>
internal static class JsonText
{
    /// <summary>A text; nothing when it is none, or half a character is in it.</summary>
    public static string? Of(JsonElement json)
    {
        try
        {
            return json.ValueKind == JsonValueKind.String ? json.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The text of a property; nothing when there is none.</summary>
    public static string? Of(JsonElement json, string property)
        => json.TryGetProperty(property, out var value) ? Of(value) : null;

    /// <summary>The items of a list, if there is one.</summary>
    public static IEnumerable<JsonElement> ListOf(JsonElement json, string property)
        => json.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];

    /// <summary>The texts of a list, if there is one.</summary>
    public static IEnumerable<string> TextsOf(JsonElement json, string property) => ListOf(json, property).Select(Of)
        .OfType<string>();

    /// <summary>An object within an object, if there is one.</summary>
    public static JsonElement? ObjectOf(JsonElement json, params ReadOnlySpan<string> properties)
    {
        foreach (var property in properties)
        {
            if (!json.TryGetProperty(property, out json) || json.ValueKind != JsonValueKind.Object)
            {
                return null;
            }
        }

        return json;
    }

    /// <summary>Sets a text, or takes it away when there is none.</summary>
    public static void Set(this JsonObject json, string property, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            json.Remove(property);
        }
        else
        {
            json[property] = text;
        }
    }

    /// <summary>Sets a list of texts, or takes it away when there are none.</summary>
    public static void Set(this JsonObject json, string property, IEnumerable<string> texts)
    {
        var list = new JsonArray([.. texts.Select(text => (JsonNode)text)]);
        if (list.Count == 0)
        {
            json.Remove(property);
        }
        else
        {
            json[property] = list;
        }
    }
}
