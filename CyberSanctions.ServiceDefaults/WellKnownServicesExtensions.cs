using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CyberSanctions.ServiceDefaults;

/// <summary>
/// The gRPC services that tools look for on any server: <c>grpc.health.v1.Health</c>, which says what <c>/health</c> says, and in
/// Development <c>grpc.reflection</c>, by which a tool finds the methods. Neither needs a token, and neither has a line in
/// <see cref="Identity.Rights"/>: through the gateway they are not reached.
/// </summary>
public static class WellKnownServicesExtensions
{
    /// <summary>What <see cref="MapWellKnownServices"/> serves.</summary>
    public static WebApplicationBuilder AddWellKnownServices(this WebApplicationBuilder builder)
    {
        builder.Services.AddGrpcHealthChecks();
        if (builder.Environment.IsDevelopment())
        {
            builder.Services.AddGrpcReflection();
        }

        return builder;
    }

    /// <summary>Serves them on the gRPC port.</summary>
    public static WebApplication MapWellKnownServices(this WebApplication app)
    {
        app.MapGrpcHealthChecksService().Add(Open);
        if (app.Environment.IsDevelopment())
        {
            app.MapGrpcReflectionService().Add(Open);
        }

        return app;
    }

    // The methods, and not the endpoint for unknown ones that comes with them, which may be that of all services.
    private static void Open(EndpointBuilder endpoint)
    {
        if (endpoint.Metadata.OfType<GrpcMethodMetadata>().Any())
        {
            endpoint.Metadata.Add(new AllowAnonymousAttribute());
        }
    }
}
