using CyberSanctions.ServiceDefaults.Clients;
using Yarp.ReverseProxy.Forwarder;

namespace CyberSanctions.Gateway.Routes;

/// <summary>
/// Asks the next replica when one cannot be connected to, each once. What has been sent is not sent again: whether it was heard
/// is for the caller to find out, with the same idempotency key.
/// </summary>
internal static class NextDestination
{
    public static async Task AskAsync(HttpContext context, RequestDelegate next)
    {
        var proxied = context.GetReverseProxyFeature();
        var left = proxied.AvailableDestinations;
        await next(context);
        while (!context.Response.HasStarted
            && Connections.NeverMade(context.GetForwarderErrorFeature()?.Exception)
            && (left = [.. left.Where(destination => destination != proxied.ProxiedDestination)]).Count > 0)
        {
            context.Features.Set<IForwarderErrorFeature>(null);
            context.Response.StatusCode = StatusCodes.Status200OK;
            proxied.AvailableDestinations = left;
            await next(context);
        }
    }
}
