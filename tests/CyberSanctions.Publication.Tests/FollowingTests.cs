using System.Text.Json.Nodes;
using CyberSanctions.Journal.Bodies;
using CyberSanctions.Journal.Consuming;
using CyberSanctions.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CyberSanctions.Publication.Tests;

/// <summary>What the voting service decided reaches the list through its journal, however large it is.</summary>
public sealed class FollowingTests
{
    private const int LargestText = 2 << 20;

    [Fact]
    public async Task ActOfTwoMiB_IsFetchedAndPublished()
    {
        await using var voting = await UpstreamJournal.StartAsync();
        await using var service = await TestService.StartAsync<Program>(
            "publication", settings: ("services:voting:grpc:0", voting.Address));
        var heron = Invented.BlueHeron("EU.1.1");
        var act = Invented.Act(1, Invented.AureliaNimbus("EU.2.1"), heron);
        heron.StatementOfReasons = new string('x', LargestText - act.CalculateSize() - 10);
        var decided = Invented.Adopted(act);
        Assert.InRange(decided.CalculateSize(), Body.LargestInline + 1, int.MaxValue);
        voting.Append(decided);
        await service.Services.GetRequiredKeyedService<Upstream>("council").CaughtUpAsync(CancellationToken.None);

        using var client = service.CreateClient();
        var list = JsonNode.Parse(await client.GetStringAsync("/lists/eu-cyber/latest/list.json"))!;
        Assert.Equal(
            ["EU.1.1", "EU.2.1"], list["entries"]!.AsArray().Select(entry => (string?)entry!["euReferenceNumber"]).Order());
        Assert.Contains(heron.StatementOfReasons, list.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Consumers_AreThoseOfTheDocument()
    {
        await using var service = await TestService.StartAsync<Program>("publication");
        Assert.Equal(Consumers.InTheDocument("publication"), Consumers.Of(service.Services));
    }
}
