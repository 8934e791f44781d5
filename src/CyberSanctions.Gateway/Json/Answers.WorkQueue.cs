using CyberSanctions.Gateway.WorkQueue;
using Riok.Mapperly.Abstractions;
using Listing = CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.Json;

/// <content>Of the work queue.</content>
internal static partial class Answers
{
    [MapperIgnoreSource(nameof(Listing.WorkItem.HasWorkingDaysLeft))]
    [MapperIgnoreSource(nameof(Listing.WorkItem.WorkingDaysLeft))]
    [MapPropertyFromSource(nameof(WorkItem.WorkingDaysLeft), Use = nameof(WorkingDaysLeft))]
    public static partial WorkItem ToItem(this Listing.WorkItem item);

    public static partial WorkCalendar ToCalendar(this Listing.WorkCalendar calendar);

    public static partial WorkAssignment ToAssignment(this Listing.WorkAssignment? assignment);

    // 0 is today, and none is another thing.
    private static int? WorkingDaysLeft(Listing.WorkItem item) => item.HasWorkingDaysLeft ? item.WorkingDaysLeft : null;
}
