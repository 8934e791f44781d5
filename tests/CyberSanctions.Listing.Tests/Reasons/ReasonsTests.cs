using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.ServiceDefaults.Errors;
using Dapper;
using Grpc.Core;
using Npgsql;

namespace CyberSanctions.Listing.Tests.Reasons;

/// <summary>Reasons in the course of a proposal: from the draft to the vote, while what they rest on changes.</summary>
public sealed class ReasonsTests(ListingService listing) : IClassFixture<ListingService>
{
    [Fact]
    public async Task Draft_WithReasonsThatWouldNotStand_IsKept_AndNotCleared_AndEverythingThatIsMissingIsSaid()
    {
        var request = Examples.NewProposal(listing.ConcludeDossier());
        request.Reasons[1].Cites.Remove(Cited.Invoice);
        request.Reasons[0].Effects.Add(EffectFactor.DataStolen);
        var draft = await listing.Drafter.DraftProposalAsync(request);

        var check = await listing.Drafter.CheckProposalAsync(new CheckProposalRequest { Reference = draft.Reference });
        Assert.Equal((draft.Reference, 1, false, 1), (check.Reference, check.Version, check.Complete, check.Origins));
        Assert.Equal(
            [(GapKind.EffectUnsupported, 1), (GapKind.OneOrigin, 0)], check.Gaps.Select(gap => (gap.Kind, gap.Paragraph)));

        var refusal = await Refused.ByAsync(
            listing.Reviewer.ClearProposalAsync(new ClearProposalRequest { Reference = draft.Reference }));
        Assert.Equal((StatusCode.FailedPrecondition, "reasons-do-not-stand"), (refusal.Status, refusal.Reason));
        Assert.Equal(["reasons[0]", "reasons"], refusal.Fields.Select(problem => problem.Field));
        Assert.Equal(check.Gaps.Select(gap => gap.Text), refusal.Fields.Select(problem => problem.Description));
        Assert.Equal(draft, await listing.Drafter.GetProposalAsync(new GetProposalRequest { Reference = draft.Reference }));
    }

    [Fact]
    public async Task Check_OfWhatStands_NamesNothing()
    {
        var draft = await listing.Drafter.DraftProposalAsync(Examples.NewEntityProposal(listing.ConcludeDossier()));
        Assert.Equal(
            new ProposalCheck { Reference = draft.Reference, Version = 1, Complete = true, Origins = 2 },
            await listing.Drafter.CheckProposalAsync(new CheckProposalRequest { Reference = draft.Reference }));
    }

    [Fact]
    public async Task TextWithoutParagraphs_CanBeDrafted_AndIsNotCleared()
    {
        var request = Examples.NewProposal(listing.ConcludeDossier());
        request.Reasons.Clear();
        request.StatementOfReasons = "Aurelia Nimbus did it.";
        var draft = await listing.Drafter.DraftProposalAsync(request);
        Assert.Equal(
            GapKind.NoParagraphs,
            (await listing.Drafter.CheckProposalAsync(
                new CheckProposalRequest { Reference = draft.Reference })).Gaps.Single().Kind);
        Assert.Equal("reasons-do-not-stand", await ReasonAsync(
            listing.Reviewer.ClearProposalAsync(new ClearProposalRequest { Reference = draft.Reference })));
    }

    [Fact]
    public async Task Release_WithdrawnAfterTheClearance_KeepsTheActFromTheVote_UntilItIsReleasedAgain()
    {
        var item = Guid.CreateVersion7().ToString();
        var dossier = listing.ConcludeDossier(Cited.Report, item);
        listing.HearOf(Cited.Decision(item, released: true));
        var request = Examples.NewProposal(dossier);
        Replace(request, Cited.Report, item);
        var act = await listing.DraftActAsync(request);

        listing.HearOf(Cited.Decision(item, released: false));
        Assert.Equal("reasons-do-not-stand", await ReasonAsync(listing.ClearAsync(act)));
        listing.HearOf(Cited.Decision(item, released: true, Handling.TlpRed));
        Assert.Equal("reasons-do-not-stand", await ReasonAsync(listing.ClearAsync(act)));
        listing.HearOf(Cited.Decision(item, released: true));
        act = await listing.ClearAsync(act);

        listing.HearOf(Cited.Rehash(item, RehashOutcome.Changed));
        var refusal = await Refused.ByAsync(listing.SubmitAsync(act));
        Assert.Equal("reasons-do-not-stand", refusal.Reason);
        Assert.All(refusal.Fields, problem => Assert.StartsWith("proposals[0].reasons", problem.Field, StringComparison.Ordinal));
        Assert.Equal(act, await listing.Acts.GetActAsync(new GetActRequest { Reference = act.Reference }));
        listing.HearOf(Cited.Rehash(item, RehashOutcome.Intact));
        Assert.Equal(ActState.Submitted, (await listing.SubmitAsync(act)).State);
    }

