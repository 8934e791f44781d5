using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Listing.Subjects;
using Dapper;
using Npgsql;

namespace CyberSanctions.Listing.Proposals;

/// <summary>
/// Finds proposals that may be on the same subject. What is listed came from a proposal too, so this finds it on the list as
/// well. Postgres finds them by their keys, and leaves out those of a namesake whose birth, or document whose country, is
/// another: what is read and compared is what the drafter has to hear of, among however many thousands.
/// </summary>
internal static class SubjectKeys
{
    /// <summary>What one look finds at most: more than anybody may name in <c>distinct_from</c>.</summary>
    public const int MostFound = 100;

    // Two proposals with a key in common, drafted at once, would not see each other: so whoever drafts one holds the shelves
    // of its keys until it is there. Shelves instead of keys, because a subject may have hundreds.
    private const int Shelves = 64;

    // ProposalState.Withdrawn.
    private const string Withdrawn = "8";

    // OFFSET 0 keeps Postgres from reading the whole table where one name is that of thousands.
    private const string Candidates =
        """
        SELECT k.proposal_reference
        FROM unnest(@Keys, @Countries, @AreNames) AS sought (key, country, is_name)
        CROSS JOIN LATERAL (
            SELECT proposal_reference, kind, country, dates FROM subject_key
            WHERE subject_key.key = sought.key AND exercise = @exercise OFFSET 0) k
        WHERE CASE WHEN sought.is_name
              THEN k.kind = @Kind AND (isempty(k.dates) OR isempty(@Dates::datemultirange) OR k.dates && @Dates::datemultirange)
              ELSE k.country = '' OR sought.country = '' OR k.country = sought.country END
        """;

    /// <summary>
    /// The proposals, exercises or real ones like this, that look as if they were on the subject; no other with one of its
    /// keys is drafted until the change ends. Not the proposal itself, and none that was given up.
    /// </summary>
    /// <param name="change">The change.</param>
    /// <param name="subject">The subject.</param>
    /// <param name="exercise">Whether it is one of an exercise.</param>
    /// <param name="distinctFrom">Those that are said to be on somebody else come first, so that none is missed.</param>
    /// <param name="itself">The reference of the proposal that is said anew; empty: it is another one.</param>
    /// <param name="most">Where some are taken away afterwards, all are needed.</param>
    public static async Task<IReadOnlyList<Proposal>> LookAlikesAsync(
        Change change,
        Subject subject,
        bool exercise,
        IReadOnlyCollection<string> distinctFrom,
        string itself,
        int most = MostFound)
    {
        await LockAsync(change.Connection, change.Transaction, SubjectIdentity.Keys(subject).Select(ShelfOf));
        var rows = await change.Connection.QueryAsync<ProposalRow>(
            Query, Sought(subject, exercise, distinctFrom, most, itself), change.Transaction);
        return [.. rows.Select(row => row.ToProposal())];
    }

    /// <summary>What is asked of Postgres.</summary>
    public const string Query =
        $"""
         SELECT {ProposalRow.Columns} FROM proposal_as_it_stands WHERE reference = ANY (ARRAY
             (SELECT reference FROM (SELECT DISTINCT proposal_reference FROM ({Candidates}) found) d (reference)
              WHERE reference <> @itself
                  AND NOT EXISTS (SELECT FROM proposal w WHERE w.reference = d.reference AND w.state = {Withdrawn})
              ORDER BY reference = ANY (@Distinct) DESC, reference LIMIT @most))
         ORDER BY reference
         """;

    /// <summary>What it is asked about.</summary>
    public static object Sought(
        Subject subject, bool exercise, IReadOnlyCollection<string> distinctFrom, int most = MostFound, string itself = "")
    {
        var keys = SubjectIdentity.Keys(subject).DistinctBy(key => (key.Key, key.Country)).ToList();
        return new
        {
            exercise,
            itself,
            most,
            Keys = keys.Select(key => key.Key).ToArray(),
            Countries = keys.Select(key => key.Country).ToArray(),
            AreNames = keys.Select(key => key.IsName).ToArray(),
            Kind = (int)subject.Kind,
            Dates = KnownSpans.ToMultirange(subject),
            Distinct = distinctFrom.ToArray(),
        };
    }

    /// <summary>Keeps the keys of a proposal.</summary>
    public static Task InsertAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, string reference, Subject subject)
    {
        var keys = SubjectIdentity.Keys(subject).DistinctBy(key => (key.Key, key.Country)).ToList();
        return connection.ExecuteAsync(
            """
            INSERT INTO subject_key (proposal_reference, key, country, exercise, kind, dates)
            SELECT @reference, sought.key, sought.country, p.exercise, @Kind, @Dates::datemultirange
            FROM unnest(@Keys, @Countries) AS sought (key, country), proposal p WHERE p.reference = @reference
            """,
            new
            {
                reference,
                Keys = keys.Select(key => key.Key).ToArray(),
                Countries = keys.Select(key => key.Country).ToArray(),
                Kind = (int)subject.Kind,
                Dates = KnownSpans.ToMultirange(subject),
            },
            transaction);
    }

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
        await LockAsync(connection, transaction, Enumerable.Range(0, Shelves));
        var without = (await connection.QueryAsync<ProposalRow>(
            $"""
            SELECT {ProposalRow.Columns} FROM proposal_as_it_stands p
            WHERE kind IN ({OperationKind.List:D}, {OperationKind.Amend:D})
              AND NOT EXISTS (SELECT FROM subject_key WHERE proposal_reference = p.reference)
            """,
            transaction: transaction)).AsList();
        foreach (var proposal in without.Select(row => row.ToProposal()))
        {
            await InsertAsync(connection, transaction, proposal.Reference, Operations.SubjectOf(proposal));
        }

        await transaction.CommitAsync();
    }

    // In their order, so that nobody waits in a circle.
    private static Task LockAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, IEnumerable<int> shelves)
        => connection.ExecuteAsync(
            """
            SELECT pg_advisory_xact_lock(hashtextextended('subject keys', 0) + shelf)
            FROM (SELECT shelf FROM unnest(@Shelves) AS shelf ORDER BY shelf) AS in_order
            """,
            new { Shelves = shelves.Distinct().ToArray() },
            transaction);

    // Replicas have to agree, so it is no hash of .NET's.
    private static int ShelfOf(SubjectKey key) => key.Key.Aggregate(17, (hash, c) => unchecked((hash * 31) + c)) & (Shelves - 1);
}
