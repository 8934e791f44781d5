using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.OpenApi;
using CyberSanctions.Gateway.Requests;
using Microsoft.AspNetCore.Http.HttpResults;
using Client = CyberSanctions.Contracts.Listing.V1.DueProcess.DueProcessClient;
using Wire = CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.DueProcess;

/// <summary>Due process of an entry; what is owed; and how persons are told.</summary>
internal static class EntryProcessEndpoints
{
    public const string Tag = "Due process";

    public static void MapDueProcess(this IEndpointRouteBuilder api)
    {
        var service = Wire.DueProcess.Descriptor;
        var lists = api.MapGroup("/lists/{list}").WithTags(Tag);
        lists.MapGet("/entries/{reference}/redress", GetRedress).WithName("getRedress").Calls(service, "GetRedress");
        lists.MapGet("/entries/{reference}/due-process", Get).WithName("getEntryProcess").Calls(service, "GetEntryProcess");
        lists.MapGet("/due", ListDue).WithName("listDue")
            .Calls(service, "ListDue").AcceptsQuery(Paging.Cursor, Paging.Size);
        var notifications = api.MapGroup("/notifications").WithTags(Tag);
        notifications.MapPost("/{reference}/dispatch", Dispatch).WithName("recordNotification")
            .Calls(service, "RecordNotification").AcceptsIfMatch().WithExample(DueProcessExamples.Dispatch);
        notifications.MapPost("/{reference}/return", Return).WithName("reportUndeliverable")
            .Calls(service, "ReportUndeliverable").AcceptsIfMatch().WithExample(DueProcessExamples.Return);
        api.MapObservations();
        api.MapReviews();
        api.MapCourt();
    }

    /// <summary>Says how to be heard on a listing, and how far due process is.</summary>
    /// <remarks>`/redress/{list}/{reference}` shows the same to people. What has yet to take effect is not there.</remarks>
    /// <param name="list">For example eu-cyber.</param>
    /// <param name="reference">For example EU.5701.88.</param>
    public static async Task<Ok<Redress>> GetRedress(string list, string reference, Client client, HttpContext context)
        => TypedResults.Ok(
            (await client.GetRedressAsync(new() { List = list, Reference = reference }, context.Query())).ToRedress());

    /// <summary>Reads due process of an entry: notifications, reviews, access to the file, court cases.</summary>
    /// <remarks>Observations are listed by themselves. What is marked above your clearance is not there.</remarks>
    /// <param name="list">For example eu-cyber.</param>
    /// <param name="reference">For example EU.5701.88.</param>
    public static async Task<Ok<EntryProcess>> Get(string list, string reference, Client client, HttpContext context)
        => TypedResults.Ok(
            (await client.GetEntryProcessAsync(new() { List = list, Reference = reference }, context.Query())).ToProcess());

    /// <summary>Lists what is owed to those on a list, the earliest day first.</summary>
    /// <param name="list">For example eu-cyber.</param>
    /// <param name="cursor">Where to go on; from the page before.</param>
    /// <param name="size">How many on a page.</param>
    public static async Task<Ok<Page<Due>>> ListDue(
        string list, Client client, HttpContext context, string? cursor, string? size)
    {
        var reply = await client.ListDueAsync(new() { List = list, Page = Paging.Requested(cursor, size) }, context.Query());
        return Paging.Answer(context, reply.Items.Select(Answers.ToDue), reply.NextCursor);
    }

    /// <summary>Records that a person was told, with proof.</summary>
    /// <remarks>
    /// Directly where the entry names an address to which something can be sent; by a notice where it does not, or where what was
    /// sent has come back.
    /// </remarks>
    /// <param name="reference">The notification's.</param>
    public static async Task<Versioned<Notification>> Dispatch(
        string reference, Body<NewDispatch> body, Client client, HttpContext context)
        => Answer(await client.RecordNotificationAsync(
            body.Value.ToWire(reference, context.ExpectedVersion()), context.Command()));

    /// <summary>Records that what was sent to a person came back. It is owed again.</summary>
    /// <param name="reference">The notification's.</param>
    public static async Task<Versioned<Notification>> Return(
        string reference, Body<NewReturn> body, Client client, HttpContext context)
        => Answer(await client.ReportUndeliverableAsync(
            body.Value.ToWire(reference, context.ExpectedVersion()), context.Command()));

    private static Versioned<Notification> Answer(Wire.Notification notification)
        => new(notification.ToNotification(), notification.Version);
}
