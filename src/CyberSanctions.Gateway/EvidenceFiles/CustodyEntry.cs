using CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Gateway.EvidenceFiles;

/// <summary>What was done with the content of an item of evidence.</summary>
public sealed record CustodyEntry
{
    /// <summary>1, 2, 3 …: the item's own count, without gaps.</summary>
    public required long Number { get; init; }

    /// <summary>What was done.</summary>
    public required CustodyKind Kind { get; init; }

    /// <summary>Who did it; `service:attribution` for what the store does by itself.</summary>
    public required string RecordedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTime RecordedAt { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>In which dossier.</summary>
    public required string DossierReference { get; init; }

    /// <summary>The item.</summary>
    public required string ItemId { get; init; }

    /// <summary>SHA-256 of the content that it is about.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Bytes of that content.</summary>
    public required long Size { get; init; }

    /// <summary>Which bytes were sent, the first and the last, when it was not all of them.</summary>
    public string? Range { get; init; }

    /// <summary>To whom it was given.</summary>
    public string? Recipient { get; init; }

    /// <summary>What came of hashing it again.</summary>
    public RehashOutcome? Outcome { get; init; }

    /// <summary>What was decided on its release.</summary>
    public ReleaseDecision? Release { get; init; }

    /// <summary>SHA-256 of the entry before, as the journal has it; absent in the first.</summary>
    public string? Previous { get; init; }
}

/// <summary>Evidence that was given to somebody.</summary>
public sealed record NewSharing
{
    /// <summary>To whom, 1 to 500 characters.</summary>
    public required string Recipient { get; init; }

    /// <summary>Why, 1 to 2,000 characters.</summary>
    public required string Reason { get; init; }
}

/// <summary>Why a content is to be hashed again.</summary>
public sealed record NewRehash
{
    /// <summary>Why, 1 to 2,000 characters.</summary>
    public required string Reason { get; init; }
}

/// <summary>A decision on the release of evidence.</summary>
public sealed record NewReleaseDecision
{
    /// <summary>Whether it may be released.</summary>
    public required bool Released { get; init; }

    /// <summary>What of it, 1 to 20,000 characters; left out when nothing is released.</summary>
    public string? Extract { get; init; }

    /// <summary>TLP 2.0 marking of the extract, not above the item's own; left out when nothing is released.</summary>
    public Contracts.Common.V1.Handling? Handling { get; init; }

    /// <summary>Why, 1 to 2,000 characters.</summary>
    public required string Reason { get; init; }
}

/// <summary>A public key that custody files are signed with.</summary>
public sealed record CustodyKey
{
    /// <summary>Its thumbprint (RFC 7638).</summary>
    public required string KeyId { get; init; }

    /// <summary>SubjectPublicKeyInfo (DER), base64.</summary>
    public required byte[] PublicKey { get; init; }
}
