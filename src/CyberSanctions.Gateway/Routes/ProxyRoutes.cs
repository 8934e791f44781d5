using System.Net;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;
using Attribution = CyberSanctions.Contracts.Attribution.V1;
using Listing = CyberSanctions.Contracts.Listing.V1;
using Publication = CyberSanctions.Contracts.Publication.V1;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;
using Voting = CyberSanctions.Contracts.Voting.V1;

namespace CyberSanctions.Gateway.Routes;

/// <summary>
/// What goes through the gateway as it is: gRPC for native clients, under each service's own path,
/// and the public lists.
/// </summary>
/// <example>
/// <code>
/// /cybersanctions.voting.v1.Ballots/{method}   gRPC, token needed     services:voting:grpc:0
/// /lists/…  /exercise/lists/…                  read only, public      services:publication:http:0
/// </code>
/// </example>
internal static class ProxyRoutes
{
    // The journals are not here: all services serve them under one and the same path.
    private static readonly (string Service, ServiceDescriptor Descriptor)[] Native =
    [
        ("attribution", Attribution.Dossiers.Descriptor),
        ("listing", Listing.Proposals.Descriptor),
        ("listing", Listing.Acts.Descriptor),
        ("voting", Voting.Ballots.Descriptor),
        ("voting", Voting.Delegations.Descriptor),
        ("publication", Publication.Lists.Descriptor),
    ];

    private const string PublicLists = "public-lists";
    private const string Watching = "voting-watching";

    // A ballot is watched for as long as it is open, and hours may pass without a word.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromDays(1);

    public static void AddProxyRoutes(this WebApplicationBuilder builder)
        => builder.Services.AddReverseProxy().LoadFromMemory(Routes(), Clusters(builder.Configuration));

    /// <summary>Whether a path is of the public lists, which scripts of any origin may read.</summary>
    internal static bool IsPublicList(PathString path) => path.StartsWithSegments("/lists") || path.StartsWithSegments("/exercise/lists");

    internal static IReadOnlyList<RouteConfig> Routes() =>
    [
        .. Native.Select(native => new RouteConfig
        {
            RouteId = native.Descriptor.FullName,
            ClusterId = $"{native.Service}-grpc",
            AuthorizationPolicy = "default",
            Match = new RouteMatch { Path = $"/{native.Descriptor.FullName}/{{method}}", Methods = [HttpMethods.Post] },
        }),
        new RouteConfig
        {
            RouteId = Watching,
            ClusterId = Watching,
            AuthorizationPolicy = "default",
            TimeoutPolicy = "Disable",
            Match = new RouteMatch { Path = $"/{Voting.Ballots.Descriptor.FullName}/WatchBallot", Methods = [HttpMethods.Post] },
        },
        ListRoute("lists", "/lists/{**file}"),
        ListRoute("exercise-lists", "/exercise/lists/{**file}"),
    ];

    internal static IReadOnlyList<ClusterConfig> Clusters(IConfiguration configuration) =>
    [
        .. Native.Select(native => native.Service).Distinct(StringComparer.Ordinal)
            .Select(service => Cluster($"{service}-grpc", $"services:{service}:grpc:0", HttpVersion.Version20, configuration)),
        Cluster(Watching, "services:voting:grpc:0", HttpVersion.Version20, configuration, LongestSilence),
        Cluster(PublicLists, "services:publication:http:0", HttpVersion.Version11, configuration),
    ];

    private static RouteConfig ListRoute(string id, string path) => new()
    {
        RouteId = id,
        ClusterId = PublicLists,
        AuthorizationPolicy = "anonymous",
        Match = new RouteMatch { Path = path, Methods = [HttpMethods.Get, HttpMethods.Head, HttpMethods.Options] },
    };

    // The version exactly: on cleartext there is nothing to negotiate it with.
    private static ClusterConfig Cluster(string id, string key, Version version, IConfiguration configuration, TimeSpan? longestSilence = null) => new()
    {
        ClusterId = id,
        Destinations = new Dictionary<string, DestinationConfig>(StringComparer.Ordinal)
        {
            [key] = new() { Address = configuration[key] ?? throw new InvalidOperationException($"Set {key}.") },
        },
        HttpRequest = new ForwarderRequestConfig
        {
            Version = version,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            ActivityTimeout = longestSilence,
        },
    };
}
