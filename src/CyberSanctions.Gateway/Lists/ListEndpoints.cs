using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.Requests;
using Microsoft.AspNetCore.Http.HttpResults;
using Wire = CyberSanctions.Contracts.Publication.V1;

namespace CyberSanctions.Gateway.Lists;

/// <summary>What was published, for those who made it. The lists themselves are public, under /lists.</summary>
internal static class ListEndpoints
{
    public static void MapLists(this IEndpointRouteBuilder api)
        => api.MapGroup("/lists").WithTags("Lists")
            .MapGet("/{list}/versions", Versions).WithName("listVersions")
                .Calls(Wire.Lists.Descriptor, "ListVersions").AcceptsQuery(Paging.Cursor, Paging.Size);

    /// <summary>Lists the published versions of a list, newest first.</summary>
    /// <param name="list">For example eu-cyber.</param>
    /// <param name="cursor">Where to go on; from the page before.</param>
    /// <param name="size">How many on a page.</param>
    public static async Task<Ok<Page<ListVersion>>> Versions(
        string list, Wire.Lists.ListsClient client, HttpContext context, string? cursor, string? size)
    {
        var reply = await client.ListVersionsAsync(new() { List = list, Page = Paging.Requested(cursor, size) }, context.Query());
        return Paging.Answer(context, reply.Versions.Select(Answers.ToListVersion), reply.NextCursor);
    }
}
