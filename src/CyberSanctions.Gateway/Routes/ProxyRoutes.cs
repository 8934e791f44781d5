using System.Net;
using CyberSanctions.Contracts.Journal.V1;
using CyberSanctions.ServiceDefaults.Clients;
using CyberSanctions.ServiceDefaults.Identity;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Health;
using Attribution = CyberSanctions.Contracts.Attribution.V1;
using Listing = CyberSanctions.Contracts.Listing.V1;
using MethodDescriptor = Google.Protobuf.Reflection.MethodDescriptor;
using Publication = CyberSanctions.Contracts.Publication.V1;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;
using Voting = CyberSanctions.Contracts.Voting.V1;

namespace CyberSanctions.Gateway.Routes;

/// <summary>
/// What goes through the gateway as it is: gRPC for native clients, under each service's own path,
/// and the public lists. Of a service's replicas, which service discovery finds, the one with the fewest requests is asked.
/// </summary>
/// <example>
/// <code>
/// /cybersanctions.voting.v1.Ballots/GetBallot  gRPC, token needed     services:voting:grpc
/// /cybersanctions.journal.v1.Journal/Read      the same, with         services:{journal-of}:grpc
///   journal-of: voting
/// /lists/…  /exercise/lists/…                  read only, public      services:publication:http
/// </code>
/// </example>
internal static class ProxyRoutes
{
    private static readonly (string Service, ServiceDescriptor Descriptor)[] Native =
    [
        ("attribution", Attribution.Dossiers.Descriptor),
        ("attribution", Attribution.EvidenceStore.Descriptor),
        ("attribution", Attribution.Partners.Descriptor),
        ("attribution", Attribution.Responses.Descriptor),
        ("attribution", Attribution.Reports.Descriptor),
        ("attribution", Attribution.Stix.Descriptor),
        ("attribution", Attribution.Exercises.Descriptor),
        ("listing", Listing.Proposals.Descriptor),
        ("listing", Listing.Acts.Descriptor),
        ("listing", Listing.Entries.Descriptor),
        ("listing", Listing.Derogations.Descriptor),
        ("listing", Listing.DueProcess.Descriptor),
        ("listing", Listing.Stages.Descriptor),
        ("listing", Listing.Translations.Descriptor),
        ("listing", Listing.WorkQueue.Descriptor),
        ("listing", Listing.ProposalDocuments.Descriptor),
        ("listing", Listing.Statistics.Descriptor),
        ("listing", Listing.CourtFiles.Descriptor),
        ("voting", Voting.Ballots.Descriptor),
        ("voting", Voting.Delegations.Descriptor),
        ("voting", Voting.ReferenceData.Descriptor),
        ("publication", Publication.Lists.Descriptor),
    ];

    /// <summary>
    /// The metadata of a call that says whose journal is meant: all services serve theirs under one and the same path.
    /// </summary>
    public const string JournalOf = "journal-of";

    private const string PublicLists = "public-lists";

    // What goes on for as long as the caller's token does: a ballot is watched while it is open, and hours may pass without a
    // word.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromDays(1);

    private static readonly TimeSpan LeftOut = TimeSpan.FromSeconds(5);

    // Whoever fails most of what it is asked is left out for a while, unless all do.
    private static readonly HealthCheckConfig LeaveOutTheFailing = new()
    {
        AvailableDestinationsPolicy = HealthCheckConstants.AvailableDestinations.HealthyOrPanic,
        Passive = new()
        {
            Enabled = true,
            Policy = HealthCheckConstants.PassivePolicy.TransportFailureRate,
            ReactivationPeriod = LeftOut,
        },
    };

    public static void AddProxyRoutes(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<TransportFailureRateHealthPolicyOptions>(failing =>
        {
            failing.DetectionWindowSize = LeftOut;
            failing.MinimalTotalCountThreshold = 1;
        });
        builder.Services.AddReverseProxy()
            .LoadFromMemory(Routes(), Clusters(builder.Configuration))
            .AddServiceDiscoveryDestinationResolver()
            .ConfigureHttpClient((_, handler) => Connections.Watch(handler));
    }

    public static void MapProxyRoutes(this WebApplication app)
        => app.MapReverseProxy(proxy =>
        {
            proxy.Use(NextDestination.AskAsync);
            proxy.UseLoadBalancing();
            proxy.UsePassiveHealthChecks();
        });

    /// <summary>Whether a path is of the public lists, which scripts of any origin may read.</summary>
    internal static bool IsPublicList(PathString path)
        => path.StartsWithSegments("/lists") || path.StartsWithSegments("/exercise/lists");

    internal static IReadOnlyList<RouteConfig> Routes() =>
    [
        .. Native.SelectMany(native => native.Descriptor.Methods, (native, method) => MethodRoute(native.Service, method)),
        .. ServiceClients.WithJournals.SelectMany(_ => JournalReflection.Descriptor.Services[0].Methods, (service, method) =>
        {
            var route = MethodRoute(service, method);
            return route with
            {
                RouteId = $"{service}: {route.RouteId}",
                Match = route.Match with
                {
                    Headers = [new RouteHeader { Name = JournalOf, Values = [service], Mode = HeaderMatchMode.ExactHeader }],
                },
            };
        }),
        ListRoute("lists", "/lists/{**file}"),
        ListRoute("exercise-lists", "/exercise/lists/{**file}"),
    ];

    internal static IReadOnlyList<ClusterConfig> Clusters(IConfiguration configuration) =>
    [
        .. ServiceClients.WithJournals.Select(
            service => Cluster($"{service}-grpc", ServiceAddress.Of(configuration, service, "grpc"), HttpVersion.Version20)),
        .. ServiceClients.WithJournals.Select(
            service => Cluster(
                $"{service}-streams", ServiceAddress.Of(configuration, service, "grpc"), HttpVersion.Version20, LongestSilence)),
        Cluster(PublicLists, ServiceAddress.Of(configuration, "publication", "http"), HttpVersion.Version11),
    ];

    // Each method by itself, for those who may call it: what is no method is answered here.
    private static RouteConfig MethodRoute(string service, MethodDescriptor method)
    {
        var right = Rights.Of(Rights.NameOf(method.Service, method.Name));
        var streams = method.IsServerStreaming || method.IsClientStreaming;
        return new RouteConfig
        {
            RouteId = right.Method,
            ClusterId = streams ? $"{service}-streams" : $"{service}-grpc",
            AuthorizationPolicy = right.Method,
            TimeoutPolicy = streams ? "Disable" : null,

            // Each message of a stream is limited, and whoever reads it sets an end to all of them.
            MaxRequestBodySize = method.IsClientStreaming ? -1 : null,
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
    private static ClusterConfig Cluster(string id, string address, Version version, TimeSpan? longestSilence = null) => new()
    {
        ClusterId = id,
        Destinations = new Dictionary<string, DestinationConfig>(StringComparer.Ordinal)
        {
            [id] = new() { Address = address },
        },
        HealthCheck = LeaveOutTheFailing,
        HttpRequest = new ForwarderRequestConfig
        {
            Version = version,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            ActivityTimeout = longestSilence,
        },
    };
}
