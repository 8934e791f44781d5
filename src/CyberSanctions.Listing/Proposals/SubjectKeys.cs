using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Listing.Subjects;
using Dapper;
using Npgsql;

namespace CyberSanctions.Listing.Proposals;

/// <summary>
/// Finds proposals that may be on the same subject. What is listed came from a proposal too, so this finds it on the list as
/// well.
/// </summary>
internal static class SubjectKeys
{
    // One at a time: two proposals that are drafted at once would not see each other.
    private const string Lock = "SELECT pg_advisory_xact_lock(hashtextextended('subject keys', 0))";

    /// <summary>
    /// The proposals, exercises or real ones like this, that have a key of the subject; no other is drafted until the change
    /// ends. Not the proposal itself, and none that was given up.
    /// </summary>
    public static async Task<IReadOnlyList<Proposal>> LookAlikesAsync(
        Change change, Subject subject, bool exercise, string itself)
    {
        await change.Connection.ExecuteAsync(Lock, transaction: change.Transaction);
        var rows = await change.Connection.QueryAsync<ProposalRow>(
            $"""
            SELECT {ProposalRow.Columns} FROM proposal_as_it_stands WHERE exercise = @exercise
                AND reference <> @itself AND state <> {ProposalState.Withdrawn:D} AND reference IN
                (SELECT proposal_reference FROM subject_key WHERE key = ANY (@Keys)) ORDER BY reference
            """,
            new { exercise, itself, Keys = SubjectIdentity.Keys(subject).ToArray() },
            change.Transaction);
        return [.. rows.Select(row => row.ToProposal())];
    }

    /// <summary>Keeps the keys of a proposal.</summary>
    public static Task InsertAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, string reference, Subject subject)
        => connection.ExecuteAsync(
            "INSERT INTO subject_key (proposal_reference, key) SELECT @reference, unnest(@Keys)",
            new { reference, Keys = SubjectIdentity.Keys(subject).ToArray() },
            transaction);

    /// <summary>Puts the keys of a proposal that says something else in the place of those that it had.</summary>
    public static async Task ReplaceAsync(Change change, string reference, Subject subject)
    {
        await change.Connection.ExecuteAsync(
            "DELETE FROM subject_key WHERE proposal_reference = @reference", new { reference }, change.Transaction);
        await InsertAsync(change.Connection, change.Transaction, reference, subject);
    }

    /// <summary>Makes the keys of proposals from before there were any. Call it once the schema is up to date.</summary>
    public static async Task CompleteAsync(NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync(Lock, transaction: transaction);
        var without = (await connection.QueryAsync<ProposalRow>(
            $"""
            SELECT {ProposalRow.Columns} FROM proposal_as_it_stands p
            WHERE kind = {OperationKind.List:D} AND NOT EXISTS (SELECT FROM subject_key WHERE proposal_reference = p.reference)
            """,
            transaction: transaction)).AsList();
        foreach (var proposal in without.Select(row => row.ToProposal()))
        {
            await InsertAsync(connection, transaction, proposal.Reference, Operations.SubjectOf(proposal));
        }

        await transaction.CommitAsync();
    }
}
