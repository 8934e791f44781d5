using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Contracts.Voting.V1;
using Grpc.Core;
using Outcome = CyberSanctions.Contracts.Voting.V1.Outcome;

namespace CyberSanctions.Listing.Tests;

/// <summary>Acts that hold other proposals than at first, and acts that are given up: nothing stays stuck in them.</summary>
public sealed class ActsArrangedTests(ListingService listing) : IClassFixture<ListingService>
{
    [Fact]
    public async Task WhatIsTakenOut_IsFreeAgain_AndWhatComesIn_IsClearedWithTheNextText()
    {
        var (first, second, third) = (
            await listing.ClearedProposalAsync(), await listing.ClearedProposalAsync(), await listing.ClearedProposalAsync());
        var drafted = await listing.ClearAsync(await listing.Acts.DraftActAsync(
            Examples.NewAct(listing.NewActNumber(), first.Reference, second.Reference)));
        var act = await ArrangeAsync(drafted, third.Reference, second.Reference);

        Assert.Equal((drafted.Version + 1, 2, ActState.Draft), (act.Version, act.Revision, act.State));
        Assert.Equal([third.Reference, second.Reference], act.Proposals.Select(proposal => proposal.Reference));
        Assert.Equal(
            new FieldChange
            {
                Field = "proposals",
                Before = $"{first.Reference}, {second.Reference}",
                After = $"{third.Reference}, {second.Reference}",
            },
            act.Revisions[1].Changes.Single());
        var happened = ActArranged.Parser.ParseFrom((await listing.JournalOfAsync(act.Reference))[^1].Payload);
        Assert.Equal([first.Reference], happened.Released);
        Assert.Equal(act.Revisions[1], happened.Revision);

        var free = await ProposalAsync(first);
        Assert.Equal((ProposalState.Cleared, "", first.Version + 2), (free.State, free.ActReference, free.Version));
        Assert.Equal($"Taken out of {act.Reference}.", free.Remark);
        Assert.Equal("not-cleared", await ReasonAsync(listing.SubmitAsync(act)));
        Assert.Equal(ActState.Submitted, (await listing.SubmitAsync(await listing.ClearAsync(act))).State);

        // It goes its own way, in another act: a split.
        Assert.Equal(
            first.Reference,
            (await listing.Acts.DraftActAsync(Examples.NewAct(listing.NewActNumber(), first.Reference))).Proposals[0].Reference);
    }

