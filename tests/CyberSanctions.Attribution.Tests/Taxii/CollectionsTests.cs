using System.Diagnostics;
using System.Globalization;
using CyberSanctions.Attribution.Tests.Partners;
using CyberSanctions.Attribution.Tests.Stix;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Signing;
using Google.Protobuf.WellKnownTypes;
using Xunit.Abstractions;
using static CyberSanctions.Attribution.Tests.Partners.PartnersService;

namespace CyberSanctions.Attribution.Tests.Taxii;

/// <summary>What is in the collection of a partner, and how it is read.</summary>
public sealed class CollectionsTests(ITestOutputHelper output) : IAsyncLifetime
{
    private readonly PartnersService _partners = new();

    public Task InitializeAsync() => _partners.InitializeAsync();

    public Task DisposeAsync() => _partners.DisposeAsync();

    [Fact]
    public async Task Collection_WithNothingShared_IsEmpty()
    {
        var share = await _partners.Officer.ShareDossierAsync(_partners.Sharing(await _partners.OpenAsync()));
        Assert.Empty(await _partners.America.CollectAsync());
        await _partners.ApproveAsync(share);
        Assert.NotEmpty(await _partners.America.CollectAsync());
        Assert.Empty(await _partners.Ukraine.CollectAsync());
    }

    [Fact]
    public async Task Objects_AreWhatTheSchemasOfOasisDemand_Canonical_AndOfNobody()
    {
        await EveryKindAsync(exercise: true);
        var found = await _partners.America.CollectAsync();
        var objects = found.Select(Collections.Parsed).ToList();
        Assert.All(found, one => Assert.Equal(CanonicalJson.Bytes(one.Parsed()), one.Json.ToByteArray()));
        Assert.All(found, one => Assert.Equal((one.Id, one.Version), (one.Parsed().Id(), one.Parsed().Version())));
        var asked = objects.Select(stix => OasisSchemas.ProblemsOf(stix)).OfType<IReadOnlyList<string>>().ToList();
        Assert.All(asked, Assert.Empty);

        // Of all but the incident, the extension, and three markings.
        Assert.Equal(objects.Count - 5, asked.Count);
        Assert.Equal(
            [
                "extension-definition", "identity", "incident", "intrusion-set", "marking-definition", "note", "relationship",
                "report", "threat-actor",
            ],
            objects.Select(Collections.Type).Distinct().Order(StringComparer.Ordinal));
        var text = string.Concat(found.Select(one => one.Json.ToStringUtf8()));
        Assert.DoesNotContain(Proposer, text);
        Assert.DoesNotContain("tiberius", text);
        Assert.Equal(
            objects.Count - 5,
            objects.Count(stix => stix["extensions"]?["extension-definition--6c3f9d1e-52a4-4b8e-9f07-2d81c64be5a3"]
                is { } ours && (bool)ours["exercise"]!));

        // Definitions, items, report: nothing is read before what it is made of.
        Assert.Equal("report", objects[^1].Type());
        Assert.Equal(["identity", "extension-definition"], objects.Take(2).Select(Collections.Type));
        Assert.Equal("For a joint statement.", (string?)objects[^1].Extension()["purpose"]);
    }

    [Fact]
    public async Task Object_OfAnotherPartner_HasAnotherId()
    {
        var reference = await EveryKindAsync();
        var request = _partners.Sharing(reference);
        request.Partner = "UA";
        await _partners.ApproveAsync(await _partners.Officer.ShareDossierAsync(request));
        var (ours, theirs) = (await _partners.America.CollectAsync(), await _partners.Ukraine.CollectAsync());
        Assert.Equal(ours.Count, theirs.Count);
        Assert.Equal(5, ours.Select(one => one.Id).Intersect(theirs.Select(one => one.Id)).Count());
        Assert.Empty(await _partners.Ukraine.CollectAsync(new() { Ids = { ours[^1].Id } }));
    }

