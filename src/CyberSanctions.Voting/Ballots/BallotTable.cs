using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Procedures;
using CyberSanctions.Procedures.Proceedings;
using Dapper;
using Google.Protobuf;
using Npgsql;

namespace CyberSanctions.Voting.Ballots;

/// <summary>Ballots and their rosters, as they lie in the database.</summary>
internal static class BallotTable
{
    private const string Columns =
        """
        id, reference, version, state, handling, exercise, act_reference, act_title, act_number, text_sha256, rule, mode,
        proposed_by,
        deadline, lapses_at, population_year, opened_at, decision, standing, revision, submission, urgency
        """;

    /// <summary>
    /// Locks ballots by <c>@references</c>: in one order wherever they are locked, so that nobody waits for somebody who
    /// waits for him.
    /// </summary>
    public const string Locking =
        $"SELECT {Columns} FROM ballot WHERE reference = ANY(@references) ORDER BY reference FOR UPDATE";

    /// <summary>The ballot of a reference, locked; nothing when there is none.</summary>
    public static Task<StoredBallot?> LockAsync(Change change, string reference)
        => change.Connection.QuerySingleOrDefaultAsync<StoredBallot>(
            Locking, new { references = new[] { reference } }, change.Transaction);

    /// <summary>The ballot of a reference, or nothing.</summary>
    public static Task<StoredBallot?> FindAsync(NpgsqlConnection connection, string reference)
        => connection.QuerySingleOrDefaultAsync<StoredBallot>(
            $"SELECT {Columns} FROM ballot WHERE reference = @reference", new { reference });

    /// <summary>A page of ballots, newest first: one more than the page, if there is.</summary>
    public static async Task<List<StoredBallot>> ListAsync(NpgsqlConnection connection, BallotQuery query)
        => (await connection.QueryAsync<StoredBallot>(
            $"""
            SELECT {Columns} FROM ballot
            WHERE handling <= @Clearance
              AND (@ActReference = '' OR act_reference = @ActReference)
              AND (NOT @Undecided OR state <> {BallotState.Decided:D})
              AND (@After = '{Guid.Empty}' OR id < @After)
            ORDER BY id DESC LIMIT @Size + 1
            """,
            query)).AsList();

    /// <summary>What is frozen in a ballot.</summary>
    public static async Task<FrozenBallot> FrozenAsync(NpgsqlConnection connection, StoredBallot ballot)
        => ballot.Frozen([.. (await connection.QueryAsync<RosterRow>(
            "SELECT member_state, name, population, takes_part FROM ballot_member WHERE ballot_id = @Id ORDER BY member_state",
            new { ballot.Id }))
            .Select(row => new Member(row.MemberState, row.Name, row.Population) { TakesPart = row.TakesPart })]);

    /// <summary>The text that is voted on, as it was submitted.</summary>
    public static async Task<byte[]> TextAsync(NpgsqlConnection connection, StoredBallot ballot)
        => (await connection.ExecuteScalarAsync<byte[]>("SELECT act_text FROM ballot WHERE id = @Id", new { ballot.Id }))!;

    /// <summary>
    /// The texts of the act up to this one, as a ballot that holds nothing else; null from before they were recorded.
    /// </summary>
    public static Task<byte[]?> RevisionsAsync(NpgsqlConnection connection, StoredBallot ballot)
        => connection.ExecuteScalarAsync<byte[]?>("SELECT revisions FROM ballot WHERE id = @Id", new { ballot.Id });

    /// <summary>The ballot on an act that is not decided; nothing when there is none.</summary>
    public static Task<string?> UndecidedOnAsync(Change change, string act)
        => change.Connection.QuerySingleOrDefaultAsync<string>(
            $"SELECT reference FROM ballot WHERE act_reference = @act AND state <> {BallotState.Decided:D}",
            new { act },
            change.Transaction);

    /// <summary>The decisions on an act so far; few ballots are on one.</summary>
    public static async Task<IEnumerable<Contracts.Voting.V1.Decision>> DecisionsOnAsync(Change change, string act)
        => (await change.Connection.QueryAsync<byte[]>(
            $"SELECT decision FROM ballot WHERE act_reference = @act AND state = {BallotState.Decided:D}",
            new { act },
            change.Transaction))
            .Select(Contracts.Voting.V1.Decision.Parser.ParseFrom);

