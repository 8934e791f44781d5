using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json.Nodes;
using CyberSanctions.Attribution.Partners;
using CyberSanctions.Attribution.Stix;
using CyberSanctions.Attribution.Stix.Mapping;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;

namespace CyberSanctions.Attribution.Taxii;

/// <summary>
/// What a partner is shown, as objects of STIX 2.1. Their ids are made for the partner: what is shown of an item differs from
/// one partner to the other, and one version of one object has to say the same everywhere. Also of what once came in a bundle
/// only what the item says goes out, as an object of this suite's. Pure.
/// </summary>
internal static class SharedObjects
{
    private const string ShareReference = "share";
    private const string ItemReference = "shared-item";
    private const string ExtractReference = "released-extract";

    /// <summary>
    /// What objects here name without saying what it is: who made them, the extension, and how they are marked.
    /// </summary>
    public static IReadOnlyList<(string Id, string Version, byte[] Json)> Definitions { get; } =
    [
        .. OurExtension.Definitions.OrderBy(definition => definition.Key, StringComparer.Ordinal).Reverse()
            .Select(definition => Defined(definition.Key, "modified", definition.Value)),
        .. new[] { Handling.TlpClear, Handling.TlpGreen, ShareRules.Highest }.Select(Markings.Of)
            .Select(id => Defined(id, "created", Markings.PublishedAs(id))),
    ];

    /// <summary>The id of an item's object.</summary>
    public static string IdOf(ReceivedShareRow share, Guid item, ItemKind kind, bool isGroup)
        => StixIds.Of(TypeOf(kind, isGroup), $"{share.Partner} {share.DossierReference} {item}");

    /// <summary>The id of the report that stands for a share.</summary>
    public static string IdOfReport(ReceivedShareRow share) => StixIds.Of("report", $"share {share.Id}");

    /// <summary>An item as a partner is shown it.</summary>
    /// <param name="ids">The ids of the items of the share.</param>
    public static byte[] OfItem(CollectionEntry entry, SharedItem item, DateTime version, IReadOnlyDictionary<string, string> ids)
    {
        var share = entry.Share!;
        var stix = BundleWriter.New(entry.Id, MadeAt(entry.Item), version);
        var to = new Outgoing(new Dossier { Exercise = share.Exercise }, IdOfReport(share), ids);
        ItemMapping.Write(stix, item.Content, to, isNew: true);
        NoteMapping.WriteReference(stix, ExtractReference, "description", item.Extract);
        NoteMapping.WriteReference(stix, ShareReference, "external_id", share.Id.ToString());
        NoteMapping.WriteReference(stix, ItemReference, "external_id", item.Id);
        Markings.Set(stix, item.Content.Evidence?.Handling ?? share.VersionHandling);
        return ObjectReading.CanonicalOf(stix);
    }

    /// <summary>A share as the report that names all that is shown of it.</summary>
    public static byte[] OfShare(ReceivedShareRow share, IReadOnlyCollection<string> contents, DateTime version)
    {
        var header = share.ToShare().Header;
        var stix = BundleWriter.New(IdOfReport(share), share.ApprovedAt, version);
        var says = new Dossier
        {
            Reference = share.DossierReference,
            Title = header?.Title ?? share.DossierReference,
            Summary = header?.Summary ?? "",
            Exercise = share.Exercise,
            Handling = header is null ? ShareRules.Highest : share.VersionHandling,
        };
        ReportMapping.Write(stix, says, contents, isNew: true);
        NoteMapping.WriteReference(stix, ShareReference, "external_id", share.Id.ToString());
        var extension = OurExtension.ExtensionsOf(stix)[StixIds.Extension]!;
        extension["dossier_version"] = share.DossierVersion;
        extension["purpose"] = share.Purpose;
        extension["until"] = share.Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return ObjectReading.CanonicalOf(stix);
    }

    private static string TypeOf(ItemKind kind, bool isGroup) => kind switch
    {
        ItemKind.Incident => "incident",
        ItemKind.Actor => ActorMapping.TypeOf(isGroup ? ActorKind.Group : ActorKind.Person),
        ItemKind.Relation => "relationship",
        _ => "note",
    };

    // When an item was made stands in its id, a UUID of version 7, which partners see: it is the same in all versions of the
    // object, and says nothing new.
    private static DateTime MadeAt(Guid item)
    {
        if (item.Version != 7)
        {
            return DateTime.UnixEpoch;
        }

        Span<byte> bytes = stackalloc byte[16];
        item.TryWriteBytes(bytes, bigEndian: true, out _);
        var milliseconds = BinaryPrimitives.ReadInt64BigEndian(bytes) >> 16;
        return DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime;
    }

    private static (string Id, string Version, byte[] Json) Defined(string id, string version, byte[] json)
        => (id, (string)JsonNode.Parse(json)![version]!, json);
}