    [Fact]
    public async Task ReleaseOfOtherBytes_IsNoRelease()
    {
        // An officer amends the item in the successor of a dossier: what was released is not what is cited now.
        var item = Guid.CreateVersion7().ToString();
        var dossier = listing.ConcludeDossier(Cited.Report, item);
        var released = Cited.Decision(item, released: true);
        released.Entry.Sha256 = string.Concat(Enumerable.Repeat("0f", 32));
        listing.HearOf(released);
        var request = Examples.NewProposal(dossier);
        Replace(request, Cited.Report, item);
        var draft = await listing.Drafter.DraftProposalAsync(request);
        Assert.Contains(
            GapKind.NotReleased,
            (await listing.Drafter.CheckProposalAsync(new CheckProposalRequest { Reference = draft.Reference })).Gaps
                .Select(gap => gap.Kind));
    }

    [Fact]
    public async Task DossierSupersededUnderAProposal_KeepsItFromBeingCleared_AndItsActFromTheVote()
    {
        var (first, second) = (listing.ConcludeDossier(), listing.ConcludeDossier());
        var draft = await listing.Drafter.DraftProposalAsync(Examples.NewProposal(first));
        var act = await listing.ClearedActAsync(Examples.NewProposal(first));
        await listing.SupersedeDossierAsync(first, second);
        Assert.Equal(
            ("reasons-do-not-stand", "dossier_reference"),
            ByField(await Refused.ByAsync(
                listing.Reviewer.ClearProposalAsync(new ClearProposalRequest { Reference = draft.Reference }))));
        Assert.Equal(
            ("reasons-do-not-stand", "proposals[0].dossier_reference"), ByField(await Refused.ByAsync(listing.SubmitAsync(act))));
    }

    [Fact]
    public async Task ItemsOfAnotherDossier_SupportNothing()
    {
        var item = Guid.CreateVersion7().ToString();
        listing.ConcludeDossier(Cited.Report, item);
        listing.HearOf(Cited.Decision(item, released: true));
        var request = Examples.NewProposal(listing.ConcludeDossier());
        Replace(request, Cited.Report, item);
        var draft = await listing.Drafter.DraftProposalAsync(request);
        Assert.Contains(
            GapKind.NotInDossier,
            (await listing.Drafter.CheckProposalAsync(new CheckProposalRequest { Reference = draft.Reference })).Gaps
                .Select(gap => gap.Kind));
    }

    [Fact]
    public async Task WhatWasPublishedBefore_IsTakenOver_ByAnActThatWasPublishedThen_AndByNoOther()
    {
        var request = Examples.NewProposal(listing.ConcludeDossier());
        request.Reasons.Clear();
        (request.AsPublished, request.StatementOfReasons) = (true, "As the act says.");
        var proposal = await listing.ClearedAsync(request);

        // The attack: reasons that rest on nothing, said to be published already, in an act of today.
        Assert.Equal("not-published-then", await ReasonAsync(
            listing.Acts.DraftActAsync(Examples.ActToCome(listing.NewActNumber(), proposal.Reference))));
        var later = Examples.NewAct(listing.NewActNumber(), proposal.Reference);
        (later.PublishedOn, later.EntryIntoForce) = (
            Examples.Day(new DateOnly(2026, 3, 17)), Examples.Day(new DateOnly(2026, 3, 17)));
        Assert.Equal("not-published-then", await ReasonAsync(listing.Acts.DraftActAsync(later)));

        // And by a correction that takes the publication away.
        var act = await listing.Acts.DraftActAsync(Examples.NewAct(listing.NewActNumber(), proposal.Reference));
        act = await listing.Acts.CorrectActAsync(
            new CorrectActRequest { Reference = act.Reference, InForceOnAdoption = true, PublicationUrl = "" });
        Assert.Equal("not-published-then", await ReasonAsync(listing.ClearAsync(act)));
        act = await listing.Acts.CorrectActAsync(new CorrectActRequest
        {
            Reference = act.Reference,
            PublicationUrl = "https://data.example.eu/1",
            PublishedOn = Examples.Day(new DateOnly(2026, 3, 16)),
            EntryIntoForce = Examples.Day(new DateOnly(2026, 3, 16)),
        });
        Assert.Equal(ActState.Submitted, (await listing.SubmitAsync(await listing.ClearAsync(act))).State);
    }

