using System.Net;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Testing;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Reflection.V1;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Serving = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace CyberSanctions.Attribution.Tests;

/// <summary>
/// What every gRPC tool asks of a server: is it well, and in Development, what can it do. All services answer alike.
/// </summary>
public sealed class WellKnownServicesTests
{
    private static readonly string[] Health = ["grpc.health.v1.Health/Check", "grpc.health.v1.Health/Watch"];

    private static readonly string[] Reflection =
    [
        "grpc.reflection.v1.ServerReflection/ServerReflectionInfo",
        "grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo",
    ];

    [Fact]
    public async Task Health_InProduction_AnswersWhoeverAsks_AndNothingElseDoes()
    {
        await using var service = await StartAsync(Environments.Production);

        var answer = await new Health.HealthClient(service.Channel("", [])).CheckAsync(new HealthCheckRequest());

        Assert.Equal(Serving.Serving, answer.Status);
        Assert.Equal(Health, OpenToAll(service));
    }

    [Fact]
    public async Task Health_GoesByTheSameChecksAsTheAddress()
    {
        await using var service = await StartAsync(Environments.Production);
        using var http = service.CreateClient();
        var health = new Health.HealthClient(service.Channel("", []));
        var address = new Uri("/health", UriKind.Relative);

        await AdmitAsync(service.Database, connections: false);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await http.GetAsync(address)).StatusCode);
        Assert.Equal(Serving.NotServing, (await health.CheckAsync(new HealthCheckRequest())).Status);

        await AdmitAsync(service.Database, connections: true);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(address)).StatusCode);
        Assert.Equal(Serving.Serving, (await health.CheckAsync(new HealthCheckRequest())).Status);
    }

    [Fact]
    public async Task Watch_EndsWhenTheServiceStops()
    {
        await using var service = await StartAsync(Environments.Production);
        using var watch = new Health.HealthClient(service.Channel("", [])).Watch(new HealthCheckRequest());
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        Assert.True(await watch.ResponseStream.MoveNext(patience.Token));
        Assert.Equal(Serving.Serving, watch.ResponseStream.Current.Status);

        service.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        Assert.True(await watch.ResponseStream.MoveNext(patience.Token));
        Assert.Equal(Serving.NotServing, watch.ResponseStream.Current.Status);
        Assert.False(await watch.ResponseStream.MoveNext(patience.Token));
    }

    [Fact]
    public async Task Health_OfWhatIsNotThere_AndOfAMessageThatIsNone_IsRefusedWithDetails()
    {
        await using var service = await StartAsync(Environments.Production);
        var channel = service.Channel("", []);
        var elsewhere = new HealthCheckRequest { Service = "cybersanctions.listing.v1.Acts" };

        var unknown = await Assert.ThrowsAsync<RpcException>(
            () => new Health.HealthClient(channel).CheckAsync(elsewhere).ResponseAsync);
        var malformed = await Assert.ThrowsAsync<RpcException>(
            () => AnyMethod.CallAsync(channel.CreateCallInvoker(), Grpc.Health.V1.Health.Descriptor.Methods[0], [0x0B], default));

        var (first, second) = (StatusDetails.FromRpcException(unknown), StatusDetails.FromRpcException(malformed));
        Assert.Equal((StatusCode.NotFound, "not-found"), (first.Status, first.Reason));
        Assert.Equal((StatusCode.InvalidArgument, "malformed-request"), (second.Status, second.Reason));
    }

    [Fact]
    public async Task Reflection_InDevelopment_NamesTheServices()
    {
        await using var service = await StartAsync(Environments.Development);

        Assert.Equal(
            [
                "cybersanctions.attribution.v1.Dossiers", "cybersanctions.attribution.v1.EvidenceStore",
                "cybersanctions.attribution.v1.Exercises",
                "cybersanctions.attribution.v1.Partners", "cybersanctions.attribution.v1.Reports",
                "cybersanctions.attribution.v1.Responses", "cybersanctions.attribution.v1.Stix",
                "cybersanctions.journal.v1.Journal", "grpc.health.v1.Health",
                "grpc.reflection.v1.ServerReflection", "grpc.reflection.v1alpha.ServerReflection",
            ],
            (await NamesAsync(service, "")).Order(StringComparer.Ordinal));
        Assert.Equal([.. Health, .. Reflection], OpenToAll(service));
    }

    [Fact]
    public async Task Reflection_InProduction_IsNotThere()
    {
        await using var service = await StartAsync(Environments.Production);

        var stranger = await Assert.ThrowsAsync<RpcException>(() => NamesAsync(service, ""));
        var auditor = await Assert.ThrowsAsync<RpcException>(() => NamesAsync(service, "audit.one", Roles.Auditor));

        Assert.Equal((StatusCode.Unauthenticated, StatusCode.Unimplemented), (stranger.StatusCode, auditor.StatusCode));
    }

    private static Task<TestService<Program>> StartAsync(string environment)
        => TestService.StartAsync<Program>("attribution", redis: null, ("environment", environment));

    // Every method either is for those whom its line in the table names, or is one of these.
    private static IEnumerable<string> OpenToAll(TestService<Program> service)
    {
        var open = new List<string>();
        foreach (var endpoint in service.Services.GetRequiredService<EndpointDataSource>().Endpoints)
        {
            if (endpoint.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method.FullName.TrimStart('/') is not { } method)
            {
                continue;
            }

            if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            {
                open.Add(method);
            }
            else
            {
                Assert.Equal(Rights.Of(method).Method, Assert.Single(endpoint.Metadata.OfType<IAuthorizeData>()).Policy);
            }
        }

        return open.Order(StringComparer.Ordinal);
    }

    private static async Task<IEnumerable<string>> NamesAsync(TestService<Program> service, string subject, params string[] roles)
    {
        using var call = new ServerReflection.ServerReflectionClient(service.Channel(subject, roles)).ServerReflectionInfo();
        await call.RequestStream.WriteAsync(new ServerReflectionRequest { ListServices = "" });
        await call.RequestStream.CompleteAsync();
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        return call.ResponseStream.Current.ListServicesResponse.Service.Select(found => found.Name);
    }

    // As when the database is away: who is connected is thrown out, and nobody comes in.
    private static async Task AdmitAsync(NpgsqlDataSource database, bool connections)
    {
        var there = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var (name, _) = (there.Database, there.Username = "postgres");
        there.Database = "postgres";
        await using var administrator = NpgsqlDataSource.Create(there);
        foreach (var sql in (string[])
            [
                $"ALTER DATABASE {name} ALLOW_CONNECTIONS {connections}",
                $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}' AND NOT {connections}",
            ])
        {
            await using var command = administrator.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        }
    }
}
