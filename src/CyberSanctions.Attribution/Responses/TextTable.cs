using System.Security.Cryptography;
using System.Text;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Paging;
using Dapper;
using Google.Protobuf.WellKnownTypes;
using Npgsql;

namespace CyberSanctions.Attribution.Responses;

/// <summary>The texts of measures in Postgres: each version is a row, of which all that changes is that it is approved.</summary>
internal static class TextTable
{
    /// <summary>The first of the columns.</summary>
    public const string First = "number";

    public const string Columns = "number, text, sha256, drafted_by, drafted_at, approved_by, approved_at";

    public static Task InsertAsync(Change change, Guid measure, int number, string text)
        => change.Connection.ExecuteAsync(
            """
            INSERT INTO measure_text (measure, number, text, sha256, drafted_by, drafted_at)
            VALUES (@measure, @number, @text, @Sha256, @Actor, @Now)
            """,
            new
            {
                measure,
                number,
                text,
                Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
                change.Actor,
                change.Now,
            },
            change.Transaction);

    public static Task ApproveAsync(Change change, Guid measure, int number)
        => change.Connection.ExecuteAsync(
            "UPDATE measure_text SET approved_by = @Actor, approved_at = @Now WHERE measure = @measure AND number = @number",
            new { measure, number, change.Actor, change.Now },
            change.Transaction);

    /// <summary>Those before a place, newest first, each with its own.</summary>
    public static async Task<IEnumerable<(long Number, MeasureText Text)>> ListAsync(
        NpgsqlConnection connection, Guid measure, Page page)
        => (await connection.QueryAsync<MeasureTextRow>(
            $"""
             SELECT {Columns} FROM measure_text WHERE measure = @measure AND number < @Before
             ORDER BY number DESC LIMIT @Size + 1
             """,
            new { measure, page.Before, page.Size }))
            .Select(row => ((long)row.Number, row.ToText()));
}

/// <summary>A version of a text as it lies in the database.</summary>
internal sealed record MeasureTextRow(
    int Number, string Text, string Sha256, string DraftedBy, DateTime DraftedAt, string? ApprovedBy, DateTime? ApprovedAt)
{
    public MeasureText ToText() => new()
    {
        Number = Number,
        Text = Text,
        Sha256 = Sha256,
        DraftedBy = DraftedBy,
        DraftedAt = DraftedAt.ToTimestamp(),
        ApprovedBy = ApprovedBy ?? "",
        ApprovedAt = ApprovedAt?.ToTimestamp(),
    };
}
