using CyberSanctions.Contracts.Publication.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Paging;
using CyberSanctions.ServiceDefaults.Validation;
using Grpc.Core;
using Npgsql;

namespace CyberSanctions.Publication.Lists;

/// <summary>See <c>publication/v1/publication.proto</c>.</summary>
internal sealed class ListsService(NpgsqlDataSource database) : Contracts.Publication.V1.Lists.ListsBase
{
    /// <summary>The versions of a list, newest first. NOT_FOUND for a list that there is not.</summary>
    public override async Task<ListVersionsReply> ListVersions(ListVersionsRequest request, ServerCallContext context)
    {
        new Checks().Token("list", request.List, 100).Throw();
        var page = Page.Of($"versions {request.List}", request.Page);
        var list = PublicList.Find(request.List) ?? throw Refusal.NotFound("list", request.List);

        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        var versions = await ListVersionTable.ReadAsync(connection, list, page.Before, page.Size + 1, context.CancellationToken);
        var (shown, nextCursor) = page.Cut(versions, version => version.Version);
        return new ListVersionsReply { Versions = { shown.Select(version => version.ToMessage()) }, NextCursor = nextCursor };
    }
}
