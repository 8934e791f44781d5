using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Consuming;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;

namespace CyberSanctions.Listing.Tests.Finding;

/// <summary>Acts are found again. Each test finds by words of its own.</summary>
public sealed class ActFindingTests(ListingService listing) : IClassFixture<ListingService>
{
    private static readonly Timestamp Yesterday = Timestamp.FromDateTimeOffset(DateTimeOffset.UtcNow.AddDays(-1));

    /// <summary>A filter in which everything is asked for.</summary>
    public static ActFilter Filter() => new()
    {
        Q = "regulation",
        State = ActState.Draft,
        Handling = Handling.TlpAmber,
        Exercise = false,
        Number = "2026/1",
        DraftedBy = "aurelia.nimbus",
        AdoptedSince = new Timestamp { Seconds = 0 },
        AdoptedUntil = new Timestamp { Seconds = 253_000_000_000 },
        InForceFrom = new Date { Year = 1900, Month = 1, Day = 1 },
        InForceTo = new Date { Year = 9990, Month = 1, Day = 1 },
    };

    [Fact]
    public async Task Act_IsFoundByWhatItSaysOfItself_AsThatReadsNow()
    {
        var act = await DraftAsync("Council Regulation on Dotterel");
        Assert.All(
            (string[])["DOTTEREL", "otter", $"dotterel {act.Number}", $"dotterel {act.Reference}", "dotterel article 13(1)"],
            sought => Assert.Equal([act.Reference], References(Found(new() { Q = sought }))));
        var similar = Found(new() { Q = "doterel" });
        Assert.Equal((act.Reference, true, 1), (References(similar).Single(), similar.Similar, similar.Counts.Total));

        await listing.Acts.CorrectActAsync(new CorrectActRequest
        {
            Reference = act.Reference,
            Title = "Council Regulation on Ruff",
            LegalBasis = act.LegalBasis,
            PublicationUrl = act.PublicationUrl,
        });
        Assert.Equal((0, 1), (Found(new() { Q = "dotterel" }).Counts.Total, Found(new() { Q = "ruff" }).Counts.Total));
    }

    [Fact]
    public async Task Filters_HoldTogether()
    {
        var act = await DraftAsync("Council Regulation on Garganey");
        var other = await DraftAsync("Council Regulation on Garganey as well");
        act = await listing.AdoptAsync(await listing.SubmitAsync(await listing.ClearAsync(act)));
        listing.Publication.Recorded(act.Reference, new DateTime(2026, 3, 15, 23, 30, 0, DateTimeKind.Utc));
        await listing.Service.Services.GetRequiredKeyedService<Upstream>("lists").CaughtUpAsync(CancellationToken.None);

        Assert.All(
            (ActFilter[])
            [
                new() { State = ActState.Adopted }, new() { Number = act.Number }, new() { AdoptedSince = Yesterday },
                new() { AdoptedUntil = Timestamp.FromDateTimeOffset(DateTimeOffset.UtcNow.AddDays(1)), Exercise = false },
                new() { State = ActState.Adopted, Handling = Handling.TlpAmber, DraftedBy = "aurelia.nimbus" },

                // The day is that of Brussels.
                new() { InForceFrom = Day(16), InForceTo = Day(16) },
            ],
            filter => Assert.Equal([act.Reference], References(Garganey(filter))));
        Assert.All(
            (ActFilter[])
            [
                new() { State = ActState.Submitted }, new() { Number = "2026/99999" }, new() { Number = "' OR true --" },
                new() { AdoptedUntil = Yesterday }, new() { Exercise = true }, new() { Handling = Handling.TlpRed },
                new() { DraftedBy = "tiberius.quill" }, new() { InForceTo = Day(15) }, new() { InForceFrom = Day(17) },
            ],
            filter => Assert.Equal(0, Garganey(filter).Counts.Total));
        Assert.Equal([other.Reference, act.Reference], References(Garganey(new())));

        ListActsReply Garganey(ActFilter filter)
        {
            filter.Q = "garganey";
            return Found(filter);
        }
    }

    [Fact]
    public async Task WhatOneMayNotSee_IsNeitherFoundNorCounted()
    {
        await DraftAsync("Council Regulation on Smew");
        var observer = listing.ActsAs("observer-1", Roles.Observer);
        var reply = await observer.ListActsAsync(new ListActsRequest { Where = new() { Q = "smew" } });
        Assert.Equal((0, 0, false), (reply.Acts.Count, reply.Counts.Total, reply.Similar));
        Assert.Equal(1, Found(new() { Q = "smew" }).Counts.Total);
    }

    [Fact]
    public async Task Cursor_IsOfTheFilterThatItWasGivenFor()
    {
        var (older, newer) = (await DraftAsync("Regulation on Eider"), await DraftAsync("Regulation on Eider ducks"));
        var request = new ListActsRequest { Where = new() { Q = "eider" }, Page = new() { Size = 1 } };
        var first = await listing.Acts.ListActsAsync(request);
        request.Page.Cursor = first.NextCursor;
        var second = await listing.Acts.ListActsAsync(request);
        Assert.Equal([newer.Reference, older.Reference], References(first).Concat(References(second)));
        Assert.Equal(("", 2), (second.NextCursor, second.Counts.Total));

        request.Where.Q = "eiders";
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await listing.Acts.ListActsAsync(request));
        Assert.Equal("page.cursor", StatusDetails.FromRpcException(refused).Fields.Single().Field);
    }

    private static IEnumerable<string> References(ListActsReply reply) => reply.Acts.Select(act => act.Reference);

    private static Date Day(int day) => new() { Year = 2026, Month = 3, Day = day };

    private ListActsReply Found(ActFilter filter) => listing.Acts.ListActs(new ListActsRequest { Where = filter });

    private async Task<Act> DraftAsync(string title)
    {
        var request = Examples.ActToCome(listing.NewActNumber(), (await listing.ClearedProposalAsync()).Reference);
        request.Title = title;
        return await listing.Acts.DraftActAsync(request);
    }
}
