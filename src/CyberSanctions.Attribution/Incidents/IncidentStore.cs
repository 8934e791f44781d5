using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Journal.Appending;
using Dapper;
using Google.Protobuf;
using Npgsql;

namespace CyberSanctions.Attribution.Incidents;

/// <summary>Incidents in Postgres.</summary>
internal static class IncidentStore
{
    public static Task InsertAsync(Change change, string dossierReference, Incident incident)
        => change.Connection.ExecuteAsync(
            "INSERT INTO incident (id, dossier_reference, content) VALUES (@Id, @dossierReference, @Content::jsonb)",
            new
            {
                Id = Guid.CreateVersion7(new DateTimeOffset(change.Now)),
                dossierReference,
                Content = JsonFormatter.Default.Format(incident),
            },
            change.Transaction);

    /// <summary>In the order in which they were added.</summary>
    public static async Task<IEnumerable<Incident>> LoadAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string dossierReference)
    {
        var rows = await connection.QueryAsync<(Guid Id, string Content)>(
            "SELECT id, content FROM incident WHERE dossier_reference = @dossierReference ORDER BY ordinal",
            new { dossierReference },
            transaction);
        return rows.Select(row =>
        {
            var incident = Incident.Parser.ParseJson(row.Content);
            incident.Id = row.Id.ToString();
            return incident;
        });
    }
}