    [Theory]
    [InlineData(EntryField.Ground)]
    [InlineData(EntryField.StatementOfReasons)]
    public async Task AmendmentOfWhySomebodyIsListed_NeedsReasonsThatStand(EntryField field)
    {
        // The attack: somebody is listed for reasons that stand, and these are amended to others afterwards.
        var entry = listing.Publication.Listed();
        await listing.Entries.GetEntryAsync(new GetEntryRequest { Reference = entry });
        var request = Examples.Amending(entry);
        request.Amendment.Fields[0] = field;
        request.Amendment.After = field == EntryField.Ground
            ? new EntryContent { Ground = ListingGround.Associated }
            : new EntryContent { StatementOfReasons = "She did worse things." };
        var draft = await listing.Drafter.DraftProposalAsync(request);
        Assert.Equal("reasons-do-not-stand", await ReasonAsync(
            listing.Reviewer.ClearProposalAsync(new ClearProposalRequest { Reference = draft.Reference })));
    }

    [Fact]
    public async Task AmendmentOfReasons_GivenInParagraphs_SaysWhatTheySay()
    {
        var entry = listing.Publication.Listed();
        var content = (await listing.Entries.GetEntryAsync(new GetEntryRequest { Reference = entry })).Content;
        var request = Examples.Amending(entry);
        request.DossierReference = listing.ConcludeDossier();
        request.Amendment.Fields[0] = EntryField.StatementOfReasons;
        request.Amendment.After = new EntryContent();
        request.Reasons.AddRange(
        [
            Cited.Context("Nimbus Water Works was attacked once more."),
            Cited.Individual("Aurelia Nimbus ran the servers again.", content.Ground, Cited.Aurelia),
        ]);
        var cleared = await listing.ClearedAsync(request);
        Assert.Equal(ProposalState.Cleared, cleared.State);
        Assert.Equal(request.Reasons, cleared.Reasons);
        Assert.Equal(
            "Nimbus Water Works was attacked once more.\n\nAurelia Nimbus ran the servers again.",
            cleared.Amendment.After.StatementOfReasons);
    }

    [Fact]
    public async Task UnreleasedEvidence_IsNotCleared_EvenBySql()
    {
        var request = Examples.NewProposal(listing.ConcludeDossier());
        request.Reasons[0].Cites.Add(Cited.Intercept);
        var draft = await listing.Drafter.DraftProposalAsync(request);
        const string Clear = "UPDATE proposal SET state = 2, cleared_by = 'b', cleared_at = now() WHERE reference = @Reference";
        await using var connection = await listing.Service.Database.OpenConnectionAsync();
        Assert.Equal(
            PostgresErrorCodes.CheckViolation,
            (await Assert.ThrowsAsync<PostgresException>(
                () => connection.ExecuteAsync(Clear, new { draft.Reference }))).SqlState);
    }

    private static void Replace(DraftProposalRequest request, string item, string by)
    {
        foreach (var paragraph in request.Reasons)
        {
            paragraph.Cites[paragraph.Cites.IndexOf(item)] = by;
        }
    }

    private static async Task<string> ReasonAsync<T>(Task<T> call) => (await Refused.ByAsync(call)).Reason;

    private static async Task<string> ReasonAsync<T>(AsyncUnaryCall<T> call) => (await Refused.ByAsync(call)).Reason;

    private static (string Reason, string Field) ByField(ReceivedRefusal refusal)
        => (refusal.Reason, refusal.Fields.Single().Field);
}
