using CyberSanctions.Gateway.Routes;
using CyberSanctions.ServiceDefaults.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.ServiceDiscovery;

namespace CyberSanctions.Gateway.Tests.Routes;

public sealed class ProxyRoutesTests
{
    private static readonly IConfiguration Configuration = new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["services:attribution:grpc:0"] = "http://attribution:5001",
            ["services:listing:grpc:0"] = "http://listing:5001",
            ["services:voting:grpc:0"] = "http://voting:5001",
            ["services:publication:grpc:0"] = "http://publication:5001",
            ["services:publication:http:0"] = "http://publication:5000",
        }).Build();

    [Theory]
    [InlineData("/cybersanctions.attribution.v1.Dossiers/GetDossier", "http://attribution:5001")]
    [InlineData("/cybersanctions.listing.v1.Proposals/ClearProposal", "http://listing:5001")]
    [InlineData("/cybersanctions.listing.v1.Acts/SubmitAct", "http://listing:5001")]
    [InlineData("/cybersanctions.voting.v1.Ballots/MakeStatement", "http://voting:5001")]
    [InlineData("/cybersanctions.voting.v1.Delegations/ListKeys", "http://voting:5001")]
    [InlineData("/cybersanctions.voting.v1.Ballots/WatchBallot", "http://voting:5001")]
    [InlineData("/cybersanctions.publication.v1.Lists/ListVersions", "http://publication:5001")]
    public async Task GrpcService_IsReachedUnderItsOwnPath_WithATokenAndOverHttp2(string path, string address)
    {
        var route = Assert.Single(ProxyRoutes.Routes(), r => r.Match.Path == path);
        var cluster = Assert.Single(ProxyRoutes.Clusters(Configuration), c => c.ClusterId == route.ClusterId);

        Assert.Equal(path.TrimStart('/'), route.AuthorizationPolicy);
        Assert.Equal(["POST"], route.Match.Methods);
        Assert.Equal(address, await AddressAsync(cluster));
        Assert.Equal(
            (new Version(2, 0), HttpVersionPolicy.RequestVersionExact),
            (cluster.HttpRequest!.Version, cluster.HttpRequest.VersionPolicy));
    }

    [Theory]
    [InlineData("/lists/{**file}")]
    [InlineData("/exercise/lists/{**file}")]
    public async Task PublicList_NeedsNoToken_AndIsOnlyRead(string path)
    {
        var route = Assert.Single(ProxyRoutes.Routes(), r => r.Match.Path == path);
        var cluster = Assert.Single(ProxyRoutes.Clusters(Configuration), c => c.ClusterId == route.ClusterId);

        Assert.Equal("anonymous", route.AuthorizationPolicy);
        Assert.Equal(["GET", "HEAD", "OPTIONS"], route.Match.Methods);
        Assert.Equal("http://publication:5000", await AddressAsync(cluster));
        Assert.Equal(new Version(1, 1), cluster.HttpRequest!.Version);
    }

    [Fact]
    public void WatchedBallot_MayBeSilentForHours()
    {
        var route = Assert.Single(ProxyRoutes.Routes(), r => r.Match.Path!.EndsWith("/WatchBallot", StringComparison.Ordinal));
        var cluster = Assert.Single(ProxyRoutes.Clusters(Configuration), c => c.ClusterId == route.ClusterId);

        Assert.Equal("Disable", route.TimeoutPolicy);
        Assert.True(cluster.HttpRequest!.ActivityTimeout >= TimeSpan.FromHours(12));
    }

    [Theory]
    [InlineData("attribution")]
    [InlineData("listing")]
    [InlineData("voting")]
    [InlineData("publication")]
    public async Task Journal_IsThatOfTheServiceWhichTheCallNames(string service)
    {
        var routes = ProxyRoutes.Routes()
            .Where(r => r.Match.Headers is [{ Name: "journal-of", Mode: HeaderMatchMode.ExactHeader, Values: [var of] }]
                && of == service)
            .ToList();

        Assert.Equal(
            ["GetHead", "Read", "ReadBody", "Verify"],
            routes.Select(r => r.Match.Path!["/cybersanctions.journal.v1.Journal/".Length..]).Order());
        foreach (var route in routes)
        {
            Assert.Equal(
                $"http://{service}:5001",
                await AddressAsync(Assert.Single(ProxyRoutes.Clusters(Configuration), c => c.ClusterId == route.ClusterId)));
        }
    }

    // The two kinds of list, and what the table of rights has a line for.
    [Fact]
    public void NothingElse_IsLetThrough()
        => Assert.Equal(
            [
                "anonymous", "anonymous",
                .. Rights.All
                    .SelectMany(r => Enumerable.Repeat(r.Method, r.Method.Contains(".Journal/") ? 4 : 1))
                    .Order(StringComparer.Ordinal),
            ],
            ProxyRoutes.Routes().Select(r => r.AuthorizationPolicy).Order(StringComparer.Ordinal));

    [Fact]
    public void MissingAddress_IsNamed()
        => Assert.Contains(
            "services:attribution:grpc:0",
            Assert.Throws<InvalidOperationException>(() => ProxyRoutes.Clusters(new ConfigurationBuilder().Build())).Message);

    // As the gateway finds it.
    private static async Task<string> AddressAsync(ClusterConfig cluster)
    {
        await using var services = new ServiceCollection()
            .AddSingleton(Configuration)
            .AddServiceDiscovery()
            .AddReverseProxy().AddServiceDiscoveryDestinationResolver().Services
            .BuildServiceProvider();
        var found = await services.GetRequiredService<IDestinationResolver>()
            .ResolveDestinationsAsync(cluster.Destinations!, CancellationToken.None);
        return Assert.Single(found.Destinations.Values).Address.TrimEnd('/');
    }
}
