using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using Grpc.Core;
using static CyberSanctions.Attribution.Tests.Partners.PartnersService;

namespace CyberSanctions.Attribution.Tests.Partners;

/// <summary>What partners see, and what they do not.</summary>
public sealed class ReceivedSharesTests(PartnersService partners) : IClassFixture<PartnersService>
{
    [Fact]
    public async Task Share_OfAnotherPartner_AnswersAsOneThatNeverWas()
    {
        var share = await partners.ShareAsync(await partners.OpenAsync());
        Assert.DoesNotContain(
            share.Id, (await partners.Ukraine.ListReceivedSharesAsync(new())).Shares.Select(received => received.Id));
        var never = Guid.NewGuid().ToString();
        Assert.Equal(await AllAsync(never), (await AllAsync(share.Id)).Select(answer => answer.Replace(share.Id, never)));

        async Task<IReadOnlyList<string>> AllAsync(string id) =>
        [
            await WholeAsync(partners.Ukraine.GetReceivedShareAsync(new() { Id = id })),
            await WholeAsync(partners.Ukraine.ListReceivedItemsAsync(new() { Id = id })),
            await WholeAsync(partners.Ukraine.ListOwnAnswersAsync(new() { Id = id })),
            await WholeAsync(partners.Ukraine.AnswerShareAsync(new() { Id = id, Text = "x" })),
        ];
    }

    [Theory]
    [InlineData("")]
    [InlineData("us")]
    [InlineData("Us")]
    [InlineData("UЅ")]
    [InlineData("ＵＳ")]
    [InlineData("US ")]
    [InlineData("FR")]
    [InlineData("US,UA")]
    public async Task Token_ThatNamesNoPartner_IsNone(string partner)
    {
        var caller = partners.Call("us.analyst", Roles.Partner, partner);
        Assert.Equal("no-partner", await ReasonAsync(caller.ListReceivedSharesAsync(new())));
        Assert.Equal("no-partner", await ReasonAsync(caller.ListContributionsAsync(new())));
    }

    [Theory]
    [InlineData(Roles.Officer)]
    [InlineData(Roles.Legal)]
    [InlineData(Roles.Auditor)]
    [InlineData(Roles.Observer)]
    public async Task Token_WithAnotherRoleBesides_IsNobodys(string role)
    {
        var channel = partners.Service.Channel("us.analyst", [Roles.Partner, role], "", "US");
        var caller = new Contracts.Attribution.V1.Partners.PartnersClient(channel);
        Assert.Equal("no-partner", await ReasonAsync(caller.ListReceivedSharesAsync(new())));
        Assert.Equal("no-partner", await ReasonAsync(caller.ListSharesAsync(new() { Reference = "ATT-2026-0001" })));
        Assert.Equal(
            "no-partner",
            await ReasonAsync(new Contracts.Attribution.V1.Dossiers.DossiersClient(channel).ListDossiersAsync(new())));
    }

    [Fact]
    public async Task Partner_ReadsNoDossierButWhatIsShared()
    {
        var reference = await partners.OpenAsync(Handling.TlpClear);
        await partners.ShareAsync(reference);
        var dossiers = new Contracts.Attribution.V1.Dossiers.DossiersClient(
            partners.Service.Channel("us.analyst", [Roles.Partner], "", "US"));
        Assert.Equal("permission-denied", await ReasonAsync(dossiers.ListDossiersAsync(new())));
        Assert.Equal("permission-denied", await ReasonAsync(dossiers.GetDossierAsync(new() { Reference = reference })));
        Assert.Equal("permission-denied", await ReasonAsync(dossiers.ListEvidenceAsync(new() { Reference = reference })));
        Assert.Equal("permission-denied", await ReasonAsync(partners.America.ListSharesAsync(new() { Reference = reference })));
    }

