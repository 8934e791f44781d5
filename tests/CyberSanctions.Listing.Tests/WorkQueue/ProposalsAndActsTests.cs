using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Listing.Tests.Stages;
using CyberSanctions.Listing.Tests.Translations;
using CyberSanctions.ServiceDefaults.Identity;
using Google.Protobuf.WellKnownTypes;

namespace CyberSanctions.Listing.Tests.WorkQueue;

/// <summary>
/// Proposals and acts wait for somebody until that is done. Who gains from abuse: whoever would clear what they wrote; whoever
/// would have an item look done, or be somebody else's; whoever learns here of what they may not open.
/// </summary>
public sealed class ProposalsAndActsTests(ListingService listing) : IClassFixture<ListingService>
{
    [Fact]
    public async Task Proposal_WaitsForClearance_ThenForItsDrafter_AndThenForNobody()
    {
        var (everybody, drafter) = (listing.Service.Legal(), listing.Service.Officer());
        var draft = await listing.Drafter.DraftProposalAsync(Examples.NewProposal(listing.ConcludeDossier()));
        Assert.Equal("proposal-clearance", await everybody.OfAsync(draft.Reference));
        Assert.Equal("", await drafter.OfAsync(draft.Reference, WorkScope.Me));

        await listing.Reviewer.SendBackProposalAsync(new() { Reference = draft.Reference, Comments = "Which servers?" });
        Assert.Equal("proposal-sent-back", await drafter.OfAsync(draft.Reference, WorkScope.Me));
        Assert.Equal("", await listing.Service.Officer("tiberius.quill").OfAsync(draft.Reference, WorkScope.Me));
        var back = (await drafter.AllAsync()).Single(item => item.Reference == draft.Reference);
        Assert.Equal((true, "aurelia.nimbus", null, WorkUrgency.Later), (back.MayAct, back.Subject, back.DueOn, back.Urgency));

        await listing.Drafter.WithdrawProposalAsync(new() { Reference = draft.Reference, Reason = "It was somebody else." });
        Assert.Equal("", await drafter.OfAsync(draft.Reference));
        Assert.Equal(
            "not-found",
            (await Refused.ByAsync(drafter.GetWorkItemAsync(new() { Id = back.Id }))).Reason);
    }

    [Fact]
    public async Task Act_WaitsForClearance_Submission_AndItsUrgencyForASecondPerson()
    {
        var legal = listing.Service.Legal();
        var act = await listing.DraftActAsync();
        Assert.Equal("act-clearance", await legal.OfAsync(act.Reference));
        act = await listing.ClearAsync(act);
        Assert.Equal("act-submission", await legal.OfAsync(act.Reference));
        Assert.Equal("", await legal.OfAsync(act.Proposals[0].Reference));

        var urgent = new SubmitActRequest
        {
            Reference = act.Reference,
            Procedure = new Procedure
            {
                Rule = Rule.Unanimity,
                Mode = Mode.Silence,
                ProposedBy = "HR",
                Deadline = InHours(3),
                LapsesAt = InHours(3),
            },
            Urgency = "Their accounts are being emptied.",
        };
        act = await listing.Acts.SubmitActAsync(urgent);
        Assert.Equal("urgency-approval", await legal.OfAsync(act.Reference));
        var item = await legal.GetWorkItemAsync(new() { Id = $"urgency-approval:{act.Reference}" });
        Assert.True(item.MayAct);
        Assert.False((await listing.Service.Officer("Aurelia.Nimbus").GetWorkItemAsync(new() { Id = item.Id })).MayAct);
        Assert.True((await listing.Service.Officer("tiberius.quill").GetWorkItemAsync(new() { Id = item.Id })).MayAct);

        act = await listing.Second.ApproveUrgencyAsync(new() { Reference = act.Reference });
        Assert.Equal("", await legal.OfAsync(act.Reference));

        // A correction is another text, which waits for clearance while the one before is before the Council.
        act = await listing.OpenAsync(act);
        var correction = new CorrectActRequest { Reference = act.Reference, Title = "Corrected title" };
        act = await listing.Acts.CorrectActAsync(correction);
        Assert.Equal("act-clearance", await legal.OfAsync(act.Reference));
        act = await listing.DecideAsync(act, Outcome.Adopted);
        Assert.Equal("", await legal.OfAsync(act.Reference));
    }

