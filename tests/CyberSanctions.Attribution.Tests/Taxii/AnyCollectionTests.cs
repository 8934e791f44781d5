using System.Text.Json.Nodes;
using CyberSanctions.Attribution.Tests.EvidenceFiles;
using CyberSanctions.Attribution.Tests.Partners;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.ServiceDefaults.Identity;
using Grpc.Core;

namespace CyberSanctions.Attribution.Tests.Taxii;

/// <summary>
/// Whatever officers do, in whatever order, and whatever time it is: a collection holds what the partner reads share by share,
/// and nothing else, and what STIX demands of versions holds over all that was ever read of it.
/// </summary>
public sealed class AnyCollectionTests(PartnersService partners) : IClassFixture<PartnersService>
{
    private const int Steps = 60;
    private static readonly Handling[] Markings =
        [Handling.TlpGreen, Handling.TlpAmber, Handling.TlpAmber, Handling.TlpAmberStrict];

    private readonly List<Holding> _evidence = [];
    private readonly List<string> _items = [];
    private readonly List<Share> _shares = [];
    private readonly HashSet<string> _refused = [];
    private readonly Dictionary<(string Id, string Version), string> _read = [];
    private readonly Dictionary<string, string> _created = [];
    private string _reference = "";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task WhateverIsDone_ACollectionIsWhatIsReadShareByShare(int seed)
    {
        var random = new Random(seed);
        _reference = await partners.OpenAsync();
        for (var step = 0; step < Steps; step++)
        {
            try
            {
                await StepAsync(random);
            }
            catch (RpcException refused) when (refused.StatusCode is StatusCode.FailedPrecondition)
            {
                // The course goes on, and nothing has changed.
            }

            if (step % 10 == 9)
            {
                await CheckAsync(random, $"seed {seed}, step {step}");
            }
        }
    }

    private async Task StepAsync(Random random)
    {
        switch (random.Next(14))
        {
            case 0 or 1:
                _evidence.Add(await partners.HoldAsync(_reference, Pick(random, Markings)));
                _items.Add(_evidence[^1].Id);
                break;
            case 2:
                _items.Add(await partners.AddActorAsync(_reference, $"Heron {_items.Count}"));
                break;
            case 3 or 4 when _evidence.Count > 0:
                _items.Add((await partners.Dossiers.AddEventAsync(new()
                {
                    Reference = _reference,
                    Event = new(Examples.Event()) { IncidentId = "", EvidenceIds = { Pick(random, _evidence).Id } },
                })).Event.Id);
                break;
            case 5 or 6 when _evidence.Count > 0:
                var amended = Pick(random, _evidence);
                await partners.Dossiers.AmendEvidenceAsync(new()
                {
                    Reference = _reference,
                    Id = amended.Id,
                    Evidence = new(Examples.Evidence())
                    {
                        Handling = Pick(random, Markings),
                        Title = $"Amended {random.Next(3)}",
                        Sha256 = amended.Sha256,
                    },
                    Reason = "x",
                });
                break;
            case 7 when _items.Count > 0 && random.Next(2) == 0:
                var withdrawn = Pick(random, _items);
                await partners.WithdrawAsync(_reference, withdrawn);
                _items.Remove(withdrawn);
                _evidence.RemoveAll(held => held.Id == withdrawn);
                break;
            case 8 when _evidence.Count > 0:
                await DecideAsync(random, Pick(random, _evidence));
                break;
            case 9 when random.Next(3) == 0:
                partners.Clock.Move(TimeSpan.FromDays(random.Next(1, 6)));
                break;
            case 10 when _shares.Count > 0:
                await partners.EndAsync(Pick(random, _shares));
                break;
            default:
                var request = partners.Sharing(
                    _reference, random.Next(2) == 0 ? [] : [.. _items.Where(_ => random.Next(2) == 0)]);
                request.Until = partners.Today.AddDays(random.Next(0, 12)).ToMessage();
                _shares.Add(await partners.ApproveAsync(await partners.Officer.ShareDossierAsync(request)));
                break;
        }
    }

