using CyberSanctions.Contracts.Refusals;

namespace CyberSanctions.Attribution.Dossiers;

/// <summary>What a dossier is refused a change for.</summary>
internal static class DossierRefusals
{
    public static readonly RefusalKind Concluded = new(
        "dossier-concluded",
        RefusalStatus.Precondition,
        "The dossier is concluded.",
        "A concluded dossier is frozen at its version and takes nothing more. Open one that supersedes it.");

    public static readonly RefusalKind Open = new(
        "dossier-open",
        RefusalStatus.Precondition,
        "The dossier is not concluded.",
        "Only a concluded dossier is superseded by another one. What is in an open one can be corrected.");

    public static readonly RefusalKind SuccessorExists = new(
        "successor-exists",
        RefusalStatus.Precondition,
        "Another dossier supersedes it already.",
        "A dossier is superseded by one other, which `detail` names. If that one was opened by mistake, withdraw it.");

    public static readonly RefusalKind Withdrawn = new(
        "dossier-withdrawn",
        RefusalStatus.Precondition,
        "The dossier was withdrawn.",
        "A dossier that was opened by mistake stays on record as it was when it was withdrawn, and takes nothing more.");
}