    // In another case, and with a capital I that looks like an l: it is one person.
    [Theory]
    [InlineData("aurelia.nimbus")]
    [InlineData("Aurelia.Nimbus")]
    [InlineData("aureIia.nimbus")]
    public async Task WhatSomebodyWrote_NeverWaitsForTheirClearance(string writer)
    {
        var legal = listing.Service.Legal(writer, "RELEX.1.C");
        var act = await listing.DraftActAsync();
        var draft = await listing.Drafter.DraftProposalAsync(Examples.NewProposal(listing.ConcludeDossier()));
        foreach (var id in new[] { $"act-clearance:{act.Reference}", $"proposal-clearance:{draft.Reference}" })
        {
            var other = listing.Service.Officer("tiberius.quill");
            Assert.Equal(
                "work-of-its-author", (await Refused.ByAsync(other.AssignWorkItemAsync(Asking.To(id, writer)))).Reason);
            await other.AssignWorkItemAsync(Asking.To(id, unit: "RELEX.1.C"));
            Assert.False((await legal.GetWorkItemAsync(new() { Id = id })).MayAct);
            Assert.DoesNotContain(id, (await legal.AllAsync(WorkScope.Unit)).Select(item => item.Id));
            Assert.Contains(
                id, (await listing.Service.Legal("legal-2", "RELEX.1.C").AllAsync(WorkScope.Unit)).Select(item => item.Id));
        }
    }

    [Fact]
    public async Task ReservationOnAnAct_WaitsUntilItIsLifted_OrTheActGivenUp()
    {
        var officer = listing.Service.Officer();
        var stages = listing.Recorder();
        foreach (var lifted in (bool[])[true, false])
        {
            var act = await listing.ClearedActAsync();
            var record = await stages.EnterReservationAsync(Recording.Reservation(act));
            record = await stages.EnterReservationAsync(Recording.Reservation(act, "BE"));
            await stages.RecordStageAsync(Recording.Stage(act, StageBody.Relex, StageOutcome.ToBeContinued));
            Assert.Equal(
                ["act-submission", "reservation", "reservation", "stage"],
                (await officer.OfAsync(act.Reference)).Split(' ').Order());
            if (!lifted)
            {
                await listing.Acts.WithdrawActAsync(new() { Reference = act.Reference, Reason = "Overtaken by events." });
                Assert.Equal("", await officer.OfAsync(act.Reference));
                continue;
            }

            await stages.LiftReservationAsync(Recording.Lifting(record));
            await stages.RecordStageAsync(Recording.Stage(act, StageBody.Relex));
            Assert.Equal(["act-submission", "reservation"], (await officer.OfAsync(act.Reference)).Split(' ').Order());
        }
    }

    [Fact]
    public async Task Translation_WaitsForATranslator_ThenForSomebodyElse_AndComesBackWhenTheOriginalChanges()
    {
        var translators = new Translators(listing);
        var draft = await translators.DraftAsync();
        var reference = $"{draft.Reference}/translations/de";
        await translators.Officer.RequestTranslationsAsync(new() { Reference = draft.Reference, Languages = { "de" } });
        var (translator, reviewer) = (listing.Service.Officer("livia.frost"), listing.Service.Legal("marius.cumulus"));
        Assert.Equal("translation", await reviewer.OfAsync(reference));

        var translation = await translators.WriteAsync(draft.Reference, "de");
        var item = $"translation:{reference}";
        Assert.False((await translator.GetWorkItemAsync(new() { Id = item })).MayAct);
        Assert.True((await reviewer.GetWorkItemAsync(new() { Id = item })).MayAct);
        await translators.Reviewer.ReviewTranslationAsync(Translators.ReviewOf(translation));
        Assert.Equal("", await reviewer.OfAsync(reference));

        await translators.EditAsync(draft, "Aurelia Nimbus is said to have entered the servers in spring.");
        Assert.Equal("translation", await reviewer.OfAsync(reference));
    }

