using CyberSanctions.ServiceDefaults.Identity;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace CyberSanctions.Gateway.Requests;

/// <summary>Which gRPC method an endpoint stands for: it admits the same people.</summary>
internal static class CalledMethods
{
    /// <summary>The endpoint does what a gRPC method does, for those who may call that (<see cref="Rights"/>).</summary>
    public static RouteHandlerBuilder Calls(this RouteHandlerBuilder endpoint, ServiceDescriptor service, string method)
    {
        var right = Rights.Of(Rights.NameOf(service, method));
        return endpoint.RequireAuthorization(right.Method).WithMetadata(right);
    }

    /// <summary>Sees to it that every endpoint of a group either stands for a gRPC method or is open to everybody.</summary>
    public static RouteGroupBuilder WithRights(this RouteGroupBuilder group)
    {
        ((IEndpointConventionBuilder)group).Finally(endpoint =>
        {
            if (!endpoint.Metadata.OfType<Right>().Any())
            {
                throw new InvalidOperationException($"Nobody says who may use {endpoint.DisplayName}: {nameof(Calls)} does.");
            }
        });
        return group;
    }
}
