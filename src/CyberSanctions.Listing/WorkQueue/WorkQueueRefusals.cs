using CyberSanctions.Contracts.Refusals;

namespace CyberSanctions.Listing.WorkQueue;

/// <summary>What is refused to whoever shares work out.</summary>
internal static class WorkQueueRefusals
{
    public static readonly RefusalKind OfItsAuthor = new(
        "work-of-its-author",
        RefusalStatus.Forbidden,
        "It is not for whoever wrote it.",
        "Four eyes: what somebody wrote, or asked for, somebody else clears or approves; it is not given to them.");

    public static readonly RefusalKind OfOtherRoles = new(
        "work-of-other-roles",
        RefusalStatus.Forbidden,
        "It is for other roles.",
        "Nobody takes on what their roles do not let them do; and a derogation is given to somebody by its own authority only.");

    public static readonly RefusalKind CalendarsFull = new(
        "calendars-full",
        RefusalStatus.Precondition,
        "There are enough calendars.",
        "Each address of a calendar is one more that may be found; nobody has more than ten.");

    public static readonly RefusalKind AssignedSoAlready = new(
        "assigned-so-already",
        RefusalStatus.Precondition,
        "It is with them already.",
        "Whoever is named has it already, or nobody has it who could be relieved of it.");
}
