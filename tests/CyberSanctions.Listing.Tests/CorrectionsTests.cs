using System.Security.Cryptography;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace CyberSanctions.Listing.Tests;

public sealed class CorrectionsTests(ListingService listing) : IClassFixture<ListingService>
{
    private const string Corrected = "Aurelia Nimbus ran the servers from which Nimbus Water Works was attacked in March 2024.";

    [Fact]
    public async Task Submission_WithoutAProcedure_IsUnanimityAtAMeetingOnAProposalOfTheHighRepresentative()
    {
        var draft = await listing.DraftActAsync();
        Assert.Equal((null, 0), (draft.Procedure, draft.Revision));
        var act = await listing.Acts.SubmitActAsync(new SubmitActRequest { Reference = draft.Reference });
        Assert.Equal(new Procedure { Rule = Rule.Unanimity, Mode = Mode.Meeting, ProposedBy = "HR" }, act.Procedure);
        Assert.Equal(1, act.Revision);
    }

    [Fact]
    public async Task Submission_PutsItsProcedureIntoTheActAndTheJournal()
    {
        var draft = await listing.DraftActAsync();
        var procedure = Silence(days: 3);
        procedure.NotTakingPart.Add("DK");
        var act = await listing.Acts.SubmitActAsync(new SubmitActRequest { Reference = draft.Reference, Procedure = procedure });

        Assert.Equal(procedure, act.Procedure);
        Assert.Equal(act, await listing.Acts.GetActAsync(new GetActRequest { Reference = act.Reference }));
        var submitted = await LastSubmittedAsync(act.Reference);
        Assert.Equal((procedure, 1), (submitted.Procedure, submitted.Revision));
    }

    [Fact]
    public async Task Submission_WithAProcedureThatCannotBeHeld_IsRefused_AndTheActStaysADraft()
    {
        var draft = await listing.DraftActAsync();
        var refusal = await Refused.ByAsync(listing.Acts.SubmitActAsync(new SubmitActRequest { Reference = draft.Reference, Procedure = Silence(days: -1) }));
        Assert.Equal((StatusCode.InvalidArgument, "procedure.deadline"), (refusal.Status, refusal.Fields[0].Field));
        Assert.Equal(draft, await listing.Acts.GetActAsync(new GetActRequest { Reference = draft.Reference }));
    }

    [Fact]
    public async Task Correction_MakesANewText_AndPutsItToTheVoteAgain()
    {
        var before = await SubmittedAsync();
        var procedure = Silence(days: 5);
        var act = await listing.Acts.CorrectActAsync(new CorrectActRequest
        {
            Reference = before.Reference,
            ExpectedVersion = before.Version,
            Procedure = procedure,
            Title = "Corrected title",
            StatementsOfReasons = { Reasons(before, Corrected) },
        });

        Assert.Equal((before.Version + 1, 2, ActState.Submitted), (act.Version, act.Revision, act.State));
        Assert.Equal(("Corrected title", procedure), (act.Title, act.Procedure));
        Assert.Equal((before.Number, before.LegalBasis, before.EntryIntoForce), (act.Number, act.LegalBasis, act.EntryIntoForce));
        Assert.Equal(Corrected, act.Proposals.Single().StatementOfReasons);
        Assert.NotEqual(before.TextSha256, act.TextSha256);
        Assert.Equal(act, await listing.Acts.GetActAsync(new GetActRequest { Reference = act.Reference }));

        var submitted = await LastSubmittedAsync(act.Reference);
        Assert.Equal((act.TextSha256, 2, procedure), (submitted.TextSha256, submitted.Revision, submitted.Procedure));
        Assert.Equal(act.TextSha256, Convert.ToHexStringLower(SHA256.HashData(submitted.Text.Span)));
        var text = ActText.Parser.ParseFrom(submitted.Text);
        Assert.Equal((act.Reference, act.Number, "Corrected title", false), (text.Reference, text.Number, text.Title, text.Exercise));
        Assert.Equal(Corrected, text.Listings.Single().StatementOfReasons);

        // What was cleared stays as it was cleared.
        Assert.Equal(
            before.Proposals.Single(),
            await listing.Drafter.GetProposalAsync(new GetProposalRequest { Reference = before.Proposals[0].Reference }));
    }

