using CyberSanctions.Contracts.Refusals;

namespace CyberSanctions.Procedures.Proceedings;

/// <summary>Why a ballot is not brought to an end.</summary>
public static class ConclusionRefusals
{
    public static readonly RefusalKind VotesMissing = new(
        "votes-missing",
        RefusalStatus.Precondition,
        "Votes are missing.",
        "Not every member of the roster has voted. Wait for them, or, at a meeting, close with "
        + "`closeWithVotesMissing`: they then count as neither present nor represented, which prevents unanimity.");

    public static readonly RefusalKind PeriodRuns = new(
        "period-runs",
        RefusalStatus.Precondition,
        "The period still runs.",
        "Nobody ends a silence procedure before its period does.");

    public static readonly RefusalKind NotDue = new(
        "not-due",
        RefusalStatus.Precondition,
        "It does not end now.",
        "The ballot does not end for that cause at this moment.");
}