    // Who has refused once does not think better of it here: docs/taxii.md says why.
    private async Task DecideAsync(Random random, Holding held)
    {
        var kind = random.Next(3);
        if (kind == 0)
        {
            _refused.Add(held.Id);
        }

        var released = !_refused.Contains(held.Id);
        await held.Store("livia.stratus", Roles.Legal).DecideReleaseAsync(new()
        {
            Reference = _reference,
            Id = held.Id,
            Released = released,
            Extract = released ? $"Extract {random.Next(3)}." : "",
            Handling = released ? Handling.TlpGreen : Handling.Unspecified,
            Reason = "x",
        });
    }

    private async Task CheckAsync(Random random, string at)
    {
        var size = random.Next(20, 200);
        var all = await partners.America.ReadAllAsync(new() { Versions = { "all" } }, size);
        var last = await partners.America.ReadAllAsync(size: size);
        var shown = await ShownAsync();

        // INVARIANT: the items are those of the shares, each from a share that shows it, and as it says it there.
        Assert.True(
            shown.Keys.Select(key => key.Item)
                .ToHashSet()
                .SetEquals(all.Select(stix => stix.Said("shared-item")).Where(id => id != "")),
            at);
        foreach (var stix in all.Where(stix => stix.Said("shared-item") != ""))
        {
            var item = shown[(stix.Said("share"), stix.Said("shared-item"))];
            Assert.Equal((item.Content.Evidence?.Title ?? "", at), ((string?)stix["abstract"] ?? "", at));
            Assert.Equal((item.Content.Actor?.Name ?? "", at), ((string?)stix["name"] ?? "", at));
            Assert.Equal(item.Content.Event?.EvidenceIds.Count ?? 0, stix["extensions"]!.AsObject()
                .Select(extension => extension.Value!["evidence_refs"]).OfType<JsonArray>().Sum(ids => ids.Count));
            Assert.Equal(item.Extract, (string?)stix["external_references"]!.AsArray()
                .SingleOrDefault(said => (string?)said!["source_name"] == "released-extract")?["description"] ?? "");
        }

        // INVARIANT: a report for each share, which names what is shown of it.
        var reports = all.Where(stix => stix.Type() == "report").ToDictionary(stix => stix.Said("share"));
        Assert.Equal(shown.Select(each => each.Key.Share).ToHashSet().Union(reports.Keys).Count(), reports.Count);
        Assert.All(reports, report => Assert.Equal(
            Math.Max(1, shown.Keys.Count(key => key.Share == report.Key)), report.Value["object_refs"]!.AsArray().Count));

        // INVARIANT: nothing names what is not there.
        var ids = all.Select(Collections.Id).ToHashSet();
        Assert.All(all, stix => Assert.Subset(ids, Collections.Names(stix).ToHashSet()));

        // INVARIANT: a version is there once, says the same for ever, and is not older than the object.
        Assert.Distinct(all.Select(stix => (stix.Id(), stix.Version())));
        foreach (var stix in all)
        {
            var said = stix.ToJsonString();
            Assert.Equal((at, said), (at, _read.GetValueOrDefault((stix.Id(), stix.Version()), said)));
            _read[(stix.Id(), stix.Version())] = said;
            Assert.Equal((string)stix["created"]!, _created.GetValueOrDefault(stix.Id(), (string)stix["created"]!));
            _created[stix.Id()] = (string)stix["created"]!;
            Assert.True(string.CompareOrdinal((string)stix["created"]!, stix.Version()) <= 0, at);
        }

        // INVARIANT: unless asked, the newest version of each, and no other.
        Assert.Equal(
            all.GroupBy(Collections.Id).Select(versions => versions.MaxBy(Collections.Version)!.ToJsonString()).Order(),
            last.Select(stix => stix.ToJsonString()).Order());
    }

    private async Task<Dictionary<(string Share, string Item), SharedItem>> ShownAsync()
    {
        var shown = new Dictionary<(string Share, string Item), SharedItem>();
        foreach (var share in (await partners.America.ListReceivedSharesAsync(new() { Page = new() { Size = 200 } })).Shares)
        {
            foreach (var item in await PartnersService.ReadAsync(partners.America, share.Id, 200))
            {
                shown[(share.Id, item.Id)] = item;
            }
        }

        return shown;
    }

    private static T Pick<T>(Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
