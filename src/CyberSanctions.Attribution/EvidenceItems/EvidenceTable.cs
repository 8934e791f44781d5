using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Paging;
using Dapper;
using Google.Protobuf.WellKnownTypes;
using Npgsql;

namespace CyberSanctions.Attribution.EvidenceItems;

/// <summary>Evidence items in Postgres. Who reads them says their clearance; what is marked above it is not there.</summary>
internal static class EvidenceTable
{
    private const string Columns =
        "ordinal, id, title, description, source, reliability, credibility, sha256, handling, added_by, added_at";

    /// <returns>What is stored.</returns>
    public static async Task<Evidence> InsertAsync(Change change, Dossier dossier, Evidence evidence)
        => (await change.Connection.QuerySingleAsync<Row>(
            $"""
             INSERT INTO evidence (id, dossier_reference, dossier_handling, title, description, source, reliability,
                                   credibility, sha256, handling, added_by, added_at)
             VALUES (@Id, @DossierReference, @DossierHandling, @Title, @Description, @Source, @Reliability,
                     @Credibility, @Sha256, @Handling, @Actor, @Now)
             RETURNING {Columns}
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
            change.Transaction)).ToEvidence();

    public static async Task<Evidence?> FindAsync(
        NpgsqlConnection connection, string dossierReference, Guid id, Handling clearance)
        => (await connection.QuerySingleOrDefaultAsync<Row>(
            $"SELECT {Columns} FROM evidence WHERE id = @id AND dossier_reference = @dossierReference AND handling <= @Clearance",
            new { id, dossierReference, Clearance = (int)clearance }))?.ToEvidence();

    /// <summary>What comes after a place, in the order in which it was added, with its own.</summary>
    public static IAsyncEnumerable<(long Ordinal, Evidence Item)> ListAsync(
        NpgsqlConnection connection, string dossierReference, Page page, Handling clearance)
        => connection.QueryUnbufferedAsync<Row>(
            $"""
             SELECT {Columns} FROM evidence
             WHERE dossier_reference = @dossierReference AND ordinal > @After AND handling <= @Clearance
             ORDER BY ordinal LIMIT @Size + 1
             """,
            new { dossierReference, page.After, Clearance = (int)clearance, page.Size })
            .Select(row => (row.Ordinal, row.ToEvidence()));

    private sealed record Row(
        long Ordinal,
        Guid Id,
        string Title,
        string Description,
        string Source,
        SourceReliability Reliability,
        int Credibility,
        string Sha256,
        Handling Handling,
        string AddedBy,
        DateTime AddedAt)
    {
        public Evidence ToEvidence() => new()
        {
            Id = Id.ToString(),
            Title = Title,
            Description = Description,
            Source = Source,
            Reliability = Reliability,
            Credibility = Credibility,
            Sha256 = Sha256,
            Handling = Handling,
            AddedBy = AddedBy,
            AddedAt = AddedAt.ToTimestamp(),
        };
    }
}
