using System.Text.Json;
using CyberSanctions.Replay;
using Dapper;

namespace CyberSanctions.Integration.Tests.Failures;

/// <summary>kill -9 in the middle of the path: the path finishes, and everything in it happened exactly once.</summary>
[Collection(SuiteCollection.Name)]
public sealed class KillTests(Suite suite)
{
    [Theory]
    [InlineData("attribution", "signing in")]
    [InlineData("attribution", "dossier on")]
    [InlineData("listing", "proposed and cleared")]
    [InlineData("listing", "submitted, ballot")]
    [InlineData("voting", "submitted, ballot")]
    [InlineData("voting", "DE has voted")]
    [InlineData("publication", "FR has voted")]
    [InlineData("publication", "SE has voted")]
    [InlineData("gateway", "PL has voted")]
    public async Task Path_WithAServiceKilledInTheMiddle_FinishesExactlyOnce(string service, string moment)
    {
        var acts = Invented.Act($"Invented campaign with {service} killed after {moment}");
        var replayer = new Replayer(suite.Gateway, suite.Grpc, acts, TimeProvider.System);
        var killed = moment == "signing in" ? suite.KillAndStartAsync(service) : null;
        var gate = new Lock();

        var replayed = Assert.Single(await replayer.RunAsync(
            done =>
            {
                lock (gate)
                {
                    if (done.Contains(moment, StringComparison.Ordinal))
                    {
                        killed ??= suite.KillAndStartAsync(service);
                    }
                }
            },
            CancellationToken.None));

        Assert.NotNull(killed);
        await killed;
        await Exactly.OnceAsync(suite, acts, replayed);
    }

    [Fact]
    public async Task Path_WithRedisKilledInTheMiddle_FinishesExactlyOnceAndTheListStaysFetchable()
    {
        Task? killed = null;
        var acts = Invented.Act("Invented campaign with Redis killed");
        var replayer = new Replayer(suite.Gateway, suite.Grpc, acts, TimeProvider.System);

        var replayed = Assert.Single(await replayer.RunAsync(
            done =>
            {
                if (done.Contains("dossier on", StringComparison.Ordinal))
                {
                    killed = suite.KillAsync("redis");
                }
            },
            CancellationToken.None));

        await killed!;
        await Exactly.OnceAsync(suite, acts, replayed);
        using (var old = await suite.Gateway.GetAsync($"/lists/eu-cyber/versions/{replayed.Version - 1}/list.xml"))
        {
            Assert.Equal(System.Net.HttpStatusCode.OK, old.StatusCode);
        }

        await suite.StartAsync("redis");
        using var latest = await suite.Gateway.GetAsync("/lists/eu-cyber/latest/list.json");
        Assert.Equal(System.Net.HttpStatusCode.OK, latest.StatusCode);
    }
}

/// <summary>What "exactly once" means, counted in what the API shows and in the databases.</summary>
internal static class Exactly
{
    public static async Task OnceAsync(Suite suite, PublicActs acts, ReplayedAct replayed)
    {
        var officer = await suite.TokenAsync("officer.checking", "officer");
        var ballot = await suite.AskAsync(HttpMethod.Get, $"/api/v1/ballots/{replayed.Ballot}", officer);
        var votes = ballot.GetProperty("votes").EnumerateArray().ToList();
        Assert.Equal(27, votes.Select(v => v.GetProperty("memberState").GetString()).Distinct().Count());

        // The opening, a vote each, the decision: nobody voted twice.
        Assert.Equal(29, ballot.GetProperty("position").GetInt32());
        Assert.Equal("adopted", replayed.Outcome);

        var list = JsonSerializer.Deserialize<JsonElement>(
            await suite.Gateway.GetByteArrayAsync("/lists/eu-cyber/latest/list.json"));
        var references = list.GetProperty("entries")
            .EnumerateArray()
            .Select(e => e.GetProperty("euReferenceNumber").GetString())
            .ToList();
        Assert.Equal(references.Count, references.Distinct().Count());
        Assert.All(acts.Listings.Keys, reference => Assert.Contains(reference, references));

        await using var attribution = await suite.OpenAsync("attribution");
        var campaign = acts.Acts[0].Dossiers[0].Campaign;
        Assert.Equal(
            1,
            await attribution.ExecuteScalarAsync<int>("SELECT count(*) FROM dossier WHERE title = @campaign", new { campaign }));
        await using var publication = await suite.OpenAsync("publication");
        Assert.Equal(
            1,
            await publication.ExecuteScalarAsync<int>(
                "SELECT count(*) FROM journal WHERE event_type = 'cybersanctions.events.v1.ListVersionPublished'"
                + " AND position(@number::bytea IN payload) > 0",
                new { number = System.Text.Encoding.ASCII.GetBytes(acts.Acts[0].Number) }));
    }
}
