using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Paging;
using Dapper;
using Google.Protobuf;
using Npgsql;

namespace CyberSanctions.Attribution.Incidents;

/// <summary>Incidents in Postgres.</summary>
internal static class IncidentTable
{
    /// <returns>What is stored.</returns>
    public static async Task<Incident> InsertAsync(Change change, string dossierReference, Incident incident)
        => (await change.Connection.QuerySingleAsync<Row>(
            """
            INSERT INTO incident (id, dossier_reference, content) VALUES (@Id, @dossierReference, @Content::jsonb)
            RETURNING ordinal, id, content
            """,
            new
            {
                Id = Guid.CreateVersion7(new DateTimeOffset(change.Now)),
                dossierReference,
                Content = JsonFormatter.Default.Format(incident),
            },
            change.Transaction)).ToIncident();

    public static async Task<Incident?> FindAsync(NpgsqlConnection connection, string dossierReference, Guid id)
        => (await connection.QuerySingleOrDefaultAsync<Row>(
            "SELECT ordinal, id, content FROM incident WHERE id = @id AND dossier_reference = @dossierReference",
            new { id, dossierReference }))?.ToIncident();

    /// <summary>What comes after a place, in the order in which it was added, with its own.</summary>
    public static IAsyncEnumerable<(long Ordinal, Incident Item)> ListAsync(
        NpgsqlConnection connection, string dossierReference, Page page)
        => connection.QueryUnbufferedAsync<Row>(
            """
            SELECT ordinal, id, content FROM incident
            WHERE dossier_reference = @dossierReference AND ordinal > @After ORDER BY ordinal LIMIT @Size + 1
            """,
            new { dossierReference, page.After, page.Size }).Select(row => (row.Ordinal, row.ToIncident()));

    private sealed record Row(long Ordinal, Guid Id, string Content)
    {
        public Incident ToIncident()
        {
            var incident = Incident.Parser.ParseJson(Content);
            incident.Id = Id.ToString();
            return incident;
        }
    }
}
