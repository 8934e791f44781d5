using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Journal.Appending;
using Google.Protobuf;
using Npgsql;

namespace CyberSanctions.Voting.Ballots;

/// <summary>Writes what has happened in ballots: the journal, their chains, and their rows.</summary>
internal static class Ledger
{
    /// <summary>Of any number of ballots, locked in this change, at once.</summary>
    /// <param name="besides">What else is to be written.</param>
    public static async Task WriteAsync(
        Change change, IReadOnlyCollection<LockedBallot> ballots, params NpgsqlBatchCommand[] besides)
    {
        (Guid Ballot, NewLink Link)[] links =
            [.. ballots.SelectMany(ballot => ballot.Links.Select(link => (ballot.Stored.Id, link)))];
        var events = links.Select(row => row.Link).Select(link =>
        {
            var proceeding = link.Receipt.Proceeding;
            return new Happened(
                new BallotProceeded { Proceeding = proceeding }, proceeding.BallotReference, proceeding.Actor, link.TraceParent);
        });
        await change.ExecuteAsync([
            change.Appending([.. events]), ProceedingTable.Recording(links), BallotTable.Updating(ballots), .. besides
        ]);
        foreach (var ballot in ballots.Where(ballot => ballot.Outcome != Outcome.Unspecified))
        {
            var decision = ballot.Links[^1];
            var text = await BallotTable.TextAsync(change.Connection, ballot.Stored);
            await change.AppendAsync([new Happened(
                Decided(ballot, ByteString.CopyFrom(text)),
                ballot.Frozen.Reference,
                decision.Receipt.Proceeding.Actor,
                decision.TraceParent)]);
        }
    }

    // What whoever hears of it needs, which is little; what happened in the ballot is in the journal already, link by link.
    private static BallotDecided Decided(LockedBallot ballot, ByteString text)
    {
        var decision = ballot.Links[^1].Receipt.Proceeding.Decision;
        return new BallotDecided
        {
            Ballot = new Ballot
            {
                Reference = ballot.Frozen.Reference,
                State = BallotState.Decided,
                Handling = ballot.Stored.Handling,
                Exercise = ballot.Frozen.Exercise,
                ActReference = ballot.Frozen.ActReference,
                TextSha256 = ballot.Frozen.TextSha256,
                Decision = new Decision { Outcome = decision.Outcome, DecidedAt = decision.DecidedAt },
            },
            ActText = text,
        };
    }
}
