using Handling = CyberSanctions.Contracts.Common.V1.Handling;

namespace CyberSanctions.Gateway.EvidenceFiles;

/// <summary>What is kept of an item of evidence.</summary>
public sealed record HeldContent
{
    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    /// <summary>As its first bytes look, whatever its name: a hint, for nothing is opened here.</summary>
    public required string MediaType { get; init; }

    /// <summary>Who brought it.</summary>
    public required string ReceivedBy { get; init; }

    /// <summary>When it was complete.</summary>
    public required DateTime ReceivedAt { get; init; }

    /// <summary>When it was hashed last.</summary>
    public required DateTime CheckedAt { get; init; }

    /// <summary>Since when it is known not to be what was received; absent when all is well.</summary>
    public DateTime? DamagedAt { get; init; }
}

/// <summary>Whether an item of evidence may be released, as the legal service has decided it.</summary>
public sealed record ReleaseDecision
{
    /// <summary>Whether it may.</summary>
    public required bool Released { get; init; }

    /// <summary>What may be released of it; absent when nothing may, and in lists.</summary>
    public string? Extract { get; init; }

    /// <summary>TLP 2.0 marking of the extract.</summary>
    public Handling? Handling { get; init; }

    /// <summary>Who decided it.</summary>
    public required string DecidedBy { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTime DecidedAt { get; init; }
}

/// <summary>How far an upload is.</summary>
public sealed record EvidenceUpload
{
    /// <summary>Bytes that have arrived and are kept: go on with the byte of this number.</summary>
    public required long Received { get; init; }

    /// <summary>Bytes of the whole.</summary>
    public required long Total { get; init; }

    /// <summary>When it was begun; absent when it is complete.</summary>
    public DateTime? StartedAt { get; init; }

    /// <summary>When it is discarded, unless it goes on; absent when it is complete.</summary>
    public DateTime? ExpiresAt { get; init; }

    /// <summary>Present when it is complete.</summary>
    public HeldContent? Content { get; init; }
}
