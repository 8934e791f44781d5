using System.Security.Cryptography;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using Dapper;
using Grpc.Core;

namespace CyberSanctions.Listing.Tests;

public sealed class ActsTests(ListingService listing) : IClassFixture<ListingService>
{
    [Fact]
    public async Task Draft_BundlesTheProposals_InTheOrderInWhichTheyAreNamed()
    {
        var (first, second) = (await listing.ClearedProposalAsync(), await listing.ClearedProposalAsync());
        var request = Examples.NewAct(listing.NewActNumber(), second.Reference, first.Reference);
        var act = await listing.Acts.DraftActAsync(request);

        Assert.Matches(@"^ACT-\d{4}-\d{4}$", act.Reference);
        Assert.Equal((1, 1, ActState.Draft, "aurelia.nimbus"), (act.Version, act.Revision, act.State, act.DraftedBy));
        Assert.Equal(act.TextSha256, act.Revisions.Single().TextSha256);
        Assert.Equal(
            (request.Title, request.LegalBasis, request.Number, request.EntryIntoForce, request.PublicationUrl),
            (act.Title, act.LegalBasis, act.Number, act.EntryIntoForce, act.PublicationUrl));
        Assert.Equal([second.Reference, first.Reference], act.Proposals.Select(p => p.Reference));
        Assert.All(
            act.Proposals, p => Assert.Equal((3, ProposalState.Bundled, act.Reference), (p.Version, p.State, p.ActReference)));
        Assert.Equal((Handling.TlpAmber, false), (act.Handling, act.Exercise));
        Assert.Equal(act, await listing.Acts.GetActAsync(new GetActRequest { Reference = act.Reference }));
        var entry = (await listing.JournalOfAsync(act.Reference)).Single();
        Assert.Equal(act, ActDrafted.Parser.ParseFrom(entry.Payload).Act);
    }

