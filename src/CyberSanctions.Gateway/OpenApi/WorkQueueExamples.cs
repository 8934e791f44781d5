using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Gateway.WorkQueue;
using NewWorkCalendar = CyberSanctions.Gateway.WorkQueue.NewWorkCalendar;

namespace CyberSanctions.Gateway.OpenApi;

/// <summary>Bodies of the work queue, for the API's description.</summary>
internal static class WorkQueueExamples
{
    public static NewWorkAssignment Assignment { get; } = new()
    {
        Assignee = "officer.two",
        Unit = "RELEX.1.C",
        Reason = "She knows the file.",
    };

    public static NewWorkCalendar Calendar { get; } = new() { Whose = WorkScope.Me };
}
