using System.Reflection;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace CyberSanctions.ServiceDefaults.Identity;

/// <summary>Has endpoints admit whom <see cref="Rights"/> says.</summary>
public static class RightsExtensions
{
    /// <summary>
    /// A gRPC service, each of its methods for those whom <see cref="Rights"/> admits. Throws when a method has no line there.
    /// </summary>
    public static void MapGrpc<TService>(this IEndpointRouteBuilder app)
        where TService : class
    {
        foreach (var method in DescriptorOf(typeof(TService)).Methods)
        {
            _ = Rights.Of(Rights.NameOf(method.Service, method.Name));
        }

        app.MapGrpcService<TService>().Add(endpoint =>
        {
            // The endpoint for unknown methods has none: whoever has a token is told that there is no such method.
            if (endpoint.Metadata.OfType<GrpcMethodMetadata>().SingleOrDefault() is { } grpc)
            {
                endpoint.Metadata.Add(new AuthorizeAttribute(grpc.Method.FullName.TrimStart('/')));
            }
        });
    }

    internal static void AddRights(this IServiceCollection services)
    {
        var policies = services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        foreach (var right in Rights.All)
        {
            policies.AddPolicy(
                right.Method,
                policy => _ = right.OpenToAll ? policy.RequireAssertion(_ => true) : policy.RequireRole(right.Roles));
        }

        services.AddSingleton<IAuthorizationMiddlewareResultHandler, RefusedCallers>();
    }

    // From the attribute that protoc's plugin puts on the base class of a service.
    private static ServiceDescriptor DescriptorOf(Type service)
    {
        for (var type = service; type is not null; type = type.BaseType)
        {
            if (type.GetCustomAttribute<BindServiceMethodAttribute>(inherit: false) is { } binding)
            {
                return (ServiceDescriptor)binding.BindType.GetProperty(
                    "Descriptor", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
            }
        }

        throw new InvalidOperationException($"{service} implements no service of a .proto file.");
    }
}
