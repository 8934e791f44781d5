using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Journal.Appending;
using Dapper;
using Google.Protobuf.WellKnownTypes;
using Npgsql;

namespace CyberSanctions.Attribution.EvidenceItems;

/// <summary>Evidence items in Postgres.</summary>
internal static class EvidenceStore
{
    public static Task InsertAsync(Change change, Dossier dossier, Evidence evidence)
        => change.Connection.ExecuteAsync(
            """
            INSERT INTO evidence (id, dossier_reference, dossier_handling, title, description, source, reliability,
                                  credibility, sha256, handling, added_by, added_at)
            VALUES (@Id, @DossierReference, @DossierHandling, @Title, @Description, @Source, @Reliability,
                    @Credibility, @Sha256, @Handling, @Actor, @Now)
            """,
            new
            {
                Id = Guid.CreateVersion7(new DateTimeOffset(change.Now)),
                DossierReference = dossier.Reference,
                DossierHandling = (int)dossier.Handling,
                evidence.Title,
                evidence.Description,
                evidence.Source,
                Reliability = (int)evidence.Reliability,
                evidence.Credibility,
                evidence.Sha256,
                Handling = (int)evidence.Handling,
                change.Actor,
                change.Now,
            },
            change.Transaction);

    /// <summary>In the order in which they were added.</summary>
    public static async Task<IEnumerable<Evidence>> LoadAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string dossierReference)
    {
        var rows = await connection.QueryAsync<Row>(
            """
            SELECT id, title, description, source, reliability, credibility, sha256, handling, added_by, added_at
            FROM evidence WHERE dossier_reference = @dossierReference ORDER BY ordinal
            """,
            new { dossierReference },
            transaction);
        return rows.Select(row => new Evidence
        {
            Id = row.Id.ToString(),
            Title = row.Title,
            Description = row.Description,
            Source = row.Source,
            Reliability = row.Reliability,
            Credibility = row.Credibility,
            Sha256 = row.Sha256,
            Handling = row.Handling,
            AddedBy = row.AddedBy,
            AddedAt = row.AddedAt.ToTimestamp(),
        });
    }

    private sealed record Row(
        Guid Id,
        string Title,
        string Description,
        string Source,
        SourceReliability Reliability,
        int Credibility,
        string Sha256,
        Handling Handling,
        string AddedBy,
        DateTime AddedAt);
}
