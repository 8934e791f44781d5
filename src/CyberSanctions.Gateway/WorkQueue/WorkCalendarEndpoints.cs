using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.OpenApi;
using CyberSanctions.Gateway.Requests;
using CyberSanctions.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Client = CyberSanctions.Contracts.Listing.V1.WorkQueue.WorkQueueClient;
using Wire = CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.WorkQueue;

/// <summary>What is due, for calendar programs.</summary>
internal static class WorkCalendarEndpoints
{
    private const string Calendars = "/work-queue-calendars";
    private const string MediaType = "text/calendar";

    public static void MapWorkCalendars(this IEndpointRouteBuilder api)
    {
        var service = Wire.WorkQueue.Descriptor;
        var calendars = api.MapGroup(Calendars).WithTags(WorkQueueEndpoints.Tag);
        calendars.MapGet("", List).WithName("listWorkCalendars").Calls(service, "ListWorkCalendars").AcceptsQuery("subject");
        calendars.MapPost("", Create).WithName("createWorkCalendar")
            .Calls(service, "CreateWorkCalendar").WithExample(WorkQueueExamples.Calendar);
        calendars.MapPost("/{id}/renewal", Renew).WithName("renewWorkCalendar").Calls(service,
            "RenewWorkCalendar").AcceptsIfMatch();
        calendars.MapPost("/{id}/revocation", Revoke).WithName("revokeWorkCalendar")
            .Calls(service, "RevokeWorkCalendar").AcceptsIfMatch();
        api.MapGet("/work-queue.ics", Fetch).WithTags(WorkQueueEndpoints.Tag).WithName("fetchWorkCalendar")
            .Calls(service, "FetchWorkCalendar").AcceptsQuery("key")
            .Produces(StatusCodes.Status200OK, responseType: null, MediaType);
    }

    /// <summary>Lists your calendars that are valid; an administrator those of somebody.</summary>
    /// <param name="subject">Whose; left out: yours. Of others only for administrators.</param>
    public static async Task<Ok<WorkCalendars>> List(Client client, HttpContext context, string? subject)
    {
        var reply = await client.ListWorkCalendarsAsync(new() { Subject = subject ?? "" }, context.Query());
        return TypedResults.Ok(new WorkCalendars { Items = [.. reply.Items.Select(Answers.ToCalendar)] });
    }

    /// <summary>Creates an address for your calendar program.</summary>
    /// <remarks>
    /// The secret is told now and never again; whoever has the address reads the calendar. It ends after 30 days unless you renew
    /// it.
    /// </remarks>
    public static async Task<CreatedVersion<WorkCalendar>> Create(Body<NewWorkCalendar> body, Client client, HttpContext context)
    {
        var calendar = await client.CreateWorkCalendarAsync(body.Value.ToWire(), context.Command());
        return new($"/api/v1{Calendars}/{calendar.Id}", calendar.ToCalendar(), calendar.Version);
    }

    /// <summary>Lets an address go on for another 30 days, with the roles and the unit that you have now.</summary>
    /// <param name="id">The calendar's.</param>
    public static async Task<Versioned<WorkCalendar>> Renew(string id, Client client, HttpContext context)
        => Answer(await client.RenewWorkCalendarAsync(
            new() { Id = id, ExpectedVersion = context.ExpectedVersion() }, context.Command()));

    /// <summary>Ends an address at once: your own, or as an administrator anybody's.</summary>
    /// <param name="id">The calendar's.</param>
    public static async Task<Versioned<WorkCalendar>> Revoke(string id, Client client, HttpContext context)
        => Answer(await client.RevokeWorkCalendarAsync(
            new() { Id = id, ExpectedVersion = context.ExpectedVersion() }, context.Command()));

    /// <summary>The calendar at an address (RFC 5545), for calendar programs.</summary>
    /// <remarks>
    /// Whatever has a day and is marked TLP:AMBER at most, with its kind, its references and its day. Caches between the
    /// program and here keep nothing.
    /// </remarks>
    /// <param name="key">The secret of the address.</param>
    public static async Task<IResult> Fetch(Client client, HttpContext context, string? key)
    {
        if (string.IsNullOrEmpty(key))
        {
            throw Refusal.Invalid("key", "Is required.");
        }

        var file = await client.FetchWorkCalendarAsync(new() { Key = key }, context.Query());
        var headers = context.Response.Headers;
        headers.CacheControl = "private, no-cache";
        headers[HeaderNames.ContentDisposition] = "inline; filename=\"work-queue.ics\"";
        headers["Referrer-Policy"] = "no-referrer";
        return TypedResults.Bytes(
            file.Content.Memory, $"{MediaType}; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{file.Sha256}\""));
    }

    private static Versioned<WorkCalendar> Answer(Wire.WorkCalendar calendar) => new(calendar.ToCalendar(), calendar.Version);
}
