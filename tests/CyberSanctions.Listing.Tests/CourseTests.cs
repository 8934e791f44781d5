using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.ServiceDefaults.Identity;
using Grpc.Core;

namespace CyberSanctions.Listing.Tests;

/// <summary>What may be done with acts and proposals in each of their states, and what the Council makes of them.</summary>
public sealed class CourseTests(ListingService listing) : IClassFixture<ListingService>
{
    private const string Allowed = "";

    // Every command in every state: the reason of the refusal, or that it is allowed.
    private static readonly Dictionary<string, (string Correct, string Clear, string Submit, string Approve)> Acts = new()
    {
        ["draft"] = (Allowed, Allowed, "not-cleared", "not-awaiting-approval"),
        ["cleared"] = (Allowed, "cleared-already", Allowed, "not-awaiting-approval"),
        ["awaiting-approval"] = (Allowed, "cleared-already", Allowed, Allowed),
        ["submitted"] = (Allowed, "cleared-already", "before-the-council", "not-awaiting-approval"),
        ["open"] = (Allowed, "cleared-already", "before-the-council", "not-awaiting-approval"),
        ["corrected-while-open"] = (Allowed, Allowed, "not-cleared", "not-awaiting-approval"),
        ["not-opened"] = (Allowed, "cleared-already", Allowed, "not-awaiting-approval"),
        ["not-adopted"] = (Allowed, "cleared-already", Allowed, "not-awaiting-approval"),
        ["no-vote"] = (Allowed, "cleared-already", Allowed, "not-awaiting-approval"),
        ["lapsed"] = (Allowed, "cleared-already", Allowed, "not-awaiting-approval"),
        ["adopted"] = ("act-adopted", "act-adopted", "act-adopted", "act-adopted"),
        ["adopted-while-corrected"] = ("act-adopted", "act-adopted", "act-adopted", "act-adopted"),
    };

    public static TheoryData<string> ActStates => [.. Acts.Keys];

    [Theory]
    [MemberData(nameof(ActStates))]
    public async Task EveryCommand_InEveryStateOfAnAct_IsAllowedOrRefusedAsTheTableSays(string state)
    {
        var (correct, clear, submit, approve) = Acts[state];
        await IsAsync(
            correct,
            act => listing.Acts.CorrectActAsync(new CorrectActRequest { Reference = act.Reference, Title = "Another title" }));
        await IsAsync(
            clear,
            act => listing.Legal.ClearActAsync(
                new ClearActRequest { Reference = act.Reference, TextSha256 = act.Revisions[^1].TextSha256 }));
        await IsAsync(submit, act => listing.Acts.SubmitActAsync(new SubmitActRequest { Reference = act.Reference }));
        await IsAsync(
            approve, act => listing.Second.ApproveUrgencyAsync(new ApproveUrgencyRequest { Reference = act.Reference }));

        async Task IsAsync(string expected, Func<Act, AsyncUnaryCall<Act>> command)
        {
            var act = await ActInAsync(state);
            var entries = (await listing.JournalOfAsync(act.Reference)).Count;
            if (expected == Allowed)
            {
                Assert.Equal(act.Version + 1, (await command(act)).Version);
                return;
            }

            Assert.Equal(expected, (await Refused.ByAsync(command(act))).Reason);
            Assert.Equal(act, await listing.Acts.GetActAsync(new GetActRequest { Reference = act.Reference }));
            Assert.Equal(entries, (await listing.JournalOfAsync(act.Reference)).Count);
        }
    }

    [Theory]
    [InlineData("draft", Allowed, "proposal-not-cleared")]
    [InlineData("cleared", "not-a-draft", Allowed)]
    [InlineData("bundled", "not-a-draft", "proposal-not-cleared")]
    [InlineData("submitted", "not-a-draft", "proposal-not-cleared")]
    [InlineData("adopted", "not-a-draft", "proposal-not-cleared")]
    public async Task EveryCommand_InEveryStateOfAProposal_IsAllowedOrRefusedAsTheTableSays(
        string state, string clear, string bundle)
    {
        await IsAsync(
            clear,
            proposal => ReasonAsync(
                listing.Reviewer.ClearProposalAsync(new ClearProposalRequest { Reference = proposal.Reference })));
        await IsAsync(
            bundle,
            proposal => ReasonAsync(listing.Acts.DraftActAsync(Examples.NewAct(listing.NewActNumber(), proposal.Reference))));

        async Task IsAsync(string expected, Func<Proposal, Task<string>> command)
        {
            var proposal = await ProposalInAsync(state);
            Assert.Equal(expected, await command(proposal));
            if (expected != Allowed)
            {
                Assert.Equal(WithoutReasons(proposal), WithoutReasons(
                    await listing.Drafter.GetProposalAsync(new GetProposalRequest { Reference = proposal.Reference })));
            }
        }
    }

