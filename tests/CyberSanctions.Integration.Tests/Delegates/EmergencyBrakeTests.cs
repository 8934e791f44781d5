namespace CyberSanctions.Integration.Tests.Delegates;

/// <summary>The emergency brake: Article 31(2) TEU, last subparagraph.</summary>
[Collection(SuiteCollection.Name)]
public sealed class EmergencyBrakeTests(Suite suite, Seats seats)
{
    private readonly Council _council = new(suite);

    [Fact]
    public async Task Cyprus_PullsIt_AndNoVoteTakesPlace()
    {
        var (cyprus, france) = (await seats.OfAsync(suite, "CY"), await seats.OfAsync(suite, "FR"));
        var act = await _council.ProposeAsync(new Procedure { Rule = "qualified-majority" });
        await _council.VoteAsync(act, ["CY", "FR"]);
        using var watching = france.Start("watch", act.Ballot);
        await watching.SeeAsync("SE votes for");

        var pulled = await cyprus.StateAsync("brake", act.Ballot, "--reason", "Vital reasons of national policy, stated.");

        Assert.Contains("CY pulls the emergency brake", pulled.Words);
        var watched = await watching.EndAsync();
        Assert.Contains(
            "decided: no vote taken No vote takes place: CY opposes a decision by qualified majority",
            watched.After($"{act.Ballot}:"));
        Assert.Equal("no-vote", await _council.OutcomeAsync(act));
        await france.RefusedAsync("ballot-closed", "vote", act.Ballot, "for");
        await _council.NotPublishedAsync(act);
    }

    [Fact]
    public async Task WhereUnanimityIsNeededAnyway_ThereIsNone()
    {
        var cyprus = await seats.OfAsync(suite, "CY");
        var act = await _council.ProposeAsync();

        await cyprus.RefusedAsync(
            "no-emergency-brake", "brake", act.Ballot, "--reason", "Vital reasons of national policy, stated.");
    }
}
