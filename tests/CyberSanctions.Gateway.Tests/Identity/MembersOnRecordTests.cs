using System.Net;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Testing;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CyberSanctions.Gateway.Tests.Identity;

/// <summary>The gateway, and a voting service that says who is a member.</summary>
public sealed class MembersOnRecordTests : IAsyncLifetime
{
    private static readonly Uri Ballots = new("/api/v1/ballots", UriKind.Relative);
    private static readonly DateOnly Today = DateOnly.FromDateTime(DateTime.UtcNow);

    private readonly ListMemberStatesReply _record = new();
    private readonly List<string?> _asked = [];
    private WebApplication _voting = null!;
    private GatewayApp _gateway = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(
            kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(this);
        _voting = builder.Build();
        _voting.MapGrpcService<Service>();
        await _voting.StartAsync();
        _gateway = new GatewayApp(Environments.Development, [("services:voting:grpc:0", _voting.Urls.First())]);
    }

    public async Task DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _voting.DisposeAsync();
    }

    [Fact]
    public async Task DelegatesOfANewMember_AreHeard_WithoutARestart_AndTheGatewayAsksByItsOwnToken()
    {
        Remember("FR", Today.AddYears(-9), null);
        Assert.False(await IsHeardAsync("AQ"));

        Remember("AQ", Today.AddDays(-2), null);

        await Eventually.HoldsAsync(() => IsHeardAsync("AQ"), "AQ is still not heard.");
        Assert.All(_asked, authorization => Assert.StartsWith("Bearer ", authorization));
    }

    [Fact]
    public async Task DelegatesOfAStateThatLeft_AreNotHeard_UnlessABallotOfTheirsIsOpen()
    {
        Remember("FR", Today.AddYears(-9), Today.AddDays(-2));
        Remember("MT", Today.AddYears(-9), Today.AddDays(-2), hasOpenBallot: true);
        Remember("IS", Today.AddDays(2), null);

        // Once it has asked, it goes by the record, and no longer by what it came with.
        Assert.False(await IsHeardAsync("AQ"));

        Assert.False(await IsHeardAsync("FR"));
        Assert.True(await IsHeardAsync("MT"));
        Assert.False(await IsHeardAsync("IS"));
    }

    [Fact]
    public async Task WhileTheVotingServiceIsAway_TheMembersThatTheSuiteCameWith_AreHeard()
    {
        await _voting.StopAsync();

        Assert.False(await IsHeardAsync("AQ"));
        Assert.True(await IsHeardAsync("FR"));
    }

    // Whether it is let in: behind the door are no ballots here. Each time another person, whose token nobody remembers.
    private async Task<bool> IsHeardAsync(string memberState)
    {
        using var client = _gateway.Client(TestTokens.Mint($"delegate-{Guid.NewGuid():N}", [Roles.Delegate], memberState));
        using var response = await client.GetAsync(Ballots);
        return response.StatusCode != HttpStatusCode.Forbidden;
    }

    private void Remember(string memberState, DateOnly from, DateOnly? to, bool hasOpenBallot = false)
        => _record.Memberships.Add(new Membership
        {
            MemberState = memberState,
            IsoCode = memberState,
            Name = memberState,
            ValidFrom = Day(from),
            ValidTo = to is { } end ? Day(end) : null,
            HasOpenBallot = hasOpenBallot,
        });

    private static Date Day(DateOnly day) => new() { Year = day.Year, Month = day.Month, Day = day.Day };

    private sealed class Service(MembersOnRecordTests test) : Contracts.Voting.V1.ReferenceData.ReferenceDataBase
    {
        public override Task<ListMemberStatesReply> ListMemberStates(ListMemberStatesRequest request, ServerCallContext context)
        {
            test._asked.Add(context.RequestHeaders.GetValue("authorization"));
            return Task.FromResult(test._record.Clone());
        }
    }
}
