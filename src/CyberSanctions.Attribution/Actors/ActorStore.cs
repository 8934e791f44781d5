using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Journal.Appending;
using Dapper;
using Npgsql;

namespace CyberSanctions.Attribution.Actors;

/// <summary>Named actors in Postgres.</summary>
internal static class ActorStore
{
    public static Task InsertAsync(Change change, string dossierReference, Actor actor)
        => change.Connection.ExecuteAsync(
            """
            INSERT INTO actor (id, dossier_reference, kind, name, aliases, involvement)
            VALUES (@Id, @dossierReference, @Kind, @Name, @Aliases, @Involvement)
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
            change.Transaction);

    /// <summary>In the order in which they were named.</summary>
    public static async Task<IEnumerable<Actor>> LoadAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string dossierReference)
    {
        var rows = await connection.QueryAsync<(Guid Id, int Kind, string Name, string[] Aliases, string Involvement)>(
            "SELECT id, kind, name, aliases, involvement FROM actor WHERE dossier_reference = @dossierReference ORDER BY ordinal",
            new { dossierReference },
            transaction);
        return rows.Select(row => new Actor
        {
            Id = row.Id.ToString(),
            Kind = (ActorKind)row.Kind,
            Name = row.Name,
            Aliases = { row.Aliases },
            Involvement = row.Involvement,
        });
    }
}
