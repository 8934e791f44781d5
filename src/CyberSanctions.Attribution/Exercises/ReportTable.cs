using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Journal.Appending;
using Dapper;
using Npgsql;

namespace CyberSanctions.Attribution.Exercises;

/// <summary>Reports of exercises in Postgres: written once, and never again.</summary>
internal static class ReportTable
{
    public static Task InsertAsync(Change change, string reference, ReportRow report)
        => change.Connection.ExecuteAsync(
            """
            INSERT INTO exercise_report (exercise, handling, last_deed, json, sha256, markdown)
            VALUES (@reference, @Handling, @LastDeed, @Json, @Sha256, @Markdown)
            """,
            new { reference, Handling = (int)report.Handling, report.LastDeed, report.Json, report.Sha256, report.Markdown },
            change.Transaction);

    public static Task<ReportRow?> FindAsync(NpgsqlConnection connection, string reference)
        => connection.QuerySingleOrDefaultAsync<ReportRow>(
            "SELECT handling, last_deed, json, sha256, markdown FROM exercise_report WHERE exercise = @reference",
            new { reference });

    public static Task<string?> Sha256Async(NpgsqlConnection connection, NpgsqlTransaction? transaction, string reference)
        => connection.ExecuteScalarAsync<string?>(
            "SELECT sha256 FROM exercise_report WHERE exercise = @reference", new { reference }, transaction);
}

/// <summary>A report as it lies in the database.</summary>
/// <param name="Handling">The highest marking of what it tells of.</param>
/// <param name="LastDeed">The number of the last deed in it.</param>
/// <param name="Sha256">Of the JSON.</param>
internal sealed record ReportRow(Handling Handling, long LastDeed, string Json, string Sha256, string Markdown);
