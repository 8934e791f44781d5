using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using Google.Protobuf;
using Grpc.Core;

namespace CyberSanctions.Attribution.Tests;

/// <summary>
/// Whatever officers add, correct, withdraw and conclude, in whatever order, on the running service with its database: compared
/// with a copy of each version that is kept by hand.
/// </summary>
public sealed class AnyCourseTests(AttributionService attribution) : IClassFixture<AttributionService>
{
    private const int Steps = 60;
    private readonly Dictionary<string, IMessage> _items = [];

    // What was in each version, the dossier itself under "".
    private readonly List<IReadOnlyDictionary<string, IMessage>> _versions = [];
    private string _reference = "";
    private DossierHeader _header = new();
    private bool _closed;

    private Contracts.Attribution.V1.Dossiers.DossiersClient Officer => attribution.Officer;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task WhateverIsDone_EachVersionIsWhatItWas_AndWhatIsRefusedMakesNone(int seed)
    {
        var random = new Random(seed);
        var opened = await Officer.CreateDossierAsync(Examples.NewDossier());
        _reference = opened.Reference;
        _header = new DossierHeader { Title = opened.Title, Summary = opened.Summary, Handling = opened.Handling };
        Keep();
        for (var step = 0; step < Steps; step++)
        {
            await StepAsync(random, $"seed {seed}, step {step}");
        }

        // INVARIANT: a dossier has as many versions as changes were accepted, each made by one change.
        var changes = new List<DossierChange>();
        var cursor = "";
        do
        {
            var page = await Officer.ListDossierChangesAsync(new ListDossierChangesRequest
            {
                Reference = _reference,
                Page = new PageRequest { Cursor = cursor, Size = 7 },
            });
            changes.AddRange(page.Changes);
            cursor = page.NextCursor;
        }
        while (cursor.Length > 0);
        Assert.Equal(
            Enumerable.Range(1, _versions.Count).Reverse().Select(v => (long)v), changes.Select(change => change.Version));

        // INVARIANT: between any two versions there is what was added, taken out or changed, and nothing else.
        for (var i = 0; i < 40; i++)
        {
            var to = random.Next(_versions.Count) + 1;
            await CompareAsync(random.Next(to) + 1, to);
        }
    }

    private async Task StepAsync(Random random, string when)
    {
        var accepted = true;
        try
        {
            await TryAsync(random);
        }
        catch (RpcException refused) when (refused.StatusCode is StatusCode.FailedPrecondition or StatusCode.NotFound)
        {
            accepted = false;
        }

        // INVARIANT: what is refused changes nothing; what is closed takes nothing.
        Assert.False(accepted && _closedBefore, when);
        if (accepted)
        {
            Keep();
        }

        _closedBefore = _closed;
        var dossier = await Officer.GetDossierAsync(new GetDossierRequest { Reference = _reference });
        Assert.True(_versions.Count == dossier.Version, $"{when}: {_versions.Count} versions, but {dossier}");
        var contents = dossier.Contents;
        Assert.Equal(_items.Count, contents.Incidents + contents.Evidence + contents.Actors + contents.Events);

        // INVARIANT: what an event names is in the dossier.
        Assert.All(
            _items.Values.OfType<TimelineEvent>().SelectMany(happened => happened.EvidenceIds),
            id => Assert.Contains(id, _items));
    }

    private bool _closedBefore;

