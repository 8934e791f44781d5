using CyberSanctions.Attribution.Tests.EvidenceFiles;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.ServiceDefaults.Identity;
using Grpc.Core;
using static CyberSanctions.Attribution.Tests.Partners.PartnersService;
using Client = CyberSanctions.Contracts.Attribution.V1.Partners.PartnersClient;

namespace CyberSanctions.Attribution.Tests.Partners;

/// <summary>
/// Whatever officers do, in whatever order, and whatever time it is: a partner reads exactly what is shared with it, approved,
/// within its days, within its marking then and now, not withdrawn and not refused for release. Compared with a model that is
/// kept by hand.
/// </summary>
public sealed class AnySharesTests(PartnersService partners) : IClassFixture<PartnersService>
{
    private const int Steps = 70;
    private static readonly Handling[] Markings =
        [Handling.TlpGreen, Handling.TlpAmber, Handling.TlpAmber, Handling.TlpAmberStrict, Handling.TlpRed];

    private readonly List<Handling> _dossier = [];
    private readonly List<Item> _items = [];
    private readonly List<Shared> _shares = [];
    private string _reference = "";

    private int Version => _dossier.Count;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task WhateverIsDone_APartnerReadsWhatItMay_AndNothingElse(int seed)
    {
        var random = new Random(seed);
        var handling = Pick(random, Markings);
        _reference = await partners.OpenAsync(handling);
        _dossier.Add(handling);
        for (var step = 0; step < Steps; step++)
        {
            try
            {
                await StepAsync(random);
            }
            catch (RpcException refused) when (refused.StatusCode is StatusCode.FailedPrecondition or StatusCode.PermissionDenied)
            {
                // The course goes on, and nothing has changed.
            }

            if (step % 3 == 0)
            {
                await CheckAsync($"seed {seed}, step {step}");
            }
        }

        await CheckAsync($"seed {seed}, at the end");
    }

    private async Task StepAsync(Random random)
    {
        switch (random.Next(12))
        {
            case 0 or 1:
                var marking = Pick(random, Markings);
                var held = await partners.HoldAsync(_reference, marking, "Added");
                Next();
                _items.Add(new(held.Id, true) { Held = held, Versions = { (Version, marking, "Added") } });
                break;
            case 2:
                var actor = await partners.AddActorAsync(_reference, "Added");
                Next();
                _items.Add(new(actor, false) { Versions = { (Version, Handling.TlpClear, "Added") } });
                break;
            case 3 when _items.Exists(item => item is { IsEvidence: true, Gone: 0 }):
                var amended = Pick(random, [.. _items.Where(item => item is { IsEvidence: true, Gone: 0 })]);
                var (to, title) = (Pick(random, Markings), $"Amended {Version}");
                await partners.Dossiers.AmendEvidenceAsync(new()
                {
                    Reference = _reference,
                    Id = amended.Id,
                    Evidence = new(Examples.Evidence()) { Handling = to, Title = title, Sha256 = amended.Held!.Sha256 },
                    Reason = "x",
                });
                Next();
                amended.Versions.Add((Version, to, title));
                break;
            case 4:
                var higher = Pick(random, Markings);
                await partners.Dossiers.AmendDossierAsync(
                    new() { Reference = _reference, Title = $"At {Version}", Handling = higher, Reason = "x" });
                _dossier.Add(higher);
                break;
            case 5 when random.Next(2) == 0 && _items.Exists(item => item.Gone == 0):
                var withdrawn = Pick(random, [.. _items.Where(item => item.Gone == 0)]);
                await partners.WithdrawAsync(_reference, withdrawn.Id);
                Next();
                withdrawn.Gone = Version;
                break;
            case 6 when _items.Exists(item => item.Held is not null && item.Gone == 0):
                await DecideAsync(random, Pick(random, [.. _items.Where(item => item.Held is not null && item.Gone == 0)]));
                break;
            case 7 when random.Next(3) == 0:
                partners.Clock.Move(TimeSpan.FromDays(random.Next(1, 6)));
                break;
            case 8 when _shares.Count > 0:
                var ended = Pick(random, _shares);
                await partners.EndAsync(new() { DossierReference = _reference, Id = ended.Id });
                ended.Approved = false;
                break;
            case 9 or 10 when _shares.Count > 0:
                var approved = _shares[^1];
                var by = random.Next(3) == 0 ? partners.Officer : partners.Second;
                await by.ApproveShareAsync(new() { Reference = _reference, Id = approved.Id });
                Assert.Same(partners.Second, by);
                approved.Approved = true;
                break;
            default:
                await ShareAsync(random);
                break;
        }
    }

