using System.Text.Json;
using CyberSanctions.Replay;

namespace CyberSanctions.Integration.Tests.WholePath;

/// <summary>The public acts, through the whole procedure, onto the list.</summary>
[Collection(SuiteCollection.Name)]
public sealed class ReplayTests(Suite suite)
{
    [Fact]
    public async Task Replay_OfThePublicActs_PutsEachListingOnTheListOnceWithItsReferenceAndDate()
    {
        var acts = PublicActs.Read(Path.Combine(AppContext.BaseDirectory, "data"));
        var replayer = new Replayer(suite.Gateway, suite.Grpc, acts, TimeProvider.System);
        var steps = 0;

        var replayed = await replayer.RunAsync(_ => Interlocked.Increment(ref steps), CancellationToken.None);

        Assert.Equal(replayer.Steps, steps);
        Assert.Equal(["2020/1125", "2020/1536", "2024/1778", "2025/173"], replayed.Select(a => a.Act.Number));
        Assert.Equal([9, 3, 6, 3], replayed.Select(a => a.Listings));
        Assert.All(replayed, a => Assert.Equal("adopted", a.Outcome));
        Assert.Equal(replayed[0].Version + 3, replayed[3].Version);
        var entries = await EntriesAsync();
        foreach (var act in acts.Acts)
        {
            foreach (var ground in act.Dossiers.SelectMany(d => d.Listings))
            {
                var entry = Assert.Single(
                    entries, e => e.GetProperty("euReferenceNumber").GetString() == ground.EuReferenceNumber);
                var facts = acts.Listings[ground.EuReferenceNumber];
                Assert.Contains(facts.Name, entry.GetRawText(), StringComparison.Ordinal);
                Assert.Contains($"{act.EntryIntoForce:yyyy-MM-dd}", entry.GetRawText(), StringComparison.Ordinal);
            }
        }

        // Again: every step finds its first answer, and nothing is there twice.
        var again = await replayer.RunAsync(_ => { }, CancellationToken.None);
        Assert.Equal(replayed.Select(a => a.Ballot), again.Select(a => a.Ballot));
        Assert.Equal(entries.Count, (await EntriesAsync()).Count);
        var command = await suite.CommandAsync("gateway", "replay");
        Assert.True(command.Success, command.Message);
        Assert.Contains("nothing to replay", command.Message);
    }

    private async Task<List<JsonElement>> EntriesAsync()
    {
        var options = new JsonSerializerOptions
        {
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        var list = JsonSerializer.Deserialize<JsonElement>(
            await suite.Gateway.GetByteArrayAsync("/lists/eu-cyber/latest/list.json"));
        return [.. list.GetProperty("entries")
            .EnumerateArray()
            .Select(e => JsonSerializer.Deserialize<JsonElement>(JsonSerializer.Serialize(e, options)))];
    }
}
