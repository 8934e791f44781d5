using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Paging;
using CyberSanctions.ServiceDefaults.Validation;
using Grpc.Core;

namespace CyberSanctions.Voting.Ballots;

internal sealed partial class BallotsService
{
    /// <summary>
    /// The receipts of a delegation, oldest first: its own, or for an officer, a legal reviewer and an
    /// auditor everybody's.
    /// </summary>
    public override async Task<ListReceiptsReply> ListReceipts(ListReceiptsRequest request, ServerCallContext context)
    {
        var page = request.Page ?? new PageRequest();
        var principal = Principal.Of(context);
        var all = principal.Has(Roles.Officer) || principal.Has(Roles.Legal) || principal.Has(Roles.Auditor);
        var what = $"receipts {(all ? "" : principal.MemberState)} {request.BallotReference}";
        new Checks()
            .Reference("ballot_reference", request.BallotReference, required: false)
            .PageSize("page.size", page.Size)
            .That(BallotCursor.TryRead(what, page.Cursor, out var id, out var position), "page.cursor", Page.NoCursor)
            .Throw();
        var size = page.Size == 0 ? Page.DefaultSize : page.Size;
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        var rows = await ProceedingTable.ListStatementsAsync(
            connection,
            new StatementQuery(principal.Clearance, all, principal.MemberState, request.BallotReference, id, position, size));
        var reply = new ListReceiptsReply();
        reply.Receipts.AddRange(rows.Take(size).Select(row => row.ToReceipt()));
        reply.NextCursor = rows.Count > size
            ? BallotCursor.At(what, rows[size - 1].Ballot, rows[size - 1].Message.Position)
            : "";
        return reply;
    }
}
