using CyberSanctions.Attribution.Finding;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Testing;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CyberSanctions.Attribution.Tests;

/// <summary>
/// Dossiers that nobody has changed for a while are at rest, and found otherwise than the rest; what is found is the same,
/// whoever changes one when.
/// </summary>
public sealed class RestingTests(AttributionService attribution) : IClassFixture<AttributionService>
{
    private const string Item =
        """
        INSERT INTO item (id, since, dossier_reference, dossier_handling, kind, handling, content, place)
        SELECT gen_random_uuid(), 1, @reference, 3, 3, 1, jsonb_build_object('name', @said || ' ' || i), i
        FROM generate_series(1, @items) i
        """;

    [Fact]
    public async Task Quiet_IsPutToRest_AndWokenByAnyChange()
    {
        var reference = await NewAsync("Dunlin");
        var resting = attribution.Service.Services.GetRequiredService<Resting>();
        await resting.RunAsync(DateTimeOffset.UtcNow.AddMinutes(-1), default);
        Assert.DoesNotContain(reference, await AtRestAsync(attribution.Service));

        await resting.RunAsync(DateTimeOffset.UtcNow.AddMinutes(1), default);
        Assert.Contains(reference, await AtRestAsync(attribution.Service));
        Assert.Equal(0, await resting.RunAsync(DateTimeOffset.UtcNow.AddMinutes(1), default));

        await attribution.Officer.NameActorAsync(new()
        {
            Reference = reference,
            Actor = new(Examples.Actor()) { Name = "Sora" },
        });
        Assert.DoesNotContain(reference, await AtRestAsync(attribution.Service));
        Assert.Equal(1, await FoundAsync("dunlin sora"));
        await RestAsync(attribution.Service);

        await attribution.Officer.AmendDossierAsync(
            new() { Reference = reference, Title = "Whimbrel", Handling = Handling.TlpAmber, Reason = "Another bird." });
        Assert.DoesNotContain(reference, await AtRestAsync(attribution.Service));
        Assert.Equal((0, 1), (await FoundAsync("dunlin sora"), await FoundAsync("whimbrel sora")));
    }

    [Fact]
    public async Task WhatSaysMoreThanFitsIntoADocument_IsNotPutToRest_AndFound()
    {
        var reference = await NewAsync("Godwit");
        var said = string.Join(' ', Enumerable.Range(0, 8_000).Select(i => $"word{i:0000}"));
        await AttributionService.AsOwnerAsync(attribution.Service, Item, new { reference, said, items = 2 });
        await RestAsync(attribution.Service);

        Assert.DoesNotContain(reference, await AtRestAsync(attribution.Service));
        Assert.Equal(1, await FoundAsync("godwit word7999"));
    }

    [Fact]
    public async Task WhatIsBeingChanged_IsPassedOver()
    {
        var reference = await NewAsync("Plover");
        await using var officer = await attribution.Service.Database.OpenConnectionAsync();
        await using var change = await officer.BeginTransactionAsync();
        await officer.ExecuteAsync(Item, new { reference, said = "stilt", items = 1 });
        await RestAsync(attribution.Service);
        await change.CommitAsync();

        Assert.DoesNotContain(reference, await AtRestAsync(attribution.Service));
        Assert.Equal(1, await FoundAsync("plover stilt"));
    }

    [Fact]
    public async Task WhoeverChangesWhatIsBeingPutToRest_Waits_AndWakesIt()
    {
        var reference = await NewAsync("Knotgrass");
        await using var service = await attribution.Service.Database.OpenConnectionAsync();
        await using var rest = await service.BeginTransactionAsync();
        await service.ExecuteAsync("SELECT search_rest('infinity', 1000)");
        var change = attribution.Officer.NameActorAsync(
            new() { Reference = reference, Actor = new(Examples.Actor()) { Name = "Phalarope" } }).ResponseAsync;
        await WaitsAsync(service.ProcessID);
        await rest.CommitAsync();
        await change;

        Assert.DoesNotContain(reference, await AtRestAsync(attribution.Service));
        Assert.Equal(1, await FoundAsync("knotgrass phalarope"));
    }

    [Theory]
    [InlineData("UPDATE search_dossier SET words = ' nobody '")]
    [InlineData("DELETE FROM search_dossier")]
    [InlineData("INSERT INTO search_incident VALUES ('', '', 1, '{}')")]
    [InlineData("UPDATE search_segment SET resting = true")]
    [InlineData("SELECT search_wake('{1}')")]
    [InlineData("SELECT search_fill_incidents('{1}')")]
    public async Task Service_ItselfChangesNothingOfIt(string sql)
    {
        await using var service = await attribution.Service.Database.OpenConnectionAsync();
        var refused = await Assert.ThrowsAsync<PostgresException>(() => service.ExecuteAsync(sql));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    /// <summary>Puts dossiers to rest, however short a while they have been quiet.</summary>
    internal static async Task RestAsync(TestService<Program> service, int most = 1_000)
    {
        await using var connection = await service.Database.OpenConnectionAsync();
        await connection.ExecuteAsync("SELECT search_rest('infinity', @most)", new { most });
    }

    /// <summary>The dossiers that are at rest.</summary>
    internal static async Task<IReadOnlyList<string>> AtRestAsync(TestService<Program> service)
    {
        await using var connection = await service.Database.OpenConnectionAsync();
        return (await connection.QueryAsync<string>("SELECT reference FROM search_dossier WHERE words IS NOT NULL")).AsList();
    }

    private async Task WaitsAsync(int behind)
    {
        await using var connection = await attribution.Service.Database.OpenConnectionAsync();
        while (!await connection.ExecuteScalarAsync<bool>(
            "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND @behind = ANY (pg_blocking_pids(pid)))", new { behind }))
        {
            await Task.Yield();
        }
    }

    private async Task<string> NewAsync(string title)
        => (await attribution.Officer.CreateDossierAsync(
            new(Examples.NewDossier(Handling.TlpAmber)) { Title = title, Summary = "" })).Reference;

    private async Task<long> FoundAsync(string words)
        => (await attribution.Officer.ListDossiersAsync(new() { Where = new() { Q = words } })).Counts.Total;
}
