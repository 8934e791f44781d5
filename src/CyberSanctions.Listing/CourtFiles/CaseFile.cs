using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.DueProcess;
using CyberSanctions.Listing.Translations;

namespace CyberSanctions.Listing.CourtFiles;

/// <summary>Everything that this service knows of a proposal, of one moment.</summary>
internal sealed record CaseFile
{
    /// <summary>As it reads now.</summary>
    public required Proposal Proposal { get; init; }

    /// <summary>What was done with it, the first first.</summary>
    public required IReadOnlyList<ProposalChange> Changes { get; init; }

    /// <summary>What it said at each of its versions, the first first.</summary>
    public required IReadOnlyList<Proposal> Versions { get; init; }

    /// <summary>Its reasons as they stand: those of the act that holds it, where that was corrected.</summary>
    public required IReadOnlyList<ReasonsParagraph> Reasons { get; init; }

    /// <summary>Its statement of reasons as it reads now; nothing when it gives none.</summary>
    public required Original? Statement { get; init; }

    /// <summary>What its reasons, and those that stand, cite; each once.</summary>
    public required IReadOnlyList<CitedMatter> Cited { get; init; }

    /// <summary>The newest translation of each language, with its text.</summary>
    public required IReadOnlyList<Translation> Translations { get; init; }

    /// <summary>The acts that hold it, or have held it, oldest first.</summary>
    public required IReadOnlyList<ActOfCase> Acts { get; init; }

    /// <summary>The entry that it has led to, or is about; nothing when there is none, or several.</summary>
    public required EntryOfCase? Entry { get; init; }

    /// <summary>On how many entries it is: more than one in a renewal.</summary>
    public required int Entries { get; init; }
}

/// <summary>An item of the dossier that reasons cite.</summary>
/// <param name="Number">1, 2, 3 … in the order in which they do.</param>
/// <param name="Source">What is known of it.</param>
/// <param name="Handling">Of evidence: how the item itself is marked.</param>
internal sealed record CitedMatter(int Number, CitedSource Source, Handling Handling)
{
    /// <summary>The folder of its files: evidence/03.</summary>
    public string Folder => $"evidence/{Number:00}";
}

/// <summary>An act that holds the proposal, or has held it.</summary>
/// <param name="Act">With all its texts and submissions; of its proposals only the one.</param>
/// <param name="Stages">What is recorded of its stages.</param>
/// <param name="Texts">Its texts, oldest first.</param>
internal sealed record ActOfCase(Act Act, ActStages Stages, IReadOnlyList<TextOfAct> Texts);

/// <summary>A text of an act.</summary>
/// <param name="Revision">Which.</param>
/// <param name="Sha256">Of its bytes.</param>
/// <param name="Instruments">What it is: both of a pair, the Decision first.</param>
/// <param name="HoldsProposal">Whether it says what the proposal proposes.</param>
/// <param name="Unkept">Its bytes where they are not stored: of a draft from before texts were kept.</param>
internal sealed record TextOfAct(
    int Revision, string Sha256, IReadOnlyList<Instrument> Instruments, bool HoldsProposal, byte[]? Unkept);

/// <summary>An entry of a list, and how whoever is listed was heard.</summary>
internal sealed record EntryOfCase(
    ProcessEntry Entry,
    IReadOnlyList<Notification> Notifications,
    IReadOnlyList<ReceivedObservations> Observations,
    IReadOnlyList<ListingReview> Reviews,
    IReadOnlyList<AccessRequest> AccessRequests,
    IReadOnlyList<CourtCase> CourtCases);