    // As it is shown in an act.
    private static Proposal WithoutReasons(Proposal proposal)
    {
        var without = proposal.Clone();
        without.Reasons.Clear();
        return without;
    }

    [Theory]
    [InlineData(Outcome.Adopted, ActState.Adopted, ProposalState.Adopted)]
    [InlineData(Outcome.NotAdopted, ActState.NotAdopted, ProposalState.NotAdopted)]
    [InlineData(Outcome.NoVote, ActState.NotAdopted, ProposalState.NotAdopted)]
    [InlineData(Outcome.Lapsed, ActState.Lapsed, ProposalState.Lapsed)]
    public async Task Outcome_OfTheBallot_ShowsInTheActAndItsProposals(
        Outcome outcome, ActState actState, ProposalState proposalState)
    {
        var open = await listing.OpenAsync(await listing.SubmittedAsync());
        Assert.Equal((ActState.Submitted, "BAL-"), (open.State, open.Submissions[0].BallotReference[..4]));
        var act = await listing.DecideAsync(open, outcome);

        Assert.Equal((open.Version + 1, actState, outcome), (act.Version, act.State, act.Submissions[0].Outcome));
        Assert.Equal((proposalState, open.Proposals[0].Version + 1), (act.Proposals[0].State, act.Proposals[0].Version));
        Assert.Equal(
            act.Proposals[0],
            WithoutReasons(
                await listing.Drafter.GetProposalAsync(new GetProposalRequest { Reference = act.Proposals[0].Reference })));
        Assert.Equal(
            actState,
            (await listing.Acts.ListActsAsync(new ListActsRequest())).Acts.Single(a => a.Reference == act.Reference).State);
    }

    [Fact]
    public async Task FailedAct_GoesToTheVoteAgainUnchanged()
    {
        var failed = await listing.DecideAsync(await listing.OpenAsync(await listing.SubmittedAsync()), Outcome.NotAdopted);
        var again = await listing.SubmitAsync(failed);
        Assert.Equal((ActState.Submitted, 1, 2), (again.State, again.Revision, again.Submissions.Count));
        var submitted = ActSubmitted.Parser.ParseFrom((await listing.JournalOfAsync(again.Reference))[^1].Payload);
        Assert.Equal((2, 1, failed.TextSha256), (submitted.Submission, submitted.Revision, submitted.TextSha256));
        Assert.Equal(ActState.Adopted, (await listing.DecideAsync(await listing.OpenAsync(again), Outcome.Adopted)).State);
    }

    [Fact]
    public async Task AdoptedAct_ShowsWhatWasVotedOn_AlsoWhenACorrectionCameTooLate()
    {
        var open = await listing.OpenAsync(await listing.SubmittedAsync());
        var corrected = await listing.SubmitAsync(await listing.ClearAsync(
            await listing.Acts.CorrectActAsync(new CorrectActRequest { Reference = open.Reference, Title = "Too late" })));
        var adopted = await listing.DecideAsync(corrected, Outcome.Adopted);
        var told = await listing.HearAsync(adopted, new BallotNotOpened
        {
            ActReference = open.Reference,
            TextSha256 = corrected.Revisions[1].TextSha256,
            Submission = 2,
            Reason = "The act is adopted; its text stays.",
        });

        Assert.Equal(
            (ActState.Adopted, 1, open.Title, open.TextSha256), (told.State, told.Revision, told.Title, told.TextSha256));
        Assert.Equal("The act is adopted; its text stays.", told.Submissions[1].NotOpened);
    }

    [Theory]
    [InlineData("name and birth")]
    [InlineData("name in another order and case")]
    [InlineData("identifier")]
    public async Task Subject_OfAnotherProposal_IsListedOnlyWithTheDraftersWordThatItIsSomebodyElse(string common)
    {
        var first = await listing.Drafter.DraftProposalAsync(Examples.NewProposal(listing.ConcludeDossier()));
        var request = Examples.NewProposal(listing.ConcludeDossier());
        if (common == "identifier")
        {
            request.Subject.Identifiers[0].Number = first.Subject.Identifiers[0].Number.Replace(" ", "-");
        }
        else
        {
            var words = first.Subject.Names[0].WholeName.Split(' ');
            request.Subject.Names[0].WholeName = common.StartsWith("name in")
                ? string.Join(' ', words.Reverse()).ToLowerInvariant()
                : string.Join(' ', words);
        }

        var refusal = await Refused.ByAsync(listing.Drafter.DraftProposalAsync(request));
        Assert.Equal(
            (StatusCode.FailedPrecondition, "same-subject", "distinct_from"),
            (refusal.Status, refusal.Reason, refusal.Fields.Single().Field));
        Assert.Contains(first.Reference, refusal.Message);
        request.DistinctFrom.Add(first.Reference);
        Assert.Equal([first.Reference], (await listing.Drafter.DraftProposalAsync(request)).DistinctFrom);
    }

