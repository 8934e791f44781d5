using CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Gateway.Stix;

/// <summary>A dossier that was opened from a STIX bundle, and what became of each object of the bundle.</summary>
public sealed record DossierImport
{
    /// <summary>The dossier, at version 1.</summary>
    public required Dossiers.Dossier Dossier { get; init; }

    /// <summary>SHA-256 of the bundle as it came; the journal has it too.</summary>
    public required string Sha256 { get; init; }

    /// <summary>In the order of the bundle.</summary>
    public required IReadOnlyList<ImportedObject> Objects { get; init; }
}

/// <summary>What became of an object.</summary>
public sealed record ImportedObject
{
    /// <summary>As the bundle has it; absent when it has none.</summary>
    public string? Id { get; init; }

    /// <summary>
    /// `item`: it is an item of the dossier, too. `kept`: it is kept with the dossier as it came, and goes out with it again.
    /// `dossier`: it is what the dossier says of itself. `refused`: nothing of it is there.
    /// </summary>
    public required ImportOutcome Outcome { get; init; }

    /// <summary>Of the item.</summary>
    public ItemKind? ItemKind { get; init; }

    /// <summary>The id that the item has here.</summary>
    public string? ItemId { get; init; }

    /// <summary>Why it is no item, or is refused, and what else is to be known of it; the first five.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }
}