    [Fact]
    public async Task Item_SharedAgainInALaterVersion_IsAnotherVersionOfTheSameObject()
    {
        var reference = await _partners.OpenAsync();
        var evidence = await _partners.AddEvidenceAsync(reference, title: "First");
        var first = await _partners.ShareAsync(reference, evidence);
        await _partners.RemarkAsync(reference, evidence, Handling.TlpGreen, "Second");
        var second = await _partners.ShareAsync(reference, evidence);

        Assert.Equal(["Second"], await AbstractsAsync());
        Assert.Equal(["First", "Second"], await AbstractsAsync("all"));
        Assert.Equal(["First"], await AbstractsAsync("first"));
        Assert.Equal(["First", "Second"], await AbstractsAsync("first", "last"));
        var versions = (await _partners.America.CollectAsync(new() { Types_ = { "note" }, Versions = { "all" } })).ToList();
        Assert.Single(versions.Select(one => one.Id).Distinct());
        Assert.Equal(["First"], await AbstractsAsync(versions[0].Version));
        Assert.Empty(await AbstractsAsync("2001-01-01T00:00:00.000Z"));
        Assert.Equal(2, (await _partners.America.CollectAsync(new() { Types_ = { "report" } })).Count);

        // What has ended is simply gone, and what was before it is the newest again.
        await _partners.EndAsync(second);
        Assert.Equal(["First"], await AbstractsAsync());
        await _partners.EndAsync(first);
        Assert.Empty(await _partners.America.CollectAsync());

        async Task<IEnumerable<string>> AbstractsAsync(params string[] which)
            => (await _partners.America.ReadAllAsync(new() { Types_ = { "note" }, Versions = { which } }))
                .Select(stix => (string)stix["abstract"]!);
    }

    [Fact]
    public async Task Extract_IsShownInsteadOfTheContent_AndComesAsSomethingNew()
    {
        var reference = await _partners.OpenAsync();
        var held = await _partners.HoldAsync(reference);
        await _partners.ShareAsync(reference, held.Id);
        var before = await _partners.America.CollectAsync();
        await DecideAsync("The server was rented in March.", Handling.TlpGreen);
        var after = await _partners.America.CollectAsync(new() { AddedAfter = before[^1].AddedAt });
        var stix = Assert.Single(after).Parsed();
        Assert.Equal("note", stix.Type());
        Assert.Contains("The server was rented in March.", stix.ToJsonString());
        Assert.True(string.CompareOrdinal(before.Single(one => one.Id == stix.Id()).Version, stix.Version()) < 0);

        await DecideAsync("", Handling.Unspecified);
        Assert.DoesNotContain(await _partners.America.ReadAllAsync(), other => other.Type() == "note");

        Task DecideAsync(string extract, Handling handling)
            => held.Store("livia.stratus", Roles.Legal).DecideReleaseAsync(new()
            {
                Reference = reference,
                Id = held.Id,
                Released = extract.Length > 0,
                Extract = extract,
                Handling = handling,
                Reason = "x",
            }).ResponseAsync;
    }

    [Fact]
    public async Task Reading_IsInTheCustody_OncePerShare_AndWhatIsOnlyListedIsNot()
    {
        var reference = await _partners.OpenAsync();
        var held = await _partners.HoldAsync(reference);
        var (one, other) = (await _partners.ShareAsync(reference), await _partners.ShareAsync(reference));
        await _partners.America.CollectAsync(new() { Manifest = true, Versions = { "all" } });
        Assert.DoesNotContain(await held.CustodyAsync(), entry => entry.Kind == CustodyKind.Viewed);
        Assert.Null((await _partners.Officer.GetShareAsync(new() { Reference = reference, Id = one.Id })).ReadAt);

        // Of two versions it has read the one that it was given.
        await _partners.America.CollectAsync(new() { Types_ = { "note" } });
        await _partners.America.CollectAsync(new() { Types_ = { "note" } });
        Assert.Contains(other.Id, Assert.Single(await held.CustodyAsync(), e => e.Kind == CustodyKind.Viewed).Reason);
        await _partners.America.CollectAsync(new() { Versions = { "all" } }, 1);
        await ReadAsync(_partners.America, one.Id);
        Assert.Equal(2, (await held.CustodyAsync()).Count(entry => entry.Kind == CustodyKind.Viewed));
        Assert.NotNull((await _partners.Officer.GetShareAsync(new() { Reference = reference, Id = one.Id })).ReadAt);
    }

