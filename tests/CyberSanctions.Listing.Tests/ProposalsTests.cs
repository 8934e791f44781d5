using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Testing;
using Google.Protobuf;
using Grpc.Core;

namespace CyberSanctions.Listing.Tests;

public sealed class ProposalsTests(ListingService listing) : IClassFixture<ListingService>
{
    [Fact]
    public async Task Draft_OnADossierConcludedThisMoment_IsAccepted_AndKeepsWhatWasSaid()
    {
        var request = Examples.NewProposal(listing.ConcludeDossier());
        request.EuReferenceNumber = "EU.1.1";
        var proposal = await listing.Drafter.DraftProposalAsync(request);

        Assert.Matches(@"^LP-\d{4}-\d{4}$", proposal.Reference);
        Assert.Equal(
            (1, ProposalState.Draft, false, "aurelia.nimbus"),
            (proposal.Version, proposal.State, proposal.Exercise, proposal.DraftedBy));
        Assert.Equal((request.DossierReference, 4), (proposal.DossierReference, proposal.DossierVersion));
        Assert.Equal(request.Subject, proposal.Subject);
        Assert.Equal((request.Ground, request.Handling), (proposal.Ground, proposal.Handling));
        Assert.Equal(request.Measures, proposal.Measures);
        Assert.Equal(request.Reasons, proposal.Reasons);
        Assert.Equal(
            (string.Join("\n\n", request.Reasons.Select(paragraph => paragraph.Text)), "EU.1.1"),
            (proposal.StatementOfReasons, proposal.EuReferenceNumber));
        Assert.Equal(
            proposal, await listing.Reviewer.GetProposalAsync(new GetProposalRequest { Reference = proposal.Reference }));
        Assert.Equal(
            proposal,
            ProposalDrafted.Parser.ParseFrom((await listing.JournalOfAsync(proposal.Reference)).Single().Payload).Proposal);
    }

    [Fact]
    public async Task EntityDraft_KeepsWhatWasSaid()
    {
        var request = Examples.NewEntityProposal(listing.ConcludeDossier());
        var proposal = await listing.Drafter.DraftProposalAsync(request);
        Assert.Equal((request.Subject, ""), (proposal.Subject, proposal.EuReferenceNumber));
    }

    [Fact]
    public async Task FieldsThatAreNotKnownHere_AreNotCarriedAlong()
    {
        var request = Examples.NewProposal(listing.ConcludeDossier());
        var known = request.Subject;
        var subject = new MemoryStream();
        subject.Write(request.Subject.ToByteArray());
        subject.Write([0xBA, 0x3E, 0x01, 0x78]); // field 999, of a later version of the contract
        request.Subject = Subject.Parser.ParseFrom(subject.ToArray());
        Assert.NotEqual(known, request.Subject);
        Assert.Equal(known, (await listing.Drafter.DraftProposalAsync(request)).Subject);
    }

    [Fact]
    public async Task ExerciseDossier_MakesAnExerciseProposal()
        => Assert.True(
            (await listing.Drafter.DraftProposalAsync(Examples.NewProposal(listing.ConcludeDossier(exercise: true)))).Exercise);

    [Fact]
    public async Task Draft_CitingADossierThatAnotherHasTakenThePlaceOf_IsRefused_AndWhatWasDraftedBeforeStays()
    {
        var (before, after) = (listing.ConcludeDossier(), listing.ConcludeDossier());
        var earlier = await listing.Drafter.DraftProposalAsync(Examples.NewProposal(before));
        await listing.SupersedeDossierAsync(before, after);

        var refusal = await Refused.ByAsync(listing.Drafter.DraftProposalAsync(Examples.NewProposal(before)));
        Assert.Equal((StatusCode.FailedPrecondition, "dossier-superseded"), (refusal.Status, refusal.Reason));
        Assert.Equal(after, (await listing.Drafter.DraftProposalAsync(Examples.NewProposal(after))).DossierReference);
        Assert.Equal(
            earlier, await listing.Drafter.GetProposalAsync(new GetProposalRequest { Reference = earlier.Reference }));
    }

    [Fact]
    public async Task Draft_CitingADossierThatIsNotConcluded_IsRefused()
    {
        var refusal = await Refused.ByAsync(listing.Drafter.DraftProposalAsync(Examples.NewProposal("ATT-1999-0001")));
        Assert.Equal((StatusCode.FailedPrecondition, "dossier-not-concluded"), (refusal.Status, refusal.Reason));
        Assert.Equal("dossier_reference", refusal.Fields.Single().Field);
    }

