using CyberSanctions.Contracts.Refusals;

namespace CyberSanctions.Voting.Ballots;

/// <summary>What the voting service refuses besides what the procedures object to.</summary>
internal static class BallotRefusals
{
    public static readonly RefusalKind VoteForAnotherState = new(
        "vote-for-another-state",
        RefusalStatus.Forbidden,
        "You do not speak for that State.",
        "A delegate makes statements of the Member State of its own token.");

    public static readonly RefusalKind NotDecided = new(
        "not-decided",
        RefusalStatus.Precondition,
        "The ballot is not decided.",
        "There is a roll call once it is.");

    public static readonly RefusalKind NotSigned = new(
        "not-signed",
        RefusalStatus.Precondition,
        "The votes were not signed.",
        "The ballot was held before votes were signed; there is no roll call of it.");
}
