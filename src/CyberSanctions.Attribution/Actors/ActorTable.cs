using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Paging;
using Dapper;
using Npgsql;
using Row = (long Ordinal, System.Guid Id, int Kind, string Name, string[] Aliases, string Involvement);

namespace CyberSanctions.Attribution.Actors;

/// <summary>Named actors in Postgres.</summary>
internal static class ActorTable
{
    private const string Columns = "ordinal, id, kind, name, aliases, involvement";

    /// <returns>What is stored.</returns>
    public static async Task<Actor> InsertAsync(Change change, string dossierReference, Actor actor)
        => ToActor(await change.Connection.QuerySingleAsync<Row>(
            $"""
             INSERT INTO actor (id, dossier_reference, kind, name, aliases, involvement)
             VALUES (@Id, @dossierReference, @Kind, @Name, @Aliases, @Involvement)
             RETURNING {Columns}
             """,
            new
            {
                Id = Guid.CreateVersion7(new DateTimeOffset(change.Now)),
                dossierReference,
                Kind = (int)actor.Kind,
                actor.Name,
                Aliases = actor.Aliases.ToArray(),
                actor.Involvement,
            },
            change.Transaction));

    public static async Task<Actor?> FindAsync(NpgsqlConnection connection, string dossierReference, Guid id)
        => (await connection.QueryAsync<Row>(
            $"SELECT {Columns} FROM actor WHERE id = @id AND dossier_reference = @dossierReference",
            new { id, dossierReference }))
            .Select(ToActor).SingleOrDefault();

    /// <summary>What comes after a place, in the order in which it was named, with its own.</summary>
    public static IAsyncEnumerable<(long Ordinal, Actor Item)> ListAsync(
        NpgsqlConnection connection, string dossierReference, Page page)
        => connection.QueryUnbufferedAsync<Row>(
            $"""
             SELECT {Columns} FROM actor
             WHERE dossier_reference = @dossierReference AND ordinal > @After ORDER BY ordinal LIMIT @Size + 1
             """,
            new { dossierReference, page.After, page.Size }).Select(row => (row.Ordinal, ToActor(row)));

    private static Actor ToActor(Row row) => new()
    {
        Id = row.Id.ToString(),
        Kind = (ActorKind)row.Kind,
        Name = row.Name,
        Aliases = { row.Aliases },
        Involvement = row.Involvement,
    };
}
