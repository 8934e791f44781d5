using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using Grpc.Core;

namespace CyberSanctions.Attribution.Tests;

/// <summary>What is in an open dossier can be corrected and withdrawn; what it said before stays on record.</summary>
public sealed class CorrectionsTests(AttributionService attribution) : IClassFixture<AttributionService>
{
    private const string Reason = "A second look at the logs.";

    private Contracts.Attribution.V1.Dossiers.DossiersClient Officer => attribution.Officer;

    [Fact]
    public async Task Incident_IsCorrected_AndEveryVersionSaysWhoDidWhatAndWhy()
    {
        var dossier = await attribution.CompleteDossierAsync();
        var before = await OnlyIncidentAsync(dossier.Reference);
        var corrected = Examples.Incident();
        corrected.Title = "Pumps stopped at two water works";
        corrected.Effects[0].Assessment = "55,000 households without water.";

        var reply = await attribution.As("tiberius.quill", Roles.Officer).AmendIncidentAsync(new AmendIncidentRequest
        {
            Reference = dossier.Reference,
            ExpectedVersion = 4,
            Id = before.Id,
            Incident = corrected,
            Reason = Reason,
        });

        corrected.Id = before.Id;
        Assert.Equal((corrected, 5), (reply.Incident, reply.DossierVersion));
        Assert.Equal(corrected, await OnlyIncidentAsync(dossier.Reference));
        var changes =
            (await Officer.ListDossierChangesAsync(new ListDossierChangesRequest { Reference = dossier.Reference })).Changes;
        Assert.Equal([5L, 4, 3, 2, 1], changes.Select(change => change.Version));
        Assert.Equal(
            (ChangeKind.Amended, ItemKind.Incident, before.Id, Reason, "tiberius.quill"),
            (changes[0].Kind, changes[0].ItemKind, changes[0].ItemId, changes[0].Reason, changes[0].ChangedBy));
        Assert.Equal(
            [ChangeKind.Added, ChangeKind.Added, ChangeKind.Added, ChangeKind.Opened],
            changes.Skip(1).Select(change => change.Kind));

        var difference = Assert.Single((await CompareAsync(dossier.Reference, 1, 5)).Differences, d => d.ItemId == before.Id);
        Assert.Equal((null, corrected), (difference.Before, difference.After.Incident));
        difference = Assert.Single((await CompareAsync(dossier.Reference, 4, 5)).Differences);
        Assert.Equal((before, corrected), (difference.Before.Incident, difference.After.Incident));
        var happened = IncidentAmended.Parser.ParseFrom((await attribution.JournalOfAsync(dossier.Reference))[^1].Payload);
        Assert.Equal((corrected, Reason, 5), (happened.Incident, happened.Reason, happened.DossierVersion));
    }

    [Fact]
    public async Task Evidence_IsCorrected_WhoAddedItAndWhenStays()
    {
        var dossier = await attribution.CompleteDossierAsync();
        var before = (await Officer.ListEvidenceAsync(new ListEvidenceRequest { Reference = dossier.Reference })).Evidence[0];
        var corrected = Examples.Evidence();
        corrected.Credibility = 1;

        var reply = await attribution.As("tiberius.quill", Roles.Officer).AmendEvidenceAsync(new AmendEvidenceRequest
        {
            Reference = dossier.Reference,
            Id = before.Id,
            Evidence = corrected,
            Reason = Reason,
        });

        Assert.Equal(
            (before.Id, "aurelia.nimbus", before.AddedAt, 1),
            (reply.Evidence.Id, reply.Evidence.AddedBy, reply.Evidence.AddedAt, reply.Evidence.Credibility));
        Assert.Equal("handling-above-dossier", await ReasonAsync(Officer.AmendEvidenceAsync(new AmendEvidenceRequest
        {
            Reference = dossier.Reference,
            Id = before.Id,
            Evidence = new(corrected) { Handling = Handling.TlpRed },
            Reason = Reason,
        })));
    }

