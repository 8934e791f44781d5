using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Contracts.Voting.V1;
using Grpc.Core;

namespace CyberSanctions.Listing.Tests;

/// <summary>Proposals about entries that are on the list: to amend, to delist, to renew, to extend.</summary>
public sealed partial class OperationsTests(ListingService listing) : IClassFixture<ListingService>
{
    [Fact]
    public async Task Amendment_StatesWhatTheEntryReads_AndWhatItIsToRead()
    {
        var entry = listing.Publication.Listed();
        var proposal = await listing.Drafter.DraftProposalAsync(Examples.Amending(entry));

        Assert.Equal(
            (OperationKind.Amend, "eu-cyber", false, ProposalState.Draft),
            (proposal.Kind, proposal.List, proposal.Exercise, proposal.State));
        Assert.Null(proposal.Subject);
        Assert.Equal("Head of department, Blue Heron Ltd", proposal.Amendment.Before.Subject.Function);
        Assert.Equal("Director, Blue Heron Ltd", proposal.Amendment.After.Subject.Function);
        Assert.Equal(SubjectKind.Person, proposal.Amendment.After.Subject.Kind);
        Assert.Empty(proposal.Amendment.Before.Subject.Names);
        Assert.Equal(proposal, await listing.Drafter.GetProposalAsync(new GetProposalRequest { Reference = proposal.Reference }));
    }

    [Fact]
    public async Task Act_HoldsItsOperations_TheDaysFirst()
    {
        var (amended, delisted) = (listing.Publication.Listed(list: Exercises), listing.Publication.Listed(list: Exercises));
        var others = await OnTheListAsync(Exercises);
        var act = await listing.SubmitAsync(await listing.ClearedActAsync(
            OnExercises(Examples.Amending(amended)),
            OnExercises(Examples.Delisting(delisted)),
            OnExercises(Examples.Renewing(
                Today.AddYears(1), [.. others.Where(entry => entry != delisted).Select(entry => (entry, 1))]))));

        var text = await SubmittedTextAsync(act);
        Assert.Empty(text.Listings);
        Assert.Equal(
            [Operation.WhatOneofCase.Renew, Operation.WhatOneofCase.Amend, Operation.WhatOneofCase.Delist],
            text.AllOperations.Select(operation => operation.WhatCase));
        Assert.Equal(act.Proposals[0].Amendment, text.Operations[1].Amend);
        Assert.Equal(DelistingReason.AnnulledByCourt, text.Operations[2].Delist.Reason);
        Assert.True(text.Exercise);
    }

    [Fact]
    public async Task EntryThatThereIsNot_IsRefused()
        => Assert.Equal(("entry-unknown", "amendment.entry_reference"), await RefusedAsync(Examples.Amending("EU.999999.1")));

    [Fact]
    public async Task ExercisesEntry_CannotBeNamedForTheRealList_NorTheOtherWayRound()
    {
        Assert.Equal(
            "entry-unknown", (await RefusedAsync(Examples.Delisting(listing.Publication.Listed(list: Exercises)))).Reason);
        Assert.Equal("entry-unknown", (await RefusedAsync(OnExercises(Examples.Delisting(listing.Publication.Listed())))).Reason);
    }

    [Fact]
    public async Task Exercise_AndWhatIsNone_ShareNoAct()
    {
        var real = await listing.ClearedAsync(Examples.Delisting(listing.Publication.Listed()));
        var exercise = await listing.ClearedAsync(OnExercises(Examples.Delisting(listing.Publication.Listed(list: Exercises))));
        var refusal = await Refused.ByAsync(
            listing.Acts.DraftActAsync(Examples.ActToCome(listing.NewActNumber(), real.Reference, exercise.Reference)));
        Assert.Equal("exercise-mixed", refusal.Reason);
    }

    [Fact]
    public async Task ExercisesDossier_IsNoGroundForARealAmendment()
    {
        var request = Examples.Amending(listing.Publication.Listed());
        request.DossierReference = listing.ConcludeDossier(exercise: true);
        Assert.Equal(("exercise-mixed", "dossier_reference"), await RefusedAsync(request));
    }

    [Theory]
    [InlineData(0, StatusCode.InvalidArgument)]
    [InlineData(2, StatusCode.FailedPrecondition)]
    public async Task OtherVersionThanTheEntrys_IsRefused(int version, StatusCode status)
        => Assert.Equal(status, (await Refused.ByAsync(
            listing.Drafter.DraftProposalAsync(Examples.Amending(listing.Publication.Listed(), version)))).Status);

