using CyberSanctions.Contracts.Refusals;

namespace CyberSanctions.Procedures.Proceedings;

/// <summary>Why a ballot is not given more time.</summary>
public static class ExtensionRefusals
{
    public static readonly RefusalKind NoPeriod = new(
        "no-period",
        RefusalStatus.Precondition,
        "There is no period.",
        "At a meeting there is nothing to extend.");

    public static readonly RefusalKind BallotSuspended = new(
        "ballot-suspended",
        RefusalStatus.Precondition,
        "The ballot is suspended.",
        "While a reservation stands, its period does not run and is not extended.");

    public static readonly RefusalKind DeadlineNotLater = new(
        "deadline-not-later",
        RefusalStatus.Precondition,
        "The deadline is not later.",
        "A ballot can only be given more time.");
}