    [Fact]
    public async Task Draft_CitingAnUnknownDossier_WhileAttributionCannotBeAsked_IsToBeTriedAgain()
    {
        await using var alone = await TestService.StartAsync<Program>("listing");
        var drafter = new Contracts.Listing.V1.Proposals.ProposalsClient(alone.Channel("aurelia.nimbus", [Roles.Officer]));
        Assert.Equal(StatusCode.Unavailable, (await Refused.ByAsync(drafter.DraftProposalAsync(Examples.NewProposal()))).Status);
    }

    [Fact]
    public async Task Draft_WithoutIdentifyingInformation_IsRefused()
    {
        var request = Examples.NewProposal(listing.ConcludeDossier());
        request.Subject = new Subject
        {
            Kind = SubjectKind.Person,
            Names = { new Name { WholeName = "Aurelia NIMBUS", Quality = NameQuality.Strong } },
        };
        var refusal = await Refused.ByAsync(listing.Drafter.DraftProposalAsync(request));
        Assert.Equal("no-identifying-information", refusal.Reason);
    }

    [Fact]
    public async Task EuReferenceNumber_IsTakenOnce_AmongExercisesAndAmongOthers()
    {
        var (real, exercise) =
            (Examples.NewProposal(listing.ConcludeDossier()), Examples.NewProposal(listing.ConcludeDossier(exercise: true)));
        real.EuReferenceNumber = exercise.EuReferenceNumber = "EU.2.2";
        await listing.Drafter.DraftProposalAsync(real);
        await listing.Drafter.DraftProposalAsync(exercise);
        real.Subject = Examples.AnotherPerson();
        var refusal = await Refused.ByAsync(listing.Drafter.DraftProposalAsync(real));
        Assert.Equal((StatusCode.AlreadyExists, "eu-reference-number-taken"), (refusal.Status, refusal.Reason));
        Assert.Equal("eu_reference_number", refusal.Fields.Single().Field);
    }

    [Fact]
    public async Task Clearing_BySomebodyElse_IsRecorded()
    {
        var proposal = await listing.ClearedProposalAsync();
        Assert.Equal((2, ProposalState.Cleared, "legal-1"), (proposal.Version, proposal.State, proposal.ClearedBy));
        Assert.NotNull(proposal.ClearedAt);
        Assert.Equal(
            new ProposalCleared { Reference = proposal.Reference, Version = 2, ClearedBy = "legal-1" },
            ProposalCleared.Parser.ParseFrom((await listing.JournalOfAsync(proposal.Reference))[^1].Payload));
    }

    [Fact]
    public async Task Clearing_ByTheDrafter_IsRefused_AlsoWithAnotherRole()
    {
        var draft = await listing.Drafter.DraftProposalAsync(Examples.NewProposal(listing.ConcludeDossier()));
        var drafterAsReviewer = listing.ProposalsAs("aurelia.nimbus", Roles.Legal);
        var refusal =
            await Refused.ByAsync(drafterAsReviewer.ClearProposalAsync(new ClearProposalRequest { Reference = draft.Reference }));
        Assert.Equal((StatusCode.PermissionDenied, "own-draft"), (refusal.Status, refusal.Reason));
        Assert.Equal(draft, await listing.Drafter.GetProposalAsync(new GetProposalRequest { Reference = draft.Reference }));
    }

    [Fact]
    public async Task Clearing_Twice_IsRefused()
    {
        var reference = (await listing.ClearedProposalAsync()).Reference;
        Assert.Equal("not-a-draft", (await Refused.ByAsync(
            listing.Reviewer.ClearProposalAsync(new ClearProposalRequest { Reference = reference }))).Reason);
        var stale = await Refused.ByAsync(
            listing.Reviewer.ClearProposalAsync(new ClearProposalRequest { Reference = reference, ExpectedVersion = 1 }));
        Assert.Equal((StatusCode.Aborted, "2"), (stale.Status, stale.Metadata[Refusal.CurrentVersion]));
    }

    [Fact]
    public async Task Clearing_AtTheSameTime_HappensOnce()
    {
        var draft = await listing.Drafter.DraftProposalAsync(Examples.NewProposal(listing.ConcludeDossier()));
        var attempts = await Task.WhenAll(Enumerable.Range(0, 6).Select(async i =>
        {
            try
            {
                await listing.ProposalsAs($"legal-{i}", Roles.Legal)
                    .ClearProposalAsync(new ClearProposalRequest { Reference = draft.Reference });
                return true;
            }
            catch (RpcException exception) when (exception.StatusCode == StatusCode.FailedPrecondition)
            {
                return false;
            }
        }));
        Assert.Single(attempts, cleared => cleared);
    }