    [Fact]
    public async Task Pages_StayInStep_WhileSharesComeAndGo()
    {
        var reference = await EveryKindAsync();
        var gone = await _partners.ShareAsync(reference);
        var all = await _partners.America.CollectAsync(new() { Versions = { "all" } });
        var request = new ListReceivedObjectsRequest { Versions = { "all" }, Page = new() { Size = 4 } };
        var first = await _partners.America.ListReceivedObjectsAsync(request);
        request.Page.Cursor = first.NextCursor;

        await _partners.EndAsync(gone);
        await _partners.WithdrawAsync(reference, await _partners.AddActorAsync(reference));
        var added = await _partners.AddActorAsync(reference, "Latecomer");
        await _partners.ShareAsync(reference, added);
        var rest = new List<ReceivedObject>();
        while (request.Page.Cursor.Length > 0)
        {
            var page = await _partners.America.ListReceivedObjectsAsync(request);
            rest.AddRange(page.Objects);
            request.Page.Cursor = page.NextCursor;
        }

        var read = first.Objects.Concat(rest).Select(one => (one.Id, one.Version)).ToList();
        Assert.Distinct(read);
        Assert.Equal(
            (await _partners.America.CollectAsync(new() { Versions = { "all" } })).Select(one => (one.Id, one.Version)), read);
        Assert.True(read.Count < all.Count);
    }

    [Fact]
    public async Task Cursor_IsGoodForOnePartner_AndTheSameConditions_Alone()
    {
        await EveryKindAsync();
        var page = await _partners.America.ListReceivedObjectsAsync(new() { Page = new() { Size = 2 } });
        await _partners.America.ListReceivedObjectsAsync(new() { Page = new() { Size = 3, Cursor = page.NextCursor } });
        ListReceivedObjectsRequest[] others =
        [
            new() { Types_ = { "note" } }, new() { Manifest = true }, new() { Versions = { "all" } },
            new() { AddedAfter = new() { Seconds = 1 } },
        ];
        foreach (var other in others)
        {
            other.Page = new() { Cursor = page.NextCursor };
            Assert.Equal("invalid-field", await ReasonAsync(_partners.America.ListReceivedObjectsAsync(other)));
        }

        foreach (var cursor in (string[])[page.NextCursor + "A", "x", "AAAA", page.NextCursor.ToLowerInvariant()])
        {
            Assert.Equal("invalid-field", await ReasonAsync(
                _partners.America.ListReceivedObjectsAsync(new() { Page = new() { Cursor = cursor } })));
        }

        Assert.Equal("invalid-field", await ReasonAsync(
            _partners.Ukraine.ListReceivedObjectsAsync(new() { Page = new() { Cursor = page.NextCursor } })));
    }

    [Fact]
    public async Task AddedAfter_IsToTheMicrosecond_AndConditionsAreMetTogether()
    {
        await EveryKindAsync();
        var all = await _partners.America.CollectAsync();
        var at = all[0].AddedAt;
        Assert.Empty(await AfterAsync(at.ToDateTime()));
        Assert.Equal(all, await AfterAsync(at.ToDateTime().AddMicroseconds(-1)));
        Assert.Equal(all, await AfterAsync(at.ToDateTime().AddTicks(-1)));
        Assert.Empty(await AfterAsync(at.ToDateTime().AddTicks(9)));
        Assert.Empty(await AfterAsync(new DateTime(9999, 12, 31, 0, 0, 0, DateTimeKind.Utc)));
        Assert.Empty(await _partners.America.CollectAsync(new() { SpecVersions = { "2.0" } }));
        Assert.Equal(all, await _partners.America.CollectAsync(new() { SpecVersions = { "2.0", "2.1" } }));
        var note = all.First(one => one.Id.StartsWith("note", StringComparison.Ordinal));
        Assert.Equal([note], await _partners.America.CollectAsync(new() { Ids = { note.Id, all[0].Id }, Types_ = { "note" } }));
        Assert.Empty(await _partners.America.CollectAsync(new() { Ids = { note.Id }, Types_ = { "report" } }));
        Assert.Equal(
            all.Select(one => (one.Id, one.Version)),
            (await _partners.America.CollectAsync(new() { Manifest = true }, 3)).Select(one => (one.Id, one.Version)));

        var many = new ListReceivedObjectsRequest { Ids = { Enumerable.Repeat(note.Id, 10_000) } };
        Assert.Equal("ids", Assert.Single((await RefusalAsync(_partners.America.ListReceivedObjectsAsync(many))).Fields).Field);

        Task<IReadOnlyList<ReceivedObject>> AfterAsync(DateTime time)
            => _partners.America.CollectAsync(new() { AddedAfter = time.ToTimestamp() });
    }

