namespace CyberSanctions.Integration.Tests.BadInput;

/// <summary>
/// What has to exist before the bad requests are sent. All of it is marked TLP:GREEN, no exercise,
/// and made by the principal <see cref="Principals.Officer"/>; what is cleared, by <see cref="Principals.Legal"/>.
/// </summary>
public static class Placeholders
{
    /// <summary>Open and empty: no incident, no evidence, no actor.</summary>
    public const string OpenDossier = "{openDossier}";

    /// <summary>Concluded.</summary>
    public const string ConcludedDossier = "{concludedDossier}";

    /// <summary>A draft at version 1, with <see cref="TakenEuReferenceNumber"/>.</summary>
    public const string DraftProposal = "{draftProposal}";

    /// <summary>Cleared, and in no act.</summary>
    public const string ClearedProposal = "{clearedProposal}";

    /// <summary>A draft at version 1.</summary>
    public const string DraftAct = "{draftAct}";

    /// <summary>Submitted, with <see cref="TakenActNumber"/>.</summary>
    public const string SubmittedAct = "{submittedAct}";

    /// <summary>Open, without a vote.</summary>
    public const string OpenBallot = "{openBallot}";

    /// <summary>Decided.</summary>
    public const string DecidedBallot = "{decidedBallot}";

    /// <summary>Number of <see cref="SubmittedAct"/>.</summary>
    public const string TakenActNumber = "2026/9901";

    /// <summary>EU reference number of <see cref="DraftProposal"/>.</summary>
    public const string TakenEuReferenceNumber = "EU.999901.1";

    /// <summary>All placeholders.</summary>
    public static IReadOnlyList<string> All { get; } =
        [OpenDossier, ConcludedDossier, DraftProposal, ClearedProposal, DraftAct, SubmittedAct, OpenBallot, DecidedBallot];
}
