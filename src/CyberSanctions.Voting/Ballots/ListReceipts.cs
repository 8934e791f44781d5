using System.Globalization;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Validation;
using Dapper;
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
        var rows = (await connection.QueryAsync<ReceiptRow>(
            """
            SELECT p.ballot_id, p.position, p.message, p.receipt
            FROM proceeding p JOIN ballot b ON b.id = p.ballot_id
            WHERE p.kind = 2 AND b.handling <= @Clearance
              AND (@All OR p.member_state = @MemberState)
              AND (@BallotReference = '' OR b.reference = @BallotReference)
              AND (p.ballot_id, p.position) > (@Id, @Position)
            ORDER BY p.ballot_id, p.position LIMIT @Size + 1
            """,
            new { principal.Clearance, All = all, principal.MemberState, request.BallotReference, Id = id, Position = position, Size = size })).AsList();
        var reply = new ListReceiptsReply();
        reply.Receipts.AddRange(rows.Take(size).Select(row => new Receipt { Proceeding = Proceeding.Parser.ParseFrom(row.Message), Jws = row.Receipt }));
        reply.NextCursor = rows.Count > size ? string.Create(CultureInfo.InvariantCulture, $"{Cursor(rows[size - 1].BallotId)}{Dot}{rows[size - 1].Position}") : "";
        return reply;
    }

    private sealed record ReceiptRow(Guid BallotId, int Position, byte[] Message, string Receipt);
}