    [Fact]
    public async Task Correction_OfACorrection_KeepsWhatItLeavesOut()
    {
        var act = await SubmittedAsync();
        await listing.Acts.CorrectActAsync(new CorrectActRequest { Reference = act.Reference, StatementsOfReasons = { Reasons(act, Corrected) } });
        var entry = new Date { Year = 2026, Month = 4, Day = 1 };
        var again = await listing.Acts.CorrectActAsync(new CorrectActRequest { Reference = act.Reference, PublicationUrl = "", EntryIntoForce = entry });

        Assert.Equal((act.Version + 2, 3), (again.Version, again.Revision));
        Assert.Equal(("", entry, Corrected), (again.PublicationUrl, again.EntryIntoForce, again.Proposals.Single().StatementOfReasons));
        Assert.Equal(act.Procedure, again.Procedure);
        var listed = (await listing.Acts.ListActsAsync(new ListActsRequest())).Acts.Single(a => a.Reference == act.Reference);
        Assert.Equal((again.TextSha256, 3, again.Version), (listed.TextSha256, listed.Revision, listed.Version));
    }

    [Fact]
    public async Task Correction_ThatChangesNothing_IsRefused()
    {
        var act = await SubmittedAsync();
        CorrectActRequest[] requests =
        [
            new() { Reference = act.Reference },
            new() { Reference = act.Reference, Procedure = Silence(days: 3) },
            new() { Reference = act.Reference, Title = act.Title, StatementsOfReasons = { Reasons(act, act.Proposals[0].StatementOfReasons) } },
        ];
        foreach (var request in requests)
        {
            Assert.Equal("nothing-corrected", (await Refused.ByAsync(listing.Acts.CorrectActAsync(request))).Reason);
        }

        Assert.Equal(act, await listing.Acts.GetActAsync(new GetActRequest { Reference = act.Reference }));
    }

    [Fact]
    public async Task Correction_OfADraft_OrOfAnotherVersion_IsRefused()
    {
        var draft = await listing.DraftActAsync();
        var refusal = await Refused.ByAsync(listing.Acts.CorrectActAsync(new CorrectActRequest { Reference = draft.Reference, Title = "Another" }));
        Assert.Equal((StatusCode.FailedPrecondition, "not-submitted"), (refusal.Status, refusal.Reason));
        var act = await SubmittedAsync();
        var stale = await Refused.ByAsync(listing.Acts.CorrectActAsync(new CorrectActRequest { Reference = act.Reference, ExpectedVersion = 1, Title = "Another" }));
        Assert.Equal((StatusCode.Aborted, "2"), (stale.Status, stale.Metadata[Refusal.CurrentVersion]));
    }

    [Fact]
    public async Task Correction_Spoilt_IsRefusedNamingTheField()
    {
        var act = await SubmittedAsync();
        var other = await listing.ClearedProposalAsync();
        await NamesAsync("title", r => r.Title = "");
        await NamesAsync("legal_basis", r => r.LegalBasis = " x");
        await NamesAsync("publication_url", r => r.PublicationUrl = "eli/2026");
        await NamesAsync("entry_into_force", r => r.EntryIntoForce = new Date { Year = 2026, Month = 2, Day = 30 });
        await NamesAsync("procedure.deadline", r => r.Procedure = new Procedure { Rule = Rule.Unanimity, Mode = Mode.Written, ProposedBy = "HR" });
        await NamesAsync("expected_version", r => r.ExpectedVersion = -1);
        await NamesAsync("statements_of_reasons[0].statement_of_reasons", r => r.StatementsOfReasons.Add(Reasons(act, "")));
        await NamesAsync("statements_of_reasons[1].proposal_reference", r => r.StatementsOfReasons.Add([Reasons(act, "One."), Reasons(act, "Two.")]));
        await NamesAsync(
            "statements_of_reasons[0].proposal_reference",
            r => r.StatementsOfReasons.Add(new CorrectedReasons { ProposalReference = other.Reference, StatementOfReasons = "Not in this act." }));

        async Task NamesAsync(string field, Action<CorrectActRequest> spoil)
        {
            var request = new CorrectActRequest { Reference = act.Reference };
            spoil(request);
            var refusal = await Refused.ByAsync(listing.Acts.CorrectActAsync(request));
            Assert.Equal((StatusCode.InvalidArgument, field), (refusal.Status, refusal.Fields.Single().Field));
        }
    }

