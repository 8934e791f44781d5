using CyberSanctions.Attribution.Items;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.ServiceDefaults.Paging;
using Dapper;
using Npgsql;

namespace CyberSanctions.Attribution.Changes;

/// <summary>In what one version of a dossier differs from another.</summary>
internal static class DifferenceTable
{
    /// <summary>
    /// The items that are not the same in two versions, after a place, in the order in which they were added, with their own.
    /// What was marked above the clearance in a version was not there then; what was changed and changed back is the same.
    /// </summary>
    public static IAsyncEnumerable<(long Ordinal, Difference Item)> ItemsAsync(
        NpgsqlConnection connection, string reference, long from, long to, Page page, Handling clearance)
        => connection.QueryUnbufferedAsync<(long Ordinal, Guid Id, ItemKind Kind, string? Before, string? After)>(
            $"""
             SELECT changed.ordinal, changed.id, changed.kind, before.content, after.content
             FROM (
                 SELECT DISTINCT ordinal, id, kind FROM item
                 WHERE dossier_reference = @reference AND ordinal > @After
                     AND (since > @from AND since <= @to OR until > @from AND until <= @to)) changed
             LEFT JOIN item before ON {InVersion("before", "@from")}
             LEFT JOIN item after ON {InVersion("after", "@to")}
             WHERE before.content IS DISTINCT FROM after.content
             ORDER BY changed.ordinal LIMIT @Size + 1
             """,
            new { reference, from, to, page.After, page.Size, Clearance = (int)clearance })
            .Select(row => (row.Ordinal, new Difference
            {
                ItemKind = row.Kind,
                ItemId = row.Id.ToString(),
                Before = ContentOf(row.Kind, row.Before),
                After = ContentOf(row.Kind, row.After),
            }));

    /// <summary>In what the dossier itself differs; nothing when it says the same.</summary>
    public static async Task<Difference?> HeaderAsync(NpgsqlConnection connection, string reference, long from, long to)
    {
        var before = await ChangeTable.HeaderAtAsync(connection, reference, from);
        var after = await ChangeTable.HeaderAtAsync(connection, reference, to);
        return before.Equals(after)
            ? null
            : new Difference { Before = new() { Header = before }, After = new() { Header = after } };
    }

    private static string InVersion(string row, string version)
        => $"{row}.dossier_reference = @reference AND {row}.id = changed.id AND {row}.since <= {version} AND"
            + $" ({row}.until IS NULL OR {row}.until > {version}) AND {row}.handling <= @Clearance";

    /// <summary>What an item said, by its kind; nothing when it was not there.</summary>
    internal static VersionedContent? ContentOf(ItemKind kind, string? content) => (kind, content) switch
    {
        (_, null) => null,
        (ItemKind.Incident, _) => new VersionedContent { Incident = ItemTables.Incidents.Read(content) },
        (ItemKind.Evidence, _) => new VersionedContent { Evidence = ItemTables.Evidence.Read(content) },
        (ItemKind.Relation, _) => new VersionedContent { Relation = ItemTables.Relations.Read(content) },
        (ItemKind.Hypothesis, _) => new VersionedContent { Hypothesis = ItemTables.Hypotheses.Read(content) },
        (ItemKind.Responsibility, _) => new VersionedContent { Responsibility = ItemTables.Responsibilities.Read(content) },
        (ItemKind.Event, _) => new VersionedContent { Event = ItemTables.Events.Read(content) },
        (ItemKind.Actor, _) => new VersionedContent { Actor = ItemTables.Actors.Read(content) },
        _ => throw new InvalidDataException($"There is no item of kind {kind}."),
    };
}
