using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.OpenApi;
using CyberSanctions.Gateway.Requests;
using Microsoft.AspNetCore.Http.HttpResults;
using Client = CyberSanctions.Contracts.Listing.V1.WorkQueue.WorkQueueClient;
using Wire = CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.WorkQueue;

/// <summary>What is due, and who has it.</summary>
internal static class WorkQueueEndpoints
{
    public const string Tag = "Work queue";

    public static void MapWorkQueue(this IEndpointRouteBuilder api)
    {
        var service = Wire.WorkQueue.Descriptor;
        var queue = api.MapGroup("/work-queue").WithTags(Tag);
        queue.MapGet("", List).WithName("listWorkQueue").Calls(service, "ListWorkQueue")
            .AcceptsQuery("whose", "kind", "list", "overdue", "dueBefore", "timeZone", Paging.Cursor, Paging.Size);
        queue.MapGet("/{id}", Get).WithName("getWorkItem").Calls(service, "GetWorkItem").AcceptsQuery("timeZone");
        queue.MapPost("/{id}/assignment", Assign).WithName("assignWorkItem")
            .Calls(service, "AssignWorkItem").AcceptsIfMatch().WithExample(WorkQueueExamples.Assignment);
        queue.MapGet("/{id}/assignments", Assignments).WithName("listWorkAssignments").Calls(service, "ListWorkAssignments");
        api.MapWorkCalendars();
    }

    /// <summary>Lists what is due for you, your unit or everybody, the earliest first.</summary>
    /// <remarks>
    /// An item is there until what it is about is done. You see what you may open; what you wrote yourself does not wait for your
    /// clearance. It may be some seconds behind what other services have recorded.
    /// </remarks>
    /// <param name="whose">What went back to you, or you have taken on (me); what your token's unit was given (unit); all
    /// that you may see (everybody, also when left out).</param>
    /// <param name="kind">Only of this kind.</param>
    /// <param name="list">Only of this list; left out: of both.</param>
    /// <param name="overdue">true: only what is too late; false: only what is not.</param>
    /// <param name="dueBefore">Only what has to be done before this day, Brussels time.</param>
    /// <param name="timeZone">In which moments are shown as well, by its IANA name: Europe/Helsinki.</param>
    /// <param name="cursor">Where to go on; from the page before.</param>
    /// <param name="size">How many on a page.</param>
    public static async Task<Ok<Page<WorkItem>>> List(
        Client client,
        HttpContext context,
        string? whose,
        string? kind,
        string? list,
        string? overdue,
        string? dueBefore,
        string? timeZone,
        string? cursor,
        string? size)
    {
        var request = new Wire.ListWorkQueueRequest
        {
            Whose = whose is null ? Wire.WorkScope.Everybody : QueryValues.Word<Wire.WorkScope>("whose", whose),
            Kind = QueryValues.Word<Wire.WorkItemKind>("kind", kind),
            List = list ?? "",
            DueBefore = QueryValues.Day("dueBefore", dueBefore)?.ToMessage(),
            TimeZone = timeZone ?? "",
            Page = Paging.Requested(cursor, size),
        };
        if (QueryValues.Flag("overdue", overdue) is { } flag)
        {
            request.Overdue = flag;
        }

        var reply = await client.ListWorkQueueAsync(request, context.Query());
        return Paging.Answer(context, reply.Items.Select(Answers.ToItem), reply.NextCursor);
    }

    /// <summary>Reads one item that is due.</summary>
    /// <param name="id">The item's: review:REV-2026-0002.</param>
    /// <param name="timeZone">In which moments are shown as well, by its IANA name: Europe/Helsinki.</param>
    public static async Task<Versioned<WorkItem>> Get(string id, Client client, HttpContext context, string? timeZone)
        => Answer(await client.GetWorkItemAsync(new() { Id = id, TimeZone = timeZone ?? "" }, context.Query()));

    /// <summary>Takes an item on, or gives it to somebody, to a unit, or to nobody.</summary>
    /// <remarks>
    /// You take on only what your roles let you do. Which roles a colleague has is not known here: an item that they may not see
    /// does not show for them. What somebody wrote is not given to them for clearance.
    /// </remarks>
    /// <param name="id">The item's: review:REV-2026-0002.</param>
    public static async Task<Versioned<WorkItem>> Assign(
        string id, Body<NewWorkAssignment> body, Client client, HttpContext context)
        => Answer(await client.AssignWorkItemAsync(body.Value.ToWire(id, context.ExpectedVersion()), context.Command()));

    /// <summary>Lists who had an item when, oldest first.</summary>
    /// <param name="id">The item's: review:REV-2026-0002.</param>
    public static async Task<Ok<WorkAssignments>> Assignments(string id, Client client, HttpContext context)
    {
        var reply = await client.ListWorkAssignmentsAsync(new() { Id = id }, context.Query());
        return TypedResults.Ok(new WorkAssignments { Items = [.. reply.Items.Select(Answers.ToAssignment)] });
    }

    private static Versioned<WorkItem> Answer(Wire.WorkItem item) => new(item.ToItem(), item.Version);
}