    private async Task ShareAsync(Random random)
    {
        var version = random.Next(Math.Max(1, Version - 4), Version + 1);
        var request = partners.Sharing(_reference);
        (request.Partner, request.DossierVersion) = (random.Next(3) > 0 ? "US" : "UA", version);
        var until = partners.Today.AddDays(random.Next(0, 15));
        request.Until = until.ToMessage();
        Item[] there = [.. _items.Where(item => item.At(version) is not null)];
        if (random.Next(2) == 0 && there.Length > 0)
        {
            request.ItemIds.AddRange(there.OrderBy(_ => random.Next()).Take(random.Next(1, 3)).Select(item => item.Id));
        }

        var share = await partners.Officer.ShareDossierAsync(request);
        var named = request.ItemIds.Count > 0;
        Item[] items = [.. there.Where(item => named ? request.ItemIds.Contains(item.Id) : MayBeSeen(item, version))];
        Assert.All(items, item => Assert.True(MayBeSeen(item, version)));
        Assert.Equal((items.Length, named ? 0 : there.Length - items.Length), (share.ItemCount, share.LeftOut));
        _shares.Add(new(share.Id, request.Partner, version, until, items));
    }

    private async Task DecideAsync(Random random, Item item)
    {
        var released = random.Next(2) == 0;
        await item.Held!.Store("livia.stratus", Roles.Legal).DecideReleaseAsync(new()
        {
            Reference = _reference,
            Id = item.Id,
            Released = released,
            Extract = released ? "x" : "",
            Handling = released ? Handling.TlpGreen : Handling.Unspecified,
            Reason = "x",
        });
        item.Refused = !released;
    }

    // INVARIANT: exactly these, and as they were in the version that is shared.
    private async Task CheckAsync(string at)
    {
        foreach (var (partner, client) in ((string, Client)[])[("US", partners.America), ("UA", partners.Ukraine)])
        {
            var open = _shares.Where(share => share.Partner == partner && IsOpen(share)).ToList();
            var listed = (await client.ListReceivedSharesAsync(new() { Page = new() { Size = 200 } })).Shares
                .Where(share => share.DossierReference == _reference);
            Assert.Equal((at, Joined(open.Select(share => share.Id))), (at, Joined(listed.Select(share => share.Id))));
            foreach (var share in _shares)
            {
                if (!open.Contains(share))
                {
                    Assert.Equal("not-found", await ReasonAsync(client.ListReceivedItemsAsync(new() { Id = share.Id })));
                    continue;
                }

                var expected = share.Items.Where(item => MayBeSeen(item, share.Version))
                    .Select(item => $"{item.Id} {item.At(share.Version)!.Value.Title}");
                var read = (await ReadAsync(client, share.Id, 2))
                    .Select(item => $"{item.Id} {item.Content.Evidence?.Title ?? item.Content.Actor.Name}");
                Assert.Equal((at, Joined(expected)), (at, Joined(read)));
            }
        }
    }

    private bool IsOpen(Shared share)
        => share.Approved && partners.Today <= share.Until && (Is(_dossier[^1]) || _dossier[^1] <= _dossier[share.Version - 1]);

    private bool MayBeSeen(Item item, int version)
        => item.Gone == 0
            && !item.Refused
            && (item.IsEvidence
                ? Is(item.At(version)!.Value.Handling) && Is(item.Versions[^1].Handling)
                : Is(_dossier[version - 1]) && Is(_dossier[^1]));

    private static bool Is(Handling handling) => handling is Handling.TlpClear or Handling.TlpGreen or Handling.TlpAmber;

    private static string Joined(IEnumerable<string> texts) => string.Join('\n', texts.Order(StringComparer.Ordinal));

    private static T Pick<T>(Random random, IReadOnlyList<T> some) => some[random.Next(some.Count)];

    private void Next() => _dossier.Add(_dossier[^1]);

    private sealed record Item(string Id, bool IsEvidence)
    {
        public Holding? Held { get; init; }

        public List<(int Since, Handling Handling, string Title)> Versions { get; } = [];

        // In which version it was withdrawn; 0: it is there.
        public int Gone { get; set; }

        public bool Refused { get; set; }

        public (int Since, Handling Handling, string Title)? At(int version)
            => (Gone > 0 && Gone <= version) || Versions[0].Since > version
                ? null
                : Versions.Last(said => said.Since <= version);
    }

    private sealed record Shared(string Id, string Partner, int Version, DateOnly Until, Item[] Items)
    {
        public bool Approved { get; set; }
    }
}
