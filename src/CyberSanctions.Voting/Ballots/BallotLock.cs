using CyberSanctions.Journal.Appending;
using Dapper;

namespace CyberSanctions.Voting.Ballots;

/// <summary>
/// The order in which votes and the decision on one ballot take effect: many votes side by side, or
/// the decision alone. Taken before the ballot's row is, and given back when the transaction ends.
/// </summary>
/// <remarks>
/// The locks on the ballot's row are what makes a vote either in or out, and the database's own
/// trigger takes them too. But shared row locks do not queue behind whoever waits for the exclusive
/// one, so an unbroken stream of votes could keep a decision waiting for ever; advisory locks queue.
/// </remarks>
internal static class BallotLock
{
    /// <summary>For a vote.</summary>
    public static Task TakeSharedAsync(Change change, string reference)
        => change.Connection.ExecuteAsync(
            "SELECT pg_advisory_xact_lock_shared(hashtextextended('ballot:' || @reference, 0))", new { reference }, change.Transaction);

    /// <summary>For the decision.</summary>
    public static Task TakeExclusiveAsync(Change change, string reference)
        => change.Connection.ExecuteAsync(
            "SELECT pg_advisory_xact_lock(hashtextextended('ballot:' || @reference, 0))", new { reference }, change.Transaction);
}
