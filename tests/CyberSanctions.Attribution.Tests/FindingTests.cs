using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Client = CyberSanctions.Contracts.Attribution.V1.Dossiers.DossiersClient;

namespace CyberSanctions.Attribution.Tests;

/// <summary>Dossiers are found again, by whoever may see them. Each test finds by words of its own.</summary>
public sealed class FindingTests(AttributionService attribution) : IClassFixture<AttributionService>
{
    private Client Officer => attribution.Officer;

    private Client Observer => attribution.As("observer-1", Roles.Observer);

    [Theory]
    [InlineData("Łódź Ørsted", "lodz ORSTED")]
    [InlineData("Straße", "STRASSE")]
    [InlineData("ISPARTA ve Iğdır", "ısparta IGDIR")]
    [InlineData("İzmir", "izmir")]
    [InlineData("Ἀθήνας", "ΑΘΗΝΑΣ")]
    [InlineData("Ёлка Йод", "елка иод")]
    [InlineData("ქართული", "ᲥᲐᲠᲗᲣᲚᲘ")]
    [InlineData("השָׁלוֹם", "שלום")]
    [InlineData("السُّعُودِيَّة أحمد", "سعوديه احمد")]
    [InlineData("林志強", "志強")]
    [InlineData("上海蓝鹭科技有限公司", "蓝鹭 有限公司")]
    [InlineData("東京ガス", "がす", false)]
    [InlineData("東京ガス", "ｶﾞｽ")]
    [InlineData("김철수는", "철수")]
    [InlineData("ＡＰＴ ２８", "apt 28")]
    [InlineData("ﬁnance", "finance")]
    [InlineData("Zoë", "zoe\u0308")]
    [InlineData("Wasserwerkssteuerung", "werkssteu")]
    [InlineData("O'Neil al-Rashid", "o’neil AL RASHID")]
    [InlineData("see (https://evil.example.com/a?b=1).", "evil.example.com")]
    [InlineData("from 192.0.2.17 on", "192.0.2.17")]
    [InlineData("from 192.0.2.17 on", "2.192", false)]
    [InlineData("CVE-2024-00017", "cve-2024-0001")]
    [InlineData("100% sure_of\\it", "100% of\\it")]
    public async Task Text_IsFound_InAnyScript_HoweverItIsWritten(string said, string sought, bool found = true)
    {
        var dossier = await NewAsync(Guid.NewGuid().ToString("N"));
        var actor = new Actor(Examples.Actor()) { Involvement = said };
        await Officer.NameActorAsync(new NameActorRequest { Reference = dossier.Reference, Actor = actor });

        var reply = await FindAsync(Officer, new() { Q = $"{dossier.Title} {sought}" });
        Assert.Equal(found ? [dossier.Reference] : [], reply.Similar ? [] : reply.Dossiers.Select(d => d.Reference));
    }

    [Theory]
    [InlineData("heorn")]
    [InlineData("hern")]
    [InlineData("herron")]
    [InlineData("heran")]
    public async Task Name_WithATypingError_IsFound_AndTheAnswerSaysSo(string typed)
    {
        var dossier = await NewAsync("Heron colony");
        var similar = await FindAsync(Officer, new() { Q = typed });
        Assert.Contains(dossier.Reference, similar.Dossiers.Select(d => d.Reference));
        Assert.True(similar.Similar);
        Assert.True(similar.Dossiers.Single(found => found.Reference == dossier.Reference).Found.Header);

        // Page by page they are the same.
        await NewAsync("Heron rookery");
        var all = (await FindAsync(Officer, new() { Q = typed })).Dossiers.Select(d => d.Reference);
        Assert.Equal(all, await PagesAsync(new() { Q = typed }));
    }

    [Fact]
    public async Task WhatOneMayNotSee_IsNeitherFoundNorCounted_NorAReasonToLookNoFurther()
    {
        var hidden = await NewAsync("Kingfisher", Handling.TlpRed);
        var seen = await NewAsync("Kingfishers nest", Handling.TlpGreen);
        await NewAsync("Osprey", Handling.TlpRed);
        var near = await NewAsync("Ospray", Handling.TlpGreen);

        var found = await FindAsync(Observer, new() { Q = "kingfisher" });
        Assert.Equal([seen.Reference], References(found));
        Assert.Equal(1, found.Counts.Total);
        Assert.Equal(2, (await FindAsync(Officer, new() { Q = "kingfisher" })).Counts.Total);

        // As if the red one were not there: nothing says "osprey", and one says nearly so.
        var osprey = await FindAsync(Observer, new() { Q = "osprey" });
        Assert.Equal([near.Reference], References(osprey));
        Assert.True(osprey.Similar);

        // Marked lower, it is found; marked higher, no more.
        await RemarkedAsync(hidden, Handling.TlpGreen);
        Assert.Equal(2, (await FindAsync(Observer, new() { Q = "kingfisher" })).Counts.Total);
        await RemarkedAsync(seen, Handling.TlpRed);
        Assert.Equal([hidden.Reference], References(await FindAsync(Observer, new() { Q = "kingfisher" })));
    }

