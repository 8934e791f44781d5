using CyberSanctions.Contracts.Refusals;

namespace CyberSanctions.Attribution.Concluding;

/// <summary>What the conclusion of a dossier is refused for.</summary>
internal static class ConclusionRefusals
{
    public static readonly RefusalKind DossierIncomplete = new(
        "dossier-incomplete",
        RefusalStatus.Precondition,
        "The dossier is not complete.",
        "To be concluded it needs an incident, an item of evidence and an actor, and each incident "
        + "an attack kind, an external-threat criterion and a significant effect (Regulation (EU) "
        + "2019/796, Articles 1 and 2). `errors` names what is missing.");
}
