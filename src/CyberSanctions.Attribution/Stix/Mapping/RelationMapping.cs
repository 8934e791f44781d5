using System.Text.Json.Nodes;
using CyberSanctions.Attribution.Assessing;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Attribution.Stix.Mapping;

/// <summary>
/// A relation between actors is a relationship. STIX has words for few of them; the others are this suite's, as it allows. Which
/// evidence says so is in the extension, so no relationship of somebody else becomes a relation.
/// </summary>
internal static class RelationMapping
{
    private static readonly (RelationKind Kind, string Type)[] Types =
    [
        (RelationKind.MemberOf, "member-of"),
        (RelationKind.DirectedBy, "directed-by"),
        (RelationKind.FrontFor, "front-for"),
        (RelationKind.InfrastructureOf, "infrastructure-of"),
        (RelationKind.Supports, "supports"),
        (RelationKind.AssociatedWith, "related-to"),
    ];

    public static void Write(JsonObject stix, Relation relation, Outgoing to)
    {
        stix["relationship_type"] = Types.Single(type => type.Kind == relation.Kind).Type;
        stix["source_ref"] = to.Ids[relation.SourceId];
        stix["target_ref"] = to.Ids[relation.TargetId];
        stix.Set("description", relation.Description);
        OurExtension.Write(stix, "relation", relation, to, "kind", "source_id", "target_id", "description");
    }

    public static Relation Read(StixObject stix, Incoming from)
    {
        var type = JsonText.Of(stix.Json, "relationship_type");
        var relation = from.Read<Relation>(stix, new JsonObject
        {
            ["kind"] = (int)Types.FirstOrDefault(row => row.Type == type).Kind,
            ["source_id"] = ItemOf(stix, "source_ref", from),
            ["target_id"] = ItemOf(stix, "target_ref", from),
            ["description"] = JsonText.Of(stix.Json, "description") ?? "",
        });
        Incoming.Require(RelationRules.Check(new Checks(), relation, from.Today));
        return relation;
    }

    private static string ItemOf(StixObject stix, string property, Incoming from)
        => from.Ids.TryGetValue(JsonText.Of(stix.Json, property) ?? "", out var item)
            ? item.ToString()
            : throw new NoItemException($"{property} names what is no item");
}
