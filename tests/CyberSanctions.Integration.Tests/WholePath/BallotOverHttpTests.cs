using System.Net;
using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Text.Json;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Integration.Tests.Delegates;

namespace CyberSanctions.Integration.Tests.WholePath;

/// <summary>A ballot as browsers and officers see it, over HTTP.</summary>
[Collection(SuiteCollection.Name)]
public sealed class BallotOverHttpTests(Suite suite)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly Council _council = new(suite);

    [Fact]
    public async Task Events_AfterTheLastOneSeen_GoOnThere_AndEndWithTheDecision()
    {
        var act = await _council.ProposeAsync();
        await (await Delegation.OfAsync(suite, "FR")).VoteAsync(act.Ballot, Choice.For);
        Assert.Equal([("1", "opening"), ("2", "statement")], await SeeAsync(act, null, 2));

        await (await Delegation.OfAsync(suite, "DE")).VoteAsync(act.Ballot, Choice.For);
        var watching = SeeAsync(act, "2", int.MaxValue);
        await _council.OfficerAsync(act, "decision", new { closeWithVotesMissing = true });

        Assert.Equal([("3", "statement"), ("4", "decision")], await watching.WaitAsync(Patience));
        using var nothingMore = await AskAsync(act, "4");
        Assert.Equal(HttpStatusCode.NoContent, nothingMore.StatusCode);
    }

    [Fact]
    public async Task RollCall_IsNotSentTwice_AlthoughEachIsSealedAnew()
    {
        var act = await _council.ProposeAsync();
        await _council.OfficerAsync(act, "decision", new { closeWithVotesMissing = true });
        var path = $"/api/v1/ballots/{act.Ballot}/rollcall";

        using var first = await suite.SendAsync(HttpMethod.Get, path, act.Officer);
        var tag = first.Headers.ETag!.ToString();
        using var again = await suite.SendAsync(HttpMethod.Get, path, act.Officer, null, ("If-None-Match", tag));
        using var another = await suite.SendAsync(HttpMethod.Get, path, act.Officer, null, ("If-None-Match", "\"another\""));

        Assert.StartsWith("W/", tag);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(tag, again.Headers.ETag!.ToString());
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.OK, another.StatusCode);
        Assert.NotEqual(await first.Content.ReadAsByteArrayAsync(), await another.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task CorrectedAct_IsVotedOnAgain_AndAStatementOnTheOldTextIsRefused()
    {
        var act = await _council.ProposeAsync();
        var before = await BallotAsync(act);

        var corrected = await _council.CorrectAsync(
            act, "Aurelia Nimbus entered five servers.", new Procedure { Rule = "qualified-majority" });

        Assert.Equal("superseded", await _council.OutcomeAsync(act));
        var after = await BallotAsync(corrected);
        Assert.Equal(
            ("open", "qualified-majority"), (after.GetProperty("state").GetString(), after.GetProperty("rule").GetString()));
        Assert.Empty(after.GetProperty("votes").EnumerateArray());
        var now = await _council.ShownAsync(act, revision: 2);
        Assert.Equal(now.GetProperty("textSha256").GetString(), after.GetProperty("textSha256").GetString());
        Assert.NotEqual(TextSha256(before), TextSha256(after));

        var france = await Delegation.OfAsync(suite, "FR");
        var signed = await france.SignAsync(
            corrected.Ballot, "", statement => statement with { Choice = Choice.For, TextSha256 = TextSha256(before) });
        using var refused = await suite.SendAsync(
            HttpMethod.Post,
            $"/api/v1/ballots/{corrected.Ballot}/statements",
            await suite.TokenAsync("delegate.FR", "delegate", "FR"),
            new { statement = signed.Statement });
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("/problems/statement-for-another-text", await refused.Content.ReadAsStringAsync());
    }

    private static string TextSha256(JsonElement ballot) => ballot.GetProperty("textSha256").GetString()!;

    private Task<JsonElement> BallotAsync(Proposed act)
        => suite.AskAsync(HttpMethod.Get, $"/api/v1/ballots/{act.Ballot}", act.Officer);

    // As a browser does: it begins to read before there is an end.
    private async Task<HttpResponseMessage> AskAsync(Proposed act, string? lastEventId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/ballots/{act.Ballot}/events");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", act.Officer);
        if (lastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }

        return await suite.Gateway.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private async Task<IReadOnlyList<(string? Id, string Kind)>> SeeAsync(Proposed act, string? lastEventId, int most)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var response = await AskAsync(act, lastEventId);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        var seen = new List<(string?, string)>();
        await foreach (var item in SseParser.Create(await response.Content.ReadAsStreamAsync(patience.Token))
            .EnumerateAsync(patience.Token))
        {
            seen.Add((item.EventId, item.EventType));
            Assert.Equal(item.EventId, JsonSerializer.Deserialize<JsonElement>(item.Data).GetProperty("position").GetRawText());
            if (seen.Count == most)
            {
                break;
            }
        }

        return seen;
    }
}
