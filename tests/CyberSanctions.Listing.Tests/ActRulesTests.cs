using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Acts;
using CyberSanctions.ServiceDefaults.Identity;
using Grpc.Core;

namespace CyberSanctions.Listing.Tests;

public sealed class ActRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 25);
    private static readonly Principal Officer = new("officer-1", new HashSet<string> { Roles.Officer }, "");
    private static readonly Principal Observer = new("observer-1", new HashSet<string> { Roles.Observer }, "");

    public static TheoryData<string, Action<DraftActRequest>> Spoilt => new()
    {
        { "title", a => a.Title = "" },
        { "legal_basis", a => a.LegalBasis = "" },
        { "number", a => a.Number = "" },
        { "number", a => a.Number = "2026/0" },
        { "number", a => a.Number = "2026/1\n" },
        { "number", a => a.Number = "1/2026" },
        { "published_on", a => a.EntryIntoForce = null },
        { "published_on", a => a.PublishedOn = null },
        { "published_on", a => a.PublishedOn = new Date { Year = 2026, Month = 3, Day = 17 } },
        { "published_on", a => a.PublishedOn = new Date { Year = 1, Month = 1, Day = 1 } },
        { "publication_url", a => a.PublicationUrl = "" },
        { "entry_into_force", a => a.EntryIntoForce = new Date { Year = 2027, Month = 11, Day = 26 } },
        { "entry_into_force", a => a.EntryIntoForce = new Date { Year = 9999, Month = 12, Day = 31 } },
        { "entry_into_force", a => a.EntryIntoForce = new Date { Year = 2026, Month = 2, Day = 30 } },
        { "entry_into_force", a => a.EntryIntoForce = new Date { Year = 0, Month = 1, Day = 1 } },
        { "publication_url", a => a.PublicationUrl = "javascript:alert(1)" },
        { "publication_url", a => a.PublicationUrl = "eli/reg_impl/2026/1/oj" },
        { "proposal_references", a => a.ProposalReferences.Clear() },
        { "proposal_references", a => a.ProposalReferences.AddRange(Enumerable.Range(2, 500).Select(i => $"LP-2026-{i:D4}")) },
        { "proposal_references[1]", a => a.ProposalReferences.Add("LP-2026-0001") },
        { "proposal_references[1]", a => a.ProposalReferences.Add("") },
        { "corrects.act_reference", a => a.Corrects = new Corrigendum() },
        { "corrects.from", a => a.Corrects = new Corrigendum
        {
            ActReference = "ACT-2026-0001",
            From = new Date { Year = 2026, Month = 2, Day = 30 },
        } },
    };

    [Fact]
    public void EntryIntoForce_OnADayToCome_NeedsNoPublication()
    {
        var request = Examples.ActToCome("2026/1", "LP-2026-0001");
        request.EntryIntoForce = Examples.Day(Today.AddDays(1));
        ActRules.Check(request, Today);

        // Today's has come: either it is published already, or it is in force on adoption.
        request.EntryIntoForce = Examples.Day(Today);
        Assert.Equal(["published_on"], Refused.FieldsBy(() => ActRules.Check(request, Today)));

        // An address without the day of publication would pass for an act of before, in force since.
        request.EntryIntoForce = Examples.Day(Today.AddDays(1));
        request.PublicationUrl = "https://data.example.eu/1";
        Assert.Equal(["publication_url"], Refused.FieldsBy(() => ActRules.Check(request, Today)));
        request.PublishedOn = Examples.Day(Today);
        ActRules.Check(request, Today);
    }

    [Theory]
    [MemberData(nameof(Spoilt))]
    public void Act_Spoilt_IsRefusedNamingTheField(string field, Action<DraftActRequest> spoil)
    {
        var request = Examples.NewAct("2026/1", "LP-2026-0001");
        ActRules.Check(request, Today);
        spoil(request);
        Assert.Equal([field], Refused.FieldsBy(() => ActRules.Check(request, Today)));
    }

    [Fact]
    public void Proposals_AreBundledInTheOrderInWhichTheyAreNamed()
    {
        Proposal[] found = [Cleared("LP-2026-0001"), Cleared("LP-2026-0002"), Cleared("LP-2026-0003")];
        var bundled = ActRules.RequireBundleable(Officer, ["LP-2026-0003", "LP-2026-0001", "LP-2026-0002"], found);
        Assert.Equal(["LP-2026-0003", "LP-2026-0001", "LP-2026-0002"], bundled.Select(p => p.Reference));
    }

    [Fact]
    public void Proposals_UnknownOrNotClearedOrInAnotherAct_AreRefusedNamingEach()
    {
        Proposal[] found =
        [
            Cleared("LP-2026-0001"),
            new Proposal(Cleared("LP-2026-0002")) { State = ProposalState.Draft },
            new Proposal(Cleared("LP-2026-0003")) { State = ProposalState.Bundled },
            new Proposal(Cleared("LP-2026-0004")) { State = ProposalState.Submitted },
        ];
        var refusal = Refused.By(() => ActRules.RequireBundleable(
            Officer, ["LP-2026-0001", "LP-2026-0002", "LP-2026-0003", "LP-2026-0004", "LP-2026-0005"], found));
        Assert.Equal((StatusCode.FailedPrecondition, "proposal-not-cleared"), (refusal.Status, refusal.Reason));
        Assert.Equal(
            ["proposal_references[1]", "proposal_references[2]", "proposal_references[3]", "proposal_references[4]"],
            refusal.Fields.Select(f => f.Field));
    }

    [Fact]
    public void Proposal_MarkedAboveTheClearance_IsLikeAnUnknownOne()
        => Assert.Equal(
            Refused.By(() => ActRules.RequireBundleable(Observer, ["LP-2026-0001"], [])).Message,
            Refused.By(() => ActRules.RequireBundleable(Observer, ["LP-2026-0001"], [Cleared("LP-2026-0001")])).Message);

    [Fact]
    public void ExercisesAndOthers_AreNotMixed()
    {
        Proposal[] found = [Cleared("LP-2026-0001"), new Proposal(Cleared("LP-2026-0002")) { Exercise = true }];
        Assert.Equal(
            "exercise-mixed",
            Refused.By(() => ActRules.RequireBundleable(Officer, ["LP-2026-0001", "LP-2026-0002"], found)).Reason);
    }

    [Fact]
    public void Act_IsMarkedLikeTheMostRestrictedOfItsProposals()
        => Assert.Equal(
            Handling.TlpAmberStrict,
            ActRules.HandlingOf([
                Cleared("LP-2026-0001"), new Proposal { Handling = Handling.TlpAmberStrict },
                new Proposal { Handling = Handling.TlpClear }
            ]));

    [Fact]
    public void Act_MarkedAboveTheClearance_DoesNotExist()
        => Assert.Equal(
            StatusCode.NotFound,
            Refused.By(
                () => ActRules.RequireExisting(Observer, "ACT-2026-0001", new Act { Handling = Handling.TlpAmber })).Status);

    [Fact]
    public void Act_WhoseTextIsTooLargeToTravel_IsRefused()
    {
        ActRules.RequireTransportable(ActRules.LargestText);
        Assert.Equal("act-too-large", Refused.By(() => ActRules.RequireTransportable(ActRules.LargestText + 1)).Reason);
    }

    [Fact]
    public void Text_HoldsWhatIsVotedOn_AndNothingElse()
    {
        var proposal = new Proposal(Cleared("LP-2026-0001"))
        {
            Subject = Examples.Person(),
            Ground = ListingGround.Associated,
            Measures = { Measure.AssetFreeze },
            StatementOfReasons = "Associated with Blue Heron Ltd.",
            EuReferenceNumber = "EU.1.99",
            DraftedBy = "officer-1",
        };
        var act = new Act
        {
            Reference = "ACT-2026-0001",
            Version = 1,
            Handling = Handling.TlpAmber,
            Title = "Act",
            LegalBasis = "Article 13(1)",
            Number = "2026/1",
            EntryIntoForce = new Date { Year = 2026, Month = 3, Day = 16 },
            PublicationUrl = "https://data.example.eu/1",
            Exercise = true,
            Proposals = { proposal },
        };
        var expected = new ActText
        {
            Reference = "ACT-2026-0001",
            Title = "Act",
            LegalBasis = "Article 13(1)",
            Number = "2026/1",
            EntryIntoForce = act.EntryIntoForce,
            PublicationUrl = "https://data.example.eu/1",
            Exercise = true,
            Listings =
            {
                new ActListing
                {
                    ProposalReference = "LP-2026-0001",
                    Subject = Examples.Person(),
                    Ground = ListingGround.Associated,
                    Measures = { Measure.AssetFreeze },
                    StatementOfReasons = "Associated with Blue Heron Ltd.",
                    EuReferenceNumber = "EU.1.99",
                },
            },
        };
        Assert.Equal(expected, ActTexts.Of(act));
    }

    private static Proposal Cleared(string reference)
        => new() { Reference = reference, State = ProposalState.Cleared, Handling = Handling.TlpAmber };
}
