using CyberSanctions.Attribution.Assessing;
using CyberSanctions.Attribution.Dossiers;
using CyberSanctions.Attribution.EvidenceItems;
using CyberSanctions.Attribution.Timeline;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Journal.Appending;
using Dapper;
using Npgsql;
using NpgsqlTypes;

namespace CyberSanctions.Attribution.Items;

/// <summary>
/// What is in dossiers: incidents, evidence, actors, the events of the time line, and what is judged of them.
/// </summary>
internal static class ItemTables
{
    public static ItemTable<Incident> Incidents { get; } =
        new(ItemKind.Incident, Incident.Parser, static _ => Handling.TlpClear);

    public static ItemTable<Evidence> Evidence { get; } =
        new(ItemKind.Evidence, Contracts.Attribution.V1.Evidence.Parser, static evidence => evidence.Handling)
        {
            CitationsOf = EvidenceRules.CitationsOf,
        };

    public static ItemTable<Actor> Actors { get; } = new(ItemKind.Actor, Actor.Parser, static _ => Handling.TlpClear);

    public static ItemTable<TimelineEvent> Events { get; } =
        new(ItemKind.Event, TimelineEvent.Parser, static _ => Handling.TlpClear)
        {
            PlacesOf = EventRules.PlacesOf,
            CitationsOf = EventRules.CitationsOf,
        };

    public static ItemTable<Relation> Relations { get; } =
        new(ItemKind.Relation, Relation.Parser, static _ => Handling.TlpClear) { CitationsOf = RelationRules.CitationsOf };

    public static ItemTable<Hypothesis> Hypotheses { get; } =
        new(ItemKind.Hypothesis, Hypothesis.Parser, static _ => Handling.TlpClear) { CitationsOf = HypothesisRules.CitationsOf };

    public static ItemTable<StateResponsibility> Responsibilities { get; } =
        new(ItemKind.Responsibility, StateResponsibility.Parser, static _ => Handling.TlpClear)
        {
            CitationsOf = ResponsibilityRules.CitationsOf,
        };

    /// <summary>The id of a new item.</summary>
    public static string NewId(Change change) => Guid.CreateVersion7(new DateTimeOffset(change.Now)).ToString();

    /// <summary>An item of a dossier as it is, or was when it was withdrawn.</summary>
    public static Task<StoredItem?> FindAsync(Change change, string dossierReference, Guid id)
        => FindAsync(change.Connection, dossierReference, id);

    /// <summary>The same, outside a change.</summary>
    public static Task<StoredItem?> FindAsync(NpgsqlConnection connection, string dossierReference, Guid id)
        => connection.QuerySingleOrDefaultAsync<StoredItem?>(
            """
            SELECT kind, handling, content, until IS NOT NULL AS withdrawn FROM item
            WHERE id = @id AND dossier_reference = @dossierReference ORDER BY since DESC LIMIT 1
            """,
            new { id, dossierReference });

    /// <summary>Takes an item out of a dossier, in the version that the dossier has now.</summary>
    public static Task WithdrawAsync(Change change, Dossier dossier, Guid id)
        => change.Connection.ExecuteAsync(
            """
            UPDATE item SET until = @Version WHERE dossier_reference = @Reference AND id = @id AND until IS NULL
            """,
            new { dossier.Version, dossier.Reference, id },
            change.Transaction);

    /// <summary>Puts all that is in a dossier into one that was just opened: what it is called there, it is called
    /// here.</summary>
    public static Task CopyAsync(Change change, string from, Dossier to)
        => change.Connection.ExecuteAsync(
            """
            INSERT INTO item (id, since, dossier_reference, dossier_handling, kind, handling, content, cites, place)
            SELECT id, @Version, @Reference, @Handling, kind, handling, content, cites, place FROM item
            WHERE dossier_reference = @from AND until IS NULL
            ORDER BY ordinal;
            INSERT INTO stix_object (dossier_reference, dossier_handling, id, handling, content, item, item_content, is_dossier)
            SELECT @Reference, @Handling, id, handling, content, item, item_content, is_dossier FROM stix_object
            WHERE dossier_reference = @from AND NOT is_dossier
            """,
            new { from, to.Version, to.Reference, Handling = (int)to.Handling },
            change.Transaction);

