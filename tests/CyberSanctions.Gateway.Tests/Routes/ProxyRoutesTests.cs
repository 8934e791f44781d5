using CyberSanctions.Gateway.Routes;
using Microsoft.Extensions.Configuration;

namespace CyberSanctions.Gateway.Tests.Routes;

public sealed class ProxyRoutesTests
{
    private static readonly IConfiguration Configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["services:attribution:grpc:0"] = "http://attribution:5001",
        ["services:listing:grpc:0"] = "http://listing:5001",
        ["services:voting:grpc:0"] = "http://voting:5001",
        ["services:publication:grpc:0"] = "http://publication:5001",
        ["services:publication:http:0"] = "http://publication:5000",
    }).Build();

    [Theory]
    [InlineData("/cybersanctions.attribution.v1.Dossiers/{method}", "http://attribution:5001")]
    [InlineData("/cybersanctions.listing.v1.Proposals/{method}", "http://listing:5001")]
    [InlineData("/cybersanctions.listing.v1.Acts/{method}", "http://listing:5001")]
    [InlineData("/cybersanctions.voting.v1.Ballots/{method}", "http://voting:5001")]
    [InlineData("/cybersanctions.voting.v1.Delegations/{method}", "http://voting:5001")]
    [InlineData("/cybersanctions.voting.v1.Ballots/WatchBallot", "http://voting:5001")]
    [InlineData("/cybersanctions.publication.v1.Lists/{method}", "http://publication:5001")]
    public void GrpcService_IsReachedUnderItsOwnPath_WithATokenAndOverHttp2(string path, string address)
    {
        var route = Assert.Single(ProxyRoutes.Routes(), r => r.Match.Path == path);
        var cluster = Assert.Single(ProxyRoutes.Clusters(Configuration), c => c.ClusterId == route.ClusterId);

        Assert.Equal("default", route.AuthorizationPolicy);
        Assert.Equal(["POST"], route.Match.Methods);
        Assert.Equal(address, Assert.Single(cluster.Destinations!.Values).Address);
        Assert.Equal((new Version(2, 0), HttpVersionPolicy.RequestVersionExact), (cluster.HttpRequest!.Version, cluster.HttpRequest.VersionPolicy));
    }

    [Theory]
    [InlineData("/lists/{**file}")]
    [InlineData("/exercise/lists/{**file}")]
    public void PublicList_NeedsNoToken_AndIsOnlyRead(string path)
    {
        var route = Assert.Single(ProxyRoutes.Routes(), r => r.Match.Path == path);
        var cluster = Assert.Single(ProxyRoutes.Clusters(Configuration), c => c.ClusterId == route.ClusterId);

        Assert.Equal("anonymous", route.AuthorizationPolicy);
        Assert.Equal(["GET", "HEAD", "OPTIONS"], route.Match.Methods);
        Assert.Equal("http://publication:5000", Assert.Single(cluster.Destinations!.Values).Address);
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

    [Fact]
    public void NothingElse_IsLetThrough() => Assert.Equal(9, ProxyRoutes.Routes().Count);

    [Fact]
    public void MissingAddress_IsNamed()
        => Assert.Contains(
            "services:attribution:grpc:0",
            Assert.Throws<InvalidOperationException>(() => ProxyRoutes.Clusters(new ConfigurationBuilder().Build())).Message);
}
