using System.Globalization;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Validation;
using Grpc.Core;

namespace CyberSanctions.Voting.Ballots;

internal sealed partial class BallotsService
{
    private const char Dot = '.';

    /// <summary>
    /// The receipts of a delegation, oldest first: its own, or for an officer, a legal reviewer and an
    /// auditor everybody's. The cursor is <c>{ballot id}.{position}</c>.
    /// </summary>
    public override async Task<ListReceiptsReply> ListReceipts(ListReceiptsRequest request, ServerCallContext context)
    {
        var page = request.Page ?? new PageRequest();
        var (id, position) = (Guid.Empty, 0);
        new Checks()
            .Reference("ballot_reference", request.BallotReference, required: false)
            .PageSize("page.size", page.Size)
            .That(
                page.Cursor.Length == 0
                || (page.Cursor.Split(Dot) is [var ballot, var at] && TryReadCursor(ballot, out id) && int.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out position)),
                "page.cursor",
                "Is no cursor that was given out here.")
            .Throw();
        var principal = Principal.Of(context);
        var all = principal.Has(Roles.Officer) || principal.Has(Roles.Legal) || principal.Has(Roles.Auditor);
        var size = page.Size == 0 ? DefaultPageSize : page.Size;
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        var rows = await ProceedingTable.ListStatementsAsync(
            connection, new StatementQuery(principal.Clearance, all, principal.MemberState, request.BallotReference, id, position, size));
        var reply = new ListReceiptsReply();
        reply.Receipts.AddRange(rows.Take(size).Select(row => row.ToReceipt()));
        reply.NextCursor = rows.Count > size
            ? string.Create(CultureInfo.InvariantCulture, $"{Cursor(rows[size - 1].Ballot)}{Dot}{rows[size - 1].Message.Position}")
            : "";
        return reply;
    }
}