    /// <summary>Puts many new items into a dossier that was just opened, in this order, all at once.</summary>
    public static async Task InsertAsync(Change change, Dossier dossier, IReadOnlyCollection<NewItem> items)
    {
        var last = new Dictionary<(ItemKind, long), long>();
        await using var rows = await change.Connection.BeginBinaryImportAsync(
            """
            COPY item (id, since, dossier_reference, dossier_handling, kind, handling, content, cites, place) FROM STDIN BINARY
            """);
        foreach (var item in items)
        {
            var among = (item.Kind, item.Places.From);
            last[among] = last.GetValueOrDefault(among, item.Places.From) + item.Places.Step;
            await rows.StartRowAsync();
            await rows.WriteAsync(item.Id, NpgsqlDbType.Uuid);
            await rows.WriteAsync(dossier.Version, NpgsqlDbType.Bigint);
            await rows.WriteAsync(dossier.Reference, NpgsqlDbType.Text);
            await rows.WriteAsync((int)dossier.Handling, NpgsqlDbType.Integer);
            await rows.WriteAsync((int)item.Kind, NpgsqlDbType.Integer);
            await rows.WriteAsync((int)item.Handling, NpgsqlDbType.Integer);
            await rows.WriteAsync(item.Content, NpgsqlDbType.Jsonb);
            await rows.WriteAsync(
                item.Cites.Select(citation => Guid.Parse(citation.Id)).Distinct().ToArray(),
                NpgsqlDbType.Array | NpgsqlDbType.Uuid);
            await rows.WriteAsync(last[among], NpgsqlDbType.Bigint);
        }

        await rows.CompleteAsync();
    }

    /// <summary>Of which kind the items are that ids stand for; of one that stands for none in the dossier, none.</summary>
    public static async Task<IReadOnlyDictionary<string, ItemKind>> KindsAsync(
        Change change, string dossierReference, IEnumerable<string> ids)
        => (await change.Connection.QueryAsync<(Guid Id, ItemKind Kind)>(
            "SELECT id, kind FROM item WHERE dossier_reference = @dossierReference AND until IS NULL AND id = ANY (@Ids)",
            new
            {
                dossierReference,
                Ids = ids.Select(id => DossierRules.IdOf(dossierReference, id)).OfType<Guid>().Distinct().ToArray(),
            },
            change.Transaction)).ToDictionary(item => item.Id.ToString(), item => item.Kind);

    /// <summary>The items in a dossier that name another one; the first of them, if there are many.</summary>
    public static async Task<IReadOnlyList<(ItemKind Kind, Guid Id)>> CitingAsync(
        Change change, string dossierReference, Guid cited)
        => (await change.Connection.QueryAsync<(ItemKind, Guid)>(
            """
            SELECT kind, id FROM item
            WHERE dossier_reference = @dossierReference AND until IS NULL AND cites <> '{}' AND cites @> ARRAY[@cited]
            ORDER BY ordinal LIMIT 5
            """,
            new { dossierReference, cited },
            change.Transaction)).AsList();

    /// <summary>The highest marking of anything in a dossier.</summary>
    public static async Task<Handling> HighestHandlingAsync(Change change, string dossierReference)
        => (Handling)await change.Connection.ExecuteScalarAsync<int>(
            """
            SELECT greatest(
                1,
                (SELECT max(handling) FROM item WHERE dossier_reference = @dossierReference AND until IS NULL),
                (SELECT max(handling) FROM stix_object WHERE dossier_reference = @dossierReference))
            """,
            new { dossierReference },
            change.Transaction);
}

/// <summary>A new item of any kind.</summary>
/// <param name="Content">In protobuf's JSON mapping.</param>
/// <param name="Cites">Which others it names.</param>
/// <param name="Places">Where it may stand.</param>
internal sealed record NewItem(
    Guid Id, ItemKind Kind, Handling Handling, string Content, IReadOnlyList<Citation> Cites, PlaceRange Places);

/// <summary>An item of any kind.</summary>
/// <param name="Content">In protobuf's JSON mapping.</param>
/// <param name="Withdrawn">Whether it is in the dossier no longer.</param>
internal sealed record StoredItem(ItemKind Kind, Handling Handling, string Content, bool Withdrawn);