    [Fact]
    public async Task WhatWasSaidBefore_AndWhatWasWithdrawn_IsNotFound()
    {
        var dossier = await NewAsync("Plover");
        var actor = (await Officer.NameActorAsync(
            new() { Reference = dossier.Reference, Actor = new(Examples.Actor()) { Name = "Dunlin" } })).Actor;
        Assert.Equal(1, (await FindAsync(Officer, new() { Q = "dunlin plover" })).Counts.Total);
        Assert.Equal(
            [(ItemKind.Actor, actor.Id)],
            (await FindAsync(Officer, new() { Q = "dunlin" })).Dossiers[0].Found.Items.Select(item => (item.Kind, item.Id)));

        await Officer.AmendActorAsync(new()
        {
            Reference = dossier.Reference,
            Id = actor.Id,
            Actor = new(Examples.Actor()) { Name = "Sanderling" },
            Reason = "Misread.",
        });
        Assert.Equal(0, (await FindAsync(Officer, new() { Q = "dunlin" })).Counts.Total);
        Assert.Equal(1, (await FindAsync(Officer, new() { Actor = "sanderling" })).Counts.Total);
        await Officer.WithdrawItemAsync(new() { Reference = dossier.Reference, Id = actor.Id, Reason = "Misread." });
        Assert.Equal(0, (await FindAsync(Officer, new() { Q = "sanderling" })).Counts.Total);
        Assert.Equal(0, (await FindAsync(Officer, new() { Actor = "sanderling" })).Counts.Total);
    }

    [Fact]
    public async Task Filters_HoldTogether_AndThoseOfIncidentsOfOneIncident()
    {
        var other = attribution.As("tiberius.quill", Roles.Officer);
        var dossier = await NewAsync("Avocet");
        var attack = new Incident(Examples.Incident()) { Began = new PartialDate { Year = 2021, Month = 5 } };
        attack.AttackKinds.Clear();
        attack.AttackKinds.Add(AttackKind.DataInterception);
        attack.Targets[0].Sector = Sector.Health;
        await Officer.AddIncidentAsync(new() { Reference = dossier.Reference, Incident = attack });
        await Officer.AddIncidentAsync(new() { Reference = dossier.Reference, Incident = Examples.Incident() });
        await Officer.NameActorAsync(new() { Reference = dossier.Reference, Actor = Examples.Actor() });
        var before = Timestamp.FromDateTimeOffset(DateTimeOffset.UtcNow.AddDays(-1));

        Assert.All(
            (DossierFilter[])
            [
                new() { State = DossierState.Open }, new() { Handling = Handling.TlpAmber }, new() { Exercise = false },
                new() { Actor = "crane PAPER heron" },
                new() { AttackKind = AttackKind.DataInterception, BeganTo = Day(2021, 5, 1) },
                new() { BeganFrom = Day(2021, 5, 31), BeganTo = Day(2021, 5, 31) }, new() { BeganFrom = Day(2024, 2, 29) },
                new() { ChangedSince = before }, new() { Mine = true }, new() { Sector = Sector.DrinkingWater },
                new() { Sector = Sector.Health, AttackKind = AttackKind.DataInterception },
            ],
            filter => Assert.Equal(1, Counted(filter)));
        Assert.All(
            (DossierFilter[])
            [
                new() { State = DossierState.Concluded }, new() { Handling = Handling.TlpRed }, new() { Exercise = true },
                new() { Actor = "crane nimbus" }, new() { BeganTo = Day(2021, 4, 30) }, new() { BeganFrom = Day(2024, 3, 1) },
                new() { AttackKind = AttackKind.DataInterception, BeganFrom = Day(2022, 1, 1) },
                new() { ChangedUntil = before }, new() { Sector = Sector.Banking },
                new() { Sector = Sector.DrinkingWater, AttackKind = AttackKind.DataInterception },
            ],
            filter => Assert.Equal(0, Counted(filter)));

        Assert.Equal(0, (await FindAsync(other, new() { Q = "avocet", Mine = true })).Counts.Total);
        await other.MakeRemarkAsync(
            new() { Reference = dossier.Reference, Kind = RemarkKind.Comment, Text = "It rings a bell." });
        Assert.Equal(1, (await FindAsync(other, new() { Q = "avocet", Mine = true })).Counts.Total);

        long Counted(DossierFilter filter)
        {
            filter.Q = "avocet";
            return Officer.ListDossiers(new ListDossiersRequest { Where = filter }).Counts.Total;
        }
    }

