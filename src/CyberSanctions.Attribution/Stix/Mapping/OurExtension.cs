using System.Text.Json;
using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Attribution.V1;
using Google.Protobuf;

namespace CyberSanctions.Attribution.Stix.Mapping;

/// <summary>
/// What STIX has no word for, in an extension of this suite's: the fields of an item as the contracts name them, but for those
/// that
/// the object itself says; other items by their ids in STIX.
/// </summary>
/// <example><code>"extension-definition--…": { "extension_type": "property-extension", "item": "evidence", "reliability": …
/// }</code></example>
internal static class OurExtension
{
    /// <summary>Says that the content of a note is only its abstract again.</summary>
    public const string Repeats = "content_repeats_abstract";

    /// <summary>What is said in it of the object, and not of the item.</summary>
    public static readonly string[] OfTheObject = ["extension_type", "item", "exercise", Repeats];

    private const string Made = "2026-11-28T00:00:00.000Z";

    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default.WithPreserveProtoFieldNames(true));

    /// <summary>Who made what this suite exports, and what its extension is: both go along in each bundle.</summary>
    public static IReadOnlyDictionary<string, byte[]> Definitions { get; } = new Dictionary<string, byte[]>
    {
        [StixIds.Suite] = ObjectReading.CanonicalOf(new JsonObject
        {
            ["type"] = "identity",
            ["spec_version"] = "2.1",
            ["id"] = StixIds.Suite,
            ["created"] = Made,
            ["modified"] = Made,
            ["name"] = "CyberSanctions",
            ["identity_class"] = "system",
        }),
        [StixIds.Extension] = ObjectReading.CanonicalOf(new JsonObject
        {
            ["type"] = "extension-definition",
            ["spec_version"] = "2.1",
            ["id"] = StixIds.Extension,
            ["created_by_ref"] = StixIds.Suite,
            ["created"] = Made,
            ["modified"] = Made,
            ["name"] = "Attribution dossier",
            ["description"] = "What an attribution dossier says and STIX has no word for.",
            ["schema"] = "docs/stix.md",
            ["version"] = "1.0.0",
            ["extension_types"] = new JsonArray("property-extension"),
        }),
    };

    /// <summary>The extension of an object, if it has ours.</summary>
    public static JsonElement? Of(StixObject stix) => JsonText.ObjectOf(stix.Json, "extensions", StixIds.Extension);

    /// <summary>Of which item it says that it is.</summary>
    public static string ItemOf(StixObject stix) => Of(stix) is { } extension ? JsonText.Of(extension, "item") ?? "" : "";

    /// <summary>Whether it says that it belongs to an exercise, or to none; nothing when it says neither.</summary>
    public static bool? ExerciseOf(StixObject stix)
        => Of(stix) is { } extension && extension.TryGetProperty("exercise", out var exercise)
            ? exercise.ValueKind == JsonValueKind.True
            : null;

    /// <summary>Puts what an item says into an object, but for what the object itself says.</summary>
    public static void Write(JsonObject stix, string item, IMessage says, Outgoing to, params string[] saidByTheObject)
    {
        var fields = JsonNode.Parse(Formatter.Format(says))!.AsObject();
        foreach (var name in saidByTheObject.Append("id"))
        {
            fields.Remove(name);
        }

        Name(fields, to);
        Write(stix, item, fields, to.Dossier);
    }

    /// <summary>Puts an extension into an object.</summary>
    public static void Write(JsonObject stix, string item, JsonObject fields, Dossier dossier)
    {
        fields["extension_type"] = "property-extension";
        fields["item"] = item;
        fields["exercise"] = dossier.Exercise;
        ExtensionsOf(stix)[StixIds.Extension] = fields;
    }

    /// <summary>All extensions of an object.</summary>
    public static JsonObject ExtensionsOf(JsonObject stix)
    {
        if (stix["extensions"] is not JsonObject extensions)
        {
            stix["extensions"] = extensions = [];
        }

        return extensions;
    }

    // evidence_ids becomes evidence_refs, at any depth.
    private static void Name(JsonNode? node, Outgoing to)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
            {
                Name(item, to);
            }
        }
        else if (node is JsonObject json)
        {
            foreach (var (name, value) in json.ToList())
            {
                if (name.EndsWith("_id", StringComparison.Ordinal) || name == "same_origin_as")
                {
                    json.Remove(name);
                    json[name == "same_origin_as" ? "same_origin_as_ref" : $"{name[..^3]}_ref"] = to.Ids[(string)value!];
                }
                else if (name.EndsWith("_ids", StringComparison.Ordinal))
                {
                    json.Remove(name);
                    json[$"{name[..^4]}_refs"] = new JsonArray([.. value!.AsArray().Select(id => (JsonNode)to.Ids[(string)id!])]);
                }
                else
                {
                    Name(value, to);
                }
            }
        }
    }
}