    [Fact]
    public async Task Item_ThatIsWithdrawn_IsNeitherThereNorCounted_NorCorrected_AndTheDossierIsIncompleteWithoutIt()
    {
        var dossier = await attribution.CompleteDossierAsync();
        var actor = (await Officer.ListActorsAsync(new ListActorsRequest { Reference = dossier.Reference })).Actors[0];

        var reply = await WithdrawAsync(dossier.Reference, actor.Id);

        Assert.Equal(
            (5L, ChangeKind.Withdrawn, ItemKind.Actor), (reply.DossierVersion, reply.Change.Kind, reply.Change.ItemKind));
        Assert.Empty((await Officer.ListActorsAsync(new ListActorsRequest { Reference = dossier.Reference })).Actors);
        Assert.Equal(
            0, (await Officer.GetDossierAsync(new GetDossierRequest { Reference = dossier.Reference })).Contents.Actors);
        Assert.Equal(
            "not-found",
            await ReasonAsync(Officer.GetActorAsync(new GetActorRequest { Reference = dossier.Reference, Id = actor.Id })));
        Assert.Equal("item-withdrawn", await ReasonAsync(WithdrawAsync(dossier.Reference, actor.Id)));
        Assert.Equal("item-withdrawn", await ReasonAsync(Officer.AmendActorAsync(new AmendActorRequest
        {
            Reference = dossier.Reference,
            Id = actor.Id,
            Actor = Examples.Actor(),
            Reason = Reason,
        })));
        Assert.Equal("dossier-incomplete", await ReasonAsync(Officer.ConcludeDossierAsync(
            new ConcludeDossierRequest { Reference = dossier.Reference, Assessment = "It was nobody." })));
        var difference = Assert.Single((await CompareAsync(dossier.Reference, 4, 5)).Differences);
        Assert.Equal((actor, null), (difference.Before.Actor, difference.After));
    }

    [Fact]
    public async Task Dossier_IsCorrected_ButNotMarkedBelowWhatIsInIt()
    {
        var dossier = await attribution.CompleteDossierAsync();
        var request = new AmendDossierRequest
        {
            Reference = dossier.Reference,
            Title = "Intrusions at two water works",
            Handling = Handling.TlpGreen,
            Reason = Reason,
        };

        Assert.Equal("handling-below-contents", await ReasonAsync(Officer.AmendDossierAsync(request)));
        request.Handling = Handling.TlpRed;
        var amended = await Officer.AmendDossierAsync(request);

        Assert.Equal(
            (5L, request.Title, "", Handling.TlpRed), (amended.Version, amended.Title, amended.Summary, amended.Handling));
        Assert.Equal("nothing-changed", await ReasonAsync(Officer.AmendDossierAsync(request)));
        var difference = Assert.Single((await CompareAsync(dossier.Reference, 4, 5)).Differences);
        Assert.Equal(
            (dossier.Title, dossier.Summary, Handling.TlpAmber, request.Title),
            (difference.Before.Header.Title, difference.Before.Header.Summary, difference.Before.Header.Handling,
                difference.After.Header.Title));
    }

    [Fact]
    public async Task Dossier_ThatIsWithdrawn_StaysAsItIs_AndTakesNothingMore()
    {
        var dossier = await attribution.CompleteDossierAsync();
        var incident = await OnlyIncidentAsync(dossier.Reference);

        var withdrawn = await Officer.WithdrawDossierAsync(
            new WithdrawDossierRequest { Reference = dossier.Reference, Reason = "Opened twice." });

        Assert.Equal(
            (DossierState.Withdrawn, 5L, "Opened twice.", "aurelia.nimbus"),
            (withdrawn.State, withdrawn.Version, withdrawn.Withdrawal.Reason, withdrawn.Withdrawal.WithdrawnBy));
        Assert.Equal(withdrawn, await Officer.GetDossierAsync(new GetDossierRequest { Reference = dossier.Reference }));
        Assert.Equal(incident, await OnlyIncidentAsync(dossier.Reference));
        Assert.Equal("dossier-withdrawn", await ReasonAsync(WithdrawAsync(dossier.Reference, incident.Id)));
        Assert.Equal("dossier-withdrawn", await ReasonAsync(Officer.ConcludeDossierAsync(
            new ConcludeDossierRequest { Reference = dossier.Reference, Assessment = "It was she." })));
        Assert.Equal("dossier-withdrawn", await ReasonAsync(Officer.WithdrawDossierAsync(
            new WithdrawDossierRequest { Reference = dossier.Reference, Reason = "Opened twice." })));
    }

