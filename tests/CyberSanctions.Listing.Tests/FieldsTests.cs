using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Testing.Kinds;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace CyberSanctions.Listing.Tests;

public sealed class FieldsTests(ListingService listing) : IClassFixture<ListingService>
{
    private const string Unknown = "LP-2026-9999";

    private CallInvoker Caller => listing.Service.Channel("aurelia.nimbus", [Roles.Officer, Roles.Legal]).CreateCallInvoker();

    [Fact]
    public async Task EveryFieldOfAProposal_RefusesWhatIsNotOfItsKind()
    {
        // On a namesake, whom the drafter says to be somebody else.
        var first = await listing.Drafter.DraftProposalAsync(Examples.NewProposal(listing.ConcludeDossier()));
        var request = Examples.NewProposal(listing.ConcludeDossier());
        request.Subject = first.Subject;
        request.DistinctFrom.Add(first.Reference);
        var findings = await FieldSweep.FindingsAsync(
            Caller,
            Contracts.Listing.V1.Proposals.Descriptor,
            request,
            Examples.NewEntityProposal(listing.ConcludeDossier()),
            new GetProposalRequest { Reference = Unknown },
            new ListProposalsRequest { Page = new() { Size = 5 } },
            new ClearProposalRequest { Reference = Unknown });
        Assert.Empty(findings);
    }

    [Fact]
    public async Task EveryFieldOfAnAct_RefusesWhatIsNotOfItsKind()
    {
        var correction = new CorrectActRequest
        {
            Reference = Unknown,
            Title = "Council Implementing Regulation",
            LegalBasis = "Article 13(1) of Regulation (EU) 2019/796",
            EntryIntoForce = new Date { Year = 2026, Month = 3, Day = 16 },
            PublishedOn = new Date { Year = 2026, Month = 3, Day = 16 },
            PublicationUrl = "https://data.example.eu/1",
            StatementsOfReasons = { new CorrectedReasons { ProposalReference = Unknown, StatementOfReasons = "Associated with Blue Heron Ltd." } },
        };
        var silence = new Procedure
        {
            Rule = Rule.Unanimity,
            Mode = Mode.Silence,
            ProposedBy = "FR",
            Deadline = Timestamp.FromDateTime(DateTime.UtcNow.Date.AddDays(1)),
            LapsesAt = Timestamp.FromDateTime(DateTime.UtcNow.Date.AddDays(60)),
            NotTakingPart = { "DK" },
        };
        var findings = await FieldSweep.FindingsAsync(
            Caller,
            Contracts.Listing.V1.Acts.Descriptor,
            Examples.NewAct("2026/9999", Unknown),
            new GetActRequest { Reference = Unknown },
            new ListActsRequest { Page = new() { Size = 5 } },
            new ClearActRequest { Reference = Unknown, TextSha256 = new string('a', 64) },
            new SubmitActRequest { Reference = Unknown, Procedure = silence, Urgency = "The servers are under attack." },
            new ApproveUrgencyRequest { Reference = Unknown },
            correction);

        // The draft names no proposal that there is; that is no matter of a field's kind.
        Assert.DoesNotContain(findings, finding => !finding.Contains("is unknown, or not cleared", StringComparison.Ordinal));
    }

    [Fact]
    public async Task MixedScripts_ArePointedOut_AndCanBeConfirmed()
    {
        var request = Examples.NewProposal(listing.ConcludeDossier());
        request.Subject.Names[0].WholeName = "\u0410urelia NIMBUS";
        var refusal = await Refused.ByAsync(listing.Drafter.DraftProposalAsync(request));
        Assert.Equal((StatusCode.FailedPrecondition, "mixed-scripts"), (refusal.Status, refusal.Reason));
        Assert.Equal("subject.names[0].whole_name", Assert.Single(refusal.Fields).Field);
        Assert.Contains("\u0410 (U+0410) is Cyrillic, the rest Latin", refusal.Message, StringComparison.Ordinal);

        request.ConfirmedMixedScripts = true;
        Assert.Equal("\u0410urelia NIMBUS", (await listing.Drafter.DraftProposalAsync(request)).Subject.Names[0].WholeName);
    }

    [Theory]
    [InlineData("imo", "9074728")]
    [InlineData("imo", "IMO 9074729")]
    [InlineData("swiftbic", "DEUTZZFF")]
    [InlineData("passport", "-")]
    public async Task NumberThatItsTypeRulesOut_IsRefused(string type, string number)
    {
        var request = Examples.NewProposal(listing.ConcludeDossier());
        (request.Subject.Identifiers[0].Type, request.Subject.Identifiers[0].Number) = (type, number);
        var refusal = await Refused.ByAsync(listing.Drafter.DraftProposalAsync(request));
        Assert.Equal("subject.identifiers[0].number", Assert.Single(refusal.Fields).Field);
    }
}