    [Fact]
    public async Task Item_RaisedSince_IsGone_AndTheOthersNameItNoMore()
    {
        var reference = await partners.OpenAsync(Handling.TlpRed);
        await partners.RemarkAsync(reference, Handling.TlpAmber);
        var incident = await partners.AddIncidentAsync(reference);
        var (raised, stays) = (await partners.AddEvidenceAsync(reference), await partners.AddEvidenceAsync(reference));
        var (one, other) = (await partners.AddActorAsync(reference, "One"), await partners.AddActorAsync(reference, "Other"));
        await partners.Dossiers.AddEventAsync(new()
        {
            Reference = reference,
            Event = new(Examples.Event()) { IncidentId = incident, EvidenceIds = { raised, stays } },
        });
        await partners.Dossiers.AddRelationAsync(new()
        {
            Reference = reference,
            Relation = new() { Kind = RelationKind.MemberOf, SourceId = one, TargetId = other, EvidenceIds = { raised } },
        });
        await partners.Dossiers.AddHypothesisAsync(new()
        {
            Reference = reference,
            Hypothesis = new()
            {
                Statement = "One did it.",
                ActorIds = { one },
                Verdicts = { Verdict(raised, "It fits, says a source that must not be known."), Verdict(stays, "It fits.") },
            },
        });
        var all = await partners.ShareAsync(reference);
        Assert.Equal(8, (await ReadAsync(partners.America, all.Id)).Count);

        await partners.RemarkAsync(reference, Handling.TlpAmberStrict);
        Assert.Equal("not-found", await ReasonAsync(partners.America.GetReceivedShareAsync(new() { Id = all.Id })));
        await partners.RemarkAsync(reference, raised, Handling.TlpAmberStrict);
        var left = await partners.ShareAsync(reference, stays);
        Assert.Equal([stays], await IdsAsync(partners.America, left.Id));
        await partners.RemarkAsync(reference, raised, Handling.TlpAmber);
        await partners.RemarkAsync(reference, Handling.TlpAmber);

        // What is withdrawn is gone as well; whoever names it says so no more.
        var items = await ReadAsync(partners.America, all.Id);
        Assert.Equal(8, items.Count);
        var some = await partners.ShareAsync(
            reference, [.. items.Select(item => item.Id).Where(id => id != raised && id != other)]);
        var seen = await ReadAsync(partners.America, some.Id);
        Assert.DoesNotContain(seen, item => item.Kind == ItemKind.Relation);
        Assert.Equal([stays], seen.Single(item => item.Kind == ItemKind.Event).Content.Event.EvidenceIds);
        Assert.Equal("It fits.", Assert.Single(seen.Single(i => i.Kind == ItemKind.Hypothesis).Content.Hypothesis.Verdicts).Note);
        Assert.DoesNotContain(raised, string.Concat(seen));
        Assert.DoesNotContain(Proposer, string.Concat(seen));
    }

    [Fact]
    public async Task Item_WithdrawnOrRaisedInASuccessor_IsGoneFromWhatWasSharedBefore()
    {
        var reference = await partners.OpenAsync();
        await partners.AddIncidentAsync(reference);
        var actor = await partners.AddActorAsync(reference);
        var another = await partners.AddActorAsync(reference, "Another");
        var (one, two) = (await partners.AddEvidenceAsync(reference), await partners.AddEvidenceAsync(reference));
        await partners.Dossiers.ConcludeDossierAsync(new() { Reference = reference, Assessment = "Blue Heron did it." });
        await new Contracts.Attribution.V1.Dossiers.DossiersClient(partners.Service.Channel("tiberius.quill", [Roles.Officer]))
            .ConfirmConclusionAsync(new() { Reference = reference });
        var share = await partners.ShareAsync(reference, actor, another, one, two);
        Assert.True((await partners.America.GetReceivedShareAsync(new() { Id = share.Id })).Concluded);

        var successor = (await partners.Dossiers.SupersedeDossierAsync(
            new() { Reference = reference, Reason = "More." })).Reference;
        await partners.WithdrawAsync(successor, another);
        Assert.Equal([actor, one, two], await IdsAsync(partners.America, share.Id));
        await partners.RemarkAsync(successor, Handling.TlpRed);
        Assert.Equal("not-found", await ReasonAsync(partners.America.GetReceivedShareAsync(new() { Id = share.Id })));
        await partners.RemarkAsync(successor, two, Handling.TlpRed);
        await partners.RemarkAsync(successor, two, Handling.TlpGreen);
        await partners.RemarkAsync(successor, Handling.TlpAmber);
        Assert.Equal([actor, one, two], await IdsAsync(partners.America, share.Id));
    }

