using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.ServiceDefaults.Identity;
using static CyberSanctions.Attribution.Tests.Partners.PartnersService;

namespace CyberSanctions.Attribution.Tests.Partners;

/// <summary>How officers share what is in dossiers.</summary>
public sealed class SharesTests(PartnersService partners) : IClassFixture<PartnersService>
{
    [Fact]
    public async Task Share_IsSeenOnceSomebodyElseApprovedIt_AndAsTheVersionWas()
    {
        var reference = await partners.OpenAsync();
        var (incident, actor) = (await partners.AddIncidentAsync(reference), await partners.AddActorAsync(reference));
        var proposed = await partners.Officer.ShareDossierAsync(partners.Sharing(reference));
        Assert.Equal((ShareState.Proposed, 1L, 3L, true, 2L, 0L), (
            proposed.State, proposed.Version, proposed.DossierVersion, proposed.Everything, proposed.ItemCount,
            proposed.LeftOut));
        Assert.Equal("not-found", await ReasonAsync(partners.America.GetReceivedShareAsync(new() { Id = proposed.Id })));

        var approved = await partners.ApproveAsync(proposed);
        Assert.Equal((ShareState.Approved, 2L, "tiberius.quill"), (approved.State, approved.Version, approved.ApprovedBy));
        await partners.Dossiers.AmendActorAsync(new()
        {
            Reference = reference,
            Id = actor,
            Actor = new(Examples.Actor()) { Name = "White Heron" },
            Reason = "Misread.",
        });
        await partners.AddActorAsync(reference, "Grey Heron");

        var seen = await partners.America.GetReceivedShareAsync(new() { Id = approved.Id });
        Assert.Equal((reference, 3L, false, "Intrusions at Nimbus Water Works"), (
            seen.DossierReference, seen.DossierVersion, seen.Concluded, seen.Header.Title));
        var items = await ReadAsync(partners.America, approved.Id);
        Assert.Equal([(ItemKind.Incident, incident), (ItemKind.Actor, actor)], items.Select(item => (item.Kind, item.Id)));
        Assert.Equal("Blue Heron", items[1].Content.Actor.Name);
        Assert.Contains(
            approved.Id, (await partners.America.ListReceivedSharesAsync(new())).Shares.Select(share => share.Id));
    }

    [Fact]
    public async Task Share_OfNamedItems_HoldsThoseAlone()
    {
        var reference = await partners.OpenAsync();
        var (one, _) = (await partners.AddActorAsync(reference, "One"), await partners.AddActorAsync(reference, "Two"));
        var share = await partners.ShareAsync(reference, one);
        Assert.Equal(([one], false, 1L), (share.ItemIds, share.Everything, share.ItemCount));
        Assert.Equal([one], await IdsAsync(partners.America, share.Id));
    }

    [Theory]
    [InlineData(Handling.TlpAmberStrict)]
    [InlineData(Handling.TlpRed)]
    public async Task WhatIsMarkedHigher_IsRefusedByName_AndLeftOutOfAll(Handling handling)
    {
        // Of a dossier that is marked above what partners see, what has a lower marking of its own may go: some evidence.
        var reference = await partners.OpenAsync(handling);
        var incident = await partners.AddIncidentAsync(reference);
        var (hidden, seen) = (
            await partners.AddEvidenceAsync(reference, handling), await partners.AddEvidenceAsync(reference, Handling.TlpAmber));
        foreach (var item in (string[])[incident, hidden])
        {
            var refusal = await RefusalAsync(partners.Officer.ShareDossierAsync(partners.Sharing(reference, seen, item)));
            Assert.Equal(
                ("not-shareable", "item_ids[1]"), (refusal.Reason, Assert.Single(refusal.Fields).Field));
        }

        var share = await partners.ShareAsync(reference);
        Assert.Equal((1L, 2L), (share.ItemCount, share.LeftOut));
        Assert.Equal([seen], await IdsAsync(partners.America, share.Id));
        Assert.Null((await partners.America.GetReceivedShareAsync(new() { Id = share.Id })).Header);
    }