    private static Timestamp InHours(int hours)
    {
        var moment = DateTime.UtcNow.AddHours(hours);
        return Timestamp.FromDateTime(moment.AddTicks(-(moment.Ticks % TimeSpan.TicksPerSecond)));
    }

    [Fact]
    public async Task WhoeverWroteItAfterTakingItOn_IsNotAskedToClearIt()
    {
        var draft = await listing.Drafter.DraftProposalAsync(Examples.NewProposal(listing.ConcludeDossier()));
        var id = $"proposal-clearance:{draft.Reference}";
        var both = new Contracts.Listing.V1.WorkQueue.WorkQueueClient(
            listing.Service.Channel("octavia.gale", [Roles.Officer, Roles.Legal]));
        await both.AssignWorkItemAsync(Asking.To(id, "octavia.gale"));
        Assert.Contains(id, (await both.AllAsync(WorkScope.Me)).Select(item => item.Id));
        var edited = Examples.NewProposal(draft.DossierReference);
        edited.Subject.Function = "Director";
        await listing.ProposalsAs("octavia.gale", Roles.Officer).EditProposalAsync(
            new() { Reference = draft.Reference, Proposal = edited, Reason = "She is known so." });
        Assert.DoesNotContain(id, (await both.AllAsync(WorkScope.Me)).Select(item => item.Id));
        Assert.False((await both.GetWorkItemAsync(new() { Id = id })).MayAct);
    }

