using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Identity;
using Dapper;
using Grpc.Core;
using Npgsql;

namespace CyberSanctions.Listing.Tests;

/// <summary>Proposals that are said anew, sent back, and given up.</summary>
public sealed class ProposalEditsTests(ListingService listing) : IClassFixture<ListingService>
{
    private Contracts.Listing.V1.Proposals.ProposalsClient Second => listing.ProposalsAs("tiberius.quill", Roles.Officer);

    [Fact]
    public async Task Draft_ThatLacksSomething_IsSentBack_Edited_AndCleared()
    {
        var request = Examples.NewProposal(listing.ConcludeDossier());
        request.Reasons[1].Cites.Remove(Cited.Invoice);
        var draft = await listing.Drafter.DraftProposalAsync(request);
        var back = await listing.Reviewer.SendBackProposalAsync(new SendBackProposalRequest
        {
            Reference = draft.Reference,
            ExpectedVersion = 1,
            Comments = "It rests on one report alone.",
        });
        Assert.Equal((2, ProposalState.Draft, "It rests on one report alone."), (back.Version, back.State, back.Remark));

        request.Reasons[1].Cites.Add(Cited.Invoice);
        var edited = await EditAsync(Second, draft, request, "The invoice was released.");
        Assert.Equal((3, ProposalState.Draft, ""), (edited.Version, edited.State, edited.Remark));
        Assert.Equal(["aurelia.nimbus", "tiberius.quill"], edited.WrittenBy);
        Assert.Equal(request.Reasons, edited.Reasons);
        var cleared = await listing.Reviewer.ClearProposalAsync(new ClearProposalRequest { Reference = draft.Reference });
        Assert.Equal((4, ProposalState.Cleared), (cleared.Version, cleared.State));

        var changes = (await listing.Drafter.ListProposalChangesAsync(
            new ListProposalChangesRequest { Reference = draft.Reference })).Changes;
        Assert.Equal(
            [
                (4, ProposalChangeKind.Cleared, "legal-1", ""),
                (3, ProposalChangeKind.Edited, "tiberius.quill", "The invoice was released."),
                (2, ProposalChangeKind.SentBack, "legal-1", "It rests on one report alone."),
                (1, ProposalChangeKind.Drafted, "aurelia.nimbus", ""),
            ],
            changes.Select(change => (change.Version, change.Kind, change.ChangedBy, change.Reason)));
        var compared = await listing.Drafter.CompareProposalVersionsAsync(
            new CompareProposalVersionsRequest { Reference = draft.Reference, From = 2, To = 4 });
        Assert.Equal((3, 4), (compared.Before.Reasons[1].Cites.Count, compared.After.Reasons[1].Cites.Count));
        var events = await listing.JournalOfAsync(draft.Reference);
        Assert.Equal(
            [nameof(ProposalDrafted), nameof(ProposalSentBack), nameof(ProposalEdited), nameof(ProposalCleared)],
            events.Select(entry => entry.EventType.Split('.')[^1]));
        Assert.Equal(edited, ProposalEdited.Parser.ParseFrom(events[2].Payload).Proposal);
    }

    [Fact]
    public async Task WhoeverHasWrittenAnyOfIt_DoesNotClearIt_NorItsAct_HoweverTheirNameIsWritten()
    {
        // The attack: a legal reviewer who is an officer too puts a word into a draft, and clears what is theirs.
        var draft = await DraftAsync();
        var both = listing.ProposalsAs("Legal.Two", Roles.Officer, Roles.Legal);
        await EditAsync(both, draft, Spoken(draft, "Director"), "A word.");
        var again = listing.ProposalsAs("legal.twо", Roles.Legal); // the last letter is Cyrillic
        Assert.Equal("own-draft", await ReasonAsync(
            again.ClearProposalAsync(new ClearProposalRequest { Reference = draft.Reference })));

        var cleared = await listing.Reviewer.ClearProposalAsync(new ClearProposalRequest { Reference = draft.Reference });
        var act = await listing.Acts.DraftActAsync(Examples.NewAct(listing.NewActNumber(), cleared.Reference));
        Assert.Equal("own-draft", await ReasonAsync(listing.ActsAs("legal.two", Roles.Legal).ClearActAsync(
            new ClearActRequest { Reference = act.Reference, TextSha256 = act.TextSha256 })));
    }

