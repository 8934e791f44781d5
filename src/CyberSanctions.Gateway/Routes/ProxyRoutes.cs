using System.Net;
using CyberSanctions.Contracts.Journal.V1;
using CyberSanctions.ServiceDefaults.Identity;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;
using Attribution = CyberSanctions.Contracts.Attribution.V1;
using Listing = CyberSanctions.Contracts.Listing.V1;
using MethodDescriptor = Google.Protobuf.Reflection.MethodDescriptor;
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
/// /cybersanctions.voting.v1.Ballots/GetBallot  gRPC, token needed     services:voting:grpc:0
/// /cybersanctions.journal.v1.Journal/Read      the same, with         services:{journal-of}:grpc:0
///   journal-of: voting
/// /lists/…  /exercise/lists/…                  read only, public      services:publication:http:0
/// </code>
/// </example>
internal static class ProxyRoutes
{
    private static readonly (string Service, ServiceDescriptor Descriptor)[] Native =
    [
        ("attribution", Attribution.Dossiers.Descriptor),
        ("listing", Listing.Proposals.Descriptor),
        ("listing", Listing.Acts.Descriptor),
        ("voting", Voting.Ballots.Descriptor),
        ("voting", Voting.Delegations.Descriptor),
        ("publication", Publication.Lists.Descriptor),
    ];

    /// <summary>The metadata of a call that says whose journal is meant: all services serve theirs under one and the same path.</summary>
    public const string JournalOf = "journal-of";

    private const string PublicLists = "public-lists";

    // What goes on for as long as the caller's token does: a ballot is watched while it is open, and hours may pass without a word.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromDays(1);

    public static void AddProxyRoutes(this WebApplicationBuilder builder)
        => builder.Services.AddReverseProxy().LoadFromMemory(Routes(), Clusters(builder.Configuration));

    /// <summary>Whether a path is of the public lists, which scripts of any origin may read.</summary>
    internal static bool IsPublicList(PathString path) => path.StartsWithSegments("/lists") || path.StartsWithSegments("/exercise/lists");

    internal static IReadOnlyList<RouteConfig> Routes() =>
    [
        .. Native.SelectMany(native => native.Descriptor.Methods, (native, method) => MethodRoute(native.Service, method)),
        .. ServiceClients.WithJournals.SelectMany(_ => JournalReflection.Descriptor.Services[0].Methods, (service, method) =>
        {
            var route = MethodRoute(service, method);
            return route with
            {
                RouteId = $"{service}: {route.RouteId}",
                Match = route.Match with { Headers = [new RouteHeader { Name = JournalOf, Values = [service], Mode = HeaderMatchMode.ExactHeader }] },
            };
        }),
        ListRoute("lists", "/lists/{**file}"),
        ListRoute("exercise-lists", "/exercise/lists/{**file}"),
    ];

    internal static IReadOnlyList<ClusterConfig> Clusters(IConfiguration configuration) =>
    [
        .. ServiceClients.WithJournals.Select(
            service => Cluster($"{service}-grpc", $"services:{service}:grpc:0", HttpVersion.Version20, configuration)),
        .. ServiceClients.WithJournals.Select(
            service => Cluster($"{service}-streams", $"services:{service}:grpc:0", HttpVersion.Version20, configuration, LongestSilence)),
        Cluster(PublicLists, "services:publication:http:0", HttpVersion.Version11, configuration),
    ];

    // Each method by itself, for those who may call it: what is no method is answered here.
    private static RouteConfig MethodRoute(string service, MethodDescriptor method)
    {
        var right = Rights.Of(Rights.NameOf(method.Service, method.Name));
        return new RouteConfig
        {
            RouteId = right.Method,
            ClusterId = method.IsServerStreaming ? $"{service}-streams" : $"{service}-grpc",
            AuthorizationPolicy = right.Method,
            TimeoutPolicy = method.IsServerStreaming ? "Disable" : null,
            Match = new RouteMatch { Path = $"/{right.Method}", Methods = [HttpMethods.Post] },
        };
    }

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
