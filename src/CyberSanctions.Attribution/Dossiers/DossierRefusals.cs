using CyberSanctions.Contracts.Refusals;

namespace CyberSanctions.Attribution.Dossiers;

/// <summary>What a dossier is refused a change for.</summary>
internal static class DossierRefusals
{
    public static readonly RefusalKind Concluded = new(
        "dossier-concluded",
        RefusalStatus.Precondition,
        "The dossier is concluded.",
        "A concluded dossier is frozen at its version and takes nothing more. Open another one.");
}
