using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.ServiceDefaults.Errors;
using Dapper;
using Google.Protobuf;
using Npgsql;

namespace CyberSanctions.Listing.Council;

/// <summary>The voting service's reference data, as this service last heard of them.</summary>
internal static class CouncilDataTable
{
    /// <summary>The newest.</summary>
    /// <exception cref="RefusedException">UNAVAILABLE: none were ever heard of.</exception>
    public static Task<CouncilData> RequireAsync(Change change) => RequireAsync(change.Connection, change.Transaction);

    /// <inheritdoc cref="RequireAsync(Change)"/>
    public static async Task<CouncilData> RequireAsync(NpgsqlConnection connection, NpgsqlTransaction? transaction)
        => await connection.ExecuteScalarAsync<byte[]?>(
            "SELECT data FROM council_data", transaction: transaction) is { } data
            ? new CouncilData(CouncilDataChanged.Parser.ParseFrom(data))
            : throw EdgeRefusals.Unavailable.Because(
                "The Council's reference data have not arrived from the voting service yet; try again.");

    /// <summary>Replaces what was known.</summary>
    public static Task ReplaceAsync(Change change, CouncilDataChanged data)
        => change.Connection.ExecuteAsync(
            "INSERT INTO council_data (data) VALUES (@Data) ON CONFLICT (only_row) DO UPDATE SET data = excluded.data",
            new { Data = data.ToByteArray() },
            change.Transaction);
}
