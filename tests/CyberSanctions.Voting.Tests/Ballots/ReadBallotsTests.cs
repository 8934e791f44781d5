using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.ServiceDefaults.Identity;
using Grpc.Core;
using static CyberSanctions.Voting.Tests.Ballots.VotingService;

namespace CyberSanctions.Voting.Tests.Ballots;

public sealed class ReadBallotsTests(VotingService voting) : IClassFixture<VotingService>
{
    [Fact]
    public async Task List_GivesEachBallotOnce_NewestFirst_PageByPage()
    {
        var opened = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            opened.Add(await voting.OpenBallotAsync());
        }

        var seen = new List<Ballot>();
        var cursor = "";
        do
        {
            var reply = await voting.Officer.ListBallotsAsync(new ListBallotsRequest
            {
                Page = new PageRequest { Cursor = cursor, Size = 2 },
            });
            Assert.InRange(reply.Ballots.Count, 1, 2);
            seen.AddRange(reply.Ballots);
            cursor = reply.NextCursor;
        }
        while (cursor.Length > 0);

        Assert.Equal(Enumerable.Reverse(opened), seen.Select(b => b.Reference).Where(opened.Contains));
        Assert.Equal(seen.Count, seen.DistinctBy(b => b.Reference).Count());
        Assert.All(seen, b => Assert.Empty(b.Roster));
    }

    [Fact]
    public async Task WhatMayNotBeSeen_DoesNotExist()
    {
        var red = await voting.OpenBallotAsync(Handling.TlpRed);
        var amber = await voting.OpenBallotAsync(Handling.TlpAmberStrict);
        var delegation = voting.Delegate("FR");

        await RefusedAsync(StatusCode.NotFound, "not-found", delegation.GetBallotAsync(new GetBallotRequest { Reference = red }));
        Assert.Equal(amber, (await delegation.GetBallotAsync(new GetBallotRequest { Reference = amber })).Reference);
        Assert.Equal(red, (await voting.Officer.GetBallotAsync(new GetBallotRequest { Reference = red })).Reference);
        var listed = (await delegation.ListBallotsAsync(new ListBallotsRequest())).Ballots.Select(b => b.Reference).ToList();
        Assert.Contains(amber, listed);
        Assert.DoesNotContain(red, listed);
    }

    [Theory]
    [InlineData("page.size", "", 201)]
    [InlineData("page.size", "", -1)]
    [InlineData("page.cursor", "x", 0)]
    [InlineData("page.cursor", "not base64url, certainly", 0)]
    [InlineData("page.cursor", "AAAAAAAAAAAAAAAAAAAAA\n", 0)]
    [InlineData("page.cursor", "äöüäöüäöüäöüäöüäöüäöüä", 0)]
    [InlineData("page.cursor", "AZrAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", 0)]
    public async Task WrongPage_IsRefused(string field, string cursor, int size)
    {
        var refusal = await RefusedAsync(
            voting.Officer.ListBallotsAsync(new ListBallotsRequest { Page = new PageRequest { Cursor = cursor, Size = size } }));

        Assert.Equal(StatusCode.InvalidArgument, refusal.Status);
        Assert.Equal(field, Assert.Single(refusal.Fields).Field);
    }

    [Fact]
    public async Task ActThatIsNotKnownHere_WaitsForListing_AndSaysSoWhenListingIsAway()
        => await RefusedAsync(
            StatusCode.Unavailable,
            "unavailable",
            voting.Officer.ListBallotsAsync(new ListBallotsRequest { ActReference = "ACT-1999-0001" }));

    [Theory]
    [InlineData(Roles.Publisher)]
    [InlineData(Roles.Administrator)]
    [InlineData(Roles.Service)]
    public async Task ReadingIsNotForOthers(string role)
        => Assert.Equal(
            StatusCode.PermissionDenied,
            (await RefusedAsync(voting.Caller("somebody", [role]).ListBallotsAsync(new ListBallotsRequest()))).Status);

    // A State that is none, the ISO code of Greece, one in lower case, one that left, and none at all.
    [Theory]
    [InlineData("XX")]
    [InlineData("GR")]
    [InlineData("fr")]
    [InlineData("UK")]
    [InlineData("")]
    public async Task DelegateOfNoMemberState_ReadsNothing_AndIsToldWhy(string memberState)
    {
        var caller = voting.Caller("somebody", [Roles.Delegate], memberState);

        await RefusedAsync(StatusCode.PermissionDenied, "no-member-state", caller.ListBallotsAsync(new ListBallotsRequest()));
        await RefusedAsync(StatusCode.PermissionDenied, "no-member-state", caller.MakeStatementAsync(new MakeStatementRequest()));
        await RefusedAsync(StatusCode.PermissionDenied, "no-member-state", caller.ListReceiptsAsync(new ListReceiptsRequest()));
    }

    // What such a delegate is besides, he remains, and sees no more than that.
    [Fact]
    public async Task ObserverWhoSaysToBeADelegateOfNoState_SeesWhatObserversSee()
    {
        var ballot = await voting.OpenBallotAsync(Handling.TlpAmber);
        var caller = voting.Caller("somebody", [Roles.Delegate, Roles.Observer], "GR");

        await RefusedAsync(StatusCode.NotFound, "not-found", caller.GetBallotAsync(new GetBallotRequest { Reference = ballot }));
        Assert.DoesNotContain(ballot, (await caller.ListBallotsAsync(new ListBallotsRequest())).Ballots.Select(b => b.Reference));
    }
}
