namespace CyberSanctions.Integration.Tests.Delegates;

/// <summary>Proxies at a meeting: Article 239 TFEU.</summary>
[Collection(SuiteCollection.Name)]
public sealed class ProxyTests(Suite suite, Seats seats)
{
    [Fact]
    public async Task Luxembourg_VotesForMaltaToo_AndNeitherGivesItsOwnProxyAwayNorActsForTwo()
    {
        var council = new Council(suite);
        var (malta, luxembourg, cyprus) =
            (await seats.OfAsync(suite, "MT"), await seats.OfAsync(suite, "LU"), await seats.OfAsync(suite, "CY"));
        var act = await council.ProposeAsync(new Procedure { Rule = "qualified-majority" });

        Assert.Contains("MT gives its proxy to LU", (await malta.StateAsync("proxy", "give", "LU", act.Ballot)).Words);
        Assert.Contains(
            "LU is the proxy of MT and has to vote itself",
            (await luxembourg.RefusedAsync("proxy-of-a-proxy", "proxy", "give", "CY", act.Ballot)).Words);
        await cyprus.RefusedAsync("proxy-of-a-proxy", "proxy", "give", "MT", act.Ballot);
        await cyprus.RefusedAsync("proxy-of-two", "proxy", "give", "LU", act.Ballot);
        await luxembourg.RefusedAsync("own-vote-first", "vote", act.Ballot, "for", "--on-behalf-of", "MT");

        await luxembourg.StateAsync("vote", act.Ballot, "for");
        Assert.Contains(
            "LU votes for on behalf of MT",
            (await luxembourg.StateAsync("vote", act.Ballot, "for", "--on-behalf-of", "MT")).Words);
        await council.VoteAsync(act, ["LU", "MT"], "DE", "FR", "IT");

        Assert.Equal("adopted", await council.CloseAsync(act));
        var shown = await malta.ShowAsync(act.Ballot);
        Assert.Contains("for, through LU", shown);
        Assert.Contains("Adopted: 24 of 27 members are in favour", shown);
        await council.PublishedAsync(act);
    }
}
