using CyberSanctions.Gateway.WorkQueue;

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
}
