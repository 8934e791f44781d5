using CyberSanctions.Contracts.Refusals;

namespace CyberSanctions.Attribution.Partners;

/// <summary>What a share, an answer to one, or a partner's own dossier is refused for.</summary>
internal static class PartnerRefusals
{
    public static readonly RefusalKind NotShareable = new(
        "not-shareable",
        RefusalStatus.Precondition,
        "It may not be shared.",
        "Partners are shown what is marked TLP:AMBER or less, both in the version that is shared and now: evidence by its own"
        + " marking, all else by its dossier's. What was withdrawn since, or what the legal service refused to release, is not"
        + " shared either.");

    public static readonly RefusalKind NothingToShare = new(
        "nothing-to-share",
        RefusalStatus.Precondition,
        "Nothing of it may be shared.",
        "Of that version nothing is marked so that a partner may see it: neither what the dossier says of itself nor any item in"
        + " it.");

    public static readonly RefusalKind OwnShare = new(
        "own-share",
        RefusalStatus.Forbidden,
        "You proposed the share yourself.",
        "Four eyes: what goes to a partner is approved by somebody who did not propose it.");

    public static readonly RefusalKind ShareState = new(
        "share-state",
        RefusalStatus.Precondition,
        "The share is not in the state for that.",
        "A share is proposed, approved, and ends: by its last day, or before. `detail` says in which state it is.");

    public static readonly RefusalKind TooManyAnswers = new(
        "too-many-answers",
        RefusalStatus.Precondition,
        "Enough has been said of it.",
        "A partner may give so many opinions and notes on one share, and no more. What is there stays.");

    public static readonly RefusalKind TooManyContributions = new(
        "too-many-contributions",
        RefusalStatus.Precondition,
        "Too many of your dossiers wait.",
        "A partner may have so many dossiers that nobody has taken up or declined yet. Wait until some are settled.");

    public static readonly RefusalKind ContributionSettled = new(
        "contribution-settled",
        RefusalStatus.Precondition,
        "It is settled already.",
        "What a partner shared is taken up or declined once.");
}