    [Fact]
    public async Task Cleared_IsNotEdited_ButSentBack_AndThenClearedAnew()
    {
        var cleared = await listing.ClearedProposalAsync();
        Assert.Equal("not-a-draft", await ReasonAsync(EditAsync(listing.Drafter, cleared, Spoken(cleared, "Director"), "New.")));
        var back = await listing.Drafter.SendBackProposalAsync(
            new SendBackProposalRequest { Reference = cleared.Reference, Comments = "Her function has changed." });
        Assert.Equal((ProposalState.Draft, "", null), (back.State, back.ClearedBy, back.ClearedAt));
        await EditAsync(listing.Drafter, back, Spoken(cleared, "Director"), "Her function has changed.");
        Assert.Equal(
            ProposalState.Cleared,
            (await listing.Reviewer.ClearProposalAsync(new ClearProposalRequest { Reference = cleared.Reference })).State);
    }

    [Fact]
    public async Task WhatAnActHolds_IsNeitherEdited_NorSentBack_NorGivenUp()
    {
        var proposal = (await listing.DraftActAsync()).Proposals[0];
        Assert.Equal("in-an-act", await ReasonAsync(EditAsync(listing.Drafter, proposal, Spoken(proposal, "Director"), "New.")));
        Assert.Equal("in-an-act", await ReasonAsync(listing.Drafter.SendBackProposalAsync(
            new SendBackProposalRequest { Reference = proposal.Reference, Comments = "No." })));
        Assert.Equal("in-an-act", await ReasonAsync(listing.Drafter.WithdrawProposalAsync(
            new WithdrawProposalRequest { Reference = proposal.Reference, Reason = "No." })));
    }

    [Fact]
    public async Task WhatIsGivenUp_StaysAsItWas_AndNeitherItsNumberNorItsSubjectIsTaken()
    {
        var request = Examples.NewProposal(listing.ConcludeDossier());
        request.EuReferenceNumber = "EU.4711.1";
        var draft = await listing.Drafter.DraftProposalAsync(request);
        Assert.Equal("same-subject", await ReasonAsync(listing.Drafter.DraftProposalAsync(request)));
        var withdrawn = await listing.Drafter.WithdrawProposalAsync(
            new WithdrawProposalRequest { Reference = draft.Reference, Reason = "It was somebody else." });
        Assert.Equal(
            (2, ProposalState.Withdrawn, "It was somebody else."), (withdrawn.Version, withdrawn.State, withdrawn.Remark));
        Assert.Equal("proposal-withdrawn", await ReasonAsync(EditAsync(listing.Drafter, withdrawn, request, "Back.")));
        Assert.Equal("proposal-withdrawn", await ReasonAsync(
            listing.Reviewer.ClearProposalAsync(new ClearProposalRequest { Reference = draft.Reference })));
        Assert.Equal("proposal-withdrawn", await ReasonAsync(listing.Drafter.WithdrawProposalAsync(
            new WithdrawProposalRequest { Reference = draft.Reference, Reason = "Again." })));
        Assert.Equal("proposal-not-cleared", await ReasonAsync(
            listing.Acts.DraftActAsync(Examples.NewAct(listing.NewActNumber(), draft.Reference))));
        Assert.Equal("EU.4711.1", (await listing.Drafter.DraftProposalAsync(request)).EuReferenceNumber);
    }

