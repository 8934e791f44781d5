using System.Security.Cryptography;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using Grpc.Core;

namespace CyberSanctions.Listing.Tests;

public sealed class CorrectionsTests(ListingService listing) : IClassFixture<ListingService>
{
    private const string Corrected = "Nimbus Water Works was attacked in March 2024.\n\n"
        + "Aurelia Nimbus ran the servers from which that was done.";

    [Fact]
    public async Task Correction_IsAnotherText_WhichIsNeitherClearedNorShown_UntilItsBallotIsOpen()
    {
        var before = await listing.OpenAsync(await listing.SubmittedAsync());
        var act = await listing.Acts.CorrectActAsync(new CorrectActRequest
        {
            Reference = before.Reference,
            ExpectedVersion = before.Version,
            Title = "Corrected title",
            StatementsOfReasons = { Reasons(before) },
        });

        // The act still shows what is voted on, and beside it what is to be.
        Assert.Equal(
            (before.Version + 1, 1, ActState.Submitted, before.Title, before.TextSha256),
            (act.Version, act.Revision, act.State, act.Title, act.TextSha256));
        var revision = act.Revisions[1];
        Assert.Equal((2, "aurelia.nimbus", ""), (revision.Number, revision.WrittenBy, revision.ClearedBy));
        Assert.Equal(
            [
                new FieldChange { Field = "title", Before = before.Title, After = "Corrected title" },
                new FieldChange
                {
                    Field = $"listings[{before.Proposals[0].Reference}].statement_of_reasons",
                    Before = before.Proposals[0].StatementOfReasons,
                    After = Corrected,
                },
            ],
            revision.Changes);
        var newest = await listing.Acts.GetActAsync(new GetActRequest { Reference = act.Reference, Revision = 2 });
        Assert.Equal(
            (2, "Corrected title", Corrected, revision.TextSha256),
            (newest.Revision, newest.Title, newest.Proposals[0].StatementOfReasons, newest.TextSha256));
        Assert.Equal(revision, ActCorrected.Parser.ParseFrom((await listing.JournalOfAsync(act.Reference))[^1].Payload).Revision);

        // Nothing goes to the vote that is not cleared.
        Assert.Equal(
            "not-cleared",
            (await Refused.ByAsync(listing.Acts.SubmitActAsync(new SubmitActRequest { Reference = act.Reference }))).Reason);
        var submitted = await listing.SubmitAsync(await listing.ClearAsync(act));
        Assert.Equal((1, ActState.Submitted), (submitted.Revision, submitted.State));
        var opened = await listing.OpenAsync(submitted);
        Assert.Equal((2, "Corrected title", Corrected), (opened.Revision, opened.Title, opened.Proposals[0].StatementOfReasons));

        // What was cleared stays as it was cleared.
        var proposal =
            await listing.Drafter.GetProposalAsync(new GetProposalRequest { Reference = before.Proposals[0].Reference });
        Assert.Equal(before.Proposals[0].StatementOfReasons, proposal.StatementOfReasons);
    }

    [Fact]
    public async Task CorrectedText_GoesToTheVoteWithWhoWroteAndClearedIt_AndWhatChanged()
    {
        var act = await listing.SubmittedAsync();
        act =
            await listing.Second.CorrectActAsync(new CorrectActRequest { Reference = act.Reference, Title = "Corrected title" });
        act = await listing.SubmitAsync(await listing.ClearAsync(act));

        var submitted = await LastSubmittedAsync(act.Reference);
        Assert.Equal((2, 2, act.Revisions[1].TextSha256), (submitted.Revision, submitted.Submission, submitted.TextSha256));
        Assert.Equal(submitted.TextSha256, Convert.ToHexStringLower(SHA256.HashData(submitted.Text.Span)));
        Assert.Equal(act.Revisions, submitted.Revisions);
        Assert.Equal(
            [("aurelia.nimbus", "legal-1", 0), ("tiberius.quill", "legal-1", 1)],
            submitted.Revisions.Select(r => (r.WrittenBy, r.ClearedBy, r.Changes.Count)));
        var text = ActText.Parser.ParseFrom(submitted.Text);
        Assert.Equal((act.Reference, act.Number, "Corrected title"), (text.Reference, text.Number, text.Title));
    }

