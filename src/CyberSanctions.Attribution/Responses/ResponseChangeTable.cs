using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Paging;
using Dapper;
using Google.Protobuf.WellKnownTypes;
using Npgsql;

namespace CyberSanctions.Attribution.Responses;

/// <summary>What made each version of each response plan, in Postgres.</summary>
internal static class ResponseChangeTable
{
    private const string Columns = "version, kind, measure, text_number, reason, changed_by, changed_at";

    /// <summary>The version of a dossier's plan: 0 while there is none.</summary>
    public static Task<long> VersionAsync(NpgsqlConnection connection, NpgsqlTransaction? transaction, string reference)
        => connection.ExecuteScalarAsync<long>(
            "SELECT coalesce(max(version), 0) FROM response_change WHERE dossier_reference = @reference",
            new { reference },
            transaction);

    /// <summary>Records what makes a version.</summary>
    public static async Task<ResponseChange> RecordAsync(Change change, Dossier dossier, long version, PlanChange made)
        => (await change.Connection.QuerySingleAsync<Row>(
            $"""
             INSERT INTO response_change (dossier_reference, version, kind, measure, text_number, reason, dossier_handling,
                                          changed_by, changed_at)
             VALUES (@Reference, @version, @Kind, @Measure, @TextNumber, @Reason, @Handling, @Actor, @Now)
             RETURNING {Columns}
             """,
            new
            {
                dossier.Reference,
                version,
                Kind = (int)made.Kind,
                made.Measure,
                made.TextNumber,
                made.Reason,
                Handling = (int)dossier.Handling,
                change.Actor,
                change.Now,
            },
            change.Transaction)).ToMessage();

    /// <summary>
    /// A page of them, newest first, of what was marked no higher than a clearance then; and the next cursor.
    /// </summary>
    public static async Task<(IEnumerable<ResponseChange> Changes, string NextCursor)> ListAsync(
        NpgsqlConnection connection, string reference, Page page, Handling clearance)
    {
        var rows = (await connection.QueryAsync<Row>(
            $"""
             SELECT {Columns} FROM response_change
             WHERE dossier_reference = @reference AND version < @Before AND dossier_handling <= @Clearance
             ORDER BY version DESC LIMIT @Size + 1
             """,
            new { reference, page.Before, page.Size, Clearance = (int)clearance })).AsList();
        var (shown, nextCursor) = page.Cut(rows, row => row.Version);
        return (shown.Select(row => row.ToMessage()), nextCursor);
    }

    private sealed record Row(
        long Version, ResponseChangeKind Kind, Guid Measure, int? TextNumber, string Reason, string ChangedBy, DateTime ChangedAt)
    {
        public ResponseChange ToMessage() => new()
        {
            Version = Version,
            Kind = Kind,
            MeasureId = Measure.ToString(),
            TextNumber = TextNumber ?? 0,
            Reason = Reason,
            ChangedBy = ChangedBy,
            ChangedAt = ChangedAt.ToTimestamp(),
        };
    }
}

/// <summary>What was done about a measure.</summary>
/// <param name="TextNumber">Which version of its text was drafted or approved.</param>
internal sealed record PlanChange(ResponseChangeKind Kind, Guid Measure, int? TextNumber = null, string Reason = "");