    [Fact]
    public async Task Correction_AboveTwoMegabytes_IsRefused()
    {
        var references = new List<string>();
        for (var i = 0; i < 27; i++)
        {
            references.Add((await listing.ClearedProposalAsync()).Reference);
        }

        var draft = await listing.Acts.DraftActAsync(Examples.NewAct(listing.NewActNumber(), [.. references]));
        var act = await listing.Acts.SubmitActAsync(new SubmitActRequest { Reference = draft.Reference });
        var reasons = string.Concat(Enumerable.Repeat("𝕏", 20_000));
        var all = references.Select(r => new CorrectedReasons { ProposalReference = r, StatementOfReasons = reasons }).ToList();

        // In three parts: one request has 1 MiB at most.
        foreach (var part in all.Take(18).Chunk(9))
        {
            await listing.Acts.CorrectActAsync(new CorrectActRequest { Reference = act.Reference, StatementsOfReasons = { part } });
        }

        var rest = new CorrectActRequest { Reference = act.Reference, StatementsOfReasons = { all.Skip(18) } };
        Assert.Equal("act-too-large", (await Refused.ByAsync(listing.Acts.CorrectActAsync(rest))).Reason);
    }

    [Fact]
    public async Task Correction_WithTheSameKey_GivesTheFirstAnswer_AndOneEvent()
    {
        var request = new CorrectActRequest { Reference = (await SubmittedAsync()).Reference, Title = "Once" };
        var headers = new Metadata { { Commands.IdempotencyKey, "correct-once" } };
        var first = await listing.Acts.CorrectActAsync(request, headers);
        Assert.Equal(first, await listing.Acts.CorrectActAsync(request, headers));
        Assert.Equal(3, (await listing.JournalOfAsync(request.Reference)).Count);
    }

    [Theory]
    [InlineData(Roles.Legal)]
    [InlineData(Roles.Auditor)]
    public async Task Correction_IsForOfficers(string role)
    {
        var act = await SubmittedAsync();
        var attempt = listing.ActsAs("reader-1", role).CorrectActAsync(new CorrectActRequest { Reference = act.Reference, Title = "Another" });
        Assert.Equal(StatusCode.PermissionDenied, (await Refused.ByAsync(attempt)).Status);
    }

    private static Procedure Silence(int days)
    {
        // To the microsecond: finer is refused.
        var now = DateTime.UtcNow;
        var deadline = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)).AddDays(days).ToTimestamp();
        return new Procedure { Rule = Rule.Unanimity, Mode = Mode.Silence, ProposedBy = "HR", Deadline = deadline, LapsesAt = deadline };
    }

    private static CorrectedReasons Reasons(Act act, string reasons)
        => new() { ProposalReference = act.Proposals[0].Reference, StatementOfReasons = reasons };

    private async Task<Act> SubmittedAsync()
        => await listing.Acts.SubmitActAsync(new SubmitActRequest { Reference = (await listing.DraftActAsync()).Reference });

    private async Task<ActSubmitted> LastSubmittedAsync(string reference)
        => ActSubmitted.Parser.ParseFrom((await listing.JournalOfAsync(reference))[^1].Payload);
}