    [Fact]
    public async Task Submission_FreezesTheText_AndPutsItIntoTheJournal()
    {
        var draft = await listing.ClearedActAsync();
        var act = await listing.Acts.SubmitActAsync(new SubmitActRequest { Reference = draft.Reference, ExpectedVersion = 2 });

        Assert.Equal((3, ActState.Submitted), (act.Version, act.State));
        Assert.All(act.Proposals, p => Assert.Equal((4, ProposalState.Submitted), (p.Version, p.State)));
        var entry = (await listing.JournalOfAsync(act.Reference))[^1];
        var submitted = ActSubmitted.Parser.ParseFrom(entry.Payload);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(submitted.Text.Span)), act.TextSha256);
        Assert.Equal(
            (act.TextSha256, act.Handling, act.SubmittedAt, "aurelia.nimbus"),
            (submitted.TextSha256, submitted.Handling, submitted.SubmittedAt, submitted.SubmittedBy));
        var text = ActText.Parser.ParseFrom(submitted.Text);
        Assert.Equal(
            (act.Reference, act.Title, act.Number, act.EntryIntoForce),
            (text.Reference, text.Title, text.Number, text.EntryIntoForce));
        var listed = Assert.Single(text.Listings);
        Assert.Equal((act.Proposals[0].Reference, act.Proposals[0].Subject), (listed.ProposalReference, listed.Subject));
        Assert.Equal(act.Proposals[0].StatementOfReasons, listed.StatementOfReasons);
        await using var connection = await listing.Service.Database.OpenConnectionAsync();
        Assert.Equal(
            submitted.Text.ToByteArray(),
            await connection.ExecuteScalarAsync<byte[]>(
                "SELECT text FROM act_revision WHERE act_reference = @Reference", new { act.Reference }));
    }

    [Fact]
    public async Task Submission_Twice_IsRefused()
    {
        var reference = (await listing.SubmittedAsync()).Reference;
        Assert.Equal(
            "before-the-council",
            (await Refused.ByAsync(listing.Acts.SubmitActAsync(new SubmitActRequest { Reference = reference }))).Reason);
        var stale = await Refused.ByAsync(
            listing.Acts.SubmitActAsync(new SubmitActRequest { Reference = reference, ExpectedVersion = 1 }));
        Assert.Equal((StatusCode.Aborted, "3"), (stale.Status, stale.Metadata[Refusal.CurrentVersion]));
    }

    [Fact]
    public async Task Submission_WithTheSameKey_GivesTheFirstAnswer_AndOneEvent()
    {
        var request = new SubmitActRequest { Reference = (await listing.ClearedActAsync()).Reference };
        var headers = new Metadata { { Commands.IdempotencyKey, "submit-once" } };
        var first = await listing.Acts.SubmitActAsync(request, headers);
        Assert.Equal(first, await listing.Acts.SubmitActAsync(request, headers));
        Assert.Equal(3, (await listing.JournalOfAsync(request.Reference)).Count);
    }

    [Fact]
    public async Task Proposals_NotClearedOrUnknownOrBundled_AreRefused_AndNothingIsWritten()
    {
        var cleared = await listing.ClearedProposalAsync();
        var draft = await listing.Drafter.DraftProposalAsync(Examples.NewProposal(listing.ConcludeDossier()));
        var bundled = (await listing.DraftActAsync()).Proposals.Single();
        var refusal = await Refused.ByAsync(listing.Acts.DraftActAsync(
            Examples.NewAct(listing.NewActNumber(), cleared.Reference, draft.Reference, bundled.Reference, "LP-1999-0001")));
        Assert.Equal((StatusCode.FailedPrecondition, "proposal-not-cleared"), (refusal.Status, refusal.Reason));
        Assert.Equal(
            ["proposal_references[1]", "proposal_references[2]", "proposal_references[3]"], refusal.Fields.Select(f => f.Field));
        Assert.Equal(cleared, await listing.Drafter.GetProposalAsync(new GetProposalRequest { Reference = cleared.Reference }));
    }

    [Fact]
    public async Task Proposal_WantedByTwoActsAtTheSameTime_GoesIntoOne()
    {
        var proposal = await listing.ClearedProposalAsync();
        var attempts = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            try
            {
                await listing.Acts.DraftActAsync(Examples.NewAct(listing.NewActNumber(), proposal.Reference));
                return true;
            }
            catch (RpcException exception) when (exception.StatusCode == StatusCode.FailedPrecondition)
            {
                return false;
            }
        }));
        Assert.Single(attempts, bundled => bundled);
    }

    [Fact]
    public async Task ExercisesAndOthers_AreNotMixed()
    {
        var (real, exercise) = (await listing.ClearedProposalAsync(), await listing.ClearedProposalAsync(exercise: true));
        var mixed = await Refused.ByAsync(
            listing.Acts.DraftActAsync(Examples.NewAct(listing.NewActNumber(), real.Reference, exercise.Reference)));
        Assert.Equal("exercise-mixed", mixed.Reason);
        Assert.True((await listing.Acts.DraftActAsync(Examples.NewAct(listing.NewActNumber(), exercise.Reference))).Exercise);
    }

    [Fact]
    public async Task Number_IsTakenOnce_AmongExercisesAndAmongOthers()
    {
        var number = (await listing.DraftActAsync()).Number;
        await listing.Acts.DraftActAsync(Examples.NewAct(number, (await listing.ClearedProposalAsync(exercise: true)).Reference));
        var refusal = await Refused.ByAsync(
            listing.Acts.DraftActAsync(Examples.NewAct(number, (await listing.ClearedProposalAsync()).Reference)));
        Assert.Equal(
            (StatusCode.AlreadyExists, "act-number-taken", "number"),
            (refusal.Status, refusal.Reason, refusal.Fields.Single().Field));
    }

    [Fact]
    public async Task Text_TooLargeToTravel_IsRefused()
    {
        var references = new List<string>();
        for (var i = 0; i < 27; i++)
        {
            var request = Examples.NewProposal(listing.ConcludeDossier());
            request.Reasons.Clear();
            request.Reasons.AddRange(Cited.Longest());
            var draft = await listing.Drafter.DraftProposalAsync(request);
            references.Add(
                (await listing.Reviewer.ClearProposalAsync(new ClearProposalRequest { Reference = draft.Reference })).Reference);
        }

        Assert.Equal(
            "act-too-large",
            (await Refused.ByAsync(listing.Acts.DraftActAsync(Examples.NewAct(listing.NewActNumber(), [.. references])))).Reason);
        var act = await listing.Acts.DraftActAsync(Examples.NewAct(listing.NewActNumber(), [.. references.Take(26)]));
        Assert.Equal(26, (await listing.SubmitAsync(await listing.ClearAsync(act))).Proposals.Count);
    }

    [Fact]
    public async Task List_IsNewestFirst_WithReferencesOfProposalsOnly()
    {
        var (older, newer) = (await listing.DraftActAsync(), await listing.DraftActAsync());
        var first = await listing.Acts.ListActsAsync(new ListActsRequest { Page = new PageRequest { Size = 1 } });
        var second = await listing.Acts.ListActsAsync(new ListActsRequest
        {
            Page = new PageRequest { Size = 1, Cursor = first.NextCursor },
        });
        Assert.Equal((newer.Reference, older.Reference), (first.Acts.Single().Reference, second.Acts.Single().Reference));
        Assert.Equal(new Proposal { Reference = newer.Proposals[0].Reference }, first.Acts[0].Proposals.Single());
    }

    [Theory]
    [InlineData("ACT-1999-0001", StatusCode.NotFound)]
    [InlineData("", StatusCode.InvalidArgument)]
    public async Task Reference_ThatIsNone_IsRefused(string reference, StatusCode status)
    {
        Assert.Equal(
            status, (await Refused.ByAsync(listing.Acts.GetActAsync(new GetActRequest { Reference = reference }))).Status);
        Assert.Equal(
            status, (await Refused.ByAsync(listing.Acts.SubmitActAsync(new SubmitActRequest { Reference = reference }))).Status);
    }

    [Theory]
    [InlineData(Roles.Legal)]
    [InlineData(Roles.Auditor)]
    public async Task Readers_ReadAndDoNotWrite(string role)
    {
        var act = await listing.DraftActAsync();
        var reader = listing.ActsAs("reader-1", role);
        Assert.Equal(act, await reader.GetActAsync(new GetActRequest { Reference = act.Reference }));
        Assert.Equal(
            StatusCode.PermissionDenied,
            (await Refused.ByAsync(reader.SubmitActAsync(new SubmitActRequest { Reference = act.Reference }))).Status);
        Assert.Equal(StatusCode.PermissionDenied, (await Refused.ByAsync(reader.DraftActAsync(new DraftActRequest()))).Status);
    }
}
