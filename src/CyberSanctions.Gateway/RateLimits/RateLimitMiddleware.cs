using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Attribution = CyberSanctions.Contracts.Attribution.V1;
using Listing = CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.RateLimits;

/// <summary>
/// Refuses what a caller asks beyond its limit, counted for all replicas together; while Redis is away, each replica counts for
/// itself, so there is always a limit and never a closed door.
/// </summary>
internal sealed class RateLimitMiddleware(
    RequestDelegate next, CallerCounter counter, IOptions<RateLimitSettings> settings)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan FormWindow = TimeSpan.FromHours(1);

    // What anybody may send, and how often.
    private static readonly (string Method, string Name, string What, Func<RateLimitSettings, int> Limit)[] Forms =
    [
        (Rights.NameOf(Attribution.Reports.Descriptor, "SubmitReport"), "report", "reports", limits => limits.ReportsPerHour),
        (
            Rights.NameOf(Listing.DueProcess.Descriptor, "SubmitObservations"),
            "observations",
            "observations",
            limits => limits.ObservationsPerHour),
    ];

    public async Task InvokeAsync(HttpContext context)
    {
        var (caller, limit) = CallerOf(context, settings.Value);
        await CountAsync(context, caller, limit, Window, "minute", "requests a minute");
        foreach (var form in Forms.Where(form => Sends(context.Request, form.Method)))
        {
            var sender = $"{form.Name}:{Network(context.Connection.RemoteIpAddress)}";
            await CountAsync(context, sender, form.Limit(settings.Value), FormWindow, "hour", $"{form.What} an hour");
        }

        await next(context);
    }

    private async Task CountAsync(
        HttpContext context, string caller, int limit, TimeSpan window, string name, string what)
    {
        var usage = await counter.CountAsync(caller, limit, window);
        var seconds = (long)Math.Ceiling(usage.Remaining.TotalSeconds);

        // draft-ietf-httpapi-ratelimit-headers
        context.Response.Headers["RateLimit-Policy"] = $"\"{name}\";q={limit};w={(long)window.TotalSeconds}";
        context.Response.Headers["RateLimit"] = $"\"{name}\";r={Math.Max(0, limit - usage.Requests)};t={seconds}";
        if (usage.Requests > limit)
        {
            context.Response.Headers[HeaderNames.RetryAfter] = Math.Max(1, seconds).ToString(CultureInfo.InvariantCulture);
            throw RateLimitRefusals.TooManyRequests.Because(
                $"You have {limit} {what}; the next ones in {Math.Max(1, seconds)} s.");
        }
    }

    // By either door: REST, or gRPC as it is.
    private static bool Sends(HttpRequest request, string form)
        => HttpMethods.IsPost(request.Method) && request.HttpContext.GetEndpoint()?.Metadata is { } metadata
            && (metadata.GetMetadata<Right>()?.Method == form || request.Path.Value == $"/{form}");

    /// <summary>Whose count a request goes on: the principal's, and without one that of the address.</summary>
    internal static (string Caller, int Limit) CallerOf(HttpContext context, RateLimitSettings settings)
        => Principal.Of(context.User).Subject is { Length: > 0 } subject
            ? ($"sub:{subject}", settings.PerMinute)
            : ($"ip:{Network(context.Connection.RemoteIpAddress)}", settings.AnonymousPerMinute);

    // One subscriber has a whole /64 of IPv6 addresses to choose from.
    private static string Network(IPAddress? address)
    {
        if (address is null || address.IsIPv4MappedToIPv6 || address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address?.MapToIPv4().ToString() ?? "unknown";
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return $"{new IPAddress(bytes)}/64";
    }
}
