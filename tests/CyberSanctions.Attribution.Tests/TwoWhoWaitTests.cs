using System.Text.Json.Nodes;
using CyberSanctions.Attribution.Tests.Stix;
using Dapper;
using Npgsql;

namespace CyberSanctions.Attribution.Tests;

/// <summary>
/// Two who say the same new words, in another order, wait for one another. Postgres ends one of them; who asked is not told.
/// </summary>
public sealed class TwoWhoWaitTests(AttributionService attribution) : IClassFixture<AttributionService>
{
    private const string Bundle =
        """
        {
          "type": "bundle", "id": "bundle--3f1c6f2e-0a4b-4a54-9f0e-6c1f5a2b7d10",
          "objects": [{
            "type": "intrusion-set", "spec_version": "2.1", "id": "intrusion-set--33333333-3333-4333-8333-333333333333",
            "created": "2025-03-01T10:00:00.000Z", "modified": "2025-03-01T10:00:00.000Z", "name": "Zephyrine",
            "description": "Enters."
          }]
        }
        """;

    [Fact]
    public async Task CommandThatIsEndedForAnother_IsDoneAgain_AndOnce()
    {
        // The other one is never the one that is ended.
        await using var other = new NpgsqlConnection(AttributionService.AdministratorOf(attribution.Service));
        await other.OpenAsync();
        await other.ExecuteAsync("SET deadlock_timeout = '1h'");
        await using var transaction = await other.BeginTransactionAsync();
        await LearnAsync("zephyrine");
        var importing = attribution.ImportAsync(
            JsonNode.Parse(Bundle)!, new(StixService.Foreign) { Title = "Quartzite" });
        while (!importing.IsCompleted && !await other.ExecuteScalarAsync<bool>(
            "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid)))"))
        {
            await Task.Yield();
        }

        Assert.False(importing.IsCompleted, "It does not wait.");
        await LearnAsync("quartzite");
        await transaction.CommitAsync();

        var imported = (await importing).Dossier;
        var found = await attribution.Officer.ListDossiersAsync(new() { Where = new() { Q = "zephyrine quartzite" } });
        Assert.Equal(imported.Reference, Assert.Single(found.Dossiers).Reference);

        Task LearnAsync(string word) => other.ExecuteAsync("SELECT search_learn(@word)", new { word }, transaction);
    }
}
