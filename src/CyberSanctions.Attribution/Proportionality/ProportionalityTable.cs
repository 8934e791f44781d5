using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Paging;
using Dapper;
using Google.Protobuf;
using Npgsql;

namespace CyberSanctions.Attribution.Proportionality;

/// <summary>Assessments of proportionality in Postgres: each version of each is a row, and stays.</summary>
internal static class ProportionalityTable
{
    private const string Newest =
        "SELECT content FROM proportionality WHERE dossier_reference = @reference ORDER BY version DESC LIMIT 1";

    /// <returns>What is stored.</returns>
    public static async Task<ProportionalityAssessment> InsertAsync(Change change, ProportionalityAssessment assessment)
        => Read(await change.Connection.QuerySingleAsync<string>(
            """
            INSERT INTO proportionality (dossier_reference, version, exercise, dossier_version, dossier_handling, content,
                                         assessed_by, assessed_at)
            VALUES (@DossierReference, @Version, @Exercise, @DossierVersion, @Handling, @Content::jsonb, @Actor, @Now)
            RETURNING content
            """,
            new
            {
                assessment.DossierReference,
                assessment.Version,
                assessment.Exercise,
                assessment.DossierVersion,
                Handling = (int)assessment.Handling,
                Content = JsonFormatter.Default.Format(assessment),
                change.Actor,
                change.Now,
            },
            change.Transaction));

    /// <summary>The newest one of a dossier; nothing when it was never assessed.</summary>
    public static async Task<ProportionalityAssessment?> NewestAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string reference)
        => await connection.QuerySingleOrDefaultAsync<string>(Newest, new { reference }, transaction) is { } content
            ? Read(content)
            : null;

    /// <summary>One version; nothing when there is none, or the dossier was marked above the clearance then.</summary>
    public static async Task<ProportionalityAssessment?> FindAsync(
        NpgsqlConnection connection, string reference, long version, Handling clearance)
        => await connection.QuerySingleOrDefaultAsync<string>(
            """
            SELECT content FROM proportionality
            WHERE dossier_reference = @reference AND version = @version AND dossier_handling <= @Clearance
            """,
            new { reference, version, Clearance = (int)clearance }) is { } content
            ? Read(content)
            : null;

    /// <summary>Those before a place, newest first, each with its own.</summary>
    public static IAsyncEnumerable<(long Version, ProportionalityAssessment Assessment)> ListAsync(
        NpgsqlConnection connection, string reference, Page page, Handling clearance)
        => connection.QueryUnbufferedAsync<(long Version, string Content)>(
            """
            SELECT version, content FROM proportionality
            WHERE dossier_reference = @reference AND version < @Before AND dossier_handling <= @Clearance
            ORDER BY version DESC LIMIT @Size + 1
            """,
            new { reference, page.Before, page.Size, Clearance = (int)clearance })
            .Select(row => (row.Version, Read(row.Content)));

    private static ProportionalityAssessment Read(string content) => ProportionalityAssessment.Parser.ParseJson(content);
}
