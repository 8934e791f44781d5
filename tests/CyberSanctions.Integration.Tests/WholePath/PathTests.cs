using System.Net;
using System.Text.Json;
using CyberSanctions.Contracts.Journal.V1;
using CyberSanctions.Contracts.Voting.V1;
using Grpc.Core;

namespace CyberSanctions.Integration.Tests.WholePath;

/// <summary>The path by hand, on invented people.</summary>
[Collection(SuiteCollection.Name)]
public sealed class PathTests(Suite suite)
{
    private const string Declaration =
        "My State will not apply this decision, accepts that it commits the Union, and will not act against it.";

    [Fact]
    public async Task ExerciseAct_Adopted_ReachesTheExerciseListAndNeverTheRealOne()
    {
        var path = await new Drafting(suite).SubmittedAsync("2026/9801", "EU.999801.1", exercise: true);
        var before = await PublishedList.LatestAsync(suite);
        await VoteAsync(path.Ballot, _ => Choice.For);
        await DecideAsync(path);

        var exercise = await PublishedList.WithAsync(suite, "EU.999801.1", PublishedList.Exercise);
        Assert.Contains("\"exercise\":true", exercise.Replace(" ", ""));
        Assert.Equal(before, await PublishedList.LatestAsync(suite));
        using var elsewhere = await suite.Gateway.GetAsync("/lists/eu-cyber-exercise/latest/list.json");
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
    }

    [Fact]
    public async Task Services_LogWhatHappens_AndNotEachStatementOrRequest()
    {
        await VoteAsync((await new Drafting(suite).SubmittedAsync("2026/9805", "EU.999805.1")).Ballot, _ => Choice.For);

        Assert.All(
            ["attribution", "listing", "voting", "publication", "gateway"],
            service =>
            {
                Assert.Contains("Application started", suite.Log(service));
                // As the lines are by which errors are found.
                Assert.Contains("Z info: ", suite.Log(service));
                Assert.DoesNotContain("Npgsql.Command", suite.Log(service));
                Assert.DoesNotContain("Request starting", suite.Log(service));
            });
    }

    [Fact]
    public async Task Act_WithOneVoteAgainst_IsNotAdoptedAndPublishesNothing()
    {
        var path = await new Drafting(suite).SubmittedAsync("2026/9802", "EU.999802.1");
        await VoteAsync(path.Ballot, state => state == "MT" ? Choice.Against : Choice.For);

        var decision = await DecideAsync(path);

        Assert.Equal("not-adopted", decision.GetProperty("outcome").GetString());
        Assert.Equal(["MT"], decision.GetProperty("votesAgainst").EnumerateArray().Select(v => v.GetString()));
        await PublishSomethingElseAsync("2026/9803", "EU.999803.1");
        Assert.DoesNotContain("EU.999802.1", await PublishedList.LatestAsync(suite));
    }

    [Fact]
    public async Task Vote_ChangedBeforeTheClose_CountsAsChanged_AndIsRefusedAfter()
    {
        var path = await new Drafting(suite).SubmittedAsync("2026/9804", "EU.999804.1");
        await VoteAsync(path.Ballot, state => state == "IE" ? Choice.Against : Choice.For);
        await VoteAsync(path.Ballot, _ => Choice.ConstructiveAbstain, "IE");
        var decision = await DecideAsync(path);

        Assert.Equal("adopted", decision.GetProperty("outcome").GetString());
        Assert.Equal(["IE"], decision.GetProperty("constructiveAbstentions").EnumerateArray().Select(v => v.GetString()));
        var refused = await Assert.ThrowsAsync<RpcException>(() => VoteAsync(path.Ballot, _ => Choice.Against, "FR"));
        Assert.Equal(StatusCode.FailedPrecondition, refused.StatusCode);
    }

