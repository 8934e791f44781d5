using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Listing.WorkQueue;

/// <summary>What may be asked of the queue, and who is given what.</summary>
internal static class WorkQueueRules
{
    private const int LongestList = 100;
    private const int LongestSubject = 100;
    private const int LongestReason = 500;

    /// <summary>Refuses what cannot be asked.</summary>
    public static void Check(ListWorkQueueRequest request, Principal reader)
        => new Checks()
            .Choice("whose", request.Whose)
            .That(
                request.Whose != WorkScope.Unit || reader.Unit.Length > 0,
                "whose",
                $"Your token names no unit: the claim {Principal.UnitClaim}.")
            .OptionalChoice("kind", request.Kind)
            .Token("list", request.List, LongestList, required: false)
            .FullDate("due_before", request.DueBefore, required: false)
            .TimeZone("time_zone", request.TimeZone)
            .Throw();

    /// <summary>Of what a cursor is a place: of the same question of the same person.</summary>
    public static string NameOf(ListWorkQueueRequest request, Principal reader)
        => $"work {request.Whose} {request.Kind} {request.List} {(request.HasOverdue ? request.Overdue : null)} "
            + $"{request.DueBefore?.ToDay():O} {reader.MemberState} {reader.Unit} {reader.Subject}";

    /// <summary>Refuses what is no assignment.</summary>
    public static Checks Check(Checks checks, AssignWorkItemRequest request)
        => checks.Version("expected_version", request.ExpectedVersion)
            .Token("assignee", request.Assignee, LongestSubject, required: false)
            .That(
                !request.Assignee.StartsWith(Principal.OwnActors, StringComparison.OrdinalIgnoreCase),
                "assignee",
                "Must not be a service of the suite.")
            .Unit("unit", request.Unit)
            .Line("reason", request.Reason, LongestReason);

    /// <summary>
    /// Refuses to give an item to whoever wrote it, to take on what one's own roles do not let one do, to share out what another
    /// State's authority handles, and to change nothing.
    /// </summary>
    public static void RequireAssignable(WorkRow row, Principal by, AssignWorkItemRequest request)
    {
        if (request.ExpectedVersion != 0 && request.ExpectedVersion != row.ItemVersion)
        {
            throw Refusal.Stale(row.Id, request.ExpectedVersion, row.ItemVersion);
        }

        if (row.IsOfOthers(by))
        {
            throw WorkQueueRefusals.OfOtherRoles.Because($"The authority of {row.MemberState} shares out {row.Id}.");
        }

        if (request.Assignee.Length > 0 && row.IsWorkOf(request.Assignee))
        {
            throw WorkQueueRefusals.OfItsAuthor.Because("assignee",
                $"{row.Reference} has words or requests of {request.Assignee}.");
        }

        if (request.Assignee == by.Subject && !row.IsForRolesOf(by))
        {
            throw WorkQueueRefusals.OfOtherRoles.Because(
                $"{row.Id} is for {string.Join(" or ", WorkItemKinds.RolesFor(WorkItemKinds.Of(row.Kind)))}.");
        }

        if (request.Assignee == (row.Assignee ?? "") && request.Unit == (row.Unit ?? ""))
        {
            throw WorkQueueRefusals.AssignedSoAlready.Because($"{row.Id} is with whom you name already.");
        }
    }
}
