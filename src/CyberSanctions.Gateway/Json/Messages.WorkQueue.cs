using CyberSanctions.Gateway.WorkQueue;
using Listing = CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.Json;

/// <content>Of the work queue.</content>
internal static partial class Messages
{
    public static partial Listing.AssignWorkItemRequest ToWire(this NewWorkAssignment assignment, string id,
        long expectedVersion);

    public static partial Listing.CreateWorkCalendarRequest ToWire(this NewWorkCalendar calendar);
}
