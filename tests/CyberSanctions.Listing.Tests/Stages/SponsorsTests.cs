using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Listing.Tests.Stages;

/// <summary>Who proposes what an act does.</summary>
public sealed class SponsorsTests(ListingService listing) : IClassFixture<ListingService>
{
    [Fact]
    public async Task ProposerAndCoSponsors_AreSaid_SaidAnew_AndWhatWasSaidStays()
    {
        var request = Sponsored("FR", "BE", "EL");
        var draft = await listing.Drafter.DraftProposalAsync(request);
        Assert.Equal(("FR", "BE EL"), (draft.ProposedBy, string.Join(' ', draft.CoSponsors)));
        var edited = request.Clone();
        edited.ProposedBy = "HR";
        var proposal = await listing.Drafter.EditProposalAsync(new EditProposalRequest
        {
            Reference = draft.Reference,
            Proposal = edited,
            Reason = "The High Representative proposes it.",
        });
        Assert.Equal(("HR", "BE EL"), (proposal.ProposedBy, string.Join(' ', proposal.CoSponsors)));
        var compared = await listing.Drafter.CompareProposalVersionsAsync(
            new CompareProposalVersionsRequest { Reference = draft.Reference });
        Assert.Equal(("FR", "HR"), (compared.Before.ProposedBy, compared.After.ProposedBy));
        await listing.Reviewer.ClearProposalAsync(new ClearProposalRequest { Reference = draft.Reference });
        var act = await listing.Acts.DraftActAsync(Examples.ActToCome(listing.NewActNumber(), draft.Reference));
        Assert.Equal("HR", act.Proposals.Single().ProposedBy);
        Assert.Equal(
            new Sponsors { ProposalReference = draft.Reference, ProposedBy = "HR", CoSponsors = { "BE", "EL" } },
            (await listing.Recorder().ReadAsync(act.Reference)).Sponsors.Single());
    }

    [Theory]
    [InlineData("FR", "FR", "co_sponsors[0]")]
    [InlineData("FR", "BE BE", "co_sponsors[1]")]
    [InlineData("", "BE", "proposed_by")]
    [InlineData("COM", "", "proposed_by")]
    [InlineData("HR", "HR", "co_sponsors[0]")]
    [InlineData("DE", "", "proposed_by")]
    [InlineData("FR", "DE", "co_sponsors[0]")]
    [InlineData("UK", "", "proposed_by")]
    public async Task WhoCannotPropose_IsRefused(string proposer, string coSponsors, string field)
    {
        // Germany is no member in the reference data that the service has heard of.
        var request = Sponsored(proposer, coSponsors.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var refusal = await Refused.ByAsync(listing.Drafter.DraftProposalAsync(request));
        Assert.Equal(("invalid-field", field), (refusal.Reason, refusal.Fields[0].Field));
    }

    [Fact]
    public async Task Extension_HasAProposerToo()
    {
        var request = Examples.Extending(Examples.Today.AddYears(3));
        request.ProposedBy = "FR";
        Assert.Equal("FR", (await listing.Drafter.DraftProposalAsync(request)).ProposedBy);
    }

    private DraftProposalRequest Sponsored(string proposer, params string[] coSponsors)
    {
        var request = Examples.NewProposal(listing.ConcludeDossier());
        request.ProposedBy = proposer;
        request.CoSponsors.AddRange(coSponsors);
        return request;
    }
}
