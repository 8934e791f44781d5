using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Testing;
using Client = CyberSanctions.Contracts.Listing.V1.WorkQueue.WorkQueueClient;

namespace CyberSanctions.Listing.Tests.WorkQueue;

/// <summary>Asks what is due.</summary>
internal static class Asking
{
    /// <summary>Calls as somebody of a unit.</summary>
    public static Client QueueAs(this TestService<Program> service, string subject, string role, string state = "",
        string unit = "")
        => new(service.Channel(subject, [role], state, unit: unit));

    public static Client Officer(this TestService<Program> service, string subject = "aurelia.nimbus", string unit = "")
        => service.QueueAs(subject, Roles.Officer, unit: unit);

    public static Client Legal(this TestService<Program> service, string subject = "legal-1", string unit = "")
        => service.QueueAs(subject, Roles.Legal, unit: unit);

    /// <summary>All that is due, page by page, each once.</summary>
    public static async Task<List<WorkItem>> AllAsync(
        this Client client, WorkScope whose = WorkScope.Everybody, int size = 200, Action<ListWorkQueueRequest>? filter = null)
    {
        var request = new ListWorkQueueRequest { Whose = whose, Page = new() { Size = size } };
        filter?.Invoke(request);
        var all = new List<WorkItem>();
        do
        {
            var page = await client.ListWorkQueueAsync(request);
            Assert.True(page.Items.Count <= size);
            all.AddRange(page.Items);
            request.Page.Cursor = page.NextCursor;
        }
        while (request.Page.Cursor.Length > 0);
        Assert.Equal(all.Count, all.DistinctBy(item => item.Id).Count());
        return all;
    }

    /// <summary>What is due about something, in words: <c>proposal-clearance</c>.</summary>
    public static async Task<string> OfAsync(this Client client, string reference, WorkScope whose = WorkScope.Everybody)
        => string.Join(' ', (await client.AllAsync(whose)).Where(item => item.Reference == reference).Select(item =>
            item.Id.Split(':')[0]));

    public static AssignWorkItemRequest To(string id, string assignee = "", string unit = "", long version = 0) => new()
    {
        Id = id,
        Assignee = assignee,
        Unit = unit,
        Reason = "The desk is theirs.",
        ExpectedVersion = version,
    };
}