    [Fact]
    public async Task Command_OnAStaleVersion_IsRefusedWithTheCurrentOne()
    {
        var officer = await suite.TokenAsync("officer.etag", "officer");
        using var created = await suite.SendAsync(
            HttpMethod.Post,
            "/api/v1/dossiers",
            officer,
            new { title = "Invented", summary = "Invented.", handling = "TLP:RED", exercise = true });
        var location = created.Headers.Location!.ToString();
        Assert.Equal("\"1\"", created.Headers.ETag!.Tag);
        var actor = new { kind = "person", name = "Aurelia Nimbus", involvement = "Invented." };
        using var changed = await suite.SendAsync(HttpMethod.Post, $"{location}/actors", officer, actor, ("If-Match", "\"1\""));
        using var stale = await suite.SendAsync(HttpMethod.Post, $"{location}/actors", officer, actor, ("If-Match", "\"1\""));
        using var unchanged = await suite.SendAsync(HttpMethod.Get, location, officer, null, ("If-None-Match", "\"2\""));
        var head = await suite.AskAsync(HttpMethod.Get, location, officer);
        var named = await suite.AskAsync(HttpMethod.Get, head.GetProperty("actors").GetProperty("href").GetString()!, officer);

        Assert.Equal(HttpStatusCode.Created, changed.StatusCode);
        Assert.Equal("\"2\"", changed.Headers.ETag!.Tag);
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal(2, JsonSerializer.Deserialize<JsonElement>(await stale.Content.ReadAsStringAsync())
            .GetProperty("currentVersion")
            .GetInt64());
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);

        // The answer is the one that was named, under its own address.
        var answered = JsonSerializer.Deserialize<JsonElement>(await changed.Content.ReadAsStringAsync()).GetRawText();
        Assert.Equal(1, head.GetProperty("actors").GetProperty("count").GetInt32());
        Assert.Equal(answered, Assert.Single(named.GetProperty("items").EnumerateArray()).GetRawText());
        Assert.Equal(
            answered, (await suite.AskAsync(HttpMethod.Get, changed.Headers.Location!.ToString(), officer)).GetRawText());
    }

    [Fact]
    public async Task Dossier_MarkedRed_DoesNotExistForADelegate()
    {
        var officer = await suite.TokenAsync("officer.red", "officer");
        var dossier = await suite.AskAsync(
            HttpMethod.Post,
            "/api/v1/dossiers",
            officer,
            new { title = "Invented", summary = "Invented.", handling = "TLP:RED", exercise = true });
        using var answer = await suite.SendAsync(
            HttpMethod.Get,
            $"/api/v1/dossiers/{dossier.GetProperty("reference").GetString()}",
            await suite.TokenAsync("delegate.fr", "delegate", "FR"));

        // Delegates have no business with dossiers at all: their role is refused before anything is looked up.
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Pages_OfDossiers_HoldEachOnceAndEnd()
    {
        var officer = await suite.TokenAsync("officer.pages", "officer");
        for (var i = 0; i < 3; i++)
        {
            await suite.AskAsync(
                HttpMethod.Post,
                "/api/v1/dossiers",
                officer,
                new { title = $"Invented {i}", summary = "Invented.", handling = "TLP:GREEN", exercise = true });
        }

        var seen = new List<string>();
        for (var next = "/api/v1/dossiers?size=2"; next is not null;)
        {
            var page = await suite.AskAsync(HttpMethod.Get, next, officer);
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(d => d.GetProperty("reference").GetString()!));
            next = page.TryGetProperty("next", out var following) ? following.GetString() : null;
        }

        Assert.Equal(seen.Distinct(), seen);
        Assert.Equal(seen.OrderDescending(), seen);
        Assert.EndsWith("-0001", seen[^1]);
    }

    [Fact]
    public async Task Journals_OfAllServices_Hold()
    {
        var metadata = new Metadata { { "authorization", $"Bearer {await suite.TokenAsync("auditor.one", "auditor")}" } };
        foreach (var service in Suite.Services)
        {
            using var channel = suite.ChannelTo(service);
            var verification = await new Contracts.Journal.V1.Journal.JournalClient(channel).VerifyAsync(
                new VerifyRequest(), metadata);

            Assert.True(verification.Holds, $"{service}: {verification.Reason}");
        }
    }

    private async Task PublishSomethingElseAsync(string number, string reference)
    {
        var path = await new Drafting(suite).SubmittedAsync(number, reference);
        await VoteAsync(path.Ballot, _ => Choice.For);
        await DecideAsync(path);
        await PublishedList.WithAsync(suite, reference);
    }

    private async Task VoteAsync(string ballot, Func<string, Choice> choice, params string[] states)
    {
        foreach (var state in states.Length > 0 ? states : [.. Replay.Principals.MemberStates])
        {
            var delegation = await Delegation.OfAsync(suite, state);
            await delegation.VoteAsync(ballot, choice(state), choice(state) == Choice.ConstructiveAbstain ? Declaration : "");
        }
    }

    private async Task<JsonElement> DecideAsync(Submitted path)
        => (await suite.AskAsync(HttpMethod.Post, $"/api/v1/ballots/{path.Ballot}/decision", path.Officer)).GetProperty(
            "decision");
}