    [Fact]
    public async Task EarlierTexts_StillSayWhatTheyHeld_WhateverBecameOfIt()
    {
        var (kept, taken) = (await listing.ClearedProposalAsync(), await listing.ClearedProposalAsync());
        var drafted = await listing.Acts.DraftActAsync(
            Examples.NewAct(listing.NewActNumber(), kept.Reference, taken.Reference));
        await ArrangeAsync(drafted, kept.Reference);
        await listing.Drafter.SendBackProposalAsync(
            new SendBackProposalRequest { Reference = taken.Reference, Comments = "Name the servers." });
        var copy = await listing.Drafter.GetProposalCopyAsync(new GetProposalCopyRequest { Reference = taken.Reference });
        copy.Reasons[0].Text += " It was in spring.";
        await listing.Drafter.EditProposalAsync(
            new EditProposalRequest { Reference = taken.Reference, Proposal = copy, Reason = "As asked." });

        var then = await listing.Acts.GetActAsync(new GetActRequest { Reference = drafted.Reference, Revision = 1 });
        Assert.Equal([kept.Reference, taken.Reference], then.Proposals.Select(proposal => proposal.Reference));
        Assert.Equal(drafted.TextSha256, then.TextSha256);
        Assert.Equal(
            (taken.StatementOfReasons, taken.Subject, taken.Ground, OperationKind.List, "eu-cyber"),
            (then.Proposals[1].StatementOfReasons, then.Proposals[1].Subject, then.Proposals[1].Ground, then.Proposals[1].Kind,
                then.Proposals[1].List));

        // Taken in again, it says what it says now; what the act corrected of it before is no longer meant.
        await listing.Reviewer.ClearProposalAsync(new ClearProposalRequest { Reference = taken.Reference });
        var again = await ArrangeAsync(drafted, kept.Reference, taken.Reference);
        Assert.EndsWith("It was in spring.", again.Proposals[1].StatementOfReasons.Split("\n\n")[0], StringComparison.Ordinal);
        then = await listing.Acts.GetActAsync(new GetActRequest { Reference = drafted.Reference, Revision = 1 });
        Assert.DoesNotContain("in spring", then.Proposals[1].StatementOfReasons, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReasonsThatAnActCorrected_AreNotThoseOfAProposalThatCameBack()
    {
        var (kept, taken) = (await listing.ClearedProposalAsync(), await listing.ClearedProposalAsync());
        var act = await listing.Acts.DraftActAsync(Examples.NewAct(listing.NewActNumber(), kept.Reference, taken.Reference));
        var reasons = (await ProposalAsync(taken)).Reasons.Clone();
        reasons[0].Text = "Corrected in the act.";
        await listing.Acts.CorrectActAsync(new CorrectActRequest
        {
            Reference = act.Reference,
            StatementsOfReasons = { new CorrectedReasons { ProposalReference = taken.Reference, Reasons = { reasons } } },
        });
        await ArrangeAsync(act, kept.Reference);
        var again = await ArrangeAsync(act, kept.Reference, taken.Reference);
        Assert.Equal(taken.StatementOfReasons, again.Proposals[1].StatementOfReasons);
        var then = await listing.Acts.GetActAsync(new GetActRequest { Reference = act.Reference, Revision = 2 });
        Assert.StartsWith("Corrected in the act.", then.Proposals[1].StatementOfReasons, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Order_CanBeChanged_AndTheSameOrderIsNoChange()
    {
        var (first, second) = (await listing.ClearedProposalAsync(), await listing.ClearedProposalAsync());
        var act = await listing.Acts.DraftActAsync(Examples.NewAct(listing.NewActNumber(), first.Reference, second.Reference));
        Assert.Equal("nothing-corrected", await ReasonAsync(ArrangeAsync(act, first.Reference, second.Reference)));
        var turned = await ArrangeAsync(act, second.Reference, first.Reference);
        Assert.Equal([second.Reference, first.Reference], turned.Proposals.Select(proposal => proposal.Reference));
        Assert.Equal(first.Version + 1, (await ProposalAsync(first)).Version);
        Assert.Equal([first.Reference, second.Reference], (await listing.Acts.GetActAsync(
            new GetActRequest { Reference = act.Reference, Revision = 1 })).Proposals.Select(proposal => proposal.Reference));
    }

    [Fact]
    public async Task WhatAnActDoesNotTakeIn_IsRefused_AndChangesNothing()
    {
        var act = await listing.DraftActAsync();
        var own = act.Proposals[0].Reference;
        var elsewhere = (await listing.DraftActAsync()).Proposals[0].Reference;
        var exercise = await listing.ClearedProposalAsync(exercise: true);
        var draft = await listing.Drafter.DraftProposalAsync(Examples.NewProposal(listing.ConcludeDossier()));
        Assert.Equal("proposal-not-cleared", await ReasonAsync(ArrangeAsync(act, own, elsewhere)));
        Assert.Equal("proposal-not-cleared", await ReasonAsync(ArrangeAsync(act, own, draft.Reference)));
        Assert.Equal("proposal-not-cleared", await ReasonAsync(ArrangeAsync(act, own, "LP-1999-0001")));
        Assert.Equal("exercise-mixed", await ReasonAsync(ArrangeAsync(act, own, exercise.Reference)));
        Assert.Equal("exercise-mixed", await ReasonAsync(ArrangeAsync(act, exercise.Reference)));
        Assert.Equal("invalid-field", await ReasonAsync(ArrangeAsync(act, own, own)));
        Assert.Equal("invalid-field", await ReasonAsync(ArrangeAsync(act)));
        Assert.Equal(act, await listing.Acts.GetActAsync(new GetActRequest { Reference = act.Reference }));
    }

    [Fact]
    public async Task WhoeverWroteWhatCameIn_DoesNotClearTheAct()
    {
        var act = await listing.DraftActAsync();
        var draft = await listing.ProposalsAs("legal-1", "officer").DraftProposalAsync(
            Examples.NewProposal(listing.ConcludeDossier()));
        await listing.ProposalsAs("legal-2", "legal").ClearProposalAsync(
            new ClearProposalRequest { Reference = draft.Reference });
        act = await ArrangeAsync(act, act.Proposals[0].Reference, draft.Reference);
        Assert.Equal("own-draft", await ReasonAsync(listing.ClearAsync(act)));
    }

    [Theory]
    [InlineData(Outcome.NotAdopted)]
    [InlineData(Outcome.Lapsed)]
    public async Task AfterTheCouncilDidNotAdopt_WhatWasInTheWay_IsTakenOut_AndTheRestGoesToTheVoteAgain(Outcome outcome)
    {
        var (kept, taken) = (await listing.ClearedProposalAsync(), await listing.ClearedProposalAsync());
        var act = await listing.SubmitAsync(await listing.ClearAsync(await listing.Acts.DraftActAsync(
            Examples.NewAct(listing.NewActNumber(), kept.Reference, taken.Reference))));
        Assert.Equal("before-the-council", await ReasonAsync(ArrangeAsync(act, kept.Reference)));
        act = await listing.OpenAsync(act);
        Assert.Equal("before-the-council", await ReasonAsync(ArrangeAsync(act, kept.Reference)));
        Assert.Equal("before-the-council", await ReasonAsync(WithdrawAsync(act)));
        act = await listing.DecideAsync(act, outcome);
        var shown = await ProposalAsync(taken);

        act = await ArrangeAsync(act, kept.Reference);
        var free = await ProposalAsync(taken);
        Assert.Equal((ProposalState.Cleared, shown.Version + 1), (free.State, free.Version));
        act = await listing.OpenAsync(await listing.SubmitAsync(await listing.ClearAsync(act)));
        Assert.Equal((2, ActState.Submitted), (act.Revision, act.State));
        Assert.Equal([kept.Reference], act.Proposals.Select(proposal => proposal.Reference));
        Assert.Equal(ActState.Adopted, (await listing.DecideAsync(act, Outcome.Adopted)).State);
        Assert.Equal(ProposalState.Adopted, (await ProposalAsync(kept)).State);
        Assert.Equal("act-adopted", await ReasonAsync(ArrangeAsync(act, taken.Reference)));
        Assert.Equal("act-adopted", await ReasonAsync(WithdrawAsync(act)));
    }

    [Fact]
    public async Task ActThatIsGivenUp_FreesWhatItHeld_AndItsNumber_AndSaysForeverWhatItWas()
    {
        var drafted = await listing.ClearedActAsync();
        var act = await WithdrawAsync(drafted);
        Assert.Equal((ActState.Withdrawn, drafted.Version + 1), (act.State, act.Version));
        Assert.Equal(("Overtaken by events.", "aurelia.nimbus"), (act.Withdrawal.Reason, act.Withdrawal.WithdrawnBy));
        Assert.Equal(drafted.Proposals[0].StatementOfReasons, act.Proposals.Single().StatementOfReasons);
        Assert.Equal(
            (drafted.Proposals[0].DraftedBy, drafted.Proposals[0].DraftedAt, ProposalState.Bundled),
            (act.Proposals[0].DraftedBy, act.Proposals[0].DraftedAt, act.Proposals[0].State));
        Assert.Equal(drafted.TextSha256, act.TextSha256);
        Assert.Equal(
            act.Withdrawal,
            ActWithdrawn.Parser.ParseFrom((await listing.JournalOfAsync(act.Reference))[^1].Payload).Withdrawal);
        var listed = (await listing.Acts.ListActsAsync(new ListActsRequest { Page = new PageRequest { Size = 200 } })).Acts
            .Single(other => other.Reference == act.Reference);
        Assert.Equal([drafted.Proposals[0].Reference], listed.Proposals.Select(proposal => proposal.Reference));

        var free = await ProposalAsync(drafted.Proposals[0]);
        Assert.Equal(
            (ProposalState.Cleared, $"{act.Reference} was given up: Overtaken by events."), (free.State, free.Remark));
        var next = await listing.Acts.DraftActAsync(Examples.NewAct(drafted.Number, free.Reference));
        Assert.Equal(drafted.Number, next.Number);
        Assert.Equal("", (await ProposalAsync(free)).Remark);

        Assert.Equal("act-withdrawn", await ReasonAsync(WithdrawAsync(act)));
        Assert.Equal("act-withdrawn", await ReasonAsync(listing.ClearAsync(act)));
        Assert.Equal("act-withdrawn", await ReasonAsync(listing.SubmitAsync(act)));
        Assert.Equal("act-withdrawn", await ReasonAsync(ArrangeAsync(act, free.Reference)));
        Assert.Equal("act-withdrawn", await ReasonAsync(listing.Acts.CorrectActAsync(
            new CorrectActRequest { Reference = act.Reference, Title = "Another" }).ResponseAsync));
        Assert.Equal(act, await listing.Acts.GetActAsync(new GetActRequest { Reference = act.Reference }));
    }

    [Fact]
    public async Task SubmittedAndArranged_OrGivenUp_AtOnce_OneOfThemHolds()
    {
        for (var round = 0; round < 8; round++)
        {
            var (kept, taken) = (await listing.ClearedProposalAsync(), await listing.ClearedProposalAsync());
            var act = await listing.ClearAsync(await listing.Acts.DraftActAsync(
                Examples.NewAct(listing.NewActNumber(), kept.Reference, taken.Reference)));
            var submitted = OutcomeAsync(listing.SubmitAsync(act));
            var changed = OutcomeAsync(round % 2 == 0 ? ArrangeAsync(act, kept.Reference) : WithdrawAsync(act));
            var outcomes = await Task.WhenAll(submitted, changed);

            var after = await listing.Acts.GetActAsync(new GetActRequest { Reference = act.Reference });
            Assert.Contains(
                (outcomes[0], outcomes[1], after.State, (await ProposalAsync(taken)).State),
                ((string, string, ActState, ProposalState)[])[
                    ("", "before-the-council", ActState.Submitted, ProposalState.Submitted),
                    (round % 2 == 0 ? "not-cleared" : "act-withdrawn", "",
                        round % 2 == 0 ? ActState.Draft : ActState.Withdrawn, ProposalState.Cleared),
                ]);
        }
    }

    [Fact]
    public async Task OneProposal_WantedByTwoActsAtOnce_GoesIntoOne()
    {
        for (var round = 0; round < 5; round++)
        {
            var (one, other) = (await listing.DraftActAsync(), await listing.DraftActAsync());
            var wanted = await listing.ClearedProposalAsync();
            var outcomes = await Task.WhenAll(
                OutcomeAsync(ArrangeAsync(one, one.Proposals[0].Reference, wanted.Reference)),
                OutcomeAsync(ArrangeAsync(other, other.Proposals[0].Reference, wanted.Reference)));
            Assert.Equal(["", "proposal-not-cleared"], outcomes.Order());
        }
    }

    [Fact]
    public async Task Copy_OfWhatWasGivenUp_IsDraftedAgain()
    {
        var draft = await listing.Drafter.DraftProposalAsync(Examples.NewProposal(listing.ConcludeDossier()));
        var copy = await listing.Drafter.GetProposalCopyAsync(new GetProposalCopyRequest { Reference = draft.Reference });
        Assert.Equal("same-subject", await ReasonAsync(listing.Drafter.DraftProposalAsync(copy).ResponseAsync));
        await listing.Drafter.WithdrawProposalAsync(
            new WithdrawProposalRequest { Reference = draft.Reference, Reason = "Another way is taken." });
        var again = await listing.Drafter.DraftProposalAsync(copy);
        Assert.Equal(
            (draft.Subject, draft.Reasons, draft.StatementOfReasons, ProposalState.Draft),
            (again.Subject, again.Reasons, again.StatementOfReasons, again.State));
        Assert.NotEqual(draft.Reference, again.Reference);
        Assert.Equal(StatusCode.NotFound, (await Refused.ByAsync(
            listing.Drafter.GetProposalCopyAsync(new GetProposalCopyRequest { Reference = "LP-1999-0001" }))).Status);
    }

    [Fact]
    public async Task Copy_OfAnAmendment_SaysWhatItSays()
    {
        var entry = listing.Publication.Listed();
        var draft = await listing.Drafter.DraftProposalAsync(Examples.Amending(entry));
        var copy = await listing.Drafter.GetProposalCopyAsync(new GetProposalCopyRequest { Reference = draft.Reference });
        var edited = await listing.Drafter.EditProposalAsync(new EditProposalRequest
        {
            Reference = draft.Reference,
            Proposal = new DraftProposalRequest(copy) { Handling = Handling.TlpAmberStrict },
            Reason = "Marked as its dossier is.",
        });
        Assert.Equal((draft.Amendment, draft.Evidence), (edited.Amendment, edited.Evidence));
    }

    private async Task<Proposal> ProposalAsync(Proposal proposal)
        => await listing.Drafter.GetProposalAsync(new GetProposalRequest { Reference = proposal.Reference });

    private async Task<Act> ArrangeAsync(Act act, params string[] references)
        => await listing.Acts.ArrangeActAsync(
            new ArrangeActRequest { Reference = act.Reference, ProposalReferences = { references } });

    private async Task<Act> WithdrawAsync(Act act)
        => await listing.Acts.WithdrawActAsync(
            new WithdrawActRequest { Reference = act.Reference, Reason = "Overtaken by events." });

    private static async Task<string> ReasonAsync<T>(Task<T> call) => (await Refused.ByAsync(call)).Reason;

    private static async Task<string> OutcomeAsync<T>(Task<T> call)
    {
        try
        {
            await call;
            return "";
        }
        catch (RpcException)
        {
            return await ReasonAsync(call);
        }
    }
}
