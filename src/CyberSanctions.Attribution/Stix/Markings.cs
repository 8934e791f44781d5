using System.Collections.Frozen;
using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Common.V1;

namespace CyberSanctions.Attribution.Stix;

/// <summary>
/// Markings of the Traffic Light Protocol, with the ids under which they are published: version 2.0 as this suite uses it, and
/// version
/// 1.0 as it comes in. Every other marking is kept, and says nothing of who may see what here.
/// </summary>
internal static class Markings
{
    private const string Tlp2Extension = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";

    private static readonly (string Id, string Name, Handling Handling)[] Tlp2 =
    [
        ("94868c89-83c2-464b-929b-a1a8aa3c8487", "clear", Handling.TlpClear),
        ("bab4a63c-aed9-4cf5-a766-dfca5abac2bb", "green", Handling.TlpGreen),
        ("55d920b0-5e8b-4f79-9ee9-91f868d9b421", "amber", Handling.TlpAmber),
        ("939a9414-2ddd-4d32-a0cd-375ea402b003", "amber+strict", Handling.TlpAmberStrict),
        ("e828b379-4e03-4974-9ac4-e53a884c97c1", "red", Handling.TlpRed),
    ];

    private static readonly (string Id, string Name, Handling Handling)[] Tlp1 =
    [
        ("613f2e26-407d-48c7-9eca-b8e91df99dc9", "white", Handling.TlpClear),
        ("34098fce-860f-48ae-8e50-ebd3cc5e41da", "green", Handling.TlpGreen),
        ("f88d31f6-486f-44da-b317-01333bde0b82", "amber", Handling.TlpAmber),
        ("5e57c739-391a-4eb3-b6be-7d15ca92d5ed", "red", Handling.TlpRed),
    ];

    private static readonly FrozenDictionary<string, Handling> Handlings =
        Tlp2.Concat(Tlp1).ToFrozenDictionary(marking => IdOf(marking.Id), marking => marking.Handling);

    private static readonly FrozenDictionary<string, byte[]> Published = Tlp2
        .Select(marking => (Id: IdOf(marking.Id), Json: SecondVersion(marking.Id, marking.Name)))
        .Concat(Tlp1.Select(marking => (Id: IdOf(marking.Id), Json: FirstVersion(marking.Id, marking.Name))))
        .ToFrozenDictionary(marking => marking.Id, marking => marking.Json);

    /// <summary>The id of a marking of TLP 2.0.</summary>
    public static string Of(Handling handling) => IdOf(Tlp2.Single(marking => marking.Handling == handling).Id);

    /// <summary>Canonical JSON of a published marking.</summary>
    public static byte[] PublishedAs(string id) => Published[id];

    /// <summary>What a marking says of who may see; nothing, when it is no TLP.</summary>
    public static Handling? HandlingOf(string id) => Handlings.TryGetValue(id, out var handling) ? handling : null;

    /// <summary>What is wrong with a definition of a marking: TLP has the ids and the wording that were published.</summary>
    public static string? Problem(StixObject marking)
        => Published.TryGetValue(marking.Id, out var published)
            ? marking.Canonical.AsSpan().SequenceEqual(published) ? null
                : "Must be as it was published: it has the id of a TLP marking."
            : JsonText.Of(marking.Json, "definition_type") == "tlp"
                || JsonText.ObjectOf(marking.Json, "extensions", Tlp2Extension) is not null
                ? "Must have the id under which that TLP marking was published."
                : null;

    /// <summary>The strictest TLP marking of an object, of parts of it too; nothing when it has none.</summary>
    public static Handling? HandlingOf(StixObject marked)
        => marked.References.Where(reference => reference.Name is "object_marking_refs" or "marking_ref")
            .Select(reference => HandlingOf(reference.Id))
            .Max();

    /// <summary>Puts a TLP marking in the place of those that an object has.</summary>
    public static void Set(JsonObject marked, Handling handling)
    {
        var others = (marked["object_marking_refs"] as JsonArray ?? []).Select(id => (string)id!)
            .Where(id => HandlingOf(id) is null);
        marked.Set("object_marking_refs", others.Append(Of(handling)).Order(StringComparer.Ordinal));
    }

    private static string IdOf(string uuid) => $"marking-definition--{uuid}";

    private static byte[] SecondVersion(string uuid, string name)
    {
        var marking = New(uuid, name, "2022-10-01T00:00:00.000Z");
        marking["extensions"] = new JsonObject
        {
            [Tlp2Extension] = new JsonObject { ["extension_type"] = "property-extension", ["tlp_2_0"] = name },
        };
        return ObjectReading.CanonicalOf(marking);
    }

    private static byte[] FirstVersion(string uuid, string name)
    {
        var marking = New(uuid, name, "2017-01-20T00:00:00.000Z");
        marking["definition_type"] = "tlp";
        marking["definition"] = new JsonObject { ["tlp"] = name };
        return ObjectReading.CanonicalOf(marking);
    }

    private static JsonObject New(string uuid, string name, string created) => new()
    {
        ["type"] = "marking-definition",
        ["spec_version"] = "2.1",
        ["id"] = IdOf(uuid),
        ["created"] = created,
        ["name"] = $"TLP:{name.ToUpperInvariant()}",
    };
}
