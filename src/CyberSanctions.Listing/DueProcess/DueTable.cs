using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Paging;
using Dapper;
using Npgsql;

namespace CyberSanctions.Listing.DueProcess;

/// <summary>What is owed, as the view <c>due_process_due</c> has it: a row for all that somebody has yet to do.</summary>
internal static class DueTable
{
    /// <summary>
    /// What is owed on a list, the earliest day first, with a place for each; one more than fit on the page.
    /// </summary>
    public static async Task<IReadOnlyList<(long Place, Due Due)>> ListAsync(NpgsqlConnection connection, string list, Page page)
        => [.. (await connection.QueryAsync<Row>(
            """
            SELECT place, kind, list, entry_reference, reference, due_on, since FROM due_process_due
            WHERE list = @list AND place > @After ORDER BY place LIMIT @Size + 1
            """,
            new { list, page.After, page.Size })).Select(row => (row.Place, row.ToMessage()))];

    /// <summary>Which entry something is about; nothing when there is no such thing.</summary>
    /// <param name="table">A table of due process: the program's own word, and nobody else's.</param>
    public static Task<(string List, string Entry)?> EntryOfAsync(Change change, string table, string reference)
        => change.Connection.QuerySingleOrDefaultAsync<(string, string)?>(
            $"SELECT list, entry_reference FROM {table} WHERE reference = @reference", new { reference }, change.Transaction);

    private sealed class Row
    {
        public long Place { get; init; }

        public DueKind Kind { get; init; }

        public string List { get; init; } = "";

        public string EntryReference { get; init; } = "";

        public string Reference { get; init; } = "";

        public DateOnly DueOn { get; init; }

        public DateOnly Since { get; init; }

        public Due ToMessage() => new()
        {
            Kind = Kind,
            List = List,
            EntryReference = EntryReference,
            Reference = Reference,
            DueOn = DueOn.ToMessage(),
            Since = Since.ToMessage(),
        };
    }
}
