using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Journal.Appending;
using Dapper;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Npgsql;

namespace CyberSanctions.Attribution.Views;

/// <summary>Views in Postgres. Who reads them says whose; nobody else's are there.</summary>
internal static class ViewTable
{
    private const string Columns = "id, version, name, filter, saved_at";

    /// <summary>Keeps what else this person does to views waiting until the change ends.</summary>
    public static Task LockAsync(Change change)
        => change.Connection.ExecuteAsync(
            "SELECT pg_advisory_xact_lock(hashtextextended('dossier_view ' || @Actor, 0))",
            new { change.Actor },
            change.Transaction);

    public static async Task<DossierView?> FindAsync(NpgsqlConnection connection, string owner, Guid id)
        => (await connection.QuerySingleOrDefaultAsync<Row>(
            $"SELECT {Columns} FROM dossier_view WHERE id = @id AND owner = @owner", new { id, owner }))?.ToMessage();

    /// <summary>All of a person's, by name.</summary>
    public static async Task<IEnumerable<DossierView>> ListAsync(NpgsqlConnection connection, string owner)
        => (await connection.QueryAsync<Row>(
            $"""SELECT {Columns} FROM dossier_view WHERE owner = @owner ORDER BY folded COLLATE "C" """,
            new { owner })).Select(row => row.ToMessage());

    public static Task<long> CountAsync(Change change)
        => change.Connection.ExecuteScalarAsync<long>(
            "SELECT count(*) FROM dossier_view WHERE owner = @Actor", new { change.Actor }, change.Transaction);

    /// <summary>The name of the person's other view that goes by the same name; nothing when there is none.</summary>
    /// <param name="id">That of the one that is to have the name.</param>
    public static Task<string?> HolderAsync(Change change, string name, Guid id)
        => change.Connection.ExecuteScalarAsync<string?>(
            "SELECT name FROM dossier_view WHERE owner = @Actor AND folded = view_folded(@name) AND id <> @id",
            new { change.Actor, name, id },
            change.Transaction);

    /// <returns>What is stored.</returns>
    public static async Task<DossierView> InsertAsync(Change change, Guid id, string name, DossierFilter filter)
        => (await change.Connection.QuerySingleAsync<Row>(
            $"""
             INSERT INTO dossier_view (id, owner, version, name, filter, saved_at)
             VALUES (@id, @Actor, 1, @name, @Filter::jsonb, @Now) RETURNING {Columns}
             """,
            new { id, change.Actor, name, Filter = JsonFormatter.Default.Format(filter), change.Now },
            change.Transaction)).ToMessage();

    /// <returns>What is stored.</returns>
    public static async Task<DossierView> UpdateAsync(Change change, Guid id, string name, DossierFilter filter)
        => (await change.Connection.QuerySingleAsync<Row>(
            $"""
             UPDATE dossier_view SET version = version + 1, name = @name, filter = @Filter::jsonb, saved_at = @Now
             WHERE id = @id AND owner = @Actor RETURNING {Columns}
             """,
            new { id, change.Actor, name, Filter = JsonFormatter.Default.Format(filter), change.Now },
            change.Transaction)).ToMessage();

    public static Task DeleteAsync(Change change, Guid id)
        => change.Connection.ExecuteAsync(
            "DELETE FROM dossier_view WHERE id = @id AND owner = @Actor", new { id, change.Actor }, change.Transaction);

    private sealed record Row(Guid Id, long Version, string Name, string Filter, DateTime SavedAt)
    {
        public DossierView ToMessage() => new()
        {
            Id = Id.ToString(),
            Version = Version,
            Name = Name,
            Filter = DossierFilter.Parser.ParseJson(Filter),
            SavedAt = SavedAt.ToTimestamp(),
        };
    }
}