    [Fact]
    public async Task Share_OfWhatIsNotThere_IsRefused()
    {
        var reference = await partners.OpenAsync();
        var actor = await partners.AddActorAsync(reference);
        var elsewhere = await partners.AddActorAsync(await partners.OpenAsync());
        foreach (var item in (string[])[elsewhere, Guid.NewGuid().ToString(), "1", actor.ToUpperInvariant()])
        {
            var refusal = await RefusalAsync(partners.Officer.ShareDossierAsync(partners.Sharing(reference, actor, item)));
            Assert.Equal(("invalid-field", "item_ids[1]"), (refusal.Reason, Assert.Single(refusal.Fields).Field));
        }

        var later = partners.Sharing(reference);
        later.DossierVersion = 3;
        Assert.Equal(
            "dossier_version", Assert.Single((await RefusalAsync(partners.Officer.ShareDossierAsync(later))).Fields).Field);
        var earlier = partners.Sharing(reference, actor);
        earlier.DossierVersion = 1;
        Assert.Equal("invalid-field", await ReasonAsync(partners.Officer.ShareDossierAsync(earlier)));
        var red = await partners.OpenAsync(Handling.TlpRed);
        Assert.Equal("nothing-to-share", await ReasonAsync(partners.Officer.ShareDossierAsync(partners.Sharing(red))));
        Assert.Equal("not-found", await ReasonAsync(partners.Officer.ShareDossierAsync(partners.Sharing("ATT-1999-0001"))));
    }

    [Theory]
    [InlineData(Proposer)]
    [InlineData("AURELIA.NIMBUS")]
    [InlineData("aurelia.nimbυs")]
    [InlineData("aure1ia.nimbus")]
    public async Task Proposer_DoesNotApprove_AlsoUnderANameThatLooksAlike(string subject)
    {
        var reference = await partners.OpenAsync();
        await partners.AddActorAsync(reference);
        var share = await partners.Officer.ShareDossierAsync(partners.Sharing(reference));
        var approval = new ApproveShareRequest { Reference = reference, Id = share.Id };
        foreach (var role in (string[])[Roles.Officer, Roles.Legal])
        {
            Assert.Equal("own-share", await ReasonAsync(partners.Call(subject, role).ApproveShareAsync(approval)));
        }

        Assert.Equal("not-found", await ReasonAsync(partners.America.GetReceivedShareAsync(new() { Id = share.Id })));
        Assert.Equal(
            ShareState.Approved, (await partners.Call("livia.stratus", Roles.Legal).ApproveShareAsync(approval)).State);
    }

