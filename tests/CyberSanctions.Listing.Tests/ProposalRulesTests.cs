using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Proposals;
using CyberSanctions.ServiceDefaults.Errors;
using Grpc.Core;

namespace CyberSanctions.Listing.Tests;

public sealed class ProposalRulesTests
{
    [Fact]
    public void CompleteProposals_AreAccepted()
    {
        ProposalRules.Check(Examples.NewProposal(), Examples.Today);
        ProposalRules.Check(Examples.NewEntityProposal(), Examples.Today);
    }

    [Fact]
    public void Proposal_Empty_IsRefusedNamingAllThatIsMissing()
        => Assert.Equal(
            ["dossier_reference", "handling", "ground", "statement_of_reasons", "subject", "measures"],
            Refused.FieldsBy(() => ProposalRules.Check(new DraftProposalRequest(), Examples.Today)));

    public static TheoryData<string, Action<DraftProposalRequest>> SpoiltPersons => new()
    {
        { "dossier_reference", p => p.DossierReference = "ATT\0" },
        { "handling", p => p.Handling = (Handling)6 },
        { "ground", p => p.Ground = (ListingGround)4 },
        { "measures", p => p.Measures.Clear() },
        { "measures[1]", p => p.Measures[1] = Measure.AssetFreeze },
        { "measures[0]", p => p.Measures[0] = (Measure)3 },
        { "measures", p => p.Measures.Add(Measure.TravelBan) },
        { "statement_of_reasons", p => p.Reasons.Clear() },
        { "statement_of_reasons", p => p.StatementOfReasons = "Something else." },
        { "reasons[0].text", p => p.Reasons[0].Text = "Two\nparagraphs." },
        { "reasons[0].text", p => p.Reasons[0].Text = new string('x', 4_001) },
        { "reasons[0].cites[0]", p => p.Reasons[0].Cites[0] = "ATT-2026-0001" },
        { "reasons[0].cites[1]", p => p.Reasons[0].Cites[1] = p.Reasons[0].Cites[0] },
        { "reasons[0].cites", p => p.Reasons[0].Cites.Add(Enumerable.Range(0, 50).Select(_ => Guid.NewGuid().ToString())) },
        { "reasons[0].ground", p => p.Reasons[0].Ground = ListingGround.Responsible },
        { "reasons[0].effects[1]", p => p.Reasons[0].Effects.Add(p.Reasons[0].Effects[0]) },
        { "reasons[0].effects[0]", p => p.Reasons[0].Effects[0] = EffectFactor.Unspecified },
        { "reasons[1].ground", p => p.Reasons[1].Ground = (ListingGround)4 },
        { "reasons", p => p.Reasons.Add(Enumerable.Range(0, 199).Select(i => Cited.Context($"Paragraph {i}."))) },
        { "reasons", p => p.Reasons.Add(Enumerable.Range(0, 5).Select(_ => Cited.Context(new string('x', 4_000)))) },
        { "reasons", p => p.AsPublished = true },
        { "eu_reference_number", p => p.EuReferenceNumber = "EU.5701" },
        { "eu_reference_number", p => p.EuReferenceNumber = "EU.5701.88\n" },
        { "eu_reference_number", p => p.EuReferenceNumber = "eu.5701.88" },
        { "eu_reference_number", p => p.EuReferenceNumber = "EU.५७.88" },
        { "subject.kind", p => p.Subject.Kind = SubjectKind.Unspecified },
        { "subject.kind", p => p.Subject.Kind = (SubjectKind)3 },
        { "subject.names", p => p.Subject.Names.Clear() },
        { "subject.names", p => p.Subject.Names.AddRange(Enumerable.Range(0, 199)
            .Select(i => new Name { WholeName = $"Alias {i}", Quality = NameQuality.Strong })) },
        { "subject.names[1].quality", p => p.Subject.Names[1].Quality = NameQuality.Unspecified },
        { "subject.names[1].whole_name", p => p.Subject.Names[1].WholeName = "" },
        { "subject.names[0].whole_name", p => p.Subject.Names[0].WholeName = "Aurelia\u0007NIMBUS" },
        { "subject.names[0].language", p => p.Subject.Names[0].Language = "EN" },
        { "subject.names[0].quality", p => p.Subject.Names[0].Quality = (NameQuality)3 },
        { "subject.births[0].date", p => p.Subject.Births[0].Date = new PartialDate { Year = 1981, Month = 2, Day = 30 } },
        { "subject.births[0].date", p => p.Subject.Births[0].Date = new PartialDate
        {
            Year = 1981,
            YearFrom = 1980,
            YearTo = 1982,
        } },
        { "subject.births[0].country", p => p.Subject.Births[0].Country = "Utopia" },
        { "subject.births[1]", p => p.Subject.Births.Add(new Birth()) },
        { "subject.nationalities[0]", p => p.Subject.Nationalities[0] = "aq" },
        { "subject.nationalities[0]", p => p.Subject.Nationalities[0] = "" },
        { "subject.nationalities", p => p.Subject.Nationalities.Add("AQ") },
        { "subject.gender", p => p.Subject.Gender = (Gender)3 },
        { "subject.function", p => p.Subject.Function = "two\nlines" },
        { "subject.identifiers[0].type", p => p.Subject.Identifiers[0].Type = "library card" },
        { "subject.identifiers[0].number", p => p.Subject.Identifiers[0].Number = "" },
        { "subject.identifiers[0].issuing_country", p => p.Subject.Identifiers[0].IssuingCountry = "Z" },
        { "subject.identifiers[0].issued_on", p => p.Subject.Identifiers[0].IssuedOn = new Date
        {
            Year = 2001,
            Month = 2,
            Day = 29,
        } },
        { "subject.addresses[1]", p => p.Subject.Addresses.Add(new Address()) },
        { "subject.addresses[0].country", p => p.Subject.Addresses[0].Country = "AQQ" },
        { "subject.registered_on", p => p.Subject.RegisteredOn = new PartialDate { Year = 2011 } },
        { "subject.place_of_registration", p => p.Subject.PlaceOfRegistration = "Port Lark" },
    };

