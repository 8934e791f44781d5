using System.Text.Json;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Testing;

namespace CyberSanctions.Integration.Tests.Delegates;

/// <summary>An invented act that is put to the vote.</summary>
/// <param name="Officer">Token of the Presidency's officer.</param>
/// <param name="Reference">The act's.</param>
/// <param name="Ballot">Its ballot.</param>
/// <param name="EuReferenceNumber">Of the one person on it, by which the published list tells whether it was adopted.</param>
internal sealed record Proposed(string Officer, string Reference, string Ballot, string EuReferenceNumber);

/// <summary>
/// What happens around the delegates at their terminals: acts are proposed, the other members vote, the Presidency closes.
/// </summary>
internal sealed class Council(Suite suite)
{
    private static int _acts;

    /// <summary>Puts an act on Aurelia Nimbus to the vote.</summary>
    public async Task<Proposed> ProposeAsync(Procedure? procedure = null)
    {
        var number = 8000 + Interlocked.Increment(ref _acts);
        var reference = $"EU.98{number}.1";
        var submitted = await new Drafting(suite).SubmittedAsync($"2026/{number}", reference, procedure: procedure);
        return new Proposed(submitted.Officer, submitted.Act, submitted.Ballot, reference);
    }

    /// <summary>Has all members vote but those at the terminals, and those that take no part.</summary>
    public async Task VoteAsync(Proposed act, IReadOnlyCollection<string> butNot, params IReadOnlyCollection<string> against)
    {
        await Task.WhenAll(Replay.Principals.MemberStates.Except(butNot).Select(async state =>
        {
            var delegation = await Delegation.OfAsync(suite, state);
            await delegation.VoteAsync(act.Ballot, against.Contains(state) ? Choice.Against : Choice.For);
        }));
    }

    /// <summary>The Presidency closes the ballot.</summary>
    /// <returns>The outcome.</returns>
    public async Task<string?> CloseAsync(Proposed act)
        => (await OfficerAsync(act, "decision", new { })).GetProperty("decision").GetProperty("outcome").GetString();

    /// <summary>The Presidency does something with the ballot.</summary>
    public Task<JsonElement> OfficerAsync(Proposed act, string what, object body)
        => suite.AskAsync(HttpMethod.Post, $"/api/v1/ballots/{act.Ballot}/{what}", act.Officer, body);

    /// <summary>The Presidency corrects the statement of reasons, and puts the corrected text to the vote.</summary>
    /// <returns>The same act, on another ballot.</returns>
    public async Task<Proposed> CorrectAsync(Proposed act, string statementOfReasons, Procedure procedure)
    {
        var drafting = new Drafting(suite, act.Officer, await suite.TokenAsync("legal.correcting", "legal"));
        var proposal = (await suite.AskAsync(HttpMethod.Get, $"/api/v1/acts/{act.Reference}", act.Officer)).GetProperty(
            "proposals")[0].GetProperty("reference").GetString();
        var cited = (await suite.AskAsync(HttpMethod.Get, $"/api/v1/proposals/{proposal}", act.Officer)).GetProperty(
            "reasons")[0];
        var reasons = new[]
        {
            new
            {
                text = statementOfReasons,
                cites = cited.GetProperty("cites"),
                individual = true,
                ground = "responsible",
                effects = cited.GetProperty("effects"),
            },
        };
        await suite.AskAsync(
            HttpMethod.Post,
            $"/api/v1/acts/{act.Reference}/corrections",
            act.Officer,
            new { statementsOfReasons = new[] { new { proposalReference = proposal, reasons } } });
        await drafting.PutToTheVoteAsync(act.Reference, procedure);

        // The one ballot ends with the opening of the other.
        using var events = await suite.SendAsync(HttpMethod.Get, $"/api/v1/ballots/{act.Ballot}/events", act.Officer);
        await events.Content.ReadAsStringAsync();
        return act with { Ballot = await drafting.BallotAsync(act.Reference) };
    }

    /// <summary>
    /// The act with that text of it before the Council, which listing reads in voting's journal, a moment later.
    /// </summary>
    public Task<JsonElement> ShownAsync(Proposed act, int revision)
        => Eventually.IsAsync(
            () => suite.AskAsync(HttpMethod.Get, $"/api/v1/acts/{act.Reference}", act.Officer),
            shown => shown.GetProperty("revision").GetInt32() == revision,
            shown => $"Revision {revision} is not shown: {shown}");

    /// <summary>How a ballot came out.</summary>
    public async Task<string?> OutcomeAsync(Proposed act)
        => (await suite.AskAsync(HttpMethod.Get, $"/api/v1/ballots/{act.Ballot}", act.Officer))
            .GetProperty("decision")
            .GetProperty("outcome")
            .GetString();

    /// <summary>Adopted, the act is on the published list.</summary>
    public Task<string> PublishedAsync(Proposed act) => PublishedList.WithAsync(suite, act.EuReferenceNumber);

    /// <summary>Not adopted, the act is not on the published list: not even when what was adopted after it is.</summary>
    public async Task NotPublishedAsync(Proposed act)
    {
        var next = await ProposeAsync();
        await VoteAsync(next, []);
        Assert.Equal("adopted", await CloseAsync(next));
        Assert.DoesNotContain(act.EuReferenceNumber, await PublishedAsync(next));
    }
}