    [Fact]
    public async Task Share_IsThereOnItsLastDayInBrussels_AndNotTheDayAfter()
    {
        var request = _partners.Sharing(await _partners.OpenAsync());
        request.Until = _partners.Today.ToMessage();
        await _partners.ApproveAsync(await _partners.Officer.ShareDossierAsync(request));
        Assert.NotEmpty(await _partners.America.CollectAsync());
        _partners.Clock.Move(TimeSpan.FromDays(1));
        Assert.Empty(await _partners.America.CollectAsync());
    }

    [Fact]
    public async Task TenThousandItems_AreReadPageByPage()
    {
        var (small, large) = (await FilledAsync(1_000), await FilledAsync(10_000));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"1,000 items: {small.Each:F2} ms CPU an object; 10,000: {large.Each:F2}, {large.Pages} pages, the slowest"
            + $" {large.Slowest.TotalMilliseconds:F0} ms; {large.Each / small.Each:F1} times as much."));
    }

    private async Task<(double Each, int Pages, TimeSpan Slowest)> FilledAsync(int items)
    {
        var reference = await _partners.OpenAsync();
        await AttributionService.AsOwnerAsync(
            _partners.Service,
            """
            INSERT INTO item (id, since, dossier_reference, dossier_handling, kind, handling, content, place)
            SELECT id, 1, @reference, 3, 3, 1, jsonb_build_object(
                'id', id, 'kind', 'ACTOR_KIND_PERSON', 'name', 'Heron ' || place, 'involvement', repeat('Wrote it. ', 100)), place
            FROM (
                SELECT (lpad(to_hex((extract(epoch FROM now()) * 1000)::bigint), 12, '0') || '7'
                    || substr(md5(random()::text), 1, 3) || '8' || substr(md5(random()::text), 1, 15))::uuid AS id, place
                FROM generate_series(1, @items) place) made
            """,
            new { reference, items });
        var share = await _partners.ShareAsync(reference);
        var (pages, slowest, found) = (0, TimeSpan.Zero, new HashSet<string>());
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var request = new ListReceivedObjectsRequest { Page = new() { Size = 200 } };
        do
        {
            var watch = Stopwatch.StartNew();
            var page = await _partners.America.ListReceivedObjectsAsync(request);
            slowest = watch.Elapsed > slowest ? watch.Elapsed : slowest;
            found.UnionWith(page.Objects.Select(one => one.Id));
            request.Page.Cursor = page.NextCursor;
            pages++;
        }
        while (request.Page.Cursor.Length > 0);
        var used = Process.GetCurrentProcess().TotalProcessorTime - before;
        Assert.Equal(items + 6, found.Count);
        await _partners.EndAsync(share);
        return (used.TotalMilliseconds / items, pages, slowest);
    }

    private async Task<string> EveryKindAsync(bool exercise = false)
    {
        var reference = await _partners.OpenAsync(exercise: exercise);
        var incident = await _partners.AddIncidentAsync(reference);
        var evidence = await _partners.AddEvidenceAsync(reference, Handling.TlpGreen);
        var one = await _partners.AddActorAsync(reference, "One");
        var person = (await _partners.Dossiers.NameActorAsync(new()
        {
            Reference = reference,
            Actor = new() { Kind = ActorKind.Person, Name = "Octavia Reed", Involvement = "Wrote it." },
        })).Actor.Id;
        await _partners.Dossiers.AddEventAsync(new()
        {
            Reference = reference,
            Event = new(Examples.Event()) { IncidentId = incident, EvidenceIds = { evidence } },
        });
        await _partners.Dossiers.AddRelationAsync(new()
        {
            Reference = reference,
            Relation = new() { Kind = RelationKind.MemberOf, SourceId = person, TargetId = one, EvidenceIds = { evidence } },
        });
        await _partners.Dossiers.AddHypothesisAsync(new()
        {
            Reference = reference,
            Hypothesis = new()
            {
                Statement = "One did it.",
                ActorIds = { one },
                Verdicts = { new EvidenceVerdict { EvidenceId = evidence, Consistency = Consistency.Consistent } },
            },
        });
        await _partners.ShareAsync(reference);
        return reference;
    }
}
