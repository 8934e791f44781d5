using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.ServiceDefaults.Errors;
using Grpc.Core;

namespace CyberSanctions.Attribution.Tests;

/// <summary>The time line of a dossier: in the order of time, each event by what says so.</summary>
public sealed class TimelineTests(AttributionService attribution) : IClassFixture<AttributionService>
{
    private Contracts.Attribution.V1.Dossiers.DossiersClient Officer => attribution.Officer;

    [Fact]
    public async Task Events_StandInTheOrderOfTime_WhatIsKnownLessExactlyFirst_AndOfOneTimeAsTheyWereAdded()
    {
        var reference = await NewAsync();
        string[] order =
        [
            "1960-1965", "2023", "2024", "2024-02", "2024-02-11", "2024-02-11 00", "2024-02-11 00:00", "2024-02-11 03",
            "2024-02-11 03:20", "2024-02-11 03:21", "2024-02-12", "2024-03",
        ];
        foreach (var when in order.Reverse())
        {
            await AddAsync(reference, At(when, when));
        }

        await AddAsync(reference, At("2024-02", "2024-02, another"));

        // Two hours are as exact as their minutes: the first that was added comes first.
        string[] expected =
        [
            .. order[..4], "2024-02, another", order[4], order[6], order[5], .. order[7..],
        ];
        Assert.Equal(expected, await TextsAsync(reference, size: 200));
        Assert.Equal(expected, await TextsAsync(reference, size: 1));
        Assert.Equal(13, (await GetAsync(reference)).Contents.Events);
    }

    [Fact]
    public async Task Event_IsCorrected_AndThenStandsWhereItsTimeDoes_AndIsNotMovedByHand()
    {
        var reference = await NewAsync();
        var first = await AddAsync(reference, At("2024-02-11 03:20", "first"));
        var second = await AddAsync(reference, At("2024-02-12", "second"));
        var corrected = At("2024-02-13", "first");

        var reply = await Officer.AmendEventAsync(
            new AmendEventRequest { Reference = reference, Id = first.Id, Event = corrected, Reason = "The clock was wrong." });

        Assert.Equal(new TimelineEvent(corrected) { Id = first.Id }, reply.Event);
        Assert.Equal(["second", "first"], await TextsAsync(reference, size: 5));
        Assert.Equal(reply.Event, await Officer.GetEventAsync(new GetEventRequest { Reference = reference, Id = first.Id }));
        var happened = EventAmended.Parser.ParseFrom((await attribution.JournalOfAsync(reference))[^1].Payload);
        Assert.Equal((reply.Event, "The clock was wrong."), (happened.Event, happened.Reason));
        Assert.Equal("order-of-time", await ReasonAsync(Officer.MoveItemAsync(
            new MoveItemRequest { Reference = reference, Id = first.Id, AfterId = second.Id, Reason = "x" })));
    }

    [Fact]
    public async Task WhatAnEventNames_IsInTheDossier_AndIsNotWithdrawnAsLongAsItIsNamed()
    {
        var dossier = await attribution.CompleteDossierAsync();
        var other = await attribution.CompleteDossierAsync();
        var (evidence, incident) = await ItemsAsync(dossier.Reference);
        var (foreign, _) = await ItemsAsync(other.Reference);

        foreach (var (field, spoil) in new (string, Action<TimelineEvent>)[]
        {
            ("event.evidence_ids[1]", e => e.EvidenceIds.Add(foreign)),
            ("event.evidence_ids[1]", e => e.EvidenceIds.Add(incident)),
            ("event.evidence_ids[1]", e => e.EvidenceIds.Add(Guid.NewGuid().ToString())),
            ("event.evidence_ids[1]", e => e.EvidenceIds.Add("nothing")),
            ("event.incident_id", e => e.IncidentId = evidence),
        })
        {
            var bad = At("2024-02-11", "bad");
            bad.EvidenceIds.Add(evidence);
            spoil(bad);
            Assert.Equal(field, await FieldAsync(AddAsync(dossier.Reference, bad)));
        }

        var named = At("2024-02-11", "It stops.");
        named.Source = "";
        named.EvidenceIds.Add(evidence);
        named.IncidentId = incident;
        var added = await AddAsync(dossier.Reference, named);
        Assert.Equal("item-cited", await ReasonAsync(WithdrawAsync(dossier.Reference, evidence)));
        Assert.Equal("item-cited", await ReasonAsync(WithdrawAsync(dossier.Reference, incident)));
        Assert.Equal(5, (await GetAsync(dossier.Reference)).Version);

        await Officer.AmendEventAsync(new AmendEventRequest
        {
            Reference = dossier.Reference,
            Id = added.Id,
            Event = new(named) { Source = "The operators.", EvidenceIds = { }, IncidentId = "" },
            Reason = "x",
        });
        Assert.Equal("item-cited", await ReasonAsync(WithdrawAsync(dossier.Reference, evidence)));
        await WithdrawAsync(dossier.Reference, incident);
        await WithdrawAsync(dossier.Reference, added.Id);
        await WithdrawAsync(dossier.Reference, evidence);
        named.IncidentId = "";
        Assert.Equal("event.evidence_ids[0]", await FieldAsync(AddAsync(dossier.Reference, named)));
    }

