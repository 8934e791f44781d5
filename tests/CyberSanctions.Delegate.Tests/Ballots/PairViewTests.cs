using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Delegate.Ballots;
using Google.Protobuf;

namespace CyberSanctions.Delegate.Tests.Ballots;

/// <summary>Both instruments of what is voted on.</summary>
public sealed class PairViewTests
{
    [Theory]
    [InlineData(Instrument.Regulation)]
    [InlineData(Instrument.Decision)]
    public void BothInstruments_AreShown_TheDecisionFirst(Instrument itself)
    {
        var text = Pair(itself);
        var (own, twin) = ("2026/1: Own title, on Own basis; https://example.eu/1", "2026/2: Other title, on Other basis");
        Assert.Equal(
            itself == Instrument.Decision ? [("Decision", own), ("Regulation", twin)] : [("Decision", twin), ("Regulation", own)],
            TextView.Instruments(text));
    }

    [Fact]
    public void OneInstrument_IsShown_WhereTheTextSaysWhich()
    {
        var text = Pair(Instrument.Decision);
        text.Twin = null;
        Assert.Equal("Decision", Assert.Single(TextView.Instruments(text)).What);
        text.Instrument = Instrument.Unspecified;
        Assert.Empty(TextView.Instruments(text));
    }

    // A service might say what it never should; whoever signs sees it all the same.
    [Fact]
    public void TwinOfAnActThatDoesNotSayWhichItIs_IsNotHidden()
        => Assert.Equal(2, TextView.Instruments(Pair(Instrument.Unspecified)).Count());

    // Whoever signs with a client from before there were pairs is told that they have not seen all of it.
    [Fact]
    public void InstrumentThatIsNotKnown_IsANewerForm()
    {
        var text = Pair((Instrument)9);
        Assert.True(NewerForm.IsIn(text, text.ToByteArray()));
        text = Pair(Instrument.Regulation);
        Assert.False(NewerForm.IsIn(text, text.ToByteArray()));
    }

    private static ActText Pair(Instrument itself) => new()
    {
        Title = "Own title",
        LegalBasis = "Own basis",
        Number = "2026/1",
        PublicationUrl = "https://example.eu/1",
        Instrument = itself,
        Twin = new Twin { Title = "Other title", LegalBasis = "Other basis", Number = "2026/2" },
    };
}