    [Fact]
    public async Task TakingOn_NeedsTheRole_AndGivingAwayIsKept_OneAfterTheOther()
    {
        var draft = await listing.Drafter.DraftProposalAsync(Examples.NewProposal(listing.ConcludeDossier()));
        var id = $"proposal-clearance:{draft.Reference}";
        var (officer, legal) = (listing.Service.Officer("tiberius.quill"), listing.Service.Legal());
        Assert.Equal(
            "work-of-other-roles",
            (await Refused.ByAsync(officer.AssignWorkItemAsync(Asking.To(id, "tiberius.quill")))).Reason);
        Assert.Equal("assigned-so-already", (await Refused.ByAsync(officer.AssignWorkItemAsync(Asking.To(id)))).Reason);

        var taken = await legal.AssignWorkItemAsync(Asking.To(id, "legal-1"));
        Assert.Equal(("legal-1", "", 1L), (taken.Assignment.Assignee, taken.Assignment.Unit, taken.Assignment.Version));
        Assert.Contains(id, (await legal.AllAsync(WorkScope.Me)).Select(item => item.Id));
        var stale = await Refused.ByAsync(officer.AssignWorkItemAsync(Asking.To(id, "legal-2", version: 7)));
        Assert.Equal("stale-version", stale.Reason);
        Assert.Equal("assigned-so-already", (await Refused.ByAsync(legal.AssignWorkItemAsync(Asking.To(id, "legal-1")))).Reason);
        await officer.AssignWorkItemAsync(Asking.To(id, "legal-2", "RELEX.1.C", version: 2));
        Assert.DoesNotContain(id, (await legal.AllAsync(WorkScope.Me)).Select(item => item.Id));
        await officer.AssignWorkItemAsync(Asking.To(id, version: 3));
        Assert.Equal(
            [(1L, "legal-1", "", "legal-1"), (2L, "legal-2", "RELEX.1.C", "tiberius.quill"), (3L, "", "", "tiberius.quill")],
            (await officer.ListWorkAssignmentsAsync(new() { Id = id })).Items
                .Select(made => (made.Version, made.Assignee, made.Unit, made.AssignedBy)));
        Assert.Equal(3, (await listing.JournalOfAsync(draft.Reference)).Count(entry => entry.EventType.EndsWith(
            "WorkItemAssigned", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task TwoWhoTakeOnTheSame_OneHasIt()
    {
        var draft = await listing.Drafter.DraftProposalAsync(Examples.NewProposal(listing.ConcludeDossier()));
        var id = $"proposal-clearance:{draft.Reference}";
        var both = await Task.WhenAll(new[] { "legal-1", "legal-2", "legal-3" }.Select(async name =>
        {
            try
            {
                await listing.Service.Legal(name).AssignWorkItemAsync(Asking.To(id, name, version: 1));
                return "";
            }
            catch (Grpc.Core.RpcException exception)
            {
                return ServiceDefaults.Errors.StatusDetails.FromRpcException(exception).Reason;
            }
        }));
        Assert.Equal(["", "stale-version", "stale-version"], both.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task SameKey_AssignsOnce()
    {
        var draft = await listing.Drafter.DraftProposalAsync(Examples.NewProposal(listing.ConcludeDossier()));
        var request = Asking.To($"proposal-clearance:{draft.Reference}", unit: "RELEX.1.C");
        var headers = new Grpc.Core.Metadata { { "idempotency-key", "the-desk" } };
        var once = await listing.Service.Officer().AssignWorkItemAsync(request, headers);
        Assert.Equal(once, await listing.Service.Officer().AssignWorkItemAsync(request, headers));
    }

    [Fact]
    public async Task Unit_IsThatOfTheToken_AndWhoeverHasNoneIsTold()
    {
        Assert.Equal(
            "whose",
            (await Refused.ByAsync(listing.Service.Officer().ListWorkQueueAsync(new() { Whose = WorkScope.Unit }))).Fields[0].Field);

        // What is no code names none.
        Assert.Equal(
            "whose",
            (await Refused.ByAsync(listing.Service.Officer(unit: "relex 1").ListWorkQueueAsync(new() { Whose = WorkScope.Unit })))
                .Fields[0].Field);
        Assert.Empty(await listing.Service.Officer(unit: "NOBODY.S").AllAsync(WorkScope.Unit));
    }

    [Fact]
    public async Task Handling_IsThatOfTheProposal_AndWhatIsMarkedRedIsThereForOfficers()
    {
        var request = Examples.NewProposal(listing.ConcludeDossier());
        request.Handling = Handling.TlpRed;
        var draft = await listing.Drafter.DraftProposalAsync(request);
        var item = await listing.Service.Officer().GetWorkItemAsync(new() { Id = $"proposal-clearance:{draft.Reference}" });
        Assert.Equal((Handling.TlpRed, "eu-cyber", false), (item.Handling, item.List, item.Exercise));
        var authority = listing.Service.QueueAs("clerk.be", Roles.Authority, "BE");
        Assert.Equal("", await authority.OfAsync(draft.Reference));
        Assert.Equal("not-found", (await Refused.ByAsync(authority.GetWorkItemAsync(new() { Id = item.Id }))).Reason);
        Assert.Equal(
            "not-found", (await Refused.ByAsync(authority.AssignWorkItemAsync(Asking.To(item.Id, "clerk.be")))).Reason);
    }

    [Fact]
    public async Task Exercise_IsOnItsOwnList()
    {
        var request = Examples.NewProposal(listing.ConcludeDossier(exercise: true));
        var draft = await listing.Drafter.DraftProposalAsync(request);
        var officer = listing.Service.Officer();
        Assert.Contains(
            draft.Reference,
            (await officer.AllAsync(filter: asked => asked.List = "eu-cyber-exercise")).Select(item => item.Reference));
        Assert.DoesNotContain(
            draft.Reference, (await officer.AllAsync(filter: asked => asked.List = "eu-cyber")).Select(item => item.Reference));
        Assert.Equal(
            "not-found",
            (await Refused.ByAsync(officer.ListWorkQueueAsync(new() { Whose = WorkScope.Me, List = "eu-nothing" }))).Reason);
    }
}