    [Fact]
    public async Task Edit_IsHeldToWhatADraftIs_AndNamesTheFieldsWithinIt()
    {
        var draft = await DraftAsync();
        var other = await DraftAsync();

        // The attack: a draft that was looked at becomes one on somebody who is proposed already, or on nobody.
        var alike = Said(draft);
        alike.Subject = other.Subject;
        var refusal = await Refused.ByAsync(EditAsync(listing.Drafter, draft, alike, "She as well."));
        Assert.Equal(("same-subject", "proposal.distinct_from"), (refusal.Reason, refusal.Fields[0].Field));
        var nobody = Said(draft);
        nobody.Subject = new Subject { Kind = SubjectKind.Person, Names = { draft.Subject.Names } };
        refusal = await Refused.ByAsync(EditAsync(listing.Drafter, draft, nobody, "Whoever."));
        Assert.Equal(("no-identifying-information", "proposal.subject"), (refusal.Reason, refusal.Fields.Single().Field));
        refusal = await Refused.ByAsync(EditAsync(listing.Drafter, draft, new DraftProposalRequest(), "Nothing."));
        Assert.All(refusal.Fields, problem => Assert.StartsWith("proposal.", problem.Field, StringComparison.Ordinal));
        Assert.Equal("another-kind", await ReasonAsync(EditAsync(
            listing.Drafter, draft, Examples.Extending(Examples.Today.AddYears(3)), "Something else.")));
        var real = Said(draft);
        real.DossierReference = listing.ConcludeDossier(exercise: true);
        Assert.Equal("exercise-mixed", await ReasonAsync(EditAsync(listing.Drafter, draft, real, "For play.")));
        Assert.Equal("nothing-edited", await ReasonAsync(EditAsync(listing.Drafter, draft, Said(draft), "Nothing.")));
        Assert.Equal(draft, await listing.Drafter.GetProposalAsync(new GetProposalRequest { Reference = draft.Reference }));
    }

