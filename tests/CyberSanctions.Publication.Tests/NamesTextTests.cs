using System.Text;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Publication.Artifacts;

namespace CyberSanctions.Publication.Tests;

/// <summary>names.txt: a line for each name.</summary>
public sealed class NamesTextTests
{
    [Fact]
    public void Names_AreThoseOfEverybodyInEveryScript_EachOnce_InTheOrderOfTheirCodePoints()
        => Assert.Equal(
            ["Aurelia Nimbus", "Blue Heron Ltd", "Rain'y \"Cloud\" O’Day ☂𝄞", "Аурелия Нимбус", "ﬀ", "𝄞"],
            Lines(Named("𝄞", "ﬀ"), Invented.AureliaNimbus("EU.1.1"), Invented.BlueHeron("EU.2.2"), Named("Blue Heron Ltd")));

    [Fact]
    public void Names_AreInNormalisationFormC()
        => Assert.Equal(["Aur\u00e9lia"], Lines(Named("Aure\u0301lia", "Aur\u00e9lia")));

    [Theory]
    [InlineData("Blue\nHeron")]
    [InlineData("Blue\rHeron\r\n")]
    [InlineData("Blue\u2028Heron")]
    [InlineData("\u0085Blue\u2029Heron ")]
    public void Name_IsOneLine_WhateverIsInIt(string name) => Assert.Equal(["Blue Heron"], Lines(Named(name)));

    [Theory]
    [InlineData("\u202eBlue\u202c")]
    [InlineData("=Blue")]
    [InlineData("نيم\u200cبوس")]
    [InlineData("オーレリア・ニンバス")]
    public void Name_StaysWhatItIs(string name) => Assert.Equal([name], Lines(Named(name)));

    [Theory]
    [InlineData("Blue\0")]
    [InlineData("Blue\uffff")]
    public void Name_ThatIsNoText_KeepsNothingFromBeingPublished(string name) => Assert.Equal(["Blue\ufffd"], Lines(Named(name)));

    [Fact]
    public void EntryUnderATravelBanAlone_IsInIt()
    {
        var banned = Invented.BlueHeron();
        banned.Measures.Clear();
        banned.Measures.Add(Measure.TravelBan);
        Assert.Equal(["Blue Heron Ltd"], Lines(banned));
    }

    private static ActListing Named(params string[] names)
    {
        var listing = Invented.BlueHeron();
        listing.Subject.Names.Clear();
        listing.Subject.Names.Add(names.Select(name => new Name { WholeName = name }));
        return listing;
    }

    private static string[] Lines(params ActListing[] listings)
    {
        var text = Encoding.UTF8.GetString(NamesText.Render(Invented.Content(Invented.Act(listings))));
        Assert.EndsWith("\n", text);
        return text[..^1].Split('\n');
    }
}
