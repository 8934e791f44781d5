namespace CyberSanctions.Integration.Tests.Delegates;

/// <summary>Majorities at a meeting: Article 16(4) TEU, Article 238 TFEU.</summary>
[Collection(SuiteCollection.Name)]
public sealed class MajorityTests(Suite suite, Seats seats)
{
    private static readonly Procedure OfTheCommission = new() { Rule = "qualified-majority", ProposedBy = "COM" };
    private readonly Council _council = new(suite);

    [Fact]
    public async Task QualifiedMajority_AgainstGermanyFranceAndItaly_IsAttained_SinceTheyAreNoBlockingMinority()
    {
        var germany = await seats.OfAsync(suite, "DE");
        var act = await _council.ProposeAsync(OfTheCommission);
        await _council.VoteAsync(act, ["DE"], "FR", "IT");

        await germany.StateAsync("vote", act.Ballot, "against");

        Assert.Equal("adopted", await _council.CloseAsync(act));
        var shown = await germany.ShowAsync(act.Ballot);
        Assert.Contains(
            "vote at a meeting; qualified majority (Article 16(4) TEU, Article 238(3)(a) TFEU) Proposed by the Commission",
            shown);
        Assert.Contains(
            "Adopted: 24 of 27 members are in favour (100 × 24 = 2400 ≥ 1485 = 55 × 27), with 5312 of 10001 of the population"
            + " (531200 < 650065),"
            + " but those not in favour are no blocking minority: they are 3, and it must include at least 4 members (Article"
            + " 16(4) TEU).",
            shown);
        await _council.PublishedAsync(act);
    }

    [Fact]
    public async Task QualifiedMajority_WithMaltaAsTheFourth_IsBlocked()
    {
        var malta = await seats.OfAsync(suite, "MT");
        var act = await _council.ProposeAsync(OfTheCommission);
        await _council.VoteAsync(act, ["MT"], "DE", "FR", "IT");
        var before = await malta.ShowAsync(act.Ballot);
        Assert.Contains("1 member has not voted: MT. It depends on that one.", before);

        await malta.StateAsync("vote", act.Ballot, "against");

        Assert.Equal("not-adopted", await _council.CloseAsync(act));
        Assert.Contains(
            "Decided: not adopted Not adopted: 23 of 27 members are in favour (100 × 23 = 2300 ≥ 1485 = 55 × 27), with 5300 of"
            + " 10001 of the population"
            + " (530000 < 650065), which is not enough",
            await malta.ShowAsync(act.Ballot));
        await _council.NotPublishedAsync(act);
    }

    [Theory]
    [InlineData("for", "adopted", "Adopted: 20 of 27 members are in favour (100 × 20 = 2000 ≥ 1944 = 72 × 27), with 9696 of"
        + " 10001 of the population (969600 ≥ 650065)")]
    [InlineData("abstain", "not-adopted", "Not adopted: 19 of 27 members are in favour (100 × 19 = 1900 < 1944 = 72 × 27)")]
    public async Task ReinforcedQualifiedMajority_OnTheProposalOfAMemberState_NeedsTheTwentiethMember(
        string choice, string outcome, string explanation)
    {
        var malta = await seats.OfAsync(suite, "MT");
        var act = await _council.ProposeAsync(new Procedure { Rule = "reinforced-qualified-majority", ProposedBy = "FR" });
        await _council.VoteAsync(act, ["MT"], "LU", "CY", "EE", "LV", "SI", "LT", "HR");

        await malta.StateAsync("vote", act.Ballot, choice);

        Assert.Equal(outcome, await _council.CloseAsync(act));
        var shown = await malta.ShowAsync(act.Ballot);
        Assert.Contains("reinforced qualified majority (Article 238(2), (3)(b) TFEU) Proposed by FR", shown);
        Assert.Contains(explanation, shown);
        await (outcome == "adopted" ? _council.PublishedAsync(act) : _council.NotPublishedAsync(act));
    }

    [Theory]
    [InlineData("for", "adopted", "Adopted: 14 of 27 members are in favour (2 × 14 = 28 > 27) (Article 238(1) TFEU).")]
    [InlineData(
        "abstain",
        "not-adopted",
        "Not adopted: 13 of 27 members are in favour (2 × 13 = 26 ≤ 27), which is no majority of them (Article 238(1) TFEU).")]
    public async Task SimpleMajority_NeedsTheFourteenthMember(string choice, string outcome, string explanation)
    {
        var luxembourg = await seats.OfAsync(suite, "LU");
        var act = await _council.ProposeAsync(new Procedure { Rule = "simple-majority" });
        await _council.VoteAsync(act, ["LU"], "AT", "BG", "DK", "FI", "SK", "IE", "HR", "LT", "SI", "LV", "EE", "CY", "MT");

        await luxembourg.StateAsync("vote", act.Ballot, choice);

        Assert.Equal(outcome, await _council.CloseAsync(act));
        Assert.Contains(explanation, await luxembourg.ShowAsync(act.Ballot));
        await (outcome == "adopted" ? _council.PublishedAsync(act) : _council.NotPublishedAsync(act));
    }

    [Fact]
    public async Task QualifiedMajority_WithoutDenmarkAndIreland_CountsThoseThatTakePart()
    {
        var (denmark, germany) = (await seats.OfAsync(suite, "DK"), await seats.OfAsync(suite, "DE"));
        var act = await _council.ProposeAsync(OfTheCommission with { NotTakingPart = ["DK", "IE"] });
        await _council.VoteAsync(act, ["DE", "DK", "IE"], "FR");

        Assert.Equal("takes no part", (await denmark.RunAsync("agenda")).Cell(act.Ballot, "You"));
        await denmark.RefusedAsync("not-on-the-roster", "vote", act.Ballot, "for");
        await germany.StateAsync("vote", act.Ballot, "against");

        Assert.Equal("adopted", await _council.CloseAsync(act));
        Assert.Contains(
            "Adopted: 23 of 25 members are in favour (100 × 23 = 2300 ≥ 1375 = 55 × 25), with 6384 of 9750 of the population"
            + " (638400 ≥ 633750) (Article 238(3)(a) TFEU).",
            await denmark.ShowAsync(act.Ballot));
        await _council.PublishedAsync(act);
    }
}
