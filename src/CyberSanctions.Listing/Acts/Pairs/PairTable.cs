using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Listing.Entries;
using CyberSanctions.Listing.Proposals;
using Dapper;
using Npgsql;

namespace CyberSanctions.Listing.Acts.Pairs;

/// <summary>What the rules of pairs are judged by, in Postgres; and which numbers acts have.</summary>
internal static class PairTable
{
    /// <summary>
    /// Refuses an act whose instruments do not fit what it does, or what it corrects: <c>measure-without-instrument</c>,
    /// <c>no-pair-to-correct</c>.
    /// </summary>
    /// <param name="change">In which change.</param>
    /// <param name="act">The act, with its proposals.</param>
    /// <param name="field">Under which field gaps are named.</param>
    public static Task RequireAsync(Change change, Act act, string field)
        => RequireAsync(change.Connection, change.Transaction, act, field);

    /// <summary>The same, for whoever only asks.</summary>
    public static async Task RequireAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, Act act, string field)
    {
        if (act.Instrument == Instrument.Unspecified)
        {
            return;
        }

        if (act.Corrects is { } corrects)
        {
            var corrected = await connection.QuerySingleOrDefaultAsync<(int Instrument, bool IsPair)>(
                "SELECT instrument, twin_number IS NOT NULL FROM act_instruments WHERE act_reference = @ActReference",
                new { corrects.ActReference },
                transaction);
            PairRules.RequireCorrectable(act, (Instrument)corrected.Instrument, corrected.IsPair);
        }

        PairRules.Require(act, await MeasuresAsync(connection, transaction, act), field);
    }

    /// <summary>What the entries that an act amends or takes off the list are under, by reference.</summary>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyCollection<Measure>>> MeasuresAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Act act)
    {
        var references = act.Proposals.Where(proposal => proposal.Kind is OperationKind.Amend or OperationKind.Delist)
            .SelectMany(Operations.Entries).Select(entry => entry.Reference).ToArray();
        if (references.Length == 0)
        {
            return new Dictionary<string, IReadOnlyCollection<Measure>>(StringComparer.Ordinal);
        }

        var entries = await connection.QueryAsync<(string Reference, string Content)>(
            "SELECT reference, content FROM listed_entry WHERE list = @list AND reference = ANY (@references)",
            new { list = PublicLists.Of(act.Exercise), references },
            transaction);
        return entries.ToDictionary(
            entry => entry.Reference,
            IReadOnlyCollection<Measure> (entry) => EntryContent.Parser.ParseJson(entry.Content).Measures,
            StringComparer.Ordinal);
    }

    /// <summary>Has an act have a number, for good: also one that only an earlier text of it gives its twin.</summary>
    /// <returns>False when it is another act's; nothing is written then.</returns>
    public static async Task<bool> TryTakeAsync(Change change, Act act, string number)
        => await change.Connection.ExecuteScalarAsync<string>(
            """
            WITH taken AS (
                INSERT INTO act_number (number, exercise, act_reference) VALUES (@number, @Exercise, @Reference)
                ON CONFLICT (number, exercise) WHERE NOT free DO NOTHING RETURNING act_reference)
            SELECT act_reference FROM taken
            UNION ALL SELECT act_reference FROM act_number WHERE number = @number AND exercise = @Exercise AND NOT free
            """,
            new { number, act.Exercise, act.Reference },
            change.Transaction) == act.Reference;
}