    [Fact]
    public async Task Correction_OfNothing_OrOfWhatIsNotThere_IsRefused_AndChangesNothing()
    {
        var (dossier, other) = (await attribution.CompleteDossierAsync(), await attribution.CompleteDossierAsync());
        var (incident, elsewhere) = (await OnlyIncidentAsync(dossier.Reference), await OnlyIncidentAsync(other.Reference));
        var entries = (await attribution.JournalOfAsync(dossier.Reference)).Count;

        Assert.Equal("nothing-changed", await AmendAsync(incident.Id));
        Assert.Equal("not-found", await AmendAsync(elsewhere.Id));
        Assert.Equal("not-found", await AmendAsync(Guid.NewGuid().ToString()));
        Assert.Equal("not-found", await AmendAsync(incident.Id.ToUpperInvariant()));
        Assert.Equal("not-found", await ReasonAsync(Officer.AmendActorAsync(new AmendActorRequest
        {
            Reference = dossier.Reference,
            Id = incident.Id,
            Actor = Examples.Actor(),
            Reason = Reason,
        })));
        Assert.Equal("stale-version", await ReasonAsync(Officer.WithdrawItemAsync(new WithdrawItemRequest
        {
            Reference = dossier.Reference,
            ExpectedVersion = 3,
            Id = incident.Id,
            Reason = Reason,
        })));
        Assert.Equal(dossier, await Officer.GetDossierAsync(new GetDossierRequest { Reference = dossier.Reference }));
        Assert.Equal(entries, (await attribution.JournalOfAsync(dossier.Reference)).Count);

        Task<string> AmendAsync(string id) => ReasonAsync(Officer.AmendIncidentAsync(new AmendIncidentRequest
        {
            Reference = dossier.Reference,
            Id = id,
            Incident = Examples.Incident(),
            Reason = Reason,
        }));
    }

    [Fact]
    public async Task WhatIsMarkedAboveTheClearance_IsInNoChangeAndInNoDifference_AlsoWhenTheMarkingIsLoweredLater()
    {
        var observer = attribution.As("observer-1", Roles.Observer);
        var dossier = await Officer.CreateDossierAsync(Examples.NewDossier(Handling.TlpRed));
        var evidence = (await Officer.AddEvidenceAsync(new AddEvidenceRequest
        {
            Reference = dossier.Reference,
            Evidence = new(Examples.Evidence()) { Handling = Handling.TlpRed, Title = "From a source that must not be known" },
        })).Evidence;
        await Officer.AmendEvidenceAsync(new AmendEvidenceRequest
        {
            Reference = dossier.Reference,
            Id = evidence.Id,
            Evidence = new(Examples.Evidence()) { Handling = Handling.TlpGreen, Title = "A report" },
            Reason = "Released.",
        });
        await Officer.AmendDossierAsync(new AmendDossierRequest
        {
            Reference = dossier.Reference,
            Title = "A case",
            Handling = Handling.TlpGreen,
            Reason = "Released.",
        });

        var asked = new ListDossierChangesRequest { Reference = dossier.Reference };
        var changes = (await observer.ListDossierChangesAsync(asked)).Changes;
        Assert.Equal([4L], changes.Select(change => change.Version));
        foreach (var version in (long[])[1, 2, 3])
        {
            Assert.Equal("not-found", await ReasonAsync(observer.CompareVersionsAsync(
                new CompareVersionsRequest { Reference = dossier.Reference, From = version })));
        }
    }