    [Fact]
    public async Task SameKey_SameRequest_GivesTheFirstAnswer_AndDoesItOnce()
    {
        var request = Examples.NewProposal(listing.ConcludeDossier());
        var headers = new Metadata { { Commands.IdempotencyKey, "draft-once" } };
        var first = await listing.Drafter.DraftProposalAsync(request, headers);
        Assert.Equal(first, await listing.Drafter.DraftProposalAsync(request, headers));
        Assert.Single(await listing.JournalOfAsync(first.Reference));
    }

    [Fact]
    public async Task SameKey_AnotherRequest_IsRefused()
    {
        var request = Examples.NewProposal(listing.ConcludeDossier());
        var headers = new Metadata { { Commands.IdempotencyKey, "draft-another" } };
        await listing.Drafter.DraftProposalAsync(request, headers);
        request.Ground = ListingGround.Associated;
        var refusal = await Refused.ByAsync(listing.Drafter.DraftProposalAsync(request, headers));
        Assert.Equal((StatusCode.AlreadyExists, "idempotency-key-reused"), (refusal.Status, refusal.Reason));
    }

    [Fact]
    public async Task List_IsReadToItsEnd_NewestFirst()
    {
        var newest = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            newest.Insert(
                0, (await listing.Drafter.DraftProposalAsync(Examples.NewProposal(listing.ConcludeDossier()))).Reference);
        }

        var read = new List<string>();
        var cursor = "";
        do
        {
            var page = await listing.Reviewer.ListProposalsAsync(new ListProposalsRequest
            {
                Page = new PageRequest { Size = 2, Cursor = cursor },
            });
            Assert.InRange(page.Proposals.Count, 1, 2);
            read.AddRange(page.Proposals.Select(p => p.Reference));
            cursor = page.NextCursor;
        }
        while (cursor.Length > 0);

        Assert.Equal(newest, read.Take(3));
        Assert.Equal(read.Count, read.Distinct().Count());
    }

    [Fact]
    public async Task List_OfLargeProposals_ComesInMoreAndSmallerPages()
    {
        var request = Examples.NewProposal(listing.ConcludeDossier());
        request.Reasons.Clear();
        request.StatementOfReasons = string.Concat(Enumerable.Repeat("𝕏", 20_000));
        for (var i = 0; i < 30; i++)
        {
            request.Subject = Examples.AnotherPerson();
            await listing.Drafter.DraftProposalAsync(request);
        }

        var page = await listing.Reviewer.ListProposalsAsync(new ListProposalsRequest());
        Assert.InRange(page.Proposals.Count, 20, 29);
        Assert.NotEqual("", page.NextCursor);
    }

    [Theory]
    [InlineData("LP-1999-0001", StatusCode.NotFound)]
    [InlineData("", StatusCode.InvalidArgument)]
    [InlineData("LP\0", StatusCode.InvalidArgument)]
    public async Task Reference_ThatIsNone_IsRefused(string reference, StatusCode status)
    {
        Assert.Equal(
            status,
            (await Refused.ByAsync(listing.Drafter.GetProposalAsync(new GetProposalRequest { Reference = reference }))).Status);
        Assert.Equal(status, (await Refused.ByAsync(
            listing.Reviewer.ClearProposalAsync(new ClearProposalRequest { Reference = reference }))).Status);
    }

    [Fact]
    public async Task Rights_AreThoseOfTheRole()
    {
        var auditor = listing.ProposalsAs("auditor-1", Roles.Auditor);
        await auditor.ListProposalsAsync(new ListProposalsRequest());
        AsyncUnaryCall<Proposal>[] denied =
        [
            listing.Reviewer.DraftProposalAsync(Examples.NewProposal()),
            auditor.DraftProposalAsync(Examples.NewProposal()),
            auditor.ClearProposalAsync(new ClearProposalRequest { Reference = "LP-2026-0001" }),
            listing.ProposalsAs("delegate-fr", Roles.Delegate)
                .GetProposalAsync(new GetProposalRequest { Reference = "LP-2026-0001" }),
        ];
        foreach (var call in denied)
        {
            Assert.Equal(StatusCode.PermissionDenied, (await Refused.ByAsync(call)).Status);
        }
    }
}