    [Fact]
    public async Task Subject_WithNothingInCommon_NeedsNoWord_AndNobodyIsNamedForNothing()
    {
        var first = await listing.Drafter.DraftProposalAsync(Examples.NewProposal(listing.ConcludeDossier()));
        var namesake = Examples.NewProposal(listing.ConcludeDossier());
        namesake.Subject.Names[0].WholeName = first.Subject.Names[0].WholeName;
        namesake.Subject.Births[0].Date = new Contracts.Common.V1.PartialDate { Year = 1930 };
        await listing.Drafter.DraftProposalAsync(namesake);

        var stranger = Examples.NewProposal(listing.ConcludeDossier());
        stranger.DistinctFrom.Add(first.Reference);
        Assert.Equal(
            "distinct_from[0]", (await Refused.ByAsync(listing.Drafter.DraftProposalAsync(stranger))).Fields.Single().Field);
    }

    [Fact]
    public async Task SameSubject_DraftedTwiceAtTheSameTime_IsProposedOnce()
    {
        var requests = Enumerable.Range(0, 6).Select(_ => Examples.NewProposal(listing.ConcludeDossier())).ToList();
        requests.ForEach(request => request.Subject = requests[0].Subject);
        var reasons = await Task.WhenAll(requests.Select(request => ReasonAsync(listing.Drafter.DraftProposalAsync(request))));
        Assert.Single(reasons, reason => reason == Allowed);
        Assert.Equal(5, reasons.Count(reason => reason == "same-subject"));
    }

    [Fact]
    public async Task Proposal_IsClearedByLegalReviewersOnly()
    {
        var draft = await listing.Drafter.DraftProposalAsync(Examples.NewProposal(listing.ConcludeDossier()));
        var attempt = listing.ProposalsAs("tiberius.quill", Roles.Officer).ClearProposalAsync(
            new ClearProposalRequest { Reference = draft.Reference });
        Assert.Equal(StatusCode.PermissionDenied, (await Refused.ByAsync(attempt)).Status);
    }

    private static async Task<string> ReasonAsync<T>(AsyncUnaryCall<T> command)
    {
        try
        {
            await command;
            return Allowed;
        }
        catch (RpcException exception)
        {
            return ServiceDefaults.Errors.StatusDetails.FromRpcException(exception).Reason;
        }
    }

    private async Task<Act> ActInAsync(string state) => state switch
    {
        "draft" => await listing.DraftActAsync(),
        "cleared" => await listing.ClearedActAsync(),
        "awaiting-approval" => await UrgentAsync(),
        "submitted" => await listing.SubmittedAsync(),
        "open" => await OpenAsync(),
        "corrected-while-open" => await CorrectedAsync(await OpenAsync()),
        "not-opened" => await NotOpenedAsync(),
        "not-adopted" => await listing.DecideAsync(await OpenAsync(), Outcome.NotAdopted),
        "no-vote" => await listing.DecideAsync(await OpenAsync(), Outcome.NoVote),
        "lapsed" => await listing.DecideAsync(await OpenAsync(), Outcome.Lapsed),
        "adopted" => await listing.DecideAsync(await OpenAsync(), Outcome.Adopted),
        "adopted-while-corrected" => await listing.DecideAsync(await CorrectedAsync(await OpenAsync()), Outcome.Adopted),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No state."),
    };

    private async Task<Proposal> ProposalInAsync(string state) => state switch
    {
        "draft" => await listing.Drafter.DraftProposalAsync(Examples.NewProposal(listing.ConcludeDossier())),
        "cleared" => await listing.ClearedProposalAsync(),
        "bundled" => (await listing.DraftActAsync()).Proposals[0],
        _ => (await ActInAsync(state)).Proposals[0],
    };

    private async Task<Act> OpenAsync() => await listing.OpenAsync(await listing.SubmittedAsync());

    private async Task<Act> CorrectedAsync(Act act)
        => await listing.Acts.CorrectActAsync(new CorrectActRequest { Reference = act.Reference, Title = "Corrected title" });

    private async Task<Act> UrgentAsync()
    {
        var end = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTime(DateTime.UtcNow.Date.AddDays(1).AddHours(1));
        return await listing.Acts.SubmitActAsync(new SubmitActRequest
        {
            Reference = (await listing.ClearedActAsync()).Reference,
            Procedure = new Procedure
            {
                Rule = Rule.Unanimity,
                Mode = Mode.Silence,
                ProposedBy = "HR",
                Deadline = end,
                LapsesAt = end,
            },
            Urgency = "The servers are under attack.",
        });
    }

    private async Task<Act> NotOpenedAsync()
    {
        var act = await listing.SubmittedAsync();
        return await listing.HearAsync(
            act, new BallotNotOpened
            {
                ActReference = act.Reference,
                TextSha256 = act.TextSha256,
                Submission = 1,
                Reason = "It cannot be held.",
            });
    }
}
