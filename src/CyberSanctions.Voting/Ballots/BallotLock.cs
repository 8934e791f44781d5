using System.Collections.Concurrent;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Procedures.Proceedings;
using CyberSanctions.Voting.Deadlines;
using CyberSanctions.Voting.Receipts;
using Dapper;

namespace CyberSanctions.Voting.Ballots;

/// <summary>
/// Locks ballots: their chain has one end, so whatever happens in a ballot happens one after the other,
/// here and at every other replica. What is frozen in a ballot never changes and is kept in memory.
/// </summary>
internal sealed class BallotLock(ReceiptKey receipts, BallotClock clock)
{
    private const int MostKept = 10_000;
    private readonly ConcurrentDictionary<Guid, FrozenBallot> _frozen = new();

    /// <summary>The ballot of a reference, and the time at which it is locked; nothing when there is none.</summary>
    public async Task<(LockedBallot Ballot, DateTime Now)?> TakeAsync(Change change, string reference)
    {
        var (ballots, now) = await TakeAsync(change, [reference]);
        return ballots.TryGetValue(reference, out var ballot) ? (ballot, now) : null;
    }

    /// <summary>Those of the ballots that there are, by their references, and the time at which they are locked.</summary>
    public async Task<(IReadOnlyDictionary<string, LockedBallot> Ballots, DateTime Now)> TakeAsync(Change change, string[] references)
    {
        // In one order wherever they are locked, so that nobody waits for somebody who waits for him.
        var stored = (await change.Connection.QueryAsync<StoredBallot>(
            $"SELECT {StoredBallot.Columns} FROM ballot WHERE reference = ANY(@references) ORDER BY reference FOR UPDATE",
            new { references },
            change.Transaction)).AsList();

        // Only now: whoever waited for the lock comes after what it waited for.
        var now = await clock.AgreedAsync(change);
        var ballots = new Dictionary<string, LockedBallot>(StringComparer.Ordinal);
        foreach (var row in stored)
        {
            var standing = row.Standing is null ? null : Standings.Read(row.Standing);
            ballots.Add(row.Reference, new LockedBallot(change, row, await FrozenAsync(change, row), standing, receipts.Signing));
        }

        return (ballots, now);
    }

    /// <summary>A ballot that this change has made.</summary>
    public LockedBallot Own(Change change, StoredBallot stored, FrozenBallot frozen, Standing standing)
        => new(change, stored, frozen, standing, receipts.Signing);

    private async Task<FrozenBallot> FrozenAsync(Change change, StoredBallot stored)
    {
        if (_frozen.TryGetValue(stored.Id, out var known))
        {
            return known;
        }

        var frozen = await stored.FrozenAsync(change.Connection);
        if (_frozen.Count >= MostKept)
        {
            _frozen.Clear();
        }

        _frozen.TryAdd(stored.Id, frozen);
        return frozen;
    }
}