    [Fact]
    public async Task Event_NamesTheSameEvidence_InTheDossierThatSupersedesItsOwn()
    {
        var reference = (await attribution.CompleteDossierAsync()).Reference;
        var (evidence, _) = await ItemsAsync(reference);
        var named = At("2024-02-11", "It stops.");
        named.EvidenceIds.Add(evidence);
        var added = await AddAsync(reference, named);
        await Officer.ConcludeDossierAsync(new ConcludeDossierRequest { Reference = reference, Assessment = "x" });
        await attribution.ConfirmAsync(reference);

        var successor = await Officer.SupersedeDossierAsync(new SupersedeDossierRequest { Reference = reference, Reason = "x" });

        Assert.Equal(added, await Officer.GetEventAsync(new GetEventRequest { Reference = successor.Reference, Id = added.Id }));
        Assert.Equal("item-cited", await ReasonAsync(WithdrawAsync(successor.Reference, evidence)));
        await WithdrawAsync(successor.Reference, added.Id);
        await WithdrawAsync(successor.Reference, evidence);
        Assert.Equal(added, await Officer.GetEventAsync(new GetEventRequest { Reference = reference, Id = added.Id }));
        Assert.Equal(evidence, (await ItemsAsync(reference)).Evidence);
    }

    [Theory]
    [InlineData("event.time", "2024-02", "03:20")]
    [InlineData("event.time", "2024-02-11", "3:20")]
    [InlineData("event.time", "2024-02-11", "24:00")]
    [InlineData("event.date", "2999", "")]
    public async Task Event_AtNoTime_IsRefused(string field, string date, string time)
    {
        var happened = At(date, "x");
        happened.Time = time;
        Assert.Equal(field, await FieldAsync(AddAsync("ATT-2026-9999", happened)));
    }

    [Fact]
    public async Task Event_OfWhichNobodySaysSo_IsRefused()
    {
        var happened = At("2024", "x");
        happened.Source = "";
        Assert.Equal("event.source", await FieldAsync(AddAsync("ATT-2026-9999", happened)));
        happened.EvidenceIds.Add(["a", "a"]);
        Assert.Equal("event.evidence_ids[1]", await FieldAsync(AddAsync("ATT-2026-9999", happened)));
    }

    private async Task<string> NewAsync() => (await Officer.CreateDossierAsync(Examples.NewDossier())).Reference;

    private async Task<Dossier> GetAsync(string reference)
        => await Officer.GetDossierAsync(new GetDossierRequest { Reference = reference });

    private async Task<TimelineEvent> AddAsync(string reference, TimelineEvent happened)
        => (await Officer.AddEventAsync(new AddEventRequest { Reference = reference, Event = happened })).Event;

    private async Task<WithdrawItemReply> WithdrawAsync(string reference, string id)
        => await Officer.WithdrawItemAsync(new WithdrawItemRequest { Reference = reference, Id = id, Reason = "x" });

    private async Task<(string Evidence, string Incident)> ItemsAsync(string reference)
        => ((await Officer.ListEvidenceAsync(new ListEvidenceRequest { Reference = reference })).Evidence[0].Id,
            (await Officer.ListIncidentsAsync(new ListIncidentsRequest { Reference = reference })).Incidents[0].Id);

    private async Task<List<string>> TextsAsync(string reference, int size)
    {
        var texts = new List<string>();
        var cursor = "";
        do
        {
            var page = await Officer.ListEventsAsync(new ListEventsRequest
            {
                Reference = reference,
                Page = new PageRequest { Cursor = cursor, Size = size },
            });
            texts.AddRange(page.Events.Select(happened => happened.Text));
            cursor = page.NextCursor;
        }
        while (cursor.Length > 0);
        return texts;
    }

    private static TimelineEvent At(string when, string text)
    {
        var parts = when.Split(' ');
        var numbers = parts[0].Split('-').Select(int.Parse).ToArray();
        var date = numbers is [var from, > 999 and var to]
            ? new PartialDate { YearFrom = from, YearTo = to }
            : new PartialDate
            {
                Year = numbers[0],
                Month = numbers.ElementAtOrDefault(1),
                Day = numbers.ElementAtOrDefault(2),
            };
        return new TimelineEvent { Date = date, Time = parts.ElementAtOrDefault(1) ?? "", Text = text, Source = "The logs." };
    }

    private static async Task<ReceivedRefusal> RefusalAsync<T>(Task<T> call)
        => StatusDetails.FromRpcException(await Assert.ThrowsAsync<RpcException>(() => call));

    private static async Task<string> ReasonAsync<T>(AsyncUnaryCall<T> call) => (await RefusalAsync(call.ResponseAsync)).Reason;

    private static async Task<string> ReasonAsync<T>(Task<T> call) => (await RefusalAsync(call)).Reason;

    private static async Task<string> FieldAsync<T>(Task<T> call) => Assert.Single((await RefusalAsync(call)).Fields).Field;
}
