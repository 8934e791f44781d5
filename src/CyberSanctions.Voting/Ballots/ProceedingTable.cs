using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Voting.V1;
using Dapper;
using Npgsql;

namespace CyberSanctions.Voting.Ballots;

/// <summary>A link of a ballot's chain as it is on record.</summary>
/// <param name="Ballot">The id of its ballot.</param>
/// <param name="Message">The link, as the journal has it.</param>
/// <param name="Content">What it holds the hash of, as canonical JSON; nothing for a statement, whose JWS is in the
/// message.</param>
/// <param name="Receipt">The JWS over it.</param>
internal sealed record RecordedLink(Guid Ballot, Proceeding Message, string Content, string Receipt)
{
    /// <summary>As whoever made the statement in it got it, to the byte.</summary>
    public Receipt ToReceipt() => new() { Proceeding = Message, Jws = Receipt };
}

/// <summary>
/// Ballots' chains. What happened, and a statement with its JWS, is in the entry of the journal that a row names, and nowhere
/// else; the row has the receipt.
/// </summary>
internal static class ProceedingTable
{
    private const string Selected =
        "SELECT p.ballot_id, j.payload, p.content, p.receipt FROM proceeding p JOIN journal j ON j.sequence = p.entry";

    /// <summary>A ballot's whole chain, in order, after a position.</summary>
    public static Task<IReadOnlyList<RecordedLink>> ReadAsync(NpgsqlConnection connection, Guid ballot, int after = 0)
        => QueryAsync(
            connection,
            $"{Selected} WHERE p.ballot_id = @ballot AND p.position > @after ORDER BY p.position",
            new { ballot, after });

    /// <summary>Some links of a ballot, by position: whatever else has happened in it is not looked at.</summary>
    public static async Task<IReadOnlyDictionary<int, Proceeding>> ReadAsync(
        NpgsqlConnection connection, Guid ballot, IEnumerable<int> positions)
        => (await QueryAsync(
            connection,
            $"{Selected} WHERE p.ballot_id = @ballot AND p.position = ANY(@positions)",
            new { ballot, positions = positions.Distinct().ToArray() })).ToDictionary(
                link => link.Message.Position, link => link.Message);

    /// <summary>The links of positions in ballots.</summary>
    public static Task<IReadOnlyList<RecordedLink>> FindAsync(NpgsqlConnection connection, IReadOnlyCollection<Proceeding> named)
        => QueryAsync(
            connection,
            $"""
            {Selected} JOIN ballot b ON b.id = p.ballot_id
            WHERE (b.reference, p.position) IN (SELECT * FROM unnest(@references, @positions))
            """,
            new
            {
                references = named.Select(link => link.BallotReference).ToArray(),
                positions = named.Select(link => link.Position).ToArray(),
            });

    /// <summary>
    /// A page of statements, of all ballots in the order of their opening: one more than the page, if there is.
    /// </summary>
    public static Task<IReadOnlyList<RecordedLink>> ListStatementsAsync(NpgsqlConnection connection, StatementQuery query)
        => QueryAsync(
            connection,
            $"""
            {Selected} JOIN ballot b ON b.id = p.ballot_id
            WHERE p.kind = {ProceedingKind.Statement:D} AND b.handling <= @Clearance
              AND (@All OR p.member_state = @MemberState)
              AND (@BallotReference = '' OR b.reference = @BallotReference)
              AND (p.ballot_id, p.position) > (@Id, @Position)
            ORDER BY p.ballot_id, p.position LIMIT @Size + 1
            """,
            query);

    /// <summary>
    /// What puts new links on record, of whom the entries were appended to the journal right before, in this transaction and in
    /// this order.
    /// </summary>
    public static NpgsqlBatchCommand Recording(IReadOnlyList<(Guid Ballot, NewLink Link)> links) => new(
        """
        INSERT INTO proceeding (ballot_id, position, kind, member_state, entry, content, receipt)
        SELECT l.ballot_id, l.position, l.kind, l.member_state, e.sequence, l.content, l.receipt
        FROM unnest($1, $2, $3, $4, $5, $6) WITH ORDINALITY AS l (ballot_id, position, kind, member_state, content, receipt, n)
        JOIN (SELECT sequence, row_number() OVER (ORDER BY sequence) AS n
              FROM (SELECT sequence FROM journal WHERE transaction = pg_current_xact_id()
                  ORDER BY sequence DESC LIMIT $7) appended) e USING (n)
        """)
    {
        Parameters =
        {
            new() { Value = links.Select(row => row.Ballot).ToArray() },
            new() { Value = links.Select(row => row.Link.Receipt.Proceeding.Position).ToArray() },
            new() { Value = links.Select(row => (int)row.Link.Receipt.Proceeding.Kind).ToArray() },
            new() { Value = links.Select(row => row.Link.MemberState).ToArray() },
            new() { Value = links.Select(row => row.Link.Content).ToArray() },
            new() { Value = links.Select(row => row.Link.Receipt.Jws).ToArray() },
            new() { Value = links.Count },
        },
    };

    private static async Task<IReadOnlyList<RecordedLink>> QueryAsync(NpgsqlConnection connection, string sql, object parameters)
        => [.. (await connection.QueryAsync<Row>(sql, parameters))
            .Select(row => new RecordedLink(
                row.BallotId, BallotProceeded.Parser.ParseFrom(row.Payload).Proceeding, row.Content, row.Receipt))];

    private sealed record Row(Guid BallotId, byte[] Payload, string Content, string Receipt);
}

/// <summary>Which statements, by whom, after which position.</summary>
internal sealed record StatementQuery(
    Contracts.Common.V1.Handling Clearance,
    bool All,
    string MemberState,
    string BallotReference,
    Guid Id,
    int Position,
    int Size);
