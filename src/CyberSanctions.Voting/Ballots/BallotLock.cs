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
        var stored = await change.Connection.QuerySingleOrDefaultAsync<StoredBallot>(
            $"SELECT {StoredBallot.Columns} FROM ballot WHERE reference = @reference FOR UPDATE", new { reference }, change.Transaction);
        if (stored is null)
        {
            return null;
        }

        // Only now: whoever waited for the lock comes after what it waited for.
        var now = clock.Agreed(await change.Connection.ExecuteScalarAsync<DateTime>("SELECT clock_timestamp()", transaction: change.Transaction));
        if (!_frozen.TryGetValue(stored.Id, out var frozen))
        {
            frozen = await stored.FrozenAsync(change.Connection);
            if (_frozen.Count >= MostKept)
            {
                _frozen.Clear();
            }

            _frozen.TryAdd(stored.Id, frozen);
        }

        var standing = stored.Standing is null ? null : Standings.Read(stored.Standing);
        return (new LockedBallot(change, stored, frozen, standing, receipts.Signing), now);
    }

    /// <summary>A ballot that this change has made.</summary>
    public LockedBallot Own(Change change, StoredBallot stored, FrozenBallot frozen, Standing standing)
        => new(change, stored, frozen, standing, receipts.Signing);

    /// <summary>Ends a ballot if it is to end by itself, as it stands now.</summary>
    /// <returns>Whether it did.</returns>
    public static async Task<bool> ConcludeIfDueAsync(LockedBallot ballot, string actor, DateTime now)
    {
        if (Conclusion.Due(ballot.Frozen, ballot.Standing, now) is not { } cause)
        {
            return false;
        }

        await ballot.ConcludeAsync(Conclusion.Reach(ballot.Frozen, ballot.Standing, cause, actor, now));
        return true;
    }
}
