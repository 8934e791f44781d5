using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.ServiceDefaults.Errors;
using Dapper;
using Google.Protobuf;

namespace CyberSanctions.Attribution.Toolbox;

/// <summary>The editions of the toolbox, as this service last heard of them from the voting service, in Postgres.</summary>
internal static class ToolboxTable
{
    /// <summary>The edition in force in Brussels.</summary>
    /// <exception cref="RefusedException">UNAVAILABLE: none was ever heard of.</exception>
    public static async Task<ToolboxEdition> InForceAsync(Change change)
        => await change.Connection.ExecuteScalarAsync<byte[]?>(
            "SELECT data FROM toolbox", transaction: change.Transaction) is { } data
            && ToolboxEdition.On(
                CouncilData.DayInBrussels(change.Now), CouncilDataChanged.Parser.ParseFrom(data).Toolboxes) is { } edition
            ? edition
            : throw EdgeRefusals.Unavailable.Because(
                "The toolbox has not arrived from the voting service yet, or none is in force; try again.");

    /// <summary>Replaces what was known. Of the reference data nothing else is kept.</summary>
    public static Task ReplaceAsync(Change change, CouncilDataChanged data)
        => change.Connection.ExecuteAsync(
            "INSERT INTO toolbox (data) VALUES (@Data) ON CONFLICT (only_row) DO UPDATE SET data = excluded.data",
            new { Data = new CouncilDataChanged { Toolboxes = { data.Toolboxes } }.ToByteArray() },
            change.Transaction);
}