    [Fact]
    public async Task Evidence_IsInTheCustody_WhenItIsSharedAndWhenItIsFirstRead()
    {
        var reference = await partners.OpenAsync();
        var held = await partners.HoldAsync(reference);
        var other = await partners.AddEvidenceAsync(reference);
        var share = await partners.Officer.ShareDossierAsync(partners.Sharing(reference));
        Assert.Single(await held.CustodyAsync());
        await partners.ApproveAsync(share);
        Assert.Equal([held.Id, other], await IdsAsync(partners.America, share.Id));
        await ReadAsync(partners.Call("us.other", Roles.Partner, "US"), share.Id);

        var custody = await held.CustodyAsync();
        Assert.Equal(
            [(CustodyKind.Received, Proposer), (CustodyKind.Shared, "tiberius.quill"), (CustodyKind.Viewed, "us.analyst")],
            custody.Select(entry => (entry.Kind, entry.RecordedBy)));
        Assert.All(custody.Skip(1), entry => Assert.Equal("United States (US)", entry.Recipient));
        Assert.All(custody.Skip(1), entry => Assert.Contains(share.Id, entry.Reason));
        Assert.NotNull((await partners.Officer.GetShareAsync(new() { Reference = reference, Id = share.Id })).ReadAt);
    }

    [Fact]
    public async Task Evidence_WhoseReleaseIsRefused_IsNotShared_NorShownAnyMore()
    {
        var reference = await partners.OpenAsync();
        var held = await partners.HoldAsync(reference);
        var share = await partners.ShareAsync(reference, held.Id);
        Assert.Equal("", (await ReadAsync(partners.America, share.Id)).Single().Extract);

        await DecideAsync(held, released: true, Handling.TlpAmber);
        Assert.Equal("The server was rented in March.", (await ReadAsync(partners.America, share.Id)).Single().Extract);
        await DecideAsync(held, released: false, Handling.Unspecified);
        Assert.Empty(await ReadAsync(partners.America, share.Id));
        Assert.Equal(
            "not-shareable", await ReasonAsync(partners.Officer.ShareDossierAsync(partners.Sharing(reference, held.Id))));
        Assert.Equal(1, (await partners.Officer.ShareDossierAsync(partners.Sharing(reference))).LeftOut);

        // Another content does not undo it for the one that was shared.
        await partners.RemarkAsync(reference, held.Id, Handling.TlpAmber);
        Assert.Empty(await ReadAsync(partners.America, share.Id));

        Task DecideAsync(EvidenceFiles.Holding of, bool released, Handling handling)
            => of.Store("livia.stratus", Roles.Legal).DecideReleaseAsync(new()
            {
                Reference = of.Reference,
                Id = of.Id,
                Released = released,
                Extract = released ? "The server was rented in March." : "",
                Handling = handling,
                Reason = "x",
            }).ResponseAsync;
    }

    [Fact]
    public async Task Items_ComeInPages_AlsoWhenSomeAreGone()
    {
        var reference = await partners.OpenAsync();
        var actors = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            actors.Add(await partners.AddActorAsync(reference, $"Heron {i}"));
        }

        var share = await partners.ShareAsync(reference);
        foreach (var gone in (int[])[0, 2, 3, 6])
        {
            await partners.WithdrawAsync(reference, actors[gone]);
        }

        foreach (var size in (int[])[1, 2, 3, 200])
        {
            Assert.Equal(
                [actors[1], actors[4], actors[5]], (await ReadAsync(partners.America, share.Id, size)).Select(item => item.Id));
        }

        var page = await partners.America.ListReceivedItemsAsync(new() { Id = share.Id, Page = new() { Size = 1 } });
        var other = await partners.ShareAsync(reference);
        Assert.Equal("invalid-field", await ReasonAsync(partners.America.ListReceivedItemsAsync(
            new() { Id = other.Id, Page = new() { Size = 1, Cursor = page.NextCursor } })));
    }

    private static EvidenceVerdict Verdict(string evidence, string note)
        => new() { EvidenceId = evidence, Consistency = Consistency.Consistent, Note = note };

    // Status, details and trailers: all that comes back, but for when and where it was.
    private static async Task<string> WholeAsync<T>(AsyncUnaryCall<T> call)
    {
        var refused = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);
        var details = StatusDetails.FromRpcException(refused);
        var trailers = string.Join(',', refused.Trailers.Select(trailer => trailer.Key).Order(StringComparer.Ordinal));
        return $"{refused.StatusCode} {details.Reason} {details.Message} {details.Fields.Count} {trailers}";
    }
}