    [Theory]
    [InlineData("tiberius.quill")] // corrected it
    [InlineData("Tiberius.Quill ")]
    [InlineData("aurelia.nimbus")] // wrote what was before
    [InlineData("AURELIA.NIMBUS")]
    [InlineData("аurelia.nimbus")] // with a Cyrillic а
    [InlineData("aurelia.nimb\u200bus")]
    public async Task Correction_IsClearedByNobodyWhoWroteTheOldOrTheNewText_WhateverTheyCallThemselves(string subject)
    {
        var act = await listing.SubmittedAsync();
        act =
            await listing.Second.CorrectActAsync(new CorrectActRequest { Reference = act.Reference, Title = "Corrected title" });
        var refusal = await Refused.ByAsync(listing.ActsAs(subject, Roles.Legal, Roles.Officer).ClearActAsync(
            new ClearActRequest { Reference = act.Reference, TextSha256 = act.Revisions[1].TextSha256 }));
        Assert.True(refusal.Status is StatusCode.PermissionDenied or StatusCode.Unauthenticated, refusal.Message);
    }

    [Fact]
    public async Task Clearance_NamesTheTextThatWasRead_AndIsOnlyOfTheNewest()
    {
        var act = await listing.SubmittedAsync();
        var first = await listing.Acts.CorrectActAsync(new CorrectActRequest
        {
            Reference = act.Reference,
            Title = "Read by the reviewer",
        });
        await listing.Acts.CorrectActAsync(new CorrectActRequest
        {
            Reference = act.Reference,
            Title = "Written meanwhile, in another tab",
        });
        var refusal = await Refused.ByAsync(listing.Legal.ClearActAsync(
            new ClearActRequest { Reference = act.Reference, TextSha256 = first.Revisions[1].TextSha256 }));
        Assert.Equal(
            (StatusCode.FailedPrecondition, "not-the-newest-text", "text_sha256"),
            (refusal.Status, refusal.Reason, refusal.Fields.Single().Field));
    }

    [Fact]
    public async Task CorrectionAndSilence_DoNotLetOneOfficerListAnybody()
    {
        // The attack: a text in silence procedure is exchanged for another one, with a period of two seconds.
        var act = await listing.OpenAsync(await listing.SubmittedAsync());
        act = await listing.Acts.CorrectActAsync(
            new CorrectActRequest { Reference = act.Reference, StatementsOfReasons = { Reasons(act) } });
        var silence = Silence(TimeSpan.FromSeconds(2));
        Assert.Equal(
            "procedure.deadline",
            (await Refused.ByAsync(listing.Acts.SubmitActAsync(
                new SubmitActRequest { Reference = act.Reference, Procedure = silence }))).Fields.Single().Field);
        var urgent = new SubmitActRequest
        {
            Reference = act.Reference,
            Procedure = Silence(TimeSpan.FromHours(1)),
            Urgency = "The servers are under attack.",
        };
        Assert.Equal("not-cleared", (await Refused.ByAsync(listing.Acts.SubmitActAsync(urgent))).Reason);
        await listing.ClearAsync(act);
        var submitted = await listing.Acts.SubmitActAsync(urgent);

        // Nothing has gone to the vote: the text before is still the one before the Council.
        Assert.Equal((ActState.Submitted, 1), (submitted.State, submitted.Revision));
        Assert.Equal("not-awaiting-approval", (await Refused.ByAsync(listing.Second.ApproveUrgencyAsync(
            new ApproveUrgencyRequest { Reference = (await listing.ClearedActAsync()).Reference }))).Reason);
        foreach (var subject in (string[])["aurelia.nimbus", "Aurelia.Nimbus"])
        {
            var refusal = await Refused.ByAsync(listing.ActsAs(subject, Roles.Officer, Roles.Legal).ApproveUrgencyAsync(
                new ApproveUrgencyRequest { Reference = act.Reference }));
            Assert.Equal((StatusCode.PermissionDenied, "own-submission"), (refusal.Status, refusal.Reason));
        }

        var approved = await listing.Second.ApproveUrgencyAsync(new ApproveUrgencyRequest { Reference = act.Reference });
        var submittedEvent = await LastSubmittedAsync(act.Reference);
        Assert.Equal(
            ("The servers are under attack.", "aurelia.nimbus", "tiberius.quill"),
            (submittedEvent.Urgency.Reasons, submittedEvent.Urgency.RequestedBy, submittedEvent.Urgency.ApprovedBy));
        Assert.Equal(submittedEvent.Urgency, approved.Submissions[^1].Urgency);
    }