    [Theory]
    [MemberData(nameof(SpoiltPersons))]
    public void PersonProposal_Spoilt_IsRefusedNamingTheField(string field, Action<DraftProposalRequest> spoil)
    {
        var request = Examples.NewProposal();
        spoil(request);
        Assert.Equal([field], Refused.FieldsBy(() => ProposalRules.Check(request, Examples.Today)));
    }

    public static TheoryData<string, Action<DraftProposalRequest>> SpoiltEntities => new()
    {
        { "measures[1]", p => p.Measures.Add(Measure.TravelBan) },
        { "subject.births", p => p.Subject.Births.Add(new Birth { Place = "Port Lark" }) },
        { "subject.nationalities", p => p.Subject.Nationalities.Add("AQ") },
        { "subject.gender", p => p.Subject.Gender = Gender.Female },
        { "subject.registered_on", p => p.Subject.RegisteredOn = new PartialDate { Year = 2011, Month = 13 } },
    };

    [Theory]
    [MemberData(nameof(SpoiltEntities))]
    public void EntityProposal_WithWhatOnlyPersonsHave_IsRefusedNamingTheField(string field, Action<DraftProposalRequest> spoil)
    {
        var request = Examples.NewEntityProposal();
        spoil(request);
        Assert.Equal([field], Refused.FieldsBy(() => ProposalRules.Check(request, Examples.Today)));
    }

    [Fact]
    public void StatementOfReasons_OfTwentyThousandCharacters_IsAccepted()
    {
        var request = Examples.NewProposal();
        request.Reasons.Clear();
        request.StatementOfReasons = string.Concat(Enumerable.Repeat("𝕏", 20_000));
        ProposalRules.Check(request, Examples.Today);
    }

    [Fact]
    public void Clearing_BySomebodyElse_IsAllowed()
        => ProposalRules.RequireClearable(Draft(), by: "legal-1", expectedVersion: 1);

    [Fact]
    public void Clearing_ByTheDrafter_IsRefused()
    {
        var refusal = Refused.By(() => ProposalRules.RequireClearable(Draft(), by: "officer-1", expectedVersion: 1));
        Assert.Equal((StatusCode.PermissionDenied, "own-draft"), (refusal.Status, refusal.Reason));
    }

    [Fact]
    public void Clearing_WhatIsNotADraft_IsRefused()
    {
        var cleared = Draft();
        cleared.State = ProposalState.Cleared;
        Assert.Equal(
            "not-a-draft", Refused.By(() => ProposalRules.RequireClearable(cleared, by: "legal-1", expectedVersion: 0)).Reason);
    }

    [Fact]
    public void Clearing_AnotherVersionThanWasRead_IsRefused()
        => Assert.Equal("1", Refused.By(
            () => ProposalRules.RequireClearable(Draft(), by: "legal-1", expectedVersion: 2)).Metadata[Refusal.CurrentVersion]);

    private static Proposal Draft()
        => new() { Reference = "LP-2026-0001", Version = 1, State = ProposalState.Draft, WrittenBy = { "officer-1" } };
}
