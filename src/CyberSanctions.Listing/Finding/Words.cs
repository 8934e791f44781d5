using CyberSanctions.ServiceDefaults.Searching;
using Dapper;
using Npgsql;

namespace CyberSanctions.Listing.Finding;

/// <summary>The words of a text, as the database folds and divides them.</summary>
internal static class Words
{
    /// <summary>Reads them. INVALID_ARGUMENT: there are none in the text, or too many.</summary>
    /// <param name="connection">Of the database.</param>
    /// <param name="field">Which field of the request the text is.</param>
    /// <param name="text">Which is checked already; there is nothing to look for in an empty one.</param>
    /// <param name="similar">Also words that are spelt nearly so.</param>
    public static async Task<IReadOnlyList<SoughtWord>> ReadAsync(
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