    [Fact]
    public async Task Urgency_IsNotApproved_OnceTheTextIsCorrected()
    {
        var act = await listing.ClearedActAsync();
        var submitted = await listing.Acts.SubmitActAsync(new SubmitActRequest
        {
            Reference = act.Reference,
            Procedure = Silence(TimeSpan.FromHours(1)),
            Urgency = "The servers are under attack.",
        });
        Assert.Equal(ActState.AwaitingApproval, submitted.State);
        await listing.Acts.CorrectActAsync(new CorrectActRequest
        {
            Reference = act.Reference,
            Title = "Exchanged under the approver's hand",
        });
        Assert.Equal("not-the-newest-text", (await Refused.ByAsync(listing.Second.ApproveUrgencyAsync(
            new ApproveUrgencyRequest { Reference = act.Reference }))).Reason);
    }

    [Fact]
    public async Task Correction_OfACorrection_KeepsWhatItLeavesOut()
    {
        var act = await listing.DraftActAsync();
        await listing.Acts.CorrectActAsync(new CorrectActRequest
        {
            Reference = act.Reference,
            StatementsOfReasons = { Reasons(act) },
        });
        var entry = new Date { Year = 2026, Month = 4, Day = 1 };
        await listing.Acts.CorrectActAsync(new CorrectActRequest { Reference = act.Reference, EntryIntoForce = entry });
        var again = await listing.Acts.CorrectActAsync(
            new CorrectActRequest { Reference = act.Reference, PublicationUrl = "", InForceOnAdoption = true });

        Assert.Equal((act.Version + 3, 4), (again.Version, again.Revision));
        Assert.Equal(
            ("", null, null, Corrected),
            (again.PublicationUrl, again.EntryIntoForce, again.PublishedOn, again.Proposals.Single().StatementOfReasons));
        Assert.Equal(
            ["entry_into_force", "publication_url", "published_on"], again.Revisions[3].Changes.Select(change => change.Field));
        var listed = (await listing.Acts.ListActsAsync(new ListActsRequest())).Acts.Single(a => a.Reference == act.Reference);
        Assert.Equal((again.TextSha256, 4, again.Version), (listed.TextSha256, listed.Revision, listed.Version));
    }

    [Fact]
    public async Task Correction_ThatChangesNothing_IsRefused()
    {
        var act = await listing.SubmittedAsync();
        CorrectActRequest[] requests =
        [
            new() { Reference = act.Reference },
            new()
            {
                Reference = act.Reference,
                Title = act.Title,
                StatementsOfReasons = { Reasons(act, act.Proposals[0].StatementOfReasons) },
            },
        ];
        foreach (var request in requests)
        {
            Assert.Equal("nothing-corrected", (await Refused.ByAsync(listing.Acts.CorrectActAsync(request))).Reason);
        }

        Assert.Equal(act, await listing.Acts.GetActAsync(new GetActRequest { Reference = act.Reference }));
    }

    [Fact]
    public async Task Correction_OfAnotherVersion_IsRefused()
    {
        var act = await listing.SubmittedAsync();
        var stale = await Refused.ByAsync(listing.Acts.CorrectActAsync(new CorrectActRequest
        {
            Reference = act.Reference,
            ExpectedVersion = 1,
            Title = "Another",
        }));
        Assert.Equal((StatusCode.Aborted, "3"), (stale.Status, stale.Metadata[Refusal.CurrentVersion]));
    }