    [Fact]
    public async Task TwoWhoEditAtOnce_OneOfThemIsToldWhatTheOtherMadeOfIt()
    {
        var draft = await DraftAsync();
        var edits = await Task.WhenAll(
            OutcomeAsync(EditAsync(listing.Drafter, draft, Spoken(draft, "Director"), "One.", 1)),
            OutcomeAsync(EditAsync(Second, draft, Spoken(draft, "Owner"), "Other.", 1)));
        Assert.Equal(["", "stale-version"], edits.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ProposalGivenUpWhileAnActTakesItIn_IsOneOrTheOther()
    {
        for (var i = 0; i < 5; i++)
        {
            var proposal = await listing.ClearedProposalAsync();
            var outcomes = await Task.WhenAll(
                OutcomeAsync(listing.Acts.DraftActAsync(
                    Examples.NewAct(listing.NewActNumber(), proposal.Reference)).ResponseAsync),
                OutcomeAsync(listing.Drafter.WithdrawProposalAsync(
                    new WithdrawProposalRequest { Reference = proposal.Reference, Reason = "No." }).ResponseAsync));
            Assert.Contains(outcomes, outcome => outcome.Length == 0);
            Assert.Contains(outcomes, outcome => outcome is "in-an-act" or "proposal-not-cleared");
        }
    }

    [Fact]
    public async Task EditOfAnAmendment_MayBeOfAnotherEntry()
    {
        var (one, other) = (listing.Publication.Listed(), listing.Publication.Listed());
        await listing.Entries.GetEntryAsync(new GetEntryRequest { Reference = other });
        var draft = await listing.Drafter.DraftProposalAsync(Examples.Amending(one));
        var edited = await EditAsync(listing.Drafter, draft, Examples.Amending(other), "It is the other one.");
        Assert.Equal(other, edited.Amendment.EntryReference);
        await using var connection = await listing.Service.Database.OpenConnectionAsync();
        Assert.Equal(other, await connection.QuerySingleAsync<string>(
            "SELECT entry_reference FROM proposal_entry WHERE proposal_reference = @Reference", new { draft.Reference }));
    }

    [Fact]
    public async Task Edit_WithTheSameKey_IsDoneOnce()
    {
        var draft = await DraftAsync();
        var request = new EditProposalRequest
        {
            Reference = draft.Reference,
            Proposal = Spoken(draft, "Director"),
            Reason = "Once.",
        };
        var headers = new Metadata { { Commands.IdempotencyKey, "edit-once" } };
        Assert.Equal(
            await listing.Drafter.EditProposalAsync(request, headers), await listing.Drafter.EditProposalAsync(request, headers));
        Assert.Equal(2, (await listing.Drafter.GetProposalAsync(new GetProposalRequest { Reference = draft.Reference })).Version);
    }

    [Fact]
    public async Task VersionThatWasMarkedAboveAClearance_DoesNotExist_EvenWhenTheMarkingWasLowered()
    {
        var request = Examples.NewProposal(listing.ConcludeDossier());
        request.Handling = Handling.TlpRed;
        var draft = await listing.Drafter.DraftProposalAsync(request);
        request.Handling = Handling.TlpClear;
        await EditAsync(listing.Drafter, draft, request, "It is known now.");
        Assert.Equal(StatusCode.PermissionDenied, (await Refused.ByAsync(
            listing.ProposalsAs("observer.one", Roles.Observer).CompareProposalVersionsAsync(
                new CompareProposalVersionsRequest { Reference = draft.Reference }))).Status);
    }

    [Theory]
    [InlineData("UPDATE proposal SET version = version + 1, statement_of_reasons = 'other' WHERE reference = @cleared")]
    [InlineData("UPDATE proposal SET version = version + 1, state = 1 WHERE reference = @withdrawn")]
    [InlineData(
        "UPDATE proposal SET version = version + 1, state = 2, cleared_by = 'b', cleared_at = now()"
        + " WHERE reference = @withdrawn")]
    [InlineData("UPDATE proposal SET written_by = '{aurelia.nimbus,c}' WHERE reference = @cleared")]
    [InlineData("UPDATE proposal SET version = version + 1, written_by = '{}' WHERE reference = @draft")]
    [InlineData("DELETE FROM proposal_entry WHERE proposal_reference = @amending")]
    [InlineData("UPDATE proposal_version SET reason = '' WHERE proposal_reference = @draft")]
    [InlineData("DELETE FROM proposal_version WHERE proposal_reference = @draft")]
    [InlineData(
        "UPDATE proposal SET version = version + 1, state = 2, cleared_by = drafted_by, cleared_at = now()"
        + " WHERE reference = @draft")]
    public async Task WhatMustNotHappen_DoesNotHappenBySqlEither(string sql)
    {
        var (draft, cleared) = (await DraftAsync(), await listing.ClearedProposalAsync());
        var withdrawn = await listing.Drafter.WithdrawProposalAsync(
            new WithdrawProposalRequest { Reference = (await DraftAsync()).Reference, Reason = "No." });
        var entry = listing.Publication.Listed();
        await listing.Entries.GetEntryAsync(new GetEntryRequest { Reference = entry });
        var amending = await listing.ClearedAsync(Examples.Amending(entry));
        await using var connection = await listing.Service.Database.OpenConnectionAsync();
        await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(sql, new
        {
            draft = draft.Reference,
            cleared = cleared.Reference,
            withdrawn = withdrawn.Reference,
            amending = amending.Reference,
        }));
    }

    private async Task<Proposal> DraftAsync()
        => await listing.Drafter.DraftProposalAsync(Examples.NewProposal(listing.ConcludeDossier()));

    private static DraftProposalRequest Said(Proposal proposal) => new()
    {
        DossierReference = proposal.DossierReference,
        Handling = proposal.Handling,
        Subject = proposal.Subject.Clone(),
        Ground = proposal.Ground,
        Measures = { proposal.Measures },
        Reasons = { proposal.Reasons.Count > 0 ? proposal.Reasons : Examples.NewProposal().Reasons },
        EuReferenceNumber = proposal.EuReferenceNumber,
    };

    private static DraftProposalRequest Spoken(Proposal proposal, string function)
    {
        var said = Said(proposal);
        said.Subject.Function = function;
        return said;
    }

    private static async Task<Proposal> EditAsync(
        Contracts.Listing.V1.Proposals.ProposalsClient by, Proposal proposal, DraftProposalRequest said, string reason,
        long expectedVersion = 0)
        => await by.EditProposalAsync(new EditProposalRequest
        {
            Reference = proposal.Reference,
            ExpectedVersion = expectedVersion,
            Proposal = said,
            Reason = reason,
        });

    private static async Task<string> OutcomeAsync<T>(Task<T> call)
    {
        try
        {
            await call;
            return "";
        }
        catch (RpcException exception)
        {
            return ServiceDefaults.Errors.StatusDetails.FromRpcException(exception).Reason;
        }
    }

    private static async Task<string> ReasonAsync<T>(Task<T> call) => (await Refused.ByAsync(call)).Reason;

    private static async Task<string> ReasonAsync<T>(AsyncUnaryCall<T> call) => (await Refused.ByAsync(call)).Reason;
}
