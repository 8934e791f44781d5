using CyberSanctions.Contracts.Listing.V1;
using Grpc.Core;

namespace CyberSanctions.Listing.Tests;

/// <summary>
/// What two do at once to a proposal, its act or its dossier: each time one clear outcome, which both are told of.
/// </summary>
public sealed class RacesTests(ListingService listing) : IClassFixture<ListingService>
{
    private const int Rounds = 8;

    [Fact]
    public async Task ActDraftedOnAProposal_ThatIsWithdrawn_AtOnce_OneOfThemHolds()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var proposal = await listing.ClearedProposalAsync();
            var outcomes = await AtOnceAsync(
                round,
                () => listing.Acts.DraftActAsync(Examples.ActToCome(listing.NewActNumber(), proposal.Reference)).ResponseAsync,
                () => WithdrawAsync(proposal.Reference));
            Assert.Contains(
                (outcomes.First, outcomes.Second, (await ProposalAsync(proposal.Reference)).State),
                ((string, string, ProposalState)[])[
                    ("", "in-an-act", ProposalState.Bundled), ("proposal-not-cleared", "", ProposalState.Withdrawn),
                ]);
        }
    }

    [Fact]
    public async Task ActSubmitted_WhileOneOfItsProposalsIsWithdrawn_IsBeforeTheCouncilWithIt()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var act = await listing.ClearedActAsync();
            var outcomes = await AtOnceAsync(
                round, () => listing.SubmitAsync(act), () => WithdrawAsync(act.Proposals[0].Reference));
            Assert.Equal(("", "in-an-act"), outcomes);
            Assert.Equal(ProposalState.Submitted, (await ProposalAsync(act.Proposals[0].Reference)).State);
        }
    }

    [Fact]
    public async Task ProposalCleared_WhileItIsEdited_IsNeverClearedAsItReadsNow()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var request = Examples.NewProposal(listing.ConcludeDossier());
            var draft = await listing.Drafter.DraftProposalAsync(request);
            request.Subject.Remarks.Add("Seen in Port Lark.");
            var outcomes = await AtOnceAsync(
                round,
                () => listing.Reviewer.ClearProposalAsync(
                    new ClearProposalRequest { Reference = draft.Reference, ExpectedVersion = draft.Version }).ResponseAsync,
                () => listing.Drafter.EditProposalAsync(new EditProposalRequest
                {
                    Reference = draft.Reference,
                    ExpectedVersion = draft.Version,
                    Proposal = request,
                    Reason = "Somebody has seen her.",
                }).ResponseAsync);
            var after = await ProposalAsync(draft.Reference);
            Assert.Contains(
                (outcomes.First, outcomes.Second, after.State, after.Subject.Remarks.Count),
                ((string, string, ProposalState, int)[])[
                    ("", "stale-version", ProposalState.Cleared, draft.Subject.Remarks.Count),
                    ("stale-version", "", ProposalState.Draft, draft.Subject.Remarks.Count + 1),
                ]);
        }
    }

    // Whichever is first: what rests on a dossier that another one has taken the place of is not put to the vote afterwards.
    [Fact]
    public async Task DossierSuperseded_WhileAProposalOnItIsCleared_OrItsActSubmitted_HasOneOutcome()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (first, second) = (listing.ConcludeDossier(), listing.ConcludeDossier());
            var draft = await listing.Drafter.DraftProposalAsync(Examples.NewProposal(first));
            var act = await listing.ClearedActAsync(Examples.NewProposal(first));
            var superseded = Task.Run(() => listing.SupersedeDossierAsync(first, second));
            var outcomes = await AtOnceAsync(
                round,
                () => listing.Reviewer.ClearProposalAsync(new ClearProposalRequest { Reference = draft.Reference }).ResponseAsync,
                () => listing.SubmitAsync(act));
            await superseded;

            Assert.Contains(
                (outcomes.First, (await ProposalAsync(draft.Reference)).State),
                ((string, ProposalState)[])[("", ProposalState.Cleared), ("reasons-do-not-stand", ProposalState.Draft)]);
            Assert.Contains(
                (outcomes.Second, (await listing.Acts.GetActAsync(new GetActRequest { Reference = act.Reference })).State),
                ((string, ActState)[])[("", ActState.Submitted), ("reasons-do-not-stand", ActState.Cleared)]);
            if (outcomes.First.Length == 0)
            {
                var later = await listing.ClearAsync(await listing.Acts.DraftActAsync(
                    Examples.ActToCome(listing.NewActNumber(), draft.Reference)));
                Assert.Equal("reasons-do-not-stand", (await Refused.ByAsync(listing.SubmitAsync(later))).Reason);
            }
        }
    }

    private async Task<Proposal> ProposalAsync(string reference)
        => await listing.Drafter.GetProposalAsync(new GetProposalRequest { Reference = reference });

    private Task<Proposal> WithdrawAsync(string reference)
        => listing.Drafter.WithdrawProposalAsync(
            new WithdrawProposalRequest { Reference = reference, Reason = "Another way is taken." }).ResponseAsync;

    // Each of them is called first half of the times.
    private static async Task<(string First, string Second)> AtOnceAsync<T1, T2>(
        int round, Func<Task<T1>> first, Func<Task<T2>> second)
    {
        if (round % 2 == 0)
        {
            var (one, other) = (OutcomeAsync(first()), OutcomeAsync(second()));
            return (await one, await other);
        }
        else
        {
            var (other, one) = (OutcomeAsync(second()), OutcomeAsync(first()));
            return (await one, await other);
        }
    }

    // Nothing when it was done; else why it was refused.
    private static async Task<string> OutcomeAsync<T>(Task<T> call)
    {
        try
        {
            await call;
            return "";
        }
        catch (RpcException)
        {
            return (await Refused.ByAsync(call)).Reason;
        }
    }
}