    /// <summary>The ballots that are to be decided at an instant, the longest overdue first.</summary>
    public static async Task<IReadOnlyList<string>> DueAsync(NpgsqlConnection connection, DateTime now)
        => (await connection.QueryAsync<string>(
            $"SELECT reference FROM ballot WHERE state <> {BallotState.Decided:D} AND due_at <= @now ORDER BY due_at",
            new { now })).AsList();

    /// <summary>Puts a new ballot on record, with its roster.</summary>
    public static async Task<FrozenBallot> InsertAsync(
        Change change, StoredBallot ballot, ActSubmitted submitted, int edition, IReadOnlyList<Member> members)
    {
        await change.Connection.ExecuteAsync(
            """
            INSERT INTO ballot (id, reference, version, state, handling, exercise, act_reference, act_title, act_number, act_text,
                                text_sha256, rule, mode, proposed_by, deadline, lapses_at, population_edition, population_year,
                                opened_at, standing, revision, submission, urgency, revisions)
            VALUES (@Id, @Reference, @Version, @State, @Handling, @Exercise, @ActReference, @ActTitle, @ActNumber, @actText,
                    @TextSha256, @Rule, @Mode, @ProposedBy, @Deadline, @LapsesAt, @edition, @PopulationYear,
                    @OpenedAt, '', @Revision, @Submission, @Urgency, @Revisions)
            """,
            new
            {
                ballot.Id,
                ballot.Reference,
                ballot.Version,
                ballot.State,
                ballot.Handling,
                ballot.Exercise,
                ballot.ActReference,
                ballot.ActTitle,
                ballot.ActNumber,
                actText = submitted.Text.ToByteArray(),
                ballot.TextSha256,
                ballot.Rule,
                ballot.Mode,
                ballot.ProposedBy,
                ballot.Deadline,
                ballot.LapsesAt,
                edition,
                ballot.PopulationYear,
                ballot.OpenedAt,
                ballot.Revision,
                ballot.Submission,
                ballot.Urgency,
                Revisions = submitted.Revisions.Count > 0
                    ? new Ballot { Revisions = { submitted.Revisions } }.ToByteArray()
                    : null,
            },
            change.Transaction);
        await change.Connection.ExecuteAsync(
            """
            INSERT INTO ballot_member (ballot_id, member_state, name, population, takes_part)
            SELECT @Id, * FROM unnest(@States, @Names, @Populations, @Parts)
            """,
            new
            {
                ballot.Id,
                States = members.Select(member => member.MemberState).ToArray(),
                Names = members.Select(member => member.Name).ToArray(),
                Populations = members.Select(member => member.Population).ToArray(),
                Parts = members.Select(member => member.TakesPart).ToArray(),
            },
            change.Transaction);
        return await FrozenAsync(change.Connection, ballot);
    }

    /// <summary>What brings the rows of ballots up to date, of which each was locked in this transaction.</summary>
    public static NpgsqlBatchCommand Updating(IReadOnlyCollection<LockedBallot> ballots)
    {
        (StoredBallot Row, LockedBallot Ballot)[] rows = [.. ballots.Select(ballot => (ballot.Current, ballot))];
        return new NpgsqlBatchCommand(
            """
            UPDATE ballot b SET version = n.version, state = n.state, decision = n.decision, due_at = n.due_at,
                position = n.position,
                                standing = n.standing
            FROM unnest($1, $2, $3, $4, $5, $6, $7) AS n (id, version, state, decision, due_at, position, standing)
            WHERE b.id = n.id
            """)
        {
            Parameters =
            {
                new() { Value = rows.Select(row => row.Row.Id).ToArray() },
                new() { Value = rows.Select(row => row.Row.Version).ToArray() },
                new() { Value = rows.Select(row => (int)row.Row.State).ToArray() },
                new() { Value = rows.Select(row => row.Row.Decision).ToArray() },
                new() { Value = rows.Select(row => row.Ballot.Standing.DueAt(row.Ballot.Frozen)).ToArray() },
                new() { Value = rows.Select(row => row.Ballot.Standing.Position).ToArray() },
                new() { Value = rows.Select(row => row.Row.Standing).ToArray() },
            },
        };
    }

    private sealed record RosterRow(string MemberState, string Name, long Population, bool TakesPart);
}

/// <summary>Which ballots, after which one.</summary>
internal sealed record BallotQuery(string ActReference, bool Undecided, Handling Clearance, Guid After, int Size);
