using System.Text.Json;
using CyberSanctions.Replay;
using CyberSanctions.Testing;
using Grpc.Core;
using Voting = CyberSanctions.Contracts.Voting.V1;

namespace CyberSanctions.Integration.Tests.Replication;

/// <summary>
/// Two replicas of each service: both work, either may be killed, and nothing happens twice for there being two.
/// </summary>
public sealed class ReplicaTests(ReplicatedSuite suite) : IClassFixture<ReplicatedSuite>, IAsyncLifetime
{
    private const int Times = 30;

    public Task InitializeAsync() => suite.StartAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("attribution", "/api/v1/dossiers", "/cybersanctions.attribution.v1.Dossiers/ListDossiers")]
    [InlineData("listing", "/api/v1/acts", "/cybersanctions.listing.v1.Acts/ListActs")]
    [InlineData("voting", "/api/v1/ballots", "/cybersanctions.voting.v1.Ballots/ListBallots")]
    [InlineData("publication", "/api/v1/lists/eu-cyber/versions", "/cybersanctions.publication.v1.Lists/ListVersions")]
    [InlineData("voting", "/api/v1/journals/voting", "/cybersanctions.journal.v1.Journal/")]
    [InlineData("publication", "/lists/eu-cyber/latest/list.json", "/lists/eu-cyber/latest/list.json")]
    public async Task Requests_AreSharedByBoth(string service, string path, string asked)
    {
        var before = suite.Of(service).Select(replica => Asked(replica, asked)).ToList();
        using var client = suite.Gateway(TestTokens.Mint("auditor.replicas", ["auditor", "officer", "publisher"]));

        for (var i = 0; i < Times; i++)
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.True((int)answer.StatusCode < 500, $"{answer.StatusCode}");
        }

        Assert.All(
            suite.Of(service).Zip(before),
            replica => Assert.True(Asked(replica.First, asked) >= replica.Second + 3));
    }

    [Fact]
    public async Task NativeCalls_AreSharedByBoth()
    {
        const string Method = "/cybersanctions.voting.v1.Ballots/ListBallots";
        var before = suite.Of("voting").Select(replica => Asked(replica, Method)).ToList();
        using var channel = suite.Grpc();
        var ballots = new Voting.Ballots.BallotsClient(channel);
        var token = TestTokens.Mint("auditor.replicas", ["auditor"]);

        for (var i = 0; i < Times; i++)
        {
            await ballots.ListBallotsAsync(
                new Voting.ListBallotsRequest(), new Metadata { { "authorization", $"Bearer {token}" } });
        }

        Assert.All(suite.Of("voting").Zip(before), replica => Assert.True(Asked(replica.First, Method) >= replica.Second + 3));
    }

    /// <summary>kill -9, each service at another moment of the path; then the same with the other ones.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Path_WithOneReplicaOfEachServiceKilledOnTheWay_FinishesExactlyOnce(int killed)
    {
        (string Moment, string Service)[] moments =
        [
            ("dossier on", "attribution"), ("proposed and cleared", "listing"), ("DE has voted", "publication"),
            ("FR has voted", "voting"),
        ];
        var acts = Invented.Act($"Invented campaign with replica {killed} of each killed");
        using var http = suite.Gateway();
        using var grpc = suite.Grpc();
        var gate = new Lock();
        var gone = new List<string>();

        var replayed = Assert.Single(await new Replayer(http, grpc, acts, TimeProvider.System).RunAsync(
            done =>
            {
                lock (gate)
                {
                    foreach (var (_, service) in moments.Where(m => done.Contains(m.Moment) && !gone.Contains(m.Service)))
                    {
                        suite.Of(service)[killed].Kill();
                        gone.Add(service);
                    }
                }
            },
            CancellationToken.None));

        Assert.Equal(Suite.Services.Order(), gone.Order());
        await OnceAsync(acts, replayed);
    }

    [Fact]
    public async Task ManyCallsAtOnce_WithOneReplicaOfEachGone_AllSucceed()
    {
        foreach (var service in Suite.Services)
        {
            suite.Of(service)[0].Kill();
        }

        using var client = suite.Gateway(TestTokens.Mint("auditor.replicas", ["auditor", "officer", "publisher"]));
        string[] paths = [
            "/api/v1/dossiers", "/api/v1/acts", "/api/v1/ballots", "/api/v1/lists/eu-cyber/versions", "/api/v1/journals/voting"
        ];
        var answers = await Task.WhenAll(Enumerable.Range(0, 40 * paths.Length).Select(async i =>
        {
            using var answer = await client.GetAsync(new Uri(paths[i % paths.Length], UriKind.Relative));
            return $"{paths[i % paths.Length]}: {(int)answer.StatusCode}";
        }));

        Assert.Equal(paths.Select(path => $"{path}: 200").Order(), answers.Distinct().Order());
    }

    private async Task OnceAsync(PublicActs acts, ReplayedAct replayed)
    {
        using var officer = suite.Gateway(TestTokens.Mint("officer.checking", ["officer"]));
        var ballot = await JsonAsync(officer, $"/api/v1/ballots/{replayed.Ballot}");
        var number = acts.Acts[0].Number;

        // The opening, a vote each, the decision: nobody voted twice.
        Assert.Equal("adopted", replayed.Outcome);
        Assert.Equal(29, ballot.GetProperty("position").GetInt32());
        Assert.Equal(27, ballot.GetProperty("votes")
            .EnumerateArray()
            .Select(v => v.GetProperty("memberState").GetString())
            .Distinct()
            .Count());

        // Each service has heard of what happened upstream, once: its journal says so, whichever replica heard it.
        Assert.Single(
            await suite.HappenedAsync("voting", "BallotOpened"),
            entry => entry.GetProperty("subject").GetString() == replayed.Ballot);
        Assert.Single(
            await suite.HappenedAsync("voting", "BallotDecided"),
            entry => entry.GetProperty("subject").GetString() == replayed.Ballot);
        Assert.Single(
            await suite.HappenedAsync("publication", "ListVersionPublished"),
            entry => entry.GetRawText().Contains($"\"{number}\""));

        var list = await JsonAsync(officer, "/lists/eu-cyber/latest/list.json");
        var references = list.GetProperty("entries")
            .EnumerateArray()
            .Select(e => e.GetProperty("euReferenceNumber").GetString())
            .ToList();
        Assert.Equal(references.Count, references.Distinct().Count());
        Assert.All(acts.Listings.Keys, reference => Assert.Contains(reference, references));
    }

    private static async Task<JsonElement> JsonAsync(HttpClient client, string path)
        => JsonSerializer.Deserialize<JsonElement>(await client.GetStringAsync(new Uri(path, UriKind.Relative)));

    private static int Asked(ServiceProcess replica, string path)
        => replica.Said().Split('\n').Count(line => line.Contains("Request starting") && line.Contains(path));
}
