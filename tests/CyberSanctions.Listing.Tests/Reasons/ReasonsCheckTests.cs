using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Listing.Tests.Reasons;

/// <summary>What a statement of reasons has to rest on, one thing after the other.</summary>
public sealed class ReasonsCheckTests
{
    private static readonly string Unknown = Guid.Empty.ToString();

    public static TheoryData<GapKind, int, Action<Spoilt>> Gaps => new()
    {
        { GapKind.NoParagraphs, 0, s => s.Paragraphs.Clear() },
        { GapKind.DossierSuperseded, 0, s => s.SupersededBy = "ATT-2026-0099" },
        { GapKind.NotInDossier, 1, s => s.Paragraphs[0].Cites.Add(Unknown) },
        { GapKind.NotReleased, 1, s => s.Paragraphs[0].Cites.Add(Cited.Intercept) },
        { GapKind.NotReleased, 2, s => { s.Paragraphs[1].Cites.Add(Cited.CopyOfReport); s.Refused.Add(Cited.CopyOfReport); } },
        {
            GapKind.ExtractAboveCouncil, 1, s => { s.Paragraphs[0].Cites.Add(Cited.CopyOfReport); s.Red.Add(Cited.CopyOfReport); }
        },
        {
            GapKind.EvidenceDamaged, 1, s => { s.Paragraphs[0].Cites.Add(Cited.CopyOfReport); s.Damaged.Add(Cited.CopyOfReport); }
        },
        {
            GapKind.NoEvidence, 3, s => s.Paragraphs.Add(new ReasonsParagraph { Text = "And so on.", Cites = { Cited.Incident } })
        },
        { GapKind.NoEvidence, 3, s => s.Paragraphs.Add(new ReasonsParagraph { Text = "And so on." }) },
        { GapKind.SubjectNotNamed, 0, s => s.Paragraphs[1].Text = "She ran the servers." },
        { GapKind.AnotherGround, 3, s => s.Paragraphs.Add(Associated()) },
        { GapKind.GroundUnsupported, 2, s => s.Paragraphs[1].Cites.Remove(Cited.Incident) },
        { GapKind.GroundUnsupported, 2, s => s.Paragraphs[1].Cites.Remove(Cited.Aurelia) },
        {
            GapKind.GroundUnsupported, 2, s
                => { s.Paragraphs[1].Cites.Remove(Cited.Aurelia); s.Paragraphs[1].Cites.Add(Cited.BlueHeron); }
        },
        { GapKind.EffectNotClaimed, 0, s => s.Paragraphs[0].Effects.Clear() },
        { GapKind.EffectUnsupported, 1, s => s.Paragraphs[0].Effects.Add(EffectFactor.DataStolen) },
        { GapKind.EffectUnsupported, 3, s => s.Paragraphs.Add(
            new() { Text = "It cost millions.", Cites = { Cited.Report }, Effects = { EffectFactor.EconomicLoss } }) },
        { GapKind.HandlingAboveCouncil, 0, s => s.Handling = Handling.TlpRed },

        // Padding: another document of the same source; another source for what is not about the person.
        {
            GapKind.OneOrigin, 0, s
                => { s.Paragraphs[1].Cites.Remove(Cited.Invoice); s.Paragraphs[1].Cites.Add(Cited.CopyOfReport); }
        },
        { GapKind.OneOrigin, 0, s => { s.Paragraphs[1].Cites.Remove(Cited.Report); } },
    };

    [Fact]
    public void StatementThatRestsOnReleasedEvidenceOfTwoOrigins_LacksNothing() => Assert.Empty(new Spoilt().Check());

    [Theory]
    [MemberData(nameof(Gaps), DisableDiscoveryEnumeration = true)]
    public void WhatIsMissing_IsNamed_WithItsParagraph_AndNothingElse(GapKind kind, int paragraph, Action<Spoilt> spoil)
    {
        var statement = new Spoilt();
        spoil(statement);
        var gap = Assert.Single(statement.Check());
        Assert.Equal((kind, paragraph), (gap.Kind, gap.Paragraph));
        Assert.NotEmpty(gap.Text);
    }

