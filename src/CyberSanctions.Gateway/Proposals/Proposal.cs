using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Gateway.Json;

namespace CyberSanctions.Gateway.Proposals;

/// <summary>
/// What is to be proposed: a listing, unless `amendment`, `delisting`, `renewal` or `extension` is there; then what belongs to a
/// listing is left out.
/// </summary>
public sealed record NewProposal
{
    /// <summary>
    /// The concluded dossier that it rests on, for example ATT-2026-0007. Required for a listing; an amendment may cite one.
    /// </summary>
    [OfAListing]
    public string? DossierReference { get; init; }

    /// <summary>TLP 2.0 marking.</summary>
    public required Handling Handling { get; init; }

    /// <summary>Who is to be listed. Required for a listing.</summary>
    [OfAListing]
    public Subject? Subject { get; init; }

    /// <summary>
    /// Regulation (EU) 2019/796, Article 3(3): (a) responsible, (b) support or involvement, (c) associated. Required for a
    /// listing.
    /// </summary>
    [OfAListing]
    public ListingGround? Ground { get; init; }

    /// <summary>A travel ban is for natural persons only. Required for a listing.</summary>
    [OfAListing]
    public IReadOnlyList<Measure>? Measures { get; init; }

    /// <summary>
    /// In words that can be published and stand up in court. Left out where `reasons` says it: a draft may have it without them,
    /// and is not cleared before they are there.
    /// </summary>
    [RequiredUnless("amendment", "delisting", "renewal", "extension", "reasons")]
    public string? StatementOfReasons { get; init; }

    /// <summary>The statement of reasons paragraph by paragraph: of a listing, or of an amendment that changes it.</summary>
    public IReadOnlyList<ReasonsParagraph> Reasons { get; init; } = [];

    /// <summary>
    /// Of a listing or an amendment: it takes over what an act says that was published before this suite was there; its statement
    /// is that act's. Only such an act bundles it.
    /// </summary>
    public bool AsPublished { get; init; }

    /// <summary>For example EU.5701.88. When absent, publication gives one.</summary>
    public string? EuReferenceNumber { get; init; }

    /// <summary>
    /// References of other proposals that share an identifier, or a name and a birth, with this one, and are on somebody else.
    /// Refused unless all such others are named.
    /// </summary>
    public IReadOnlyList<string> DistinctFrom { get; init; } = [];

    /// <summary>
    /// A word of a name mixes scripts (a Cyrillic а among Latin letters), and it is meant so. Without it, such a name is refused.
    /// </summary>
    public bool ConfirmedMixedScripts { get; init; }

    /// <summary>
    /// The list that is amended, renewed or extended, or that somebody leaves; left out: eu-cyber. A listing goes to that of its
    /// dossier.
    /// </summary>
    public string? List { get; init; }

    /// <summary>How an entry is to read.</summary>
    public Amendment? Amendment { get; init; }

    /// <summary>Which entry is to leave the list, and why.</summary>
    public Delisting? Delisting { get; init; }

    /// <summary>Until when listings are to apply.</summary>
    public Renewal? Renewal { get; init; }

    /// <summary>Until when the framework is to apply.</summary>
    public Extension? Extension { get; init; }

    /// <summary>
    /// Documents that it rests on, each in one line: a judgment, a death certificate. Required for a delisting; never published.
    /// </summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>
    /// Who proposes it to the Council: HR (the High Representative) or the Council code of a Member State. A draft may leave it
    /// out.
    /// </summary>
    public string? ProposedBy { get; init; }

    /// <summary>Member States that propose it too, each once, without the proposer; up to 27.</summary>
    public IReadOnlyList<string> CoSponsors { get; init; } = [];

    // What a listing cannot be without, and the other proposals do not have.
    private sealed class OfAListingAttribute() : RequiredUnlessAttribute("amendment", "delisting", "renewal", "extension");
}

