using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Finding;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Searching;
using Grpc.Core;

namespace CyberSanctions.Listing.Acts;

/// <content>Acts are found again.</content>
internal sealed partial class ActsGrpcService
{
    private const string What = "acts";
    private const string Where = "where";

    /// <summary>
    /// Newest first; of the proposals only the references. INVALID_ARGUMENT: a cursor of something else, also of another
    /// filter, a size above 200, a filter in which there is nothing to look for.
    /// </summary>
    public override async Task<ListActsReply> ListActs(ListActsRequest request, ServerCallContext context)
    {
        var filter = request.Where ?? new ActFilter();
        ActFilterRules.Check(Where, filter).Throw();
        var page = SearchPage.Of(What, filter, request.Page);
        var principal = Principal.Of(context);
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        var words = await Words.ReadAsync(connection, $"{Where}.q", filter.Q, page.Similar);
        var reply = await ActFinding.FindAsync(connection, filter, words, page.Page, principal);

        // Only if there is nothing that the caller may see: what others said is no reason to look no further.
        if (reply.Counts.Total == 0 && words.Count > 0 && page.Page.Last is null)
        {
            page = page.Nearly(What, filter);
            words = await Words.ReadAsync(connection, $"{Where}.q", filter.Q, page.Similar);
            reply = await ActFinding.FindAsync(connection, filter, words, page.Page, principal);
        }

        reply.Similar = page.Similar && reply.Counts.Total > 0;
        return reply;
    }
}
