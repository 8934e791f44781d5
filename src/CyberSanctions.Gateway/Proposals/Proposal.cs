using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.Proposals;

/// <summary>A listing to be proposed.</summary>
public sealed record NewProposal
{
    /// <summary>The concluded dossier that it rests on, for example ATT-2026-0007.</summary>
    public required string DossierReference { get; init; }

    /// <summary>TLP 2.0 marking.</summary>
    public required Handling Handling { get; init; }

    /// <summary>Who is to be listed.</summary>
    public required Subject Subject { get; init; }

    /// <summary>Regulation (EU) 2019/796, Article 3(3): (a) responsible, (b) support or involvement, (c) associated.</summary>
    public required ListingGround Ground { get; init; }

    /// <summary>A travel ban is for natural persons only.</summary>
    public required IReadOnlyList<Measure> Measures { get; init; }

    /// <summary>In words that can be published and stand up in court, resting on the dossier's facts.</summary>
    public required string StatementOfReasons { get; init; }

    /// <summary>For example EU.5701.88. When absent, publication gives one.</summary>
    public string? EuReferenceNumber { get; init; }

    /// <summary>
    /// References of other proposals that share an identifier, or a name and a birth, with this one, and are on somebody else. Refused
    /// unless all such others are named.
    /// </summary>
    public IReadOnlyList<string> DistinctFrom { get; init; } = [];

    /// <summary>A word of a name mixes scripts (a Cyrillic а among Latin letters), and it is meant so. Without it, such a name is refused.</summary>
    public bool ConfirmedMixedScripts { get; init; }
}

/// <summary>A listing proposal: one person, entity or body.</summary>
public sealed record Proposal
{
    /// <summary>For example LP-2026-0012.</summary>
    public required string Reference { get; init; }

    /// <summary>Grows by one with every change; its ETag.</summary>
    public required long Version { get; init; }

    /// <summary>How far it has come.</summary>
    public required ProposalState State { get; init; }

    /// <summary>TLP 2.0 marking.</summary>
    public required Handling Handling { get; init; }

    /// <summary>Inherited from the dossier.</summary>
    public required bool Exercise { get; init; }

    /// <summary>The concluded dossier that it rests on.</summary>
    public required string DossierReference { get; init; }

    /// <summary>The version at which that was concluded.</summary>
    public required long DossierVersion { get; init; }

    /// <summary>Who is to be listed.</summary>
    public required Subject Subject { get; init; }

    /// <summary>Regulation (EU) 2019/796, Article 3(3).</summary>
    public required ListingGround Ground { get; init; }

    /// <summary>Asset freeze, travel ban or both.</summary>
    public required IReadOnlyList<Measure> Measures { get; init; }

    /// <summary>Why.</summary>
    public required string StatementOfReasons { get; init; }

    /// <summary>Absent when publication is to give one.</summary>
    public string? EuReferenceNumber { get; init; }

    /// <summary>Who drafted it.</summary>
    public required string DraftedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTime DraftedAt { get; init; }

    /// <summary>Who cleared it: never its drafter.</summary>
    public string? ClearedBy { get; init; }

    /// <summary>When.</summary>
    public DateTime? ClearedAt { get; init; }

    /// <summary>The act that bundles it.</summary>
    public string? ActReference { get; init; }

    /// <summary>Proposals that share an identifier, or a name and a birth, with this one; its drafter says that they are on somebody else.</summary>
    public required IReadOnlyList<string> DistinctFrom { get; init; }
}

/// <summary>Clearing a proposal: there is nothing to say.</summary>
public sealed record Clearance;