    [Fact]
    public async Task Share_IsApprovedAndEndedOnce_AndAtItsVersion()
    {
        var reference = await partners.OpenAsync();
        var share = await partners.Officer.ShareDossierAsync(partners.Sharing(reference));
        var approval = new ApproveShareRequest { Reference = reference, Id = share.Id, ExpectedVersion = 2 };
        Assert.Equal("stale-version", await ReasonAsync(partners.Second.ApproveShareAsync(approval)));
        approval.ExpectedVersion = 1;
        await partners.Second.ApproveShareAsync(approval);
        Assert.Equal("stale-version", await ReasonAsync(partners.Second.ApproveShareAsync(approval)));
        approval.ExpectedVersion = 0;
        Assert.Equal("share-state", await ReasonAsync(partners.Second.ApproveShareAsync(approval)));

        var ended = await partners.EndAsync(share);
        Assert.Equal((ShareState.Ended, 3L, "It is done."), (ended.State, ended.Version, ended.Ending.Reason));
        var end = new EndShareRequest { Reference = reference, Id = share.Id, Reason = "x" };
        Assert.Equal("share-state", await ReasonAsync(partners.Officer.EndShareAsync(end)));
        Assert.Equal("not-found", await ReasonAsync(partners.America.GetReceivedShareAsync(new() { Id = share.Id })));
        Assert.Equal(ended, await partners.Officer.GetShareAsync(new() { Reference = reference, Id = share.Id }));
        Assert.Equal([ended], (await partners.Officer.ListSharesAsync(new() { Reference = reference })).Shares);

        // Proposed, approved, ended; nobody read it.
        var entries = await partners.JournalOfAsync(reference);
        Assert.Equal(3, entries.Count(entry => entry.EventType.EndsWith("ShareChanged", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Share_ThatNobodyApproved_MayBeRefused_AndIsNeverSeen()
    {
        var reference = await partners.OpenAsync();
        var share = await partners.Officer.ShareDossierAsync(partners.Sharing(reference));
        await partners.EndAsync(share);
        Assert.Equal(
            "share-state",
            await ReasonAsync(partners.Second.ApproveShareAsync(new() { Reference = reference, Id = share.Id })));
    }

    [Fact]
    public async Task LastDay_LastsUntilMidnightInBrussels_AndNoLonger()
    {
        var reference = await partners.OpenAsync();
        var actor = await partners.AddActorAsync(reference);
        var request = partners.Sharing(reference);
        request.Until = partners.Today.ToMessage();
        var share = await partners.ApproveAsync(await partners.Officer.ShareDossierAsync(request));
        Assert.Equal([actor], await IdsAsync(partners.America, share.Id));

        partners.Clock.Move(TimeSpan.FromDays(1));
        Assert.Equal("not-found", await ReasonAsync(partners.America.ListReceivedItemsAsync(new() { Id = share.Id })));
        Assert.DoesNotContain(
            share.Id, (await partners.America.ListReceivedSharesAsync(new())).Shares.Select(received => received.Id));
        var seen = await partners.Officer.GetShareAsync(new() { Reference = reference, Id = share.Id });
        Assert.Equal((ShareState.Expired, 2L), (seen.State, seen.Version));
        var end = new EndShareRequest { Reference = reference, Id = share.Id, Reason = "x" };
        Assert.Equal("share-state", await ReasonAsync(partners.Officer.EndShareAsync(end)));
        var late = partners.Sharing(reference);
        late.Until = partners.Today.AddDays(-1).ToMessage();
        Assert.Equal("until", Assert.Single((await RefusalAsync(partners.Officer.ShareDossierAsync(late))).Fields).Field);
    }

    [Fact]
    public async Task WithdrawnDossier_TakesItsSharesAlong()
    {
        var reference = await partners.OpenAsync();
        var share = await partners.ShareAsync(reference);
        var waiting = await partners.Officer.ShareDossierAsync(partners.Sharing(reference));
        await partners.America.GetReceivedShareAsync(new() { Id = share.Id });
        await partners.Dossiers.WithdrawDossierAsync(new() { Reference = reference, Reason = "Opened twice." });
        Assert.Equal("not-found", await ReasonAsync(partners.America.GetReceivedShareAsync(new() { Id = share.Id })));
        Assert.Equal(
            "dossier-withdrawn",
            await ReasonAsync(partners.Second.ApproveShareAsync(new() { Reference = reference, Id = waiting.Id })));
        Assert.Equal("dossier-withdrawn", await ReasonAsync(partners.Officer.ShareDossierAsync(partners.Sharing(reference))));
        Assert.Equal(ShareState.Ended, (await partners.EndAsync(share)).State);
    }

    [Fact]
    public async Task Exercise_IsSaidToBeOne()
    {
        var share = await partners.ShareAsync(await partners.OpenAsync(exercise: true));
        Assert.True(share.Exercise);
        Assert.True((await partners.America.GetReceivedShareAsync(new() { Id = share.Id })).Exercise);
    }
}
