using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Paging;
using Dapper;
using Google.Protobuf;
using Npgsql;

namespace CyberSanctions.Attribution.Items;

/// <summary>
/// The items of one kind in Postgres: each version of each is a row. Who reads them says their clearance; what is marked above it
/// is not there.
/// </summary>
/// <param name="kind">Which kind.</param>
/// <param name="parser">Reads what is stored.</param>
/// <param name="handlingOf">How an item is marked; TLP:CLEAR when it has no marking besides the dossier's.</param>
internal sealed class ItemTable<T>(ItemKind kind, MessageParser<T> parser, Func<T, Handling> handlingOf)
    where T : class, IMessage<T>
{
    /// <summary>Which kind.</summary>
    public ItemKind Kind => kind;

    /// <summary>How an item is marked.</summary>
    public Handling HandlingOf(T item) => handlingOf(item);

    /// <summary>Where an item may stand; nothing: wherever officers put it.</summary>
    public Func<T, PlaceRange>? PlacesOf { get; init; }

    /// <summary>Which other items of its dossier an item names.</summary>
    public Func<T, IEnumerable<Citation>> CitationsOf { get; init; } = static _ => [];

    /// <summary>An item as it is stored.</summary>
    public T Read(string content) => parser.ParseJson(content);

    /// <summary>Puts a new item into a dossier, in the version that the dossier has now.</summary>
    /// <returns>What is stored.</returns>
    public async Task<T> InsertAsync(Change change, Dossier dossier, string id, T item)
        => Read(await change.Connection.QuerySingleAsync<string>(
            """
            INSERT INTO item (id, since, dossier_reference, dossier_handling, kind, handling, content, cites, place)
            VALUES (@Id, @Version, @Reference, @DossierHandling, @Kind, @Handling, @Content::jsonb, @Cites, @Place)
            RETURNING content
            """,
            Values(
                dossier,
                id,
                item,
                await Places.LastAsync(change, dossier.Reference, kind, PlacesOf?.Invoke(item) ?? PlaceRange.All)),
            change.Transaction));

    /// <summary>A new item, to be put into a dossier with others.</summary>
    public NewItem New(string id, T item) => new(
        Guid.Parse(id),
        kind,
        handlingOf(item),
        JsonFormatter.Default.Format(item),
        [.. CitationsOf(item)],
        PlacesOf?.Invoke(item) ?? PlaceRange.All);

    /// <summary>Puts an item in the place of what it was, in the version that the dossier has now.</summary>
    /// <returns>What is stored.</returns>
    public async Task<T> AmendAsync(Change change, Dossier dossier, string id, T item)
        => Read(await change.Connection.QuerySingleAsync<string>(
            """
            WITH before AS (
                UPDATE item SET until = @Version WHERE dossier_reference = @Reference AND id = @Id AND until IS NULL
                RETURNING ordinal, place)
            INSERT INTO item (id, since, ordinal, dossier_reference, dossier_handling, kind, handling, content, cites, place)
            SELECT @Id, @Version, ordinal, @Reference, @DossierHandling, @Kind, @Handling, @Content::jsonb, @Cites,
                   coalesce(@Place, place)
            FROM before
            RETURNING content
            """,
            Values(
                dossier,
                id,
                item,
                PlacesOf is null ? null : await Places.LastAsync(change, dossier.Reference, kind, PlacesOf(item))),
            change.Transaction));

    /// <summary>One that is in the dossier, or nothing.</summary>
    public async Task<T?> FindAsync(NpgsqlConnection connection, string dossierReference, Guid id, Handling clearance)
        => await connection.QuerySingleOrDefaultAsync<string>(
            """
            SELECT content FROM item WHERE id = @id AND until IS NULL AND dossier_reference = @dossierReference
                AND kind = @Kind AND handling <= @Clearance
            """,
            new { id, dossierReference, Kind = (int)kind, Clearance = (int)clearance }) is { } content
            ? Read(content)
            : null;

    /// <summary>What comes after a place, in order, each with its own.</summary>
    public IAsyncEnumerable<(long Place, T Item)> ListAsync(
        NpgsqlConnection connection, string dossierReference, Page page, Handling clearance)
        => connection.QueryUnbufferedAsync<(long Place, string Content)>(
            """
            SELECT place, content FROM item
            WHERE dossier_reference = @dossierReference AND kind = @Kind AND place > @After AND until IS NULL
                AND handling <= @Clearance
            ORDER BY place LIMIT @Size + 1
            """,
            new { dossierReference, Kind = (int)kind, page.After, Clearance = (int)clearance, page.Size })
            .Select(row => (row.Place, Read(row.Content)));

    /// <summary>All of a dossier, in order.</summary>
    public async Task<IReadOnlyList<T>> AllAsync(Change change, string dossierReference)
        => [.. (await change.Connection.QueryAsync<string>(
            """
            SELECT content FROM item
            WHERE dossier_reference = @dossierReference AND kind = @Kind AND until IS NULL ORDER BY place
            """,
            new { dossierReference, Kind = (int)kind },
            change.Transaction)).Select(Read)];

    private object Values(Dossier dossier, string id, T item, long? place) => new
    {
        Id = Guid.Parse(id),
        dossier.Version,
        dossier.Reference,
        DossierHandling = (int)dossier.Handling,
        Kind = (int)kind,
        Handling = (int)handlingOf(item),
        Content = JsonFormatter.Default.Format(item),
        Cites = CitationsOf(item).Select(citation => Guid.Parse(citation.Id)).Distinct().ToArray(),
        Place = place,
    };
}