/// <summary>A proposal: what an act is to do to a list.</summary>
public sealed record Proposal
{
    /// <summary>For example LP-2026-0012.</summary>
    public required string Reference { get; init; }

    /// <summary>Grows by one with every change; its ETag.</summary>
    public required long Version { get; init; }

    /// <summary>What it proposes.</summary>
    public required OperationKind Kind { get; init; }

    /// <summary>The list that it is about, for example eu-cyber.</summary>
    public required string List { get; init; }

    /// <summary>How far it has come.</summary>
    public required ProposalState State { get; init; }

    /// <summary>TLP 2.0 marking.</summary>
    public required Handling Handling { get; init; }

    /// <summary>Whether it is part of an exercise.</summary>
    public required bool Exercise { get; init; }

    /// <summary>The concluded dossier that it rests on, if it cites one; a listing does.</summary>
    public string? DossierReference { get; init; }

    /// <summary>The version at which that was concluded.</summary>
    public long? DossierVersion { get; init; }

    /// <summary>Of a listing: who is to be listed.</summary>
    public Subject? Subject { get; init; }

    /// <summary>Of a listing: Regulation (EU) 2019/796, Article 3(3).</summary>
    public ListingGround? Ground { get; init; }

    /// <summary>Of a listing: asset freeze, travel ban or both.</summary>
    public IReadOnlyList<Measure>? Measures { get; init; }

    /// <summary>Of a listing: why.</summary>
    public string? StatementOfReasons { get; init; }

    /// <summary>The same paragraph by paragraph, with what each rests on; also of an amendment that changes it.</summary>
    public required IReadOnlyList<ReasonsParagraph> Reasons { get; init; }

    /// <summary>Whether it takes over what was published before this suite was there.</summary>
    public required bool AsPublished { get; init; }

    /// <summary>Absent when publication is to give one.</summary>
    public string? EuReferenceNumber { get; init; }

    /// <summary>Who drafted it.</summary>
    public required string DraftedBy { get; init; }

    /// <summary>Who has written any of it, the drafter first. None of them clears it.</summary>
    public required IReadOnlyList<string> WrittenBy { get; init; }

    /// <summary>Why it was sent back or given up, until it is edited or cleared.</summary>
    public string? Remark { get; init; }

    /// <summary>
    /// Who proposes it to the Council: HR or a Member State; absent while nobody has said. On whose proposal a ballot is held is
    /// said when its act is submitted.
    /// </summary>
    public string? ProposedBy { get; init; }

    /// <summary>Member States that propose it too.</summary>
    public required IReadOnlyList<string> CoSponsors { get; init; }

    /// <summary>When it was drafted.</summary>
    public required DateTime DraftedAt { get; init; }

    /// <summary>Who cleared it: never its drafter.</summary>
    public string? ClearedBy { get; init; }

    /// <summary>When it was cleared; absent until then.</summary>
    public DateTime? ClearedAt { get; init; }

    /// <summary>The act that bundles it.</summary>
    public string? ActReference { get; init; }

    /// <summary>
    /// Proposals that share an identifier, or a name and a birth, with this one; its drafter says that they are on somebody else.
    /// </summary>
    public required IReadOnlyList<string> DistinctFrom { get; init; }

    /// <summary>How an entry is to read, and how it read when this was drafted.</summary>
    public Amendment? Amendment { get; init; }

    /// <summary>Which entry is to leave the list, and why.</summary>
    public Delisting? Delisting { get; init; }

    /// <summary>Until when listings are to apply.</summary>
    public Renewal? Renewal { get; init; }

    /// <summary>Until when the framework is to apply.</summary>
    public Extension? Extension { get; init; }

    /// <summary>Documents that it rests on, each in one line. Never published.</summary>
    public required IReadOnlyList<string> Evidence { get; init; }
}

/// <summary>Clearing a proposal: there is nothing to say.</summary>
public sealed record Clearance;
