using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using Dapper;
using Google.Protobuf;
using Npgsql;

namespace CyberSanctions.Listing.Entries;

/// <summary>The lists and their entries in Postgres, as far as this service knows them from the publication service.</summary>
internal static class EntryTable
{
    /// <summary>Keeps what an operation made of an entry.</summary>
    public static Task SaveAsync(Change change, EntryChanged changed)
        => change.Connection.ExecuteAsync(
            changed.Version == 1
                ? """
                  INSERT INTO listed_entry (list, reference, version, content, listed_as, act_reference, applies_until)
                  VALUES (@List, @Reference, @Version, @Content::jsonb, @Content::jsonb, @ActReference, @AppliesUntil)
                  """
                : """
                  UPDATE listed_entry SET version = @Version, content = coalesce(@Content::jsonb, content),
                      applies_until = @AppliesUntil,
                         delisted_by = CASE WHEN @Delisted THEN @ActReference ELSE delisted_by END
                  WHERE list = @List AND reference = @Reference
                  """,
            new
            {
                changed.List,
                changed.Reference,
                changed.Version,
                Content = changed.Content is null ? null : JsonFormatter.Default.Format(changed.Content),
                changed.ActReference,
                AppliesUntil = changed.AppliesUntil?.ToDay(),
                Delisted = changed.Operation == OperationKind.Delist,
            },
            change.Transaction);

    /// <summary>Keeps that an act is on record, and the days that its list has then.</summary>
    /// <param name="change">The change.</param>
    /// <param name="recorded">The act.</param>
    /// <param name="effective">The day from which it has effect, in Brussels.</param>
    public static async Task SaveAsync(Change change, ActRecorded recorded, DateOnly effective)
    {
        await change.Connection.ExecuteAsync(
            "INSERT INTO recorded_act (act_reference, takes_effect_at) VALUES (@ActReference, @At)",
            new { recorded.ActReference, At = recorded.TakesEffectAt.ToDateTime() },
            change.Transaction);

        // What ended with the framework stays off the list when that is extended afterwards.
        await change.Connection.ExecuteAsync(
            """
            UPDATE listed_entry SET lapsed = true FROM public_list
            WHERE name = list AND name = @List AND framework_until < @effective AND framework_until IS DISTINCT
                FROM @FrameworkUntil;
            UPDATE public_list SET listings_until = @ListingsUntil, listings_until_act = nullif(@ListingsUntilAct, ''),
                                   framework_until = @FrameworkUntil, framework_until_act = nullif(@FrameworkUntilAct, '')
            WHERE name = @List
            """,
            new
            {
                recorded.List,
                effective,
                ListingsUntil = recorded.ListingsUntil?.ToDay(),
                recorded.ListingsUntilAct,
                FrameworkUntil = recorded.FrameworkUntil?.ToDay(),
                recorded.FrameworkUntilAct,
            },
            change.Transaction);
    }

    /// <summary>The days of a list.</summary>
    public static Task<ListDays> DaysAsync(NpgsqlConnection connection, NpgsqlTransaction? transaction, string list)
        => connection.QuerySingleAsync<ListDays>(
            "SELECT listings_until, listings_until_act, framework_until, framework_until_act FROM public_list WHERE name = @list",
            new { list },
            transaction);

    /// <summary>
    /// Keeps every other act that does something to entries of the list from being put to the vote until the change ends.
    /// </summary>
    public static Task LockAsync(Change change, string list)
        => change.Connection.ExecuteAsync(
            "SELECT FROM public_list WHERE name = @list FOR UPDATE", new { list }, change.Transaction);

    /// <summary>An entry, or nothing.</summary>
    public static Task<ListedEntry?> FindAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string list, string reference)
        => connection.QuerySingleOrDefaultAsync<ListedEntry>(
            $"SELECT {ListedEntry.Columns} FROM listed_entry WHERE list = @list AND reference = @reference",
            new { list, reference },
            transaction);

    /// <summary>Who an entry was when it was listed.</summary>
    public static async Task<Subject> ListedAsAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string list, string reference)
        => EntryContent.Parser.ParseJson(await connection.QuerySingleAsync<string>(
            "SELECT listed_as FROM listed_entry WHERE list = @list AND reference = @reference",
            new { list, reference },
            transaction)).Subject;

    /// <summary>All entries of a list there have been, by reference, without what they say.</summary>
    public static async Task<IReadOnlyDictionary<string, ListedEntry>> HeadsAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string list)
        => (await connection.QueryAsync<ListedEntry>(
            $"SELECT {ListedEntry.ColumnsWithoutContent} FROM listed_entry WHERE list = @list", new { list }, transaction))
            .ToDictionary(entry => entry.Reference, StringComparer.Ordinal);

    /// <summary>
    /// Acts that are before the Council, or adopted without having taken effect yet, and do something to a list or its entries:
    /// by the entry's reference, of an extension by none.
    /// </summary>
    public static async Task<ILookup<string, ActInProgress>> InProgressAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string list, DateTime now)
        => (await connection.QueryAsync<ActInProgress>(
            $"""
            SELECT coalesce(e.entry_reference, '') AS entry_reference, a.reference AS act_reference, p.kind
            FROM act a
            JOIN proposal p ON p.act_reference = a.reference AND p.kind <> {OperationKind.List:D}
            LEFT JOIN proposal_entry e ON e.proposal_reference = p.reference
            LEFT JOIN recorded_act r ON r.act_reference = a.reference
            WHERE p.list = @list
              AND (a.state = {ActState.Submitted:D}
                   OR (a.state = {ActState.Adopted:D} AND (r.takes_effect_at IS NULL OR r.takes_effect_at > @now)))
            """,
            new { list, now },
            transaction)).ToLookup(act => act.EntryReference, StringComparer.Ordinal);

    /// <summary>
    /// The fields of an entry that acts on record have amended, with the act that did so last; of a corrigendum that is the act
    /// that it corrects. All others are as the entry was listed.
    /// </summary>
    public static async Task<IReadOnlyDictionary<EntryField, string>> AmendedByAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string list, string reference)
    {
        var amended = await connection.QueryAsync<(string Act, string Operation)>(
            $"""
            SELECT coalesce(a.corrects, a.reference), p.operation
            FROM proposal_entry e
            JOIN proposal p ON p.reference = e.proposal_reference AND p.kind = {OperationKind.Amend:D}
            JOIN act a ON a.reference = p.act_reference
            JOIN recorded_act r ON r.act_reference = a.reference
            WHERE e.list = @list AND e.entry_reference = @reference ORDER BY r.ordinal
            """,
            new { list, reference },
            transaction);
        var by = new Dictionary<EntryField, string>();
        foreach (var (act, operation) in amended)
        {
            foreach (var field in Operation.Parser.ParseJson(operation).Amend.Fields)
            {
                by[field] = act;
            }
        }

        return by;
    }
}

/// <summary>An act that is to do something to an entry, or has yet to take effect.</summary>
internal sealed record ActInProgress(string EntryReference, string ActReference, OperationKind Kind);