    private async Task TryAsync(Random random)
    {
        var some = _items.Count > 0 && random.Next(8) > 0
            ? _items.Keys.ElementAt(random.Next(_items.Count))
            : Guid.NewGuid().ToString();
        var name = $"Heron {random.Next(3)}";
        var id = "";
        IMessage? item;
        switch (random.Next(29))
        {
            case < 4:
                item = (await Officer.AddIncidentAsync(new() { Reference = _reference, Incident = Incident(name) })).Incident;
                id = ((Incident)item).Id;
                break;
            case < 7:
                item = (await Officer.AddEvidenceAsync(new() { Reference = _reference, Evidence = Evidence(random) })).Evidence;
                id = ((Evidence)item).Id;
                break;
            case < 10:
                item = (await Officer.NameActorAsync(new() { Reference = _reference, Actor = Actor(name) })).Actor;
                id = ((Actor)item).Id;
                break;
            case < 13:
                id = some;
                item = (await Officer.AmendIncidentAsync(
                    new() { Reference = _reference, Id = some, Incident = Incident(name), Reason = "x" })).Incident;
                break;
            case < 16:
                id = some;
                item = (await Officer.AmendEvidenceAsync(
                    new() { Reference = _reference, Id = some, Evidence = Evidence(random), Reason = "x" })).Evidence;
                break;
            case < 19:
                id = some;
                item = (await Officer.AmendActorAsync(
                    new() { Reference = _reference, Id = some, Actor = Actor(name), Reason = "x" })).Actor;
                break;
            case < 21:
                await Officer.WithdrawItemAsync(new() { Reference = _reference, Id = some, Reason = "x" });
                _items.Remove(some);
                return;
            case < 23:
                var header = new DossierHeader { Title = name, Handling = (Handling)random.Next(2, 6) };
                await Officer.AmendDossierAsync(
                    new() { Reference = _reference, Title = header.Title, Handling = header.Handling, Reason = "x" });
                _header = header;
                return;
            case < 25:
                item = (await Officer.AddEventAsync(new() { Reference = _reference, Event = Event(name, random) })).Event;
                id = ((TimelineEvent)item).Id;
                break;
            case < 27:
                id = some;
                item = (await Officer.AmendEventAsync(
                    new() { Reference = _reference, Id = some, Event = Event(name, random), Reason = "x" })).Event;
                break;
            case < 28:
                // What is moved stays what it is.
                await Officer.MoveItemAsync(new() { Reference = _reference, Id = some, Reason = "x" });
                return;
            default:
                // Late, so that there is something to see before.
                if (_versions.Count > 30)
                {
                    await Officer.ConcludeDossierAsync(new() { Reference = _reference, Assessment = "x" });
                    Keep();
                    await attribution.ConfirmAsync(_reference);
                    _closed = true;
                    return;
                }

                await Officer.WithdrawItemAsync(new() { Reference = _reference, Id = Guid.NewGuid().ToString(), Reason = "x" });
                return;
        }

        _items[id] = item;
    }

    private void Keep() => _versions.Add(new Dictionary<string, IMessage>(_items) { [""] = _header });

    private async Task CompareAsync(int from, int to)
    {
        var expected = _versions[from - 1].Keys.Union(_versions[to - 1].Keys)
            .Select(
                id => (Id: id, Before: _versions[from - 1].GetValueOrDefault(id), After: _versions[to - 1].GetValueOrDefault(id)))
            .Where(item => !Equals(item.Before, item.After))
            .ToDictionary(item => item.Id, item => (item.Before, item.After));
        var found = new Dictionary<string, (IMessage?, IMessage?)>();
        var cursor = "";
        do
        {
            var page = await Officer.CompareVersionsAsync(new CompareVersionsRequest
            {
                Reference = _reference,
                From = from,
                To = to,
                Page = new PageRequest { Cursor = cursor, Size = 3 },
            });
            foreach (var difference in page.Differences)
            {
                found.Add(difference.ItemId, (Of(difference.Before), Of(difference.After)));
            }

            cursor = page.NextCursor;
        }
        while (cursor.Length > 0);
        Assert.Equal(expected, found);
    }

    private static IMessage? Of(VersionedContent? content) => content?.ContentCase switch
    {
        null => null,
        VersionedContent.ContentOneofCase.Header => content.Header,
        VersionedContent.ContentOneofCase.Incident => content.Incident,
        VersionedContent.ContentOneofCase.Evidence => content.Evidence,
        VersionedContent.ContentOneofCase.Event => content.Event,
        _ => content.Actor,
    };

    private static Incident Incident(string title) => new(Examples.Incident()) { Title = title };

    private static Evidence Evidence(Random random)
        => new(Examples.Evidence()) { Credibility = random.Next(1, 7), Handling = (Handling)random.Next(1, 4) };

    private TimelineEvent Event(string text, Random random)
    {
        var happened = new TimelineEvent(Examples.Event()) { Text = text };
        happened.Date.Day = random.Next(1, 28);
        happened.EvidenceIds.AddRange(
            _items.Where(item => item.Value is Evidence).OrderBy(_ => random.Next()).Take(1).Select(item => item.Key));
        return happened;
    }

    private static Actor Actor(string name) => new(Examples.Actor()) { Name = name };
}
