using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Paging;
using Dapper;
using Google.Protobuf.WellKnownTypes;
using Npgsql;

namespace CyberSanctions.Attribution.Responses;

/// <summary>What the Union has said in public, in Postgres. What is read here is for everybody: no column that is not may
/// be.</summary>
internal static class StatementTable
{
    private const string Reading =
        """
        SELECT s.ordinal, s.id, s.title, m.measure, m.carried_out_on AS said_on, t.text, t.sha256, s.released_at,
            s.retracted_because, s.retracted_at
        FROM statement s
        JOIN measure m ON m.id = s.measure
        JOIN measure_text t ON t.measure = s.measure AND t.number = s.text_number
        WHERE NOT m.exercise
        """;

    public static Task InsertAsync(Change change, Guid measure, int text, string title)
        => change.Connection.ExecuteAsync(
            """
            INSERT INTO statement (id, measure, text_number, title, released_by, released_at)
            VALUES (@Id, @measure, @text, @title, @Actor, @Now)
            """,
            // Of no time: the public need not know when a statement was first thought of.
            new { Id = Guid.NewGuid(), measure, text, title, change.Actor, change.Now },
            change.Transaction);

    public static Task RetractAsync(Change change, Guid measure, string reason)
        => change.Connection.ExecuteAsync(
            """
            UPDATE statement SET retracted_because = @reason, retracted_by = @Actor, retracted_at = @Now WHERE measure = @measure
            """,
            new { measure, reason, change.Actor, change.Now },
            change.Transaction);

    /// <summary>One of them, or nothing.</summary>
    public static async Task<Statement?> FindAsync(NpgsqlConnection connection, Guid id)
        => (await connection.QuerySingleOrDefaultAsync<Row>($"{Reading} AND s.id = @id", new { id }))?.ToStatement();

    /// <summary>Those before a place, newest first, each with its own.</summary>
    public static async Task<IEnumerable<(long Ordinal, Statement Statement)>> ListAsync(NpgsqlConnection connection, Page page)
        => (await connection.QueryAsync<Row>(
            $"{Reading} AND s.ordinal < @Before ORDER BY s.ordinal DESC LIMIT @Size + 1", new { page.Before, page.Size }))
            .Select(row => (row.Ordinal, row.ToStatement()));

    private sealed record Row(
        long Ordinal,
        Guid Id,
        string Title,
        string Measure,
        DateOnly SaidOn,
        string Text,
        string Sha256,
        DateTime ReleasedAt,
        string? RetractedBecause,
        DateTime? RetractedAt)
    {
        public Statement ToStatement() => new()
        {
            Id = Id.ToString(),
            Title = Title,
            Measure = Measure,
            SaidOn = SaidOn.ToMessage(),
            Text = RetractedAt is null ? Text : "",
            Sha256 = Sha256,
            ReleasedAt = ReleasedAt.ToTimestamp(),
            RetractedBecause = RetractedBecause ?? "",
            RetractedAt = RetractedAt?.ToTimestamp(),
        };
    }
}