    [Fact]
    public async Task EntryThatChangedSinceTheDraft_KeepsTheActFromTheVote()
    {
        var entry = listing.Publication.Listed();
        var act = await listing.ClearedActAsync(Examples.Amending(entry));
        listing.Publication.Changed(entry, OperationKind.Renew, until: Today.AddYears(1));

        var refusal = await Refused.ByAsync(listing.Acts.SubmitActAsync(new SubmitActRequest { Reference = act.Reference }));
        Assert.Equal("entry-changed", refusal.Reason);
        Assert.Contains("version 2", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(ActState.Cleared, (await listing.Acts.GetActAsync(new GetActRequest { Reference = act.Reference })).State);
    }

    [Fact]
    public async Task EntryThatWasDelistedSinceTheDraft_KeepsTheActFromTheVote()
    {
        var entry = listing.Publication.Listed();
        var act = await listing.ClearedActAsync(Examples.Amending(entry));
        listing.Publication.Changed(entry, OperationKind.Delist);
        Assert.Equal(
            "entry-ended",
            (await Refused.ByAsync(listing.Acts.SubmitActAsync(new SubmitActRequest { Reference = act.Reference }))).Reason);
        Assert.Equal("entry-ended", (await RefusedAsync(Examples.Delisting(entry, 2))).Reason);
    }

    [Fact]
    public async Task ListingThatHasExpired_CannotBeRenewed()
    {
        var entry = listing.Publication.Listed();
        listing.Publication.Changed(entry, OperationKind.Renew, until: Today.AddDays(-1));
        Assert.Equal("entry-ended", (await RefusedAsync(Examples.Renewing(Today.AddYears(1), (entry, 2)))).Reason);
    }

    [Fact]
    public async Task ProposalForTwoThings_IsRefused()
    {
        var request = Examples.Amending(listing.Publication.Listed());
        request.Extension = Examples.Extending(Today.AddYears(1)).Extension;
        Assert.Equal("extension", (await RefusedAsync(request)).Field);
        var listingToo = Examples.Delisting(listing.Publication.Listed());
        listingToo.Subject = Examples.AnotherPerson();
        Assert.Equal("subject", (await RefusedAsync(listingToo)).Field);
    }

    [Fact]
    public async Task Renewal_LeavesNobodyOut()
    {
        var list = await OnTheListAsync("eu-cyber");
        var (reviewed, forgotten) = (listing.Publication.Listed(), listing.Publication.Listed());
        var renewal =
            await listing.ClearedAsync(Examples.Renewing(Today.AddYears(1), [.. await CurrentAsync(list.Append(reviewed))]));
        var refusal =
            await Refused.ByAsync(listing.Acts.DraftActAsync(Examples.ActToCome(listing.NewActNumber(), renewal.Reference)));
        Assert.Equal("review-missing", refusal.Reason);
        Assert.Contains(forgotten, refusal.Message, StringComparison.Ordinal);

        var delisting = await listing.ClearedAsync(Examples.Delisting(forgotten));
        await listing.Acts.DraftActAsync(Examples.ActToCome(listing.NewActNumber(), renewal.Reference, delisting.Reference));
    }

    [Fact]
    public async Task OneEntry_IsDealtWithOnce_UnlessItIsAmendedAndRenewed()
    {
        var entry = listing.Publication.Listed();
        var (amendment, delisting) =
            (await listing.ClearedAsync(Examples.Amending(entry)), await listing.ClearedAsync(Examples.Delisting(entry)));
        var refusal = await Refused.ByAsync(
            listing.Acts.DraftActAsync(Examples.ActToCome(listing.NewActNumber(), amendment.Reference, delisting.Reference)));
        Assert.Equal("entry-twice", refusal.Reason);
    }

    [Fact]
    public async Task TwoActsThatAmendOneEntry_AreNotBeforeTheCouncilTogether()
    {
        var entry = listing.Publication.Listed();
        var (first, second) =
            (await listing.ClearedActAsync(Examples.Amending(entry)), await listing.ClearedActAsync(Examples.Amending(entry)));
        first = await listing.SubmitAsync(first);
        Assert.Equal("entry-in-another-act", await SubmittingAsync(second));
        Assert.Equal(
            first.Reference, (await listing.Entries.GetEntryAsync(new GetEntryRequest { Reference = entry })).ActInProgress);

        // Adopted: nobody knows yet what the list says then.
        first = await listing.AdoptAsync(first);
        Assert.Equal("entry-in-another-act", await SubmittingAsync(second));
        listing.Publication.Record(first);
        Assert.Equal("entry-changed", await SubmittingAsync(second));
    }

    [Fact]
    public async Task ActThatIsNotAdopted_MakesWayForAnother()
    {
        var entry = listing.Publication.Listed();
        var (first, second) =
            (await listing.ClearedActAsync(Examples.Amending(entry)), await listing.ClearedActAsync(Examples.Amending(entry)));
        await listing.DecideAsync(await listing.OpenAsync(await listing.SubmitAsync(first)), Outcome.NotAdopted);
        await listing.SubmitAsync(second);
        Assert.Equal("entry-in-another-act", await SubmittingAsync(first));
    }

    [Fact]
    public async Task SubmissionsOfTwoActsAtOnce_OneIsRefused()
    {
        var entry = listing.Publication.Listed();
        var acts = new[]
        {
            await listing.ClearedActAsync(Examples.Amending(entry)),
            await listing.ClearedActAsync(Examples.Amending(entry)),
        };
        var outcomes = await Task.WhenAll(acts.Select(async act =>
        {
            try
            {
                await listing.SubmitAsync(act);
                return "";
            }
            catch (RpcException refused)
            {
                return CyberSanctions.ServiceDefaults.Errors.StatusDetails.FromRpcException(refused).Reason;
            }
        }));
        Assert.Equal(["", "entry-in-another-act"], outcomes.Order());
    }

    [Fact]
    public async Task CourtsJudgment_NeedNotWaitForAnAmendmentThatIsBeforeTheCouncil()
    {
        var entry = listing.Publication.Listed();
        await listing.SubmitAsync(await listing.ClearedActAsync(Examples.Amending(entry)));
        await listing.SubmitAsync(await listing.ClearedActAsync(Examples.Delisting(entry)));
    }

    [Fact]
    public async Task AmendmentThatHasYetToTakeEffect_KeepsAnotherOneFromOvertakingIt()
    {
        var entry = listing.Publication.Listed();
        var first = await listing.AdoptAsync(await listing.SubmitAsync(await listing.ClearedActAsync(Examples.Amending(entry))));
        listing.Publication.Record(first, DateTime.UtcNow.AddDays(3));
        var again = Examples.Amending(entry, 2);
        again.Amendment.After.Subject.Function = "Retired";
        Assert.Equal("entry-in-another-act", await SubmittingAsync(await listing.ClearedActAsync(again)));
    }

    [Fact]
    public async Task ReasonsOfADelisting_CanBeCorrected_AndNothingElseOfAnOperation()
    {
        var (delisted, amended) = (listing.Publication.Listed(), listing.Publication.Listed());
        var act = await listing.DraftActAsync(Examples.Delisting(delisted), Examples.Amending(amended));
        var correction = new CorrectActRequest { Reference = act.Reference };
        correction.StatementsOfReasons.Add(new CorrectedReasons
        {
            ProposalReference = act.Proposals[0].Reference,
            StatementOfReasons = "Annulled.",
        });
        var corrected = await listing.Acts.CorrectActAsync(correction);
        Assert.Equal("Annulled.", (await listing.Acts.GetActAsync(new GetActRequest
        {
            Reference = act.Reference,
            Revision = 2,
        })).Proposals[0].Delisting.StatementOfReasons);
        Assert.Equal(
            ("The General Court has annulled the listing.", "Annulled."),
            (corrected.Revisions[1].Changes.Single().Before, corrected.Revisions[1].Changes[0].After));
        correction.StatementsOfReasons[0].ProposalReference = act.Proposals[1].Reference;
        Assert.Equal(
            "statements_of_reasons[0].proposal_reference",
            (await Refused.ByAsync(listing.Acts.CorrectActAsync(correction))).Fields.Single().Field);
    }

    private const string Exercises = "eu-cyber-exercise";

    // In Brussels: from eleven in the evening on, or ten, that is another day than in UTC.
    private static DateOnly Today => LivedDates.Today(TimeProvider.System);

    private static DraftProposalRequest OnExercises(DraftProposalRequest request)
    {
        request.List = Exercises;
        return request;
    }

    private async Task<(string Reason, string Field)> RefusedAsync(DraftProposalRequest request)
    {
        var refusal = await Refused.ByAsync(listing.Drafter.DraftProposalAsync(request));
        return (refusal.Reason, refusal.Fields.Single().Field);
    }

    private async Task<string> SubmittingAsync(Act act)
        => (await Refused.ByAsync(listing.Acts.SubmitActAsync(new SubmitActRequest { Reference = act.Reference }))).Reason;

    private async Task<List<string>> OnTheListAsync(string list)
        => [.. (await listing.Entries.ListEntriesAsync(new ListEntriesRequest
        {
            List = list,
            Page = new() { Size = 200 },
        })).Entries
            .Where(entry => !entry.Ended).Select(entry => entry.Reference)];

    private async Task<List<(string Entry, int Version)>> CurrentAsync(IEnumerable<string> references)
    {
        var current = new List<(string, int)>();
        foreach (var reference in references)
        {
            current.Add(
                (reference, (await listing.Entries.GetEntryAsync(new GetEntryRequest { Reference = reference })).Version));
        }

        return current;
    }

    private async Task<ActText> SubmittedTextAsync(Act act)
        => ActText.Parser.ParseFrom(
            ActSubmitted.Parser.ParseFrom((await listing.JournalOfAsync(act.Reference))[^1].Payload).Text);
}
