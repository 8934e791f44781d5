using CyberSanctions.Contracts.Refusals;

namespace CyberSanctions.Attribution.EvidenceItems;

/// <summary>What evidence is refused for.</summary>
internal static class EvidenceRefusals
{
    public static readonly RefusalKind HandlingAboveDossier = new(
        "handling-above-dossier",
        RefusalStatus.Precondition,
        "The marking is above the dossier's.",
        "Evidence may not be marked more restrictively than the dossier that holds it.");
}
