using System.Text.Json.Nodes;
using CyberSanctions.Attribution.Items;
using CyberSanctions.Contracts.Attribution.V1;
using Google.Protobuf.WellKnownTypes;

namespace CyberSanctions.Attribution.Stix.Mapping;

/// <summary>Which object of STIX an item is, and the other way round.</summary>
internal static class ItemMapping
{
    /// <summary>
    /// Which item an object is to be: what our extension says; of what somebody else made, an incident, a threat actor and an
    /// intrusion set. Nothing: it is none.
    /// </summary>
    public static ItemKind? KindOf(StixObject stix) => (OurExtension.ItemOf(stix), stix.Type) switch
    {
        ("incident" or "", "incident") => ItemKind.Incident,
        ("actor" or "", "threat-actor" or "intrusion-set") => ItemKind.Actor,
        ("relation", "relationship") => ItemKind.Relation,
        ("evidence", "note") => ItemKind.Evidence,
        ("event", "note") => ItemKind.Event,
        ("hypothesis", "note") => ItemKind.Hypothesis,
        ("responsibility", "note") => ItemKind.Responsibility,
        _ => null,
    };

    /// <summary>The item that an object is.</summary>
    /// <exception cref="NoItemException">It is none.</exception>
    public static NewItem Read(ItemKind kind, StixObject stix, Incoming from, string addedBy, DateTime addedAt)
    {
        var id = from.Ids[stix.Id].ToString();
        switch (kind)
        {
            case ItemKind.Incident:
                return ItemTables.Incidents.New(id, new(IncidentMapping.Read(stix, from)) { Id = id });
            case ItemKind.Evidence:
                return ItemTables.Evidence.New(id, new(NoteMapping.ReadEvidence(stix, from))
                {
                    Id = id,
                    AddedBy = addedBy,
                    AddedAt = addedAt.ToTimestamp(),
                });
            case ItemKind.Actor:
                return ItemTables.Actors.New(id, new(ActorMapping.Read(stix, from)) { Id = id });
            case ItemKind.Event:
                return ItemTables.Events.New(id, new(NoteMapping.ReadEvent(stix, from)) { Id = id });
            case ItemKind.Relation:
                return ItemTables.Relations.New(id, new(RelationMapping.Read(stix, from)) { Id = id });
            case ItemKind.Hypothesis:
                return ItemTables.Hypotheses.New(id, new(NoteMapping.ReadHypothesis(stix, from)) { Id = id });
            case ItemKind.Responsibility:
                return ItemTables.Responsibilities.New(id, new(NoteMapping.ReadResponsibility(stix, from)) { Id = id });
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of item.");
        }
    }

    /// <summary>The type of STIX that an item has.</summary>
    public static string TypeOf(ItemKind kind, string content) => kind switch
    {
        ItemKind.Incident => "incident",
        ItemKind.Actor => ActorMapping.TypeOf(ItemTables.Actors.Read(content).Kind),
        ItemKind.Relation => "relationship",
        _ => "note",
    };

    /// <summary>Puts what an item says into an object.</summary>
    /// <param name="isNew">Whether nobody has said anything in the object before.</param>
    public static void Write(JsonObject stix, VersionedContent content, Outgoing to, bool isNew)
    {
        switch (content.ContentCase)
        {
            case VersionedContent.ContentOneofCase.Incident:
                IncidentMapping.Write(stix, content.Incident, to);
                return;
            case VersionedContent.ContentOneofCase.Evidence:
                NoteMapping.Write(stix, content.Evidence, to);
                return;
            case VersionedContent.ContentOneofCase.Actor:
                ActorMapping.Write(stix, content.Actor, to, isNew);
                return;
            case VersionedContent.ContentOneofCase.Event:
                NoteMapping.Write(stix, content.Event, to);
                return;
            case VersionedContent.ContentOneofCase.Relation:
                RelationMapping.Write(stix, content.Relation, to);
                return;
            case VersionedContent.ContentOneofCase.Hypothesis:
                NoteMapping.Write(stix, content.Hypothesis, to);
                return;
            case VersionedContent.ContentOneofCase.Responsibility:
                NoteMapping.Write(stix, content.Responsibility, to);
                return;
            default:
                throw new ArgumentOutOfRangeException(nameof(content), content.ContentCase, "There is no such kind of item.");
        }
    }
}
