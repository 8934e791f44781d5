using CyberSanctions.Contracts.Voting.V1;
using Dapper;
using Npgsql;

namespace CyberSanctions.Voting.Ballots;

/// <summary>A link of a ballot's chain as it lies in the database.</summary>
/// <param name="Message">The link.</param>
/// <param name="Content">What it holds the hash of.</param>
/// <param name="Receipt">The JWS over it.</param>
internal sealed record RecordedLink(Proceeding Message, string Content, string Receipt);

/// <summary>Reads ballots' chains.</summary>
internal static class Chain
{
    /// <summary>A ballot's, in order, after a position.</summary>
    public static async Task<IReadOnlyList<RecordedLink>> ReadAsync(NpgsqlConnection connection, Guid ballot, int after = 0)
        => [.. (await connection.QueryAsync<Row>(
            "SELECT message, content, receipt FROM proceeding WHERE ballot_id = @ballot AND position > @after ORDER BY position",
            new { ballot, after })).Select(row => new RecordedLink(Proceeding.Parser.ParseFrom(row.Message), row.Content, row.Receipt))];

    private sealed record Row(byte[] Message, string Content, string Receipt);
}
