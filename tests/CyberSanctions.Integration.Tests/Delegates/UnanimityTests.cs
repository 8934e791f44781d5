namespace CyberSanctions.Integration.Tests.Delegates;

/// <summary>Unanimity at a meeting: Article 31(1) TEU, Article 238(4) TFEU.</summary>
[Collection(SuiteCollection.Name)]
public sealed class UnanimityTests(Suite suite, Seats seats)
{
    private const string Declaration = "Austria will not apply this decision, and accepts that it commits the Union.";
    private readonly Council _council = new(suite);

    [Fact]
    public async Task Abstention_DoesNotPreventAdoption()
    {
        var (malta, france) = (await seats.OfAsync(suite, "MT"), await seats.OfAsync(suite, "FR"));
        var act = await _council.ProposeAsync();

        await malta.StateAsync("vote", act.Ballot, "abstain");
        await france.StateAsync("vote", act.Ballot, "for");
        await _council.VoteAsync(act, ["MT", "FR"]);

        Assert.Equal("adopted", await _council.CloseAsync(act));
        Assert.Contains(
            "Decided: adopted Adopted: 26 of 27 members voted for and nobody against (Article 31(1) TEU, first subparagraph);"
            + " the abstention of MT does not prevent adoption",
            await malta.ShowAsync(act.Ballot));
        await _council.PublishedAsync(act);
    }

    [Fact]
    public async Task ConstructiveAbstention_GoesWithItsDeclaration_AndDoesNotPreventAdoption()
    {
        var (austria, france) = (await seats.OfAsync(suite, "AT"), await seats.OfAsync(suite, "FR"));
        var act = await _council.ProposeAsync();

        var without = await austria.RunAsync("vote", act.Ballot, "constructive");
        without.ExitedWith(2);
        Assert.Contains("A constructive abstention comes with --declaration FILE", without.Words);
        var voted = await austria.StateAsync(
            "vote", act.Ballot, "constructive", "--declaration", austria.Write("declaration.txt", Declaration));
        Assert.Contains(Declaration, voted.Words);
        Assert.Contains("AT abstains constructively", voted.Words);
        await _council.VoteAsync(act, ["AT"]);

        Assert.Equal("adopted", await _council.CloseAsync(act));
        var shown = await france.ShowAsync(act.Ballot);
        Assert.Contains($"AT, abstains constructively: {Declaration}", shown);
        Assert.Contains("Decided: adopted Adopted: 26 of 27 members voted for and nobody against", shown);
        Assert.Contains("AT abstained constructively, which is not both one third of the members", shown);
        await _council.PublishedAsync(act);
    }

    [Fact]
    public async Task VoteAgainst_PreventsAdoption_AndMayBeChangedUntilTheClose()
    {
        var ireland = await seats.OfAsync(suite, "IE");
        var act = await _council.ProposeAsync();
        await _council.VoteAsync(act, ["IE"]);

        await ireland.StateAsync("vote", act.Ballot, "for");
        Assert.Contains("If it ended now: adopted", await ireland.ShowAsync(act.Ballot));
        await ireland.StateAsync("vote", act.Ballot, "against");
        Assert.Contains("2 receipts, all of which verify", (await ireland.RunAsync("receipts", act.Ballot)).Words);

        Assert.Equal("not-adopted", await _council.CloseAsync(act));
        Assert.Contains("Decided: not adopted Not adopted: IE voted against", await ireland.ShowAsync(act.Ballot));
        await _council.NotPublishedAsync(act);
    }
}