    [Fact]
    public void EverythingThatIsMissing_IsSaidAtOnce()
    {
        var statement = new Spoilt { SupersededBy = "ATT-2026-0099", Handling = Handling.TlpRed };
        statement.Refused.UnionWith([Cited.Report, Cited.Invoice]);
        statement.Paragraphs[1].Text = "She did.";
        Assert.Equal(
            [
                (GapKind.HandlingAboveCouncil, 0, ""), (GapKind.DossierSuperseded, 0, ""), (GapKind.NotReleased, 1, Cited.Report),
                (GapKind.EffectUnsupported, 1, ""), (GapKind.NotReleased, 2, Cited.Report),
                (GapKind.NotReleased, 2, Cited.Invoice),
                (GapKind.GroundUnsupported, 2, ""), (GapKind.SubjectNotNamed, 0, ""), (GapKind.OneOrigin, 0, ""),
            ],
            statement.Check().Select(gap => (gap.Kind, gap.Paragraph, gap.ItemId)));
    }

    [Fact]
    public void ReasonsThatSayNothingOfThePersonItself_DoNotStand()
    {
        var statement = new Spoilt();
        statement.Paragraphs.RemoveAt(1);
        statement.Paragraphs[0].Cites.Add(Cited.Invoice);
        Assert.Equal([GapKind.NoIndividualReasons, GapKind.GroundNotClaimed], statement.Check().Select(gap => gap.Kind));
    }

    [Fact]
    public void Association_NeedsTheRelation_AndTheEvidenceThatItRestsOn()
    {
        var statement = new Spoilt { Ground = ListingGround.Associated };
        statement.Paragraphs[1] = Associated();
        Assert.Empty(statement.Check());

        // Evidence of something else shows no association.
        statement.Paragraphs[1].Cites.Remove(Cited.Invoice);
        statement.Paragraphs[1].Cites.Add(Cited.Intercept);
        statement.Released.Add(Cited.Intercept);
        Assert.Contains("on which the relation rests", Assert.Single(statement.Check()).Text);

        // Nor does a relation of others.
        statement.Paragraphs[1] = Associated();
        statement.RelationOf = Guid.NewGuid().ToString();
        Assert.Contains("relation of the subject", Assert.Single(statement.Check()).Text);
    }

    [Theory]
    [InlineData("Nimbus, Aurelia", true)]
    [InlineData("AURELIA NIMBUS", true)]
    [InlineData("Aurelia Petrovna Nimbus", true)]
    [InlineData("Аurelia Nimbus", true)] // the first letter is Cyrillic: it looks the same, and it is found
    [InlineData("Nimbus", false)] // anybody of that name
    [InlineData("Aurelia Nimbus-Quill", true)]
    [InlineData("Tiberius Quill", false)]
    [InlineData("Aurelia", false)]
    [InlineData("", false)]
    public void ActorOfTheDossier_IsTheSubject_UnderOneOfItsNames(string actor, bool same)
    {
        var statement = new Spoilt { Actor = actor };
        Assert.Equal(same, statement.Check().Count == 0);
    }

    [Theory]
    [InlineData("The servers were run by Nimbus.", true)] // the last name
    [InlineData("NIMBUS ran the servers.", true)]
    [InlineData("Аурелия Нимбус ran the servers.", true)]
    [InlineData("The servers were run by a nimbusologist called Aurelia.", false)]
    [InlineData("Her company ran the servers.", false)]
    public void Paragraph_NamesTheSubject_InAnyOfItsSpellings(string text, bool named)
    {
        var statement = new Spoilt();
        statement.Paragraphs[1].Text = text;
        Assert.Equal(named, statement.Check().All(gap => gap.Kind != GapKind.SubjectNotNamed));
    }

    private static ReasonsParagraph Associated() => new()
    {
        Text = "Aurelia Nimbus was paid by Blue Heron Ltd.",
        Cites = { Cited.Aurelia, Cited.Employment, Cited.Invoice, Cited.Report },
        Individual = true,
        Ground = ListingGround.Associated,
    };
}
