using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Journal.Appending;
using Dapper;
using Google.Protobuf;
using Npgsql;

namespace CyberSanctions.Voting.Ballots;

/// <summary>Writes what has happened in ballots: their chains, their rows, and the journal.</summary>
internal static class Ledger
{
    /// <summary>Of any number of ballots, locked in this change, at once.</summary>
    /// <param name="besides">What else is to be written.</param>
    public static async Task WriteAsync(Change change, IReadOnlyCollection<LockedBallot> ballots, params NpgsqlBatchCommand[] besides)
    {
        var events = ballots.SelectMany(ballot => ballot.Links.Select(link =>
            new Happened(new BallotProceeded { Proceeding = link.Receipt.Proceeding }, ballot.Frozen.Reference, link.Receipt.Proceeding.Actor, link.TraceParent)));
        await change.ExecuteAsync([Chains(ballots), Rows(ballots), change.Appending([.. events]), .. besides]);
        foreach (var ballot in ballots.Where(ballot => ballot.Outcome != Outcome.Unspecified))
        {
            var text = await change.Connection.ExecuteScalarAsync<byte[]>("SELECT act_text FROM ballot WHERE id = @Id", new { ballot.Stored.Id }, change.Transaction);
            var decision = ballot.Links[^1];
            await change.AppendAsync([new Happened(
                new BallotDecided { Ballot = WithoutReasons(await ballot.MessageAsync()), ActText = ByteString.CopyFrom(text) },
                ballot.Frozen.Reference,
                decision.Receipt.Proceeding.Actor,
                decision.TraceParent)]);
        }
    }

    // Each declaration is in the journal already, with the statement that it belongs to.
    private static Ballot WithoutReasons(Ballot ballot)
    {
        foreach (var vote in ballot.Votes)
        {
            vote.Declaration = "";
        }

        foreach (var reservation in ballot.Reservations)
        {
            reservation.Reasons = "";
        }

        return ballot;
    }

    private static NpgsqlBatchCommand Chains(IReadOnlyCollection<LockedBallot> ballots)
    {
        (Guid Id, NewLink Link, Proceeding Proceeding)[] rows =
            [.. ballots.SelectMany(ballot => ballot.Links.Select(link => (ballot.Stored.Id, link, link.Receipt.Proceeding)))];
        return new NpgsqlBatchCommand(
            """
            INSERT INTO proceeding (ballot_id, position, kind, member_state, message, content, receipt)
            SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7)
            """)
        {
            Parameters =
            {
                new() { Value = rows.Select(row => row.Id).ToArray() },
                new() { Value = rows.Select(row => row.Proceeding.Position).ToArray() },
                new() { Value = rows.Select(row => (int)row.Proceeding.Kind).ToArray() },
                new() { Value = rows.Select(row => row.Link.MemberState).ToArray() },
                new() { Value = rows.Select(row => row.Proceeding.ToByteArray()).ToArray() },
                new() { Value = rows.Select(row => row.Link.Content).ToArray() },
                new() { Value = rows.Select(row => row.Link.Receipt.Jws).ToArray() },
            },
        };
    }

    private static NpgsqlBatchCommand Rows(IReadOnlyCollection<LockedBallot> ballots)
    {
        (StoredBallot Row, LockedBallot Ballot)[] rows = [.. ballots.Select(ballot => (ballot.Current, ballot))];
        return new NpgsqlBatchCommand(
            """
            UPDATE ballot b SET version = n.version, state = n.state, decision = n.decision, due_at = n.due_at, position = n.position,
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
}
