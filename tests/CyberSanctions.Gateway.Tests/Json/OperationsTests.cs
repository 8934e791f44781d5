using System.Text.Json;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.OpenApi;
using CyberSanctions.Gateway.Proposals;
using Amendment = CyberSanctions.Contracts.Listing.V1.Amendment;
using Proposal = CyberSanctions.Contracts.Listing.V1.Proposal;

namespace CyberSanctions.Gateway.Tests.Json;

/// <summary>Proposals that are no listings, as JSON says them.</summary>
public sealed class OperationsTests
{
    [Fact]
    public void Amendment_OfAFieldThatIsLeftOut_EmptiesIt()
    {
        var request = Read("""
            {
              "handling": "TLP:GREEN",
              "amendment": { "entryReference": "CYB-2026-0001", "entryVersion": 3, "fields": ["function", "statement-of-reasons"],
                "after": { "statementOfReasons": "She wrote the wiper." } }
            }
            """);

        Assert.Equal([EntryField.Function, EntryField.StatementOfReasons], request.Amendment.Fields);
        Assert.Null(request.Amendment.Before);
        Assert.Equal(
            new Contracts.Listing.V1.EntryContent { StatementOfReasons = "She wrote the wiper." }, request.Amendment.After);
        Assert.Equal(("", 0), (request.DossierReference, request.Measures.Count));
        Assert.Null(request.Subject);
    }

    [Fact]
    public void TwoThingsAtOnce_ReachTheService_WhichJudgesThem()
    {
        var request = Read("""
            { "handling": "TLP:GREEN", "extension": { "until": "2028-05-18" },
              "renewal": { "until": "2028-05-18", "reviews": [] } }
            """);

        Assert.NotNull(request.Extension);
        Assert.NotNull(request.Renewal);
    }

    [Theory]
    [InlineData("""{"handling":"TLP:GREEN"}""", "dossierReference", "subject", "ground", "measures", "statementOfReasons")]
    [InlineData(
        """{"handling":"TLP:RED","delisting":null}""", "dossierReference", "subject", "ground", "measures", "statementOfReasons")]
    [InlineData("""{"handling":"TLP:GREEN","subject":null,"extension":{"until":"2028-05-18"}}""")]
    [InlineData("""{"extension":{"until":"2028-05-18"}}""", "handling")]
    public void WhatAListingNeeds_IsRequired_UnlessItIsNone(string body, params string[] fields)
    {
        using var document = JsonDocument.Parse(body);

        Assert.Equal(
            fields,
            BodyCheck.Problems(document.RootElement, typeof(NewProposal), Rules.Options).Select(problem => problem.Field));
    }

    [Fact]
    public void Amendment_IsAnsweredWithTheFieldsThatItNames_AndNoOthers()
    {
        var proposal = Draft(OperationKind.Amend);
        proposal.Amendment = new Amendment
        {
            EntryReference = "CYB-2026-0001",
            EntryVersion = 1,
            Fields = { EntryField.Function, (EntryField)99 },
            Before = new()
            {
                Subject = new() { Function = "Director", Nationalities = { "XX" } },
                Ground = ListingGround.Responsible,
            },
            After = new() { StatementOfReasons = "Not looked at." },
        };

        var json = JsonSerializer.SerializeToElement(proposal.ToProposal(), Rules.Options);

        Assert.Equal("amend", json.GetProperty("kind").GetString());
        var amendment = json.GetProperty("amendment");
        Assert.Equal("""["function","unspecified"]""", amendment.GetProperty("fields").GetRawText());
        Assert.Equal("""{"subject":{"function":"Director"}}""", amendment.GetProperty("before").GetRawText());
        Assert.Equal("{}", amendment.GetProperty("after").GetRawText());
    }

    [Fact]
    public void WhatBelongsToAListing_IsAbsentFromTheOthers()
    {
        var proposal = Draft(OperationKind.Extend);
        proposal.Extension = new() { Until = new() { Year = 2028, Month = 5, Day = 18 } };

        var json = JsonSerializer.SerializeToElement(proposal.ToProposal(), Rules.Options);

        Assert.Equal("""{"until":"2028-05-18"}""", json.GetProperty("extension").GetRawText());
        string[] absent = [
            "dossierReference", "dossierVersion", "subject", "ground", "measures", "statementOfReasons", "renewal"
        ];
        Assert.All(absent, member => Assert.False(json.TryGetProperty(member, out _), member));
    }

    [Fact]
    public void Examples_AreOfTheirKind_AndSayNothingOfAListing()
        => Assert.All(
            [OperationExamples.Amendment, OperationExamples.Delisting, OperationExamples.Renewal, OperationExamples.Extension],
            example => Assert.Null(example.ToWire().Subject));

    private static Proposal Draft(OperationKind kind) => new()
    {
        Reference = "LP-2026-0012",
        Kind = kind,
        List = "eu-cyber",
        DraftedAt = new() { Seconds = 1_780_000_000 },
    };

    private static DraftProposalRequest Read(string body)
    {
        using var document = JsonDocument.Parse(body);
        Assert.Empty(BodyCheck.Problems(document.RootElement, typeof(NewProposal), Rules.Options));
        return document.Deserialize<NewProposal>(Rules.Options)!.ToWire();
    }
}
