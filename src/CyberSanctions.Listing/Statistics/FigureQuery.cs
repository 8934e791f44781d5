using Dapper;
using Npgsql;

namespace CyberSanctions.Listing.Statistics;

/// <summary>Counts, in Postgres.</summary>
internal static class FigureQuery
{
    /// <summary>What a query counts. It is not compiled first: that takes longer than counting.</summary>
    public static async Task<IReadOnlyList<T>> ReadAsync<T>(
        NpgsqlConnection connection, string sql, object parameters, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition("SET LOCAL jit = off", null, transaction, cancellationToken: cancel));
        return (await connection.QueryAsync<T>(
            new CommandDefinition(sql, parameters, transaction, cancellationToken: cancel))).AsList();
    }
}
