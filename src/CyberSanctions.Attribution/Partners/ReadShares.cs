using CyberSanctions.Attribution.Dossiers;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Paging;
using Grpc.Core;
using Npgsql;

namespace CyberSanctions.Attribution.Partners;

/// <content>What officers see of shares and of what partners say.</content>
internal sealed partial class PartnersGrpcService
{
    /// <summary>The shares of a dossier. NOT_FOUND; INVALID_ARGUMENT: a foreign cursor, a size above 200.</summary>
    public override async Task<ListSharesReply> ListShares(ListSharesRequest request, ServerCallContext context)
    {
        DossierRules.Naming(request.Reference).Throw();
        var page = Page.Of($"shares {request.Reference}", request.Page);
        await using var connection = await OpenAsync(request.Reference, context);
        var (shares, nextCursor) = await ShareTable.ListAsync(connection, request.Reference, page);
        return new ListSharesReply { Shares = { shares.Select(share => share.ToShare(Today)) }, NextCursor = nextCursor };
    }

    /// <summary>One share of a dossier. NOT_FOUND.</summary>
    public override async Task<Share> GetShare(GetShareRequest request, ServerCallContext context)
    {
        _ = DossierRules.IdOf(request.Reference, request.Id);
        await using var connection = await OpenAsync(request.Reference, context);
        return (await RequireShareAsync(connection, request.Reference, request.Id)).Share;
    }

    /// <summary>
    /// What partners say of a dossier. NOT_FOUND; INVALID_ARGUMENT: a foreign cursor, a size above 200.
    /// </summary>
    public override async Task<ListPartnerAnswersReply> ListPartnerAnswers(
        ListPartnerAnswersRequest request, ServerCallContext context)
    {
        DossierRules.Naming(request.Reference).Reference("item_id", request.ItemId, required: false).Throw();
        var page = Page.Of($"answers {request.Reference} {request.ItemId}", request.Page);
        await using var connection = await OpenAsync(request.Reference, context);
        var item = request.ItemId.Length == 0 ? (Guid?)null : IdOf(request.ItemId) ?? Guid.Empty;
        var (answers, nextCursor) = await AnswerTable.ListAsync(connection, request.Reference, item, page);
        return new ListPartnerAnswersReply { Answers = { answers }, NextCursor = nextCursor };
    }

    // A connection on which to read what belongs to a dossier, once it is clear that it is there for the caller.
    private async Task<NpgsqlConnection> OpenAsync(string reference, ServerCallContext context)
    {
        var connection = await database.OpenConnectionAsync(context.CancellationToken);
        try
        {
            DossierRules.RequireExisting(Principal.Of(context), reference, await DossierTable.FindAsync(connection, reference));
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