    [Fact]
    public async Task Correction_Spoilt_IsRefusedNamingTheField()
    {
        var act = await listing.SubmittedAsync();
        var other = await listing.ClearedProposalAsync();
        await NamesAsync("title", r => r.Title = "");
        await NamesAsync("legal_basis", r => r.LegalBasis = " x");
        await NamesAsync("publication_url", r => r.PublicationUrl = "eli/2026");
        await NamesAsync("publication_url", r => r.PublicationUrl = "");
        await NamesAsync("entry_into_force", r => r.EntryIntoForce = new Date { Year = 2026, Month = 2, Day = 30 });
        await NamesAsync("entry_into_force", r => r.EntryIntoForce = new Date { Year = 9999, Month = 12, Day = 31 });
        await NamesAsync("in_force_on_adoption", r => (r.InForceOnAdoption, r.EntryIntoForce) = (true, act.EntryIntoForce));
        await NamesAsync("expected_version", r => r.ExpectedVersion = -1);
        await NamesAsync("statements_of_reasons[0].statement_of_reasons", r => r.StatementsOfReasons.Add(Reasons(act, "")));
        await NamesAsync(
            "statements_of_reasons[1].proposal_reference",
            r => r.StatementsOfReasons.Add([Reasons(act, "One."), Reasons(act, "Two.")]));
        await NamesAsync(
            "statements_of_reasons[0].proposal_reference",
            r => r.StatementsOfReasons.Add(new CorrectedReasons
            {
                ProposalReference = other.Reference,
                StatementOfReasons = "Not in this act.",
            }));

        async Task NamesAsync(string field, Action<CorrectActRequest> spoil)
        {
            var request = new CorrectActRequest { Reference = act.Reference };
            spoil(request);
            var refusal = await Refused.ByAsync(listing.Acts.CorrectActAsync(request));
            Assert.Equal((StatusCode.InvalidArgument, field), (refusal.Status, refusal.Fields.Single().Field));
        }
    }

    [Fact]
    public async Task Corrections_ThatWouldNoLongerTravel_AreRefused()
    {
        var references = new List<string>();
        for (var i = 0; i < 27; i++)
        {
            references.Add((await listing.ClearedProposalAsync()).Reference);
        }

        var act = await listing.Acts.DraftActAsync(Examples.NewAct(listing.NewActNumber(), [.. references]));
        var all = references.Select(r => new CorrectedReasons
        {
            ProposalReference = r,
            StatementOfReasons = string.Concat(Enumerable.Repeat("𝕏", 20_000)),
        }).ToList();

        // In three parts: one request has 1 MiB at most.
        foreach (var part in all.Take(18).Chunk(9))
        {
            await listing.Acts.CorrectActAsync(new CorrectActRequest
            {
                Reference = act.Reference,
                StatementsOfReasons = { part },
            });
        }

        var rest = new CorrectActRequest { Reference = act.Reference, StatementsOfReasons = { all.Skip(18) } };
        Assert.Equal("act-too-large", (await Refused.ByAsync(listing.Acts.CorrectActAsync(rest))).Reason);

        // To and fro: the text stays small, what its corrections change does not.
        var back = new CorrectActRequest
        {
            Reference = act.Reference,
            StatementsOfReasons = { all.Take(9).Select(r => new CorrectedReasons(r) { StatementOfReasons = "Short." }) },
        };
        Assert.Equal("act-too-large", (await Refused.ByAsync(listing.Acts.CorrectActAsync(back))).Reason);
        Assert.Equal(3, (await listing.Acts.GetActAsync(new GetActRequest { Reference = act.Reference })).Revisions.Count);
    }

    [Fact]
    public async Task Correction_WithTheSameKey_GivesTheFirstAnswer_AndOneEvent()
    {
        var request = new CorrectActRequest { Reference = (await listing.DraftActAsync()).Reference, Title = "Once" };
        var headers = new Metadata { { Commands.IdempotencyKey, "correct-once" } };
        var first = await listing.Acts.CorrectActAsync(request, headers);
        Assert.Equal(first, await listing.Acts.CorrectActAsync(request, headers));
        Assert.Equal(2, (await listing.JournalOfAsync(request.Reference)).Count);
    }

    private static Procedure Silence(TimeSpan period)
    {
        // To the microsecond: finer is refused.
        var now = DateTime.UtcNow;
        var deadline = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTime(
            now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)) + period);
        return new Procedure
        {
            Rule = Rule.Unanimity,
            Mode = Mode.Silence,
            ProposedBy = "HR",
            Deadline = deadline,
            LapsesAt = deadline,
        };
    }

    private static CorrectedReasons Reasons(Act act, string text)
        => new() { ProposalReference = act.Proposals[0].Reference, StatementOfReasons = text };

    // They stand.
    private static CorrectedReasons Reasons(Act act) => new()
    {
        ProposalReference = act.Proposals[0].Reference,
        Reasons =
        {
            Cited.Context("Nimbus Water Works was attacked in March 2024."),
            Cited.Individual(
                "Aurelia Nimbus ran the servers from which that was done.", ListingGround.Responsible, Cited.Aurelia),
        },
    };

    private async Task<ActSubmitted> LastSubmittedAsync(string reference)
        => ActSubmitted.Parser.ParseFrom((await listing.JournalOfAsync(reference))[^1].Payload);
}
