using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.ServiceDefaults.Searching;
using Dapper;
using Npgsql;

namespace CyberSanctions.Attribution.Finding;

/// <summary>The words that a filter looks for, as the database folds and divides them.</summary>
/// <param name="Anywhere">In whatever is in a dossier.</param>
/// <param name="InNames">In the names of one actor.</param>
internal sealed record Sought(IReadOnlyList<SoughtWord> Anywhere, IReadOnlyList<SoughtWord> InNames)
{
    /// <summary>Whether anything is looked for by its spelling.</summary>
    public bool IsSpelt => Anywhere.Count + InNames.Count > 0;

    /// <summary>Reads them. INVALID_ARGUMENT: there are none in a text, or too many.</summary>
    /// <param name="connection">Of the database.</param>
    /// <param name="field">Which field of the request the filter is.</param>
    /// <param name="filter">Which is checked already.</param>
    /// <param name="similar">Also words that are spelt nearly so.</param>
    public static async Task<Sought> ReadAsync(
        NpgsqlConnection connection, string field, DossierFilter filter, bool similar)
        => new(
            await ReadAsync(connection, $"{field}.q", filter.Q, similar),
            await ReadAsync(connection, $"{field}.actor", filter.Actor, similar));

    private static async Task<IReadOnlyList<SoughtWord>> ReadAsync(
        NpgsqlConnection connection, string field, string text, bool similar)
    {
        if (text.Length == 0)
        {
            return [];
        }

        var words = (await connection.QueryAsync<SoughtWord>(
            "SELECT queries, parts FROM search_sought(@text, @similar)", new { text, similar })).AsList();
        SoughtText.RequireWords(field, text, words.Count);
        return words;
    }
}
