using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Journal.Appending;
using Dapper;
using Google.Protobuf;

namespace CyberSanctions.Voting.Ballots;

/// <summary>Writes what has happened in ballots: their chains, their rows, and the journal.</summary>
internal static class Ledger
{
    /// <summary>Of any number of ballots, locked in this change, at once.</summary>
    public static async Task WriteAsync(Change change, IReadOnlyCollection<LockedBallot> ballots)
    {
        await WriteChainsAsync(change, ballots);
        await WriteRowsAsync(change, ballots);
        await change.AppendAsync([.. ballots.SelectMany(ballot => ballot.Links.Select(link =>
            new Happened(new BallotProceeded { Proceeding = link.Receipt.Proceeding }, ballot.Frozen.Reference, link.Receipt.Proceeding.Actor, link.TraceParent)))]);
        foreach (var ballot in ballots.Where(ballot => ballot.Outcome != Outcome.Unspecified))
        {
            var text = await change.Connection.ExecuteScalarAsync<byte[]>("SELECT act_text FROM ballot WHERE id = @Id", new { ballot.Stored.Id }, change.Transaction);
            var decision = ballot.Links[^1];
            await change.AppendAsync([new Happened(
                new BallotDecided { Ballot = await ballot.MessageAsync(), ActText = ByteString.CopyFrom(text) },
                ballot.Frozen.Reference,
                decision.Receipt.Proceeding.Actor,
                decision.TraceParent)]);
        }
    }

    private static Task WriteChainsAsync(Change change, IReadOnlyCollection<LockedBallot> ballots)
    {
        (Guid Id, NewLink Link, Proceeding Proceeding)[] rows =
            [.. ballots.SelectMany(ballot => ballot.Links.Select(link => (ballot.Stored.Id, link, link.Receipt.Proceeding)))];
        return change.Connection.ExecuteAsync(
            """
            INSERT INTO proceeding (ballot_id, position, kind, member_state, message, content, receipt)
            SELECT * FROM unnest(@Ids, @Positions, @Kinds, @States, @Messages, @Contents, @Receipts)
            """,
            new
            {
                Ids = rows.Select(row => row.Id).ToArray(),
                Positions = rows.Select(row => row.Proceeding.Position).ToArray(),
                Kinds = rows.Select(row => (int)row.Proceeding.Kind).ToArray(),
                States = rows.Select(row => row.Link.MemberState).ToArray(),
                Messages = rows.Select(row => row.Proceeding.ToByteArray()).ToArray(),
                Contents = rows.Select(row => row.Link.Content).ToArray(),
                Receipts = rows.Select(row => row.Link.Receipt.Jws).ToArray(),
            },
            change.Transaction);
    }

    private static Task WriteRowsAsync(Change change, IReadOnlyCollection<LockedBallot> ballots)
    {
        (StoredBallot Row, LockedBallot Ballot)[] rows = [.. ballots.Select(ballot => (ballot.Current, ballot))];
        return change.Connection.ExecuteAsync(
            """
            UPDATE ballot b SET version = n.version, state = n.state, decision = n.decision, due_at = n.due_at, position = n.position,
                                standing = n.standing::jsonb
            FROM unnest(@Ids, @Versions, @States, @Decisions, @Dues, @Positions, @Standings)
                 AS n (id, version, state, decision, due_at, position, standing)
            WHERE b.id = n.id
            """,
            new
            {
                Ids = rows.Select(row => row.Row.Id).ToArray(),
                Versions = rows.Select(row => row.Row.Version).ToArray(),
                States = rows.Select(row => (int)row.Row.State).ToArray(),
                Decisions = rows.Select(row => row.Row.Decision).ToArray(),
                Dues = rows.Select(row => row.Ballot.Standing.DueAt(row.Ballot.Frozen)).ToArray(),
                Positions = rows.Select(row => row.Ballot.Standing.Position).ToArray(),
                Standings = rows.Select(row => row.Row.Standing).ToArray(),
            },
            change.Transaction);
    }
}