    [Fact]
    public async Task Cursor_IsOfTheFilterThatItWasGivenFor()
    {
        var references = new List<string>();
        foreach (var i in Enumerable.Range(0, 5))
        {
            references.Insert(0, (await NewAsync($"Curlew {i}")).Reference);
        }

        var filter = new DossierFilter { Q = "curlew" };
        Assert.Equal(references, await PagesAsync(filter));
        var cursor = (await FindAsync(Officer, filter, size: 2)).NextCursor;
        foreach (var other in (DossierFilter?[])[null, new() { Q = "curlews" }, new(filter) { Mine = true }])
        {
            var refused = await Assert.ThrowsAsync<RpcException>(() => FindAsync(Officer, other, 2, cursor));
            Assert.Equal("page.cursor", StatusDetails.FromRpcException(refused).Fields.Single().Field);
        }
    }

    [Fact]
    public async Task TextsThatAreAsLongAsTheyMayBe_AreTaken_AndFound()
    {
        var dossier = await NewAsync("Knot");
        var incident = new Incident(Examples.Incident()) { Description = Han(10_000, 0) };
        incident.Effects.Clear();
        incident.Effects.AddRange(System.Enum.GetValues<EffectFactor>().Skip(1).Select(
            (factor, i) => new SignificantEffect { Factor = factor, Assessment = Han(4_000, i + 1) }));
        await Officer.AddIncidentAsync(new() { Reference = dossier.Reference, Incident = incident });
        var actor = new Actor(Examples.Actor()) { Involvement = new string('y', 10_000) };
        actor.Aliases.AddRange(Enumerable.Range(0, 90).Select(i => $"{i}{new string((char)('a' + i % 26), 490)}"));
        await Officer.NameActorAsync(new() { Reference = dossier.Reference, Actor = actor });

        Assert.Equal([dossier.Reference], References(await FindAsync(Officer, new() { Q = Han(10_000, 0)[5_000..5_012] })));
        Assert.Equal([dossier.Reference], References(await FindAsync(Officer, new() { Q = $"knot {new string('y', 100)}" })));

        // Each three in a row are others.
        static string Han(int length, int seed)
        {
            var random = new Random(seed);
            return string.Concat(Enumerable.Range(0, length).Select(_ => (char)random.Next(0x4E00, 0x9FA5)));
        }
    }

    private static Date Day(int year, int month, int day) => new() { Year = year, Month = month, Day = day };

    private static IEnumerable<string> References(ListDossiersReply reply) => reply.Dossiers.Select(dossier => dossier.Reference);

    // The same, whether dossiers are at rest or not.
    private async Task<ListDossiersReply> FindAsync(Client client, DossierFilter? filter, int size = 0, string cursor = "")
    {
        var request = new ListDossiersRequest { Where = filter, Page = new PageRequest { Size = size, Cursor = cursor } };
        var found = await client.ListDossiersAsync(request);
        await RestingTests.RestAsync(attribution.Service);
        Assert.Equal(found, await client.ListDossiersAsync(request));
        return found;
    }

    private async Task<List<string>> PagesAsync(DossierFilter filter)
    {
        var references = new List<string>();
        var cursor = "";
        do
        {
            var page = await FindAsync(Officer, filter, size: 2, cursor);
            references.AddRange(References(page));
            Assert.True(page.Counts.Total >= references.Count);
            cursor = page.NextCursor;
        }
        while (cursor.Length > 0);
        return references;
    }

    private async Task<Dossier> NewAsync(string title, Handling handling = Handling.TlpAmber)
        => await Officer.CreateDossierAsync(new(Examples.NewDossier(handling)) { Title = title, Summary = "" });

    private async Task RemarkedAsync(Dossier dossier, Handling handling)
        => await Officer.AmendDossierAsync(
            new() { Reference = dossier.Reference, Title = dossier.Title, Handling = handling, Reason = "It has changed." });
}
