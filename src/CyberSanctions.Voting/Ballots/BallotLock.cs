using System.Collections.Concurrent;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Deadlines;
using CyberSanctions.Procedures.Proceedings;
using CyberSanctions.Voting.Receipts;

namespace CyberSanctions.Voting.Ballots;

/// <summary>
/// Locks ballots: their chain has one end, so whatever happens in a ballot happens one after the other,
/// here and at every other replica. What is frozen in a ballot never changes and is kept in memory.
/// </summary>
internal sealed class BallotLock(ReceiptKey receipts, AgreedClock clock)
{
    private const int MostKept = 10_000;
    private readonly ConcurrentDictionary<Guid, FrozenBallot> _frozen = new();
    private readonly StandingForm _form = new();

    /// <summary>The ballot of a reference, and the time at which it is locked; nothing when there is none.</summary>
    public async Task<(LockedBallot Ballot, DateTime Now)?> TakeAsync(Change change, string reference)
    {
        var stored = await BallotTable.LockAsync(change, reference);

        // Only now: whoever waited for the lock comes after what it waited for.
        return stored is null ? null : (await OfAsync(change, stored), await clock.AgreedAsync(change));
    }

    /// <summary>A ballot whose row was locked in this change.</summary>
    public async Task<LockedBallot> OfAsync(Change change, StoredBallot row)
        => new(
            change,
            row,
            await FrozenAsync(change, row),
            row.Standing is null ? null : _form.Read(row.Id, row.Standing),
            _form,
            receipts.Signing);

    /// <summary>A ballot that this change has made.</summary>
    public LockedBallot Own(Change change, StoredBallot stored, FrozenBallot frozen, Standing standing)
        => new(change, stored, frozen, standing, _form, receipts.Signing);

    private async Task<FrozenBallot> FrozenAsync(Change change, StoredBallot stored)
    {
        if (_frozen.TryGetValue(stored.Id, out var known))
        {
            return known;
        }

        var frozen = await BallotTable.FrozenAsync(change.Connection, stored);
        if (_frozen.Count >= MostKept)
        {
            _frozen.Clear();
        }

        _frozen.TryAdd(stored.Id, frozen);
        return frozen;
    }
}
