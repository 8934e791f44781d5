using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.Requests;
using Microsoft.AspNetCore.Http.HttpResults;
using Wire = CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.Entries;

/// <summary>The entries that proposals are drafted against, and what has to be done about them before a day.</summary>
internal static class EntryEndpoints
{
    private const string Tag = "Lists";

    public static void MapEntries(this IEndpointRouteBuilder api)
    {
        var entries = api.MapGroup("/lists/{list}/entries").WithTags(Tag);
        entries.MapGet("", List).WithName("listEntries")
            .Calls(Wire.Entries.Descriptor, "ListEntries").AcceptsQuery(Paging.Cursor, Paging.Size);
        entries.MapGet("/{reference}", Get).WithName("getEntry").Calls(Wire.Entries.Descriptor, "GetEntry");
        api.MapGet("/work", Work).WithTags(Tag).WithName("listWork").Calls(Wire.Entries.Descriptor, "ListWork");
    }

    /// <summary>Lists the entries of a list, those listed last first; those that are off the list included.</summary>
    /// <remarks>
    /// As the acts that were adopted leave them, even those that have yet to take effect: what a proposal is drafted against.
    /// What is in force is published under /lists.
    /// </remarks>
    /// <param name="list">For example eu-cyber.</param>
    /// <param name="cursor">Where to go on; from the page before.</param>
    /// <param name="size">How many on a page.</param>
    public static async Task<Ok<Page<Entry>>> List(
        string list, Wire.Entries.EntriesClient client, HttpContext context, string? cursor, string? size)
    {
        var reply = await client.ListEntriesAsync(new() { List = list, Page = Paging.Requested(cursor, size) }, context.Query());
        return Paging.Answer(context, reply.Entries.Select(Answers.ToEntry), reply.NextCursor);
    }

    /// <summary>Reads an entry. A proposal to amend or delist it names the version that this answers with.</summary>
    /// <param name="list">For example eu-cyber.</param>
    /// <param name="reference">For example EU.5701.88 or CYB-2026-0001.</param>
    public static async Task<Versioned<Entry>> Get(
        string list, string reference, Wire.Entries.EntriesClient client, HttpContext context)
    {
        var entry = await client.GetEntryAsync(new() { List = list, Reference = reference }, context.Query());
        return new Versioned<Entry>(entry.ToEntry(), entry.Version);
    }

    /// <summary>Lists what ends within 60 days unless an act renews or extends it, the earliest first.</summary>
    public static async Task<Ok<WorkToDo>> Work(Wire.Entries.EntriesClient client, HttpContext context)
    {
        var reply = await client.ListWorkAsync(new(), context.Query());
        return TypedResults.Ok(new WorkToDo { Items = [.. reply.Items.Select(Answers.ToWork)] });
    }
}
