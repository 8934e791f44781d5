using CyberSanctions.Contracts.Voting.V1;

namespace CyberSanctions.Integration.Tests.WholePath;

/// <summary>Takes an invented person onto the exercises' list: from the dossier to the ballot.</summary>
internal static class ExerciseListing
{
    public const string List = "eu-cyber-exercise";
    private static int _acts = 9600;

    /// <returns>The entry's reference.</returns>
    public static async Task<string> MakeAsync(Suite suite)
    {
        var number = Interlocked.Increment(ref _acts);
        var entry = $"EU.97{number}.1";
        var submitted = await new Drafting(suite).SubmittedAsync($"2026/{number}", entry, exercise: true);
        await Task.WhenAll(Replay.Principals.MemberStates.Select(
            async state => await (await Delegation.OfAsync(suite, state)).VoteAsync(submitted.Ballot, Choice.For)));
        var decided = await suite.AskAsync(
            HttpMethod.Post, $"/api/v1/ballots/{submitted.Ballot}/decision", submitted.Officer, new { });
        Assert.Equal("adopted", decided.GetProperty("decision").GetProperty("outcome").GetString());
        await PublishedList.WithAsync(suite, entry, PublishedList.Exercise);
        return entry;
    }
}
