using CyberSanctions.Contracts.Publication.V1;

namespace CyberSanctions.Gateway.Lists;

/// <summary>One published version of a list.</summary>
public sealed record ListVersion
{
    /// <summary>For example eu-cyber.</summary>
    public required string List { get; init; }

    /// <summary>1, 2, 3 … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>Whether it is an exercise list.</summary>
    public required bool Exercise { get; init; }

    /// <summary>Whether an act took effect, or listings or the framework came to their last day.</summary>
    public required VersionCause Cause { get; init; }

    /// <summary>The act that took effect, or that had set the last day.</summary>
    public required string ActReference { get; init; }

    /// <summary>Its number.</summary>
    public required string ActNumber { get; init; }

    /// <summary>The ballot that adopted the act.</summary>
    public required string BallotReference { get; init; }

    /// <summary>From this day the list is so in force.</summary>
    public required DateOnly InForceFrom { get; init; }

    /// <summary>When the suite recorded it.</summary>
    public required DateTime RecordedAt { get; init; }

    /// <summary>Entries on the list at this version.</summary>
    public required int Entries { get; init; }

    /// <summary>Those that came with this version.</summary>
    public required int Added { get; init; }

    /// <summary>Those that read differently since this version.</summary>
    public required int Amended { get; init; }

    /// <summary>Those that left with this version.</summary>
    public required int Removed { get; init; }

    /// <summary>The files of this version.</summary>
    public required IReadOnlyList<Artifact> Artifacts { get; init; }
}

/// <summary>A file of a list version: rendered once, the same bytes for ever.</summary>
public sealed record Artifact
{
    /// <summary>For example list.json.</summary>
    public required string Name { get; init; }

    /// <summary>For example application/json.</summary>
    public required string MediaType { get; init; }

    /// <summary>Its length, not compressed.</summary>
    public required long Bytes { get; init; }

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }
}
