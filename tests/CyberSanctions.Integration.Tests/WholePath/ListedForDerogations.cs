using CyberSanctions.Contracts.Voting.V1;

namespace CyberSanctions.Integration.Tests.WholePath;

/// <summary>Somebody on the exercises' list, under an asset freeze and a travel ban: once for all tests of a run.</summary>
internal static class ListedForDerogations
{
    private const string Reference = "EU.999871.1";
    private static Task<string>? _listed;

    /// <summary>The reference of the entry.</summary>
    public static Task<string> OfAsync(Suite suite) => _listed ??= ListAsync(suite);

    private static async Task<string> ListAsync(Suite suite)
    {
        var path = await new Drafting(suite).SubmittedAsync("2026/9871", Reference, exercise: true);
        foreach (var state in Replay.Principals.MemberStates)
        {
            await (await Delegation.OfAsync(suite, state)).VoteAsync(path.Ballot, Choice.For, "");
        }

        await suite.AskAsync(HttpMethod.Post, $"/api/v1/ballots/{path.Ballot}/decision", path.Officer);
        await PublishedList.WithAsync(suite, Reference, PublishedList.Exercise);
        return Reference;
    }
}
