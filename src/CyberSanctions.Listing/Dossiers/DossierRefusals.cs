using CyberSanctions.Contracts.Refusals;

namespace CyberSanctions.Listing.Dossiers;

/// <summary>What the citation of a dossier is refused for.</summary>
internal static class DossierRefusals
{
    public static readonly RefusalKind NotConcluded = new(
        "dossier-not-concluded",
        RefusalStatus.Precondition,
        "The cited dossier is not concluded.",
        "A proposal can only rest on a dossier that is concluded.");

    public static readonly RefusalKind Superseded = new(
        "dossier-superseded",
        RefusalStatus.Precondition,
        "Another dossier has taken the place of the cited one.",
        "A new proposal rests on the dossier that holds now; `errors` names it. What was proposed on the one before stays.");
}
