using Grpc.Core;
using Grpc.Net.Client.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace CyberSanctions.ServiceDefaults.Clients;

/// <summary>gRPC clients of the suite's services.</summary>
public static class ServiceClientExtensions
{
    /// <summary>
    /// A client of a service found under the keys that Aspire injects (<c>services:voting:grpc:0</c>, …), with a deadline on
    /// unary calls, and retried while the service is away. Callers send an <c>idempotency-key</c> with every command, so a
    /// retry never applies one twice.
    /// </summary>
    /// <remarks>
    /// Each call goes to the next replica in turn. Service discovery picks it below the gRPC client, per request, so it knows
    /// nothing of gRPC: gRPC's own balancer would hold the connections itself, has no TLS without being told so beforehand, and
    /// after a failure does not try again for up to two minutes, also where there is but one replica.
    /// </remarks>
    /// <param name="builder">The application.</param>
    /// <param name="service">Its name in the AppHost.</param>
    /// <param name="descriptor">Descriptor of the proto service, for the retry policy.</param>
    /// <returns>For adding call credentials and interceptors.</returns>
    public static IHttpClientBuilder AddServiceClient<TClient>(
        this WebApplicationBuilder builder, string service, ServiceDescriptor descriptor)
        where TClient : ClientBase
        => builder.AddServiceClient<TClient>(typeof(TClient).Name, service, descriptor);

    /// <summary>The same under a name, where one type of client is needed for several services.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">By which the factory knows the client.</param>
    /// <param name="service">Its name in the AppHost.</param>
    /// <param name="descriptor">Descriptor of the proto service, for the retry policy.</param>
    public static IHttpClientBuilder AddServiceClient<TClient>(
        this WebApplicationBuilder builder, string name, string service, ServiceDescriptor descriptor)
        where TClient : ClientBase
    {
        var address = ServiceAddress.Of(builder.Configuration, service, "grpc");
        builder.Services.AddTransient<DeadlineInterceptor>();
        builder.Services.AddTransient<NextReplica>();
        return builder.Services
            .AddGrpcClient<TClient>(name, client => client.Address = new Uri(address))
            .AddInterceptor<DeadlineInterceptor>()
            .ConfigureChannel(channel => channel.ServiceConfig = RetryWhileAway(descriptor))
            .UseSocketsHttpHandler((handler, _) =>
            {
                handler.EnableMultipleHttp2Connections = true;
                Connections.Watch(handler);
            })
            .AddHttpMessageHandler<NextReplica>()
            .AddServiceDiscovery();
    }

    private static ServiceConfig RetryWhileAway(ServiceDescriptor descriptor)
    {
        var method = new MethodConfig
        {
            Names = { new MethodName { Service = descriptor.FullName } },
            RetryPolicy = new RetryPolicy
            {
                MaxAttempts = 5,
                InitialBackoff = TimeSpan.FromMilliseconds(100),
                MaxBackoff = TimeSpan.FromSeconds(3),
                BackoffMultiplier = 3,
                RetryableStatusCodes = { StatusCode.Unavailable },
            },
        };
        return new ServiceConfig { MethodConfigs = { method } };
    }
}
