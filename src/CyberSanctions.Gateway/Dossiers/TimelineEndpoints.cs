using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.OpenApi;
using CyberSanctions.Gateway.Requests;
using Microsoft.AspNetCore.Http.HttpResults;
using Wire = CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Gateway.Dossiers;

/// <summary>The time line of a dossier.</summary>
internal static class TimelineEndpoints
{
    public static void MapTimeline(this IEndpointRouteBuilder dossiers)
    {
        var service = Wire.Dossiers.Descriptor;
        dossiers.MapGet("/{reference}/timeline", List).WithName("listEvents")
            .Calls(service, "ListEvents").AcceptsQuery(Paging.Cursor, Paging.Size);
        dossiers.MapGet("/{reference}/timeline/{id}", Get).WithName("getEvent").Calls(service, "GetEvent");
        dossiers.MapPost("/{reference}/timeline", Add).WithName("addEvent")
            .Calls(service, "AddEvent").AcceptsIfMatch().WithExample(IncidentExamples.Event);
        dossiers.MapPost("/{reference}/timeline/{id}/corrections", Amend).WithName("correctEvent")
            .Calls(service, "AmendEvent").AcceptsIfMatch().WithExample(IncidentExamples.EventCorrection);
    }

    /// <summary>Lists what happened, in the order of time.</summary>
    /// <remarks>What is known less exactly comes first: 2026-03 before 2026-03-01.</remarks>
    /// <param name="reference">The dossier's.</param>
    /// <param name="cursor">Where to go on; from the page before.</param>
    /// <param name="size">How many on a page.</param>
    public static async Task<Ok<Page<TimelineEvent>>> List(
        string reference, Wire.Dossiers.DossiersClient client, HttpContext context, string? cursor, string? size)
    {
        var request = new Wire.ListEventsRequest { Reference = reference, Page = Paging.Requested(cursor, size) };
        var reply = await client.ListEventsAsync(request, context.Query());
        return Paging.Answer(context, reply.Events.Select(Answers.ToEvent), reply.NextCursor);
    }

    /// <summary>Reads an event of the time line.</summary>
    /// <param name="reference">The dossier's.</param>
    /// <param name="id">The event's.</param>
    public static async Task<Ok<TimelineEvent>> Get(
        string reference, string id, Wire.Dossiers.DossiersClient client, HttpContext context)
        => TypedResults.Ok((await client.GetEventAsync(new() { Reference = reference, Id = id }, context.Query())).ToEvent());

    /// <summary>Puts an event on the time line of an open dossier.</summary>
    /// <remarks>It says who says so: evidence of the dossier, or another source. The ETag of the answer is the dossier's new
    /// version.</remarks>
    /// <param name="reference">The dossier's.</param>
    public static async Task<CreatedVersion<TimelineEvent>> Add(
        string reference, Body<NewTimelineEvent> body, Wire.Dossiers.DossiersClient client, HttpContext context)
    {
        var request = new Wire.AddEventRequest
        {
            Reference = reference,
            ExpectedVersion = context.ExpectedVersion(),
            Event = body.Value.ToWire(),
        };
        var reply = await client.AddEventAsync(request, context.Command());
        var address = $"{DossierEndpoints.AddressOf(reply.DossierReference)}/timeline/{reply.Event.Id}";
        return new(address, reply.Event.ToEvent(), reply.DossierVersion);
    }

    /// <summary>Corrects an event of the time line.</summary>
    /// <remarks>
    /// All of it is replaced by what is sent. What was said before stays on record. The ETag of the answer is the dossier's new
    /// version.
    /// </remarks>
    /// <param name="reference">The dossier's.</param>
    /// <param name="id">The event's.</param>
    public static async Task<Versioned<TimelineEvent>> Amend(
        string reference, string id, Body<TimelineEventCorrection> body, Wire.Dossiers.DossiersClient client, HttpContext context)
    {
        var request = new Wire.AmendEventRequest
        {
            Reference = reference,
            ExpectedVersion = context.ExpectedVersion(),
            Id = id,
            Event = body.Value.ToWire(),
            Reason = body.Value.Reason,
        };
        var reply = await client.AmendEventAsync(request, context.Command());
        return new(reply.Event.ToEvent(), reply.DossierVersion);
    }
}
