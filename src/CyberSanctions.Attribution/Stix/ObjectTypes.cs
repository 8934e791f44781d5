using System.Collections.Frozen;

namespace CyberSanctions.Attribution.Stix;

/// <summary>The objects of STIX 2.1, what each of them must say, and of which kind what they say is.</summary>
internal static class ObjectTypes
{
    private static readonly FrozenDictionary<string, string[]> Domain = Table(
        """
        attack-pattern name
        campaign name
        course-of-action name
        grouping context object_refs
        identity name
        incident name
        indicator pattern pattern_type valid_from
        infrastructure name
        intrusion-set name
        location
        malware is_family
        malware-analysis product
        note content object_refs
        observed-data first_observed last_observed number_observed
        opinion opinion object_refs
        report name published object_refs
        threat-actor name
        tool name
        vulnerability name
        relationship relationship_type source_ref target_ref
        sighting sighting_of_ref
        language-content object_ref contents
        extension-definition name schema version created_by_ref extension_types
        """);

    private static readonly FrozenDictionary<string, string[]> Observable = Table(
        """
        artifact
        autonomous-system number
        directory path
        domain-name value
        email-addr value
        email-message is_multipart
        file
        ipv4-addr value
        ipv6-addr value
        mac-addr value
        mutex name
        network-traffic protocols
        process
        software name
        url value
        user-account
        windows-registry-key
        x509-certificate
        """);

    private static readonly FrozenDictionary<string, PropertyKind> Kinds = new (PropertyKind Kind, string Names)[]
    {
        (PropertyKind.Text, "name description context pattern pattern_type product content abstract opinion explanation"
            + " relationship_type value path schema version identity_class lang objective resource_level primary_motivation"),
        (PropertyKind.Time, "created modified valid_from valid_until first_observed last_observed published first_seen last_seen"
            + " start_time stop_time"),
        (PropertyKind.Whole, "number number_observed count confidence"),
        (PropertyKind.Flag, "is_family revoked is_multipart defanged"),
        (PropertyKind.Texts, "labels aliases roles goals protocols extension_types report_types threat_actor_types malware_types"
            + " authors sectors indicator_types"),
        (PropertyKind.Id, "created_by_ref source_ref target_ref sighting_of_ref object_ref"),
        (PropertyKind.Ids, "object_refs object_marking_refs observed_data_refs where_sighted_refs"),
        (PropertyKind.Object, "extensions contents hashes"),
        (PropertyKind.Objects, "external_references granular_markings kill_chain_phases"),
    }.SelectMany(row => row.Names.Split(' ').Select(name => (name, row.Kind)))
        .ToFrozenDictionary(row => row.name, row => row.Kind);

    /// <summary>What a type is; of one that STIX does not have: by what the object says.</summary>
    public static ObjectSort SortOf(StixObject stix) => stix.Type == "marking-definition" ? ObjectSort.Marking
        : Domain.ContainsKey(stix.Type) ? ObjectSort.Domain
        : Observable.ContainsKey(stix.Type) ? ObjectSort.Observable
        : stix.Json.TryGetProperty("created", out _) || stix.Json.TryGetProperty("modified", out _) ? ObjectSort.Domain
        : ObjectSort.Observable;

    /// <summary>Whether STIX has a type.</summary>
    public static bool IsStandard(string type)
        => type == "marking-definition" || Domain.ContainsKey(type) || Observable.ContainsKey(type);

    /// <summary>What an object of a type must say besides what all of its sort must.</summary>
    public static IReadOnlyList<string> RequiredOf(string type)
        => Domain.GetValueOrDefault(type) ?? Observable.GetValueOrDefault(type) ?? [];

    /// <summary>Of which kind a property is; nothing: it may be anything.</summary>
    public static PropertyKind? KindOf(string property) => Kinds.TryGetValue(property, out var kind) ? kind : null;

    /// <summary>Whether an object that names another one there says nothing without it.</summary>
    public static bool IsEssential(string property)
        => property is "source_ref" or "target_ref" or "sighting_of_ref" or "object_ref" or "object_refs";

    private static FrozenDictionary<string, string[]> Table(string text)
        => text.Split('\n').Select(line => line.Split(' ')).ToFrozenDictionary(row => row[0], row => row[1..]);
}

/// <summary>Sorts of objects: each has properties that it must have, and others that it cannot have.</summary>
internal enum ObjectSort
{
    /// <summary>What has versions: domain objects, relationships, and what is said of STIX itself.</summary>
    Domain,

    /// <summary>What was seen on systems.</summary>
    Observable,

    Marking,
}

/// <summary>Kinds of properties.</summary>
internal enum PropertyKind
{
    Text,
    Time,
    Whole,
    Flag,
    Texts,
    Id,
    Ids,
    Object,
    Objects,
}
