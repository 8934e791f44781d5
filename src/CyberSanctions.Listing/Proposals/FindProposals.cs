using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Finding;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Searching;
using Grpc.Core;

namespace CyberSanctions.Listing.Proposals;

/// <content>Proposals are found again.</content>
internal sealed partial class ProposalsGrpcService
{
    private const string What = "proposals";
    private const string Where = "where";

    /// <summary>
    /// Newest first. A page may hold fewer than asked for. INVALID_ARGUMENT: a cursor of something else, also of another
    /// filter, a size above 200, a filter in which there is nothing to look for.
    /// </summary>
    public override async Task<ListProposalsReply> ListProposals(ListProposalsRequest request, ServerCallContext context)
    {
        var (cancel, filter) = (context.CancellationToken, request.Where ?? new ProposalFilter());
        ProposalFilterRules.Check(Where, filter).Throw();
        var page = SearchPage.Of(What, filter, request.Page);
        var principal = Principal.Of(context);
        await using var connection = await database.OpenConnectionAsync(cancel);
        var words = await Words.ReadAsync(connection, $"{Where}.q", filter.Q, page.Similar);
        var reply = await ProposalFinding.FindAsync(connection, filter, words, page.Page, principal, cancel);

        // Only if there is nothing that the caller may see: what others said is no reason to look no further.
        if (reply.Counts.Total == 0 && words.Count > 0 && page.Page.Last is null)
        {
            page = page.Nearly(What, filter);
            words = await Words.ReadAsync(connection, $"{Where}.q", filter.Q, page.Similar);
            reply = await ProposalFinding.FindAsync(connection, filter, words, page.Page, principal, cancel);
        }

        reply.Similar = page.Similar && reply.Counts.Total > 0;
        return reply;
    }
}
