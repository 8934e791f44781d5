using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Publication.Acts;
using Google.Protobuf;

namespace CyberSanctions.Publication.Tests;

public class AdoptedActTests
{
    [Fact]
    public void Adopted_IsTheTextThatWasVotedOn()
    {
        var act = AdoptedAct.From(Invented.Adopted(Invented.Act(Invented.AureliaNimbus())));

        Assert.Equal("ACT-2026-0001", act!.Text.Reference);
        Assert.Equal("BAL-2026-0001", act.BallotReference);
    }

    [Theory]
    [InlineData(Outcome.NotAdopted)]
    [InlineData(Outcome.NoVote)]
    [InlineData(Outcome.Lapsed)]
    [InlineData(Outcome.Superseded)]
    public void AnyOtherOutcome_IsNothingToPublish(Outcome outcome)
        => Assert.Null(AdoptedAct.From(Invented.Decided(Invented.Act(Invented.AureliaNimbus()), outcome)));

    [Fact]
    public void DecisionWithoutAnOutcome_IsRefused()
        => Refused(Invented.Decided(Invented.Act(Invented.AureliaNimbus()), Outcome.Unspecified), "does not say how it came out");

    [Fact]
    public void AnotherTextThanTheOneVotedOn_IsRefused()
    {
        var decided = Invented.Adopted(Invented.Act(Invented.AureliaNimbus()));
        decided.ActText = Invented.Act(Invented.AureliaNimbus(), Invented.BlueHeron()).ToByteString();

        Refused(decided, "not the one that was voted on");
    }

    [Fact]
    public void ExerciseOnOneSideOnly_IsRefused()
    {
        var decided = Invented.Adopted(Invented.Act(Invented.AureliaNimbus()));
        decided.Ballot.Exercise = true;

        Refused(decided, "another act's");
    }

    [Fact]
    public void IncompleteListings_AreRefused()
    {
        Refused(Invented.Adopted(Invented.Act()), "lists nobody");
        Incomplete(listing => listing.Subject.Names.Clear());
        Incomplete(listing => listing.Subject.Kind = SubjectKind.Unspecified);
        Incomplete(listing => listing.Ground = (ListingGround)9);
        Incomplete(listing => listing.Measures.Clear());
        Incomplete(listing => listing.Subject.Names[1].Quality = NameQuality.Unspecified);
    }

    private static void Incomplete(Action<ActListing> spoil)
    {
        var listing = Invented.AureliaNimbus();
        spoil(listing);
        Refused(Invented.Adopted(Invented.Act(Invented.BlueHeron(), listing)), "LP-2026-0001 is incomplete");
    }

    private static void Refused(BallotDecided decided, string why)
        => Assert.Contains(why, Assert.Throws<InvalidOperationException>(() => AdoptedAct.From(decided)).Message);
}