    [Fact]
    public async Task Differences_ComeInPages_AndWhatWasChangedBackIsNone()
    {
        var dossier = await Officer.CreateDossierAsync(Examples.NewDossier());
        for (var i = 0; i < 5; i++)
        {
            await Officer.NameActorAsync(new NameActorRequest { Reference = dossier.Reference, Actor = Named($"Heron {i}") });
        }

        var actors = (await Officer.ListActorsAsync(new ListActorsRequest { Reference = dossier.Reference })).Actors;
        await AmendAsync(0, "Egret");
        await AmendAsync(0, "Heron 0");
        await AmendAsync(2, "Egret");
        await WithdrawAsync(dossier.Reference, actors[4].Id);

        var first = await CompareAsync(dossier.Reference, 6, 10, size: 1);
        var second = await Officer.CompareVersionsAsync(new CompareVersionsRequest
        {
            Reference = dossier.Reference,
            From = first.From,
            To = first.To,
            Page = new PageRequest { Size = 1, Cursor = first.NextCursor },
        });
        Assert.Equal(actors[2].Id, Assert.Single(first.Differences).ItemId);
        Assert.Equal((actors[4].Id, ""), (Assert.Single(second.Differences).ItemId, second.NextCursor));
        Assert.Equal(
            ["Heron 2", "Egret"], new[] { first.Differences[0].Before.Actor.Name, first.Differences[0].After.Actor.Name });
        var ofOne = await Officer.ListDossierChangesAsync(new ListDossierChangesRequest
        {
            Reference = dossier.Reference,
            ItemId = actors[0].Id,
        });
        Assert.Equal([8L, 7, 2], ofOne.Changes.Select(change => change.Version));

        Task AmendAsync(int actor, string name) => Officer.AmendActorAsync(new AmendActorRequest
        {
            Reference = dossier.Reference,
            Id = actors[actor].Id,
            Actor = Named(name),
            Reason = Reason,
        }).ResponseAsync;

        static Actor Named(string name) => new(Examples.Actor()) { Name = name };
    }

    [Theory]
    [InlineData("aurelia.nimbus")]
    [InlineData("Aurelia.Nimbus")]
    [InlineData("\u0430urelia.nimbus")]
    public async Task Conclusion_IsNotConfirmedByWhoeverDrewIt_UnderNoNameThatLooksAlike(string subject)
    {
        var dossier = await attribution.CompleteDossierAsync();
        var concluded = await Officer.ConcludeDossierAsync(
            new ConcludeDossierRequest { Reference = dossier.Reference, Assessment = "It was Blue Heron." });
        Assert.Equal(
            (DossierState.Open, "aurelia.nimbus", ""),
            (concluded.State, concluded.Conclusion.ConcludedBy, concluded.Conclusion.ConfirmedBy));

        Assert.Equal("own-conclusion", await ReasonAsync(attribution.As(subject, Roles.Officer)
            .ConfirmConclusionAsync(new ConfirmConclusionRequest { Reference = dossier.Reference })));

        var confirmed = await attribution.As("legal-1", Roles.Legal)
            .ConfirmConclusionAsync(new ConfirmConclusionRequest { Reference = dossier.Reference, ExpectedVersion = 5 });
        Assert.Equal(
            (DossierState.Concluded, 6L, "It was Blue Heron.", "aurelia.nimbus", "legal-1"),
            (confirmed.State, confirmed.Version, confirmed.Conclusion.Assessment, confirmed.Conclusion.ConcludedBy,
                confirmed.Conclusion.ConfirmedBy));
    }

    private async Task<Incident> OnlyIncidentAsync(string reference)
        => Assert.Single((await Officer.ListIncidentsAsync(new ListIncidentsRequest { Reference = reference })).Incidents);

    private AsyncUnaryCall<WithdrawItemReply> WithdrawAsync(string reference, string id)
        => Officer.WithdrawItemAsync(new WithdrawItemRequest
        {
            Reference = reference,
            Id = id,
            Reason = "It is of another case.",
        });

    private async Task<CompareVersionsReply> CompareAsync(string reference, long from, long to, int size = 0)
        => await Officer.CompareVersionsAsync(new CompareVersionsRequest
        {
            Reference = reference,
            From = from,
            To = to,
            Page = new PageRequest { Size = size },
        });

    private static async Task<string> ReasonAsync<T>(AsyncUnaryCall<T> call)
        => StatusDetails.FromRpcException(await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync)).Reason;
}
