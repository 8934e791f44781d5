using System.Text.Json.Nodes;
using CyberSanctions.Attribution.Actors;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Attribution.Stix.Mapping;

/// <summary>
/// A group is an intrusion-set; a person, an entity and an organ of a State are threat-actors whose resource_level says which. An
/// identity is nobody who is held to be behind anything, and has no aliases.
/// </summary>
internal static class ActorMapping
{
    /// <summary>The type of STIX for a kind of actor.</summary>
    public static string TypeOf(ActorKind kind) => kind == ActorKind.Group ? "intrusion-set" : "threat-actor";

    public static void Write(JsonObject stix, Actor actor, Outgoing to, bool isNew)
    {
        stix.Set("name", actor.Name);
        stix.Set("description", actor.Involvement);
        stix.Set("aliases", actor.Aliases);
        if (isNew && actor.Kind != ActorKind.Group)
        {
            stix["resource_level"] = actor.Kind switch
            {
                ActorKind.Person => "individual",
                ActorKind.StateOrgan => "government",
                _ => "organization",
            };
            stix["threat_actor_types"] = new JsonArray(actor.Kind == ActorKind.StateOrgan ? "nation-state" : "unknown");
        }

        var said = KindOf((string)stix["type"]!, (string?)stix["resource_level"], actor.State.Length > 0);
        OurExtension.Write(
            stix, "actor", actor, to, ["name", "involvement", "aliases", .. said == actor.Kind ? (string[])["kind"] : []]);
    }

    public static Actor Read(StixObject stix, Incoming from)
    {
        var extension = OurExtension.Of(stix);
        var own = new JsonObject
        {
            ["name"] = JsonText.Of(stix.Json, "name"),
            ["involvement"] = JsonText.Of(stix.Json, "description") ?? "",
            ["aliases"] = new JsonArray([.. AliasesOf(stix).Select(alias => (JsonNode)alias)]),
        };
        if (extension is not { } said || !said.TryGetProperty("kind", out _))
        {
            var ofAState = extension is { } ours && JsonText.Of(ours, "state") is not null;
            own["kind"] = (int)KindOf(stix.Type, JsonText.Of(stix.Json, "resource_level"), ofAState);
        }

        var actor = from.Read<Actor>(stix, own);
        Incoming.Require(ActorRules.Check(new Checks(), actor));
        return actor;
    }

    // Others name an actor among its own aliases, which says nothing more.
    private static IEnumerable<string> AliasesOf(StixObject stix)
        => JsonText.TextsOf(stix.Json, "aliases").Distinct(StringComparer.Ordinal)
            .Where(alias => alias != JsonText.Of(stix.Json, "name"));

    private static ActorKind KindOf(string type, string? resources, bool ofAState) => (type, resources) switch
    {
        ("intrusion-set", _) => ActorKind.Group,
        (_, "individual") => ActorKind.Person,
        (_, "organization") => ActorKind.Entity,
        (_, "government") when ofAState => ActorKind.StateOrgan,
        _ => ActorKind.Group,
    };
}
