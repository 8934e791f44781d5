using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Journal.Appending;
using Dapper;
using Google.Protobuf;
using Npgsql;

namespace CyberSanctions.Voting.Council;

/// <summary>Changes of reference data in Postgres.</summary>
internal static class ReferenceChangeTable
{
    private const string Columns =
        """
        number, reference, state, proposal::text AS proposal, proposed_by, proposed_at, releases_seen, coalesce(decided_by,
        '') AS decided_by,
        decided_at, reasons, edition
        """;

    /// <summary>The change of a reference, or nothing.</summary>
    public static async Task<StoredChange?> FindAsync(NpgsqlConnection connection, string reference)
        => (await connection.QuerySingleOrDefaultAsync<Row>(
            $"SELECT {Columns} FROM reference_change WHERE reference = @reference", new { reference }))?.ToChange();

    /// <summary>Newest first.</summary>
    /// <param name="connection">To the database.</param>
    /// <param name="kind">Only of this kind, unless unspecified.</param>
    /// <param name="state">Only in this state, unless unspecified.</param>
    /// <param name="before">Only those with a lower number.</param>
    /// <param name="most">How many.</param>
    public static async Task<List<StoredChange>> ListAsync(
        NpgsqlConnection connection, ReferenceKind kind, ChangeState state, long before, int most)
        => [.. (await connection.QueryAsync<Row>(
            $"""
            SELECT {Columns} FROM reference_change
            WHERE (@kind = 0 OR kind = @kind) AND (@state = 0 OR state = @state) AND number < @before
            ORDER BY number DESC LIMIT @most
            """,
            new { kind = (int)kind, state = (int)state, before, most })).Select(row => row.ToChange())];

    /// <summary>The released ones of a kind, oldest edition first.</summary>
    public static async Task<List<StoredChange>> ReleasedAsync(NpgsqlConnection connection, ReferenceKind kind)
        => [.. (await connection.QueryAsync<Row>(
            $"SELECT {Columns} FROM reference_change WHERE kind = @kind AND state = {ChangeState.Released:D}"
            + " ORDER BY edition, number",
            new { kind = (int)kind })).Select(row => row.ToChange())];

    /// <summary>
    /// A change of the same kind, and about the same State if it is about one, that was released since this one was proposed.
    /// </summary>
    public static Task<string?> OvertakingAsync(Change change, StoredChange proposed)
        => change.Connection.ExecuteScalarAsync<string?>(
            $"""
            SELECT reference FROM reference_change
            WHERE state = {ChangeState.Released:D} AND release_number > @ReleasesSeen
              AND CASE WHEN @member = '' THEN kind = @kind ELSE member_state = @member END
            ORDER BY release_number DESC LIMIT 1
            """,
            new { proposed.ReleasesSeen, kind = (int)proposed.Kind, member = StoredChange.MemberStateOf(proposed.Proposal) },
            change.Transaction);

    /// <summary>Puts a proposal on record.</summary>
    public static async Task<StoredChange> InsertAsync(Change change, ProposedChange proposal)
    {
        var reference = await change.NextReferenceAsync("RD");
        await change.Connection.ExecuteAsync(
            $"""
            INSERT INTO reference_change (reference, kind, member_state, state, valid_from, valid_to, proposal, proposed_by,
                proposed_at,
                                          releases_seen)
            VALUES (@reference, @kind, @member, {ChangeState.Proposed:D}, @from, @to, @proposal::jsonb, @Actor, @Now,
                    (SELECT coalesce(max(release_number), 0) FROM reference_change))
            """,
            new
            {
                reference,
                kind = (int)StoredChange.KindOf(proposal),
                member = StoredChange.MemberStateOf(proposal),
                from = proposal.ValidFrom.ToDay(),
                to = proposal.ValidTo is null ? (DateOnly?)null : proposal.ValidTo.ToDay(),
                proposal = StoredChange.Json(proposal),
                change.Actor,
                change.Now,
            },
            change.Transaction);
        return (await FindAsync(change.Connection, reference))!;
    }

    /// <summary>Decides a proposed change.</summary>
    public static async Task<StoredChange> DecideAsync(
        Change change, StoredChange proposed, ChangeState state, string reasons, int edition)
    {
        await change.Connection.ExecuteAsync(
            $"""
            UPDATE reference_change
            SET state = @state, decided_by = @Actor, decided_at = @Now, reasons = @reasons, edition = @edition,
                release_number = CASE WHEN @state = {ChangeState.Released:D} THEN (SELECT coalesce(max(release_number), 0) + 1
                FROM reference_change) END
            WHERE number = @Number
            """,
            new { state = (int)state, change.Actor, change.Now, reasons, edition, proposed.Number },
            change.Transaction);
        return (await FindAsync(change.Connection, proposed.Reference))!;
    }

    private sealed record Row(
        long Number,
        string Reference,
        int State,
        string Proposal,
        string ProposedBy,
        DateTime ProposedAt,
        int ReleasesSeen,
        string DecidedBy,
        DateTime? DecidedAt,
        string Reasons,
        int Edition)
    {
        public StoredChange ToChange() => new(
            Number,
            Reference,
            (ChangeState)State,
            JsonParser.Default.Parse<ProposedChange>(Proposal),
            ProposedBy,
            ProposedAt,
            ReleasesSeen,
            DecidedBy,
            DecidedAt,
            Reasons,
            Edition);
    }
}
