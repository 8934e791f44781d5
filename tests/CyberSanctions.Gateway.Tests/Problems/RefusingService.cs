using System.Net;
using CyberSanctions.Contracts.Attribution.V1;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CyberSanctions.Gateway.Tests.Problems;

/// <summary>Another version of the attribution service, over real gRPC on a port of its own: it shows no dossier.</summary>
internal sealed class RefusingService : Contracts.Attribution.V1.Dossiers.DossiersBase, IAsyncDisposable
{
    private WebApplication? _host;

    /// <summary>What it throws.</summary>
    public RpcException Refusal { get; set; } = new(Grpc.Core.Status.DefaultCancelled);

    /// <summary>Where it listens.</summary>
    public string Address => _host!.Urls.Single();

    public static async Task<RefusingService> StartAsync()
    {
        var service = new RefusingService();
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(
            kestrel => kestrel.Listen(IPAddress.Loopback, 0, endpoint => endpoint.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(service);
        service._host = builder.Build();
        service._host.MapGrpcService<RefusingService>();
        await service._host.StartAsync();
        return service;
    }

    /// <summary>A refusal as somebody writes it who does not go by <c>StatusDetails</c>.</summary>
    public static RpcException Written(
        StatusCode code, string reason, string domain = "cybersanctions", params (string Key, string Value)[] metadata)
    {
        var info = new ErrorInfo { Reason = reason, Domain = domain };
        foreach (var (key, value) in metadata)
        {
            info.Metadata[key] = value;
        }

        return new Google.Rpc.Status { Code = (int)code, Message = "It is so.", Details = { Any.Pack(info) } }.ToRpcException();
    }

    public override Task<Dossier> GetDossier(GetDossierRequest request, ServerCallContext context) => throw Refusal;

    public ValueTask DisposeAsync() => _host!.DisposeAsync();
}
