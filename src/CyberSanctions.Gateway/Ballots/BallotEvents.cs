using System.Globalization;
using CyberSanctions.Gateway.Requests;
using CyberSanctions.ServiceDefaults.Errors;
using Grpc.Core;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using FromHeaderAttribute = Microsoft.AspNetCore.Mvc.FromHeaderAttribute;
using Wire = CyberSanctions.Contracts.Voting.V1;

namespace CyberSanctions.Gateway.Ballots;

/// <summary>
/// A ballot as server-sent events, for browsers: the service's WatchBallot, with what HTTP needs around it.
/// </summary>
internal static class BallotEvents
{
    private const string LastEventId = "Last-Event-ID";
    private const string After = "after";
    private const string MediaType = "text/event-stream";

    public static void MapBallotEvents(this IEndpointRouteBuilder ballots)
        => ballots.MapGet("/{reference}/events", Watch).WithName("watchBallot")
            .Calls(Wire.Ballots.Descriptor, "WatchBallot").AcceptsQuery(After)
            .Produces(StatusCodes.Status200OK, contentType: MediaType)
            .Produces(StatusCodes.Status204NoContent)
            .DisableRequestTimeout();

    /// <summary>Watches a ballot: what has happened in it, and what happens from now on, each once and in order.</summary>
    /// <remarks>
    /// Server-sent events: `id` is the position in the ballot's chain, `event` the kind, `data` the proceeding as JSON in one
    /// line. Ends after the decision; asked again from there it answers 204, upon which an EventSource stops asking. A comment
    /// comes every 15 seconds.
    /// </remarks>
    /// <param name="reference">The ballot's.</param>
    /// <param name="lastEventId">The last position seen; a browser that reconnects sends it by itself.</param>
    /// <param name="after">The same as a query parameter, where no header can be set; the header goes first.</param>
    public static async Task Watch(
        string reference,
        [FromHeader(Name = LastEventId)] string? lastEventId,
        string? after,
        Wire.Ballots.BallotsClient client,
        HttpContext context,
        IOptions<JsonOptions> json,
        TimeProvider time,
        IHostApplicationLifetime lifetime)
    {
        var (field, position) = lastEventId is null
            ? (After, PositionOf(After, after))
            : (LastEventId, PositionOf(LastEventId, lastEventId));

        // Asked first, so that a refusal is a problem document: once the stream has begun there is no other status.
        var ballot = await client.GetBallotAsync(new() { Reference = reference }, context.Query());
        if (position > ballot.Position)
        {
            throw Refusal.Invalid(field, $"The newest position is {ballot.Position}.");
        }

        var response = context.Response;
        response.Headers.CacheControl = "no-store";
        if (ballot.State == Wire.BallotState.Decided && position == ballot.Position)
        {
            response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        // What stands in between must not save up events either: nginx heeds this.
        response.Headers["X-Accel-Buffering"] = "no";
        response.ContentType = MediaType;
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(
            context.RequestAborted, lifetime.ApplicationStopping);
        using var call = client.WatchBallot(
            new() { Reference = reference, After = position }, context.Query().WithCancellationToken(watching.Token));
        try
        {
            await EventStream.WriteAsync(response.Body, call.ResponseStream, json.Value.SerializerOptions, time, watching.Token);
        }
        catch (Exception exception) when (exception is RpcException or OperationCanceledException)
        {
            // The service or this gateway is being restarted, or the caller went away. The stream ends where it is, and a
            // browser comes back with the last position that it has seen.
        }
    }

    private static int PositionOf(string field, string? text)
        => text is null ? 0
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position
            : throw Refusal.Invalid(field, "Must be the position of a proceeding, or 0.");
}
