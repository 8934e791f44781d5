using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.OpenApi;
using CyberSanctions.Gateway.Requests;
using Client = CyberSanctions.Contracts.Listing.V1.DueProcess.DueProcessClient;
using Wire = CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.DueProcess;

/// <summary>Access to the file, and actions for annulment.</summary>
internal static class CourtEndpoints
{
    private const string Entry = "/lists/{list}/entries/{entryReference}";

    public static void MapCourt(this IEndpointRouteBuilder api)
    {
        var service = Wire.DueProcess.Descriptor;
        var all = api.MapGroup("").WithTags(EntryProcessEndpoints.Tag);
        all.MapPost($"{Entry}/access-requests", Ask).WithName("requestAccess")
            .Calls(service, "RequestAccess").WithExample(DueProcessExamples.Access);
        all.MapPost("/access-requests/{reference}/answer", Give).WithName("answerAccess")
            .Calls(service, "AnswerAccess").AcceptsIfMatch()
            .WithExamples(("given", DueProcessExamples.Given), ("refused", DueProcessExamples.NotGiven));
        all.MapPost($"{Entry}/court-cases", Lodge).WithName("lodgeCase")
            .Calls(service, "LodgeCase").WithExample(DueProcessExamples.Case);
        all.MapPost("/court-cases/{reference}/steps", Step).WithName("recordCourtStep")
            .Calls(service, "RecordCourtStep").AcceptsIfMatch()
            .WithExamples(("judgment", DueProcessExamples.Judgment), ("appeal", DueProcessExamples.Appeal));
        all.MapPost("/court-cases/{reference}/follow-up", Follow).WithName("nameFollowUp")
            .Calls(service, "NameFollowUp").AcceptsIfMatch().WithExample(DueProcessExamples.FollowUp);
    }

    /// <summary>Records that somebody has asked for access to the file.</summary>
    /// <param name="list">For example eu-cyber.</param>
    /// <param name="entryReference">For example EU.5701.88.</param>
    public static async Task<CreatedVersion<AccessRequest>> Ask(
        string list, string entryReference, Body<NewAccessRequest> body, Client client, HttpContext context)
    {
        var asked = await client.RequestAccessAsync(body.Value.ToWire(list, entryReference), context.Command());
        return new(AddressOf(list, entryReference), asked.ToAccess(), asked.Version);
    }

    /// <summary>Records what was given of the file, or why nothing was; once.</summary>
    /// <param name="reference">The request's.</param>
    public static async Task<Versioned<AccessRequest>> Give(
        string reference, Body<NewAccessAnswer> body, Client client, HttpContext context)
    {
        var answered = await client.AnswerAccessAsync(
            body.Value.ToWire(reference, context.ExpectedVersion()), context.Command());
        return new(answered.ToAccess(), answered.Version);
    }

    /// <summary>Records that an action for annulment of a listing was lodged.</summary>
    /// <param name="list">For example eu-cyber.</param>
    /// <param name="entryReference">For example EU.5701.88.</param>
    public static async Task<CreatedVersion<CourtCase>> Lodge(
        string list, string entryReference, Body<NewCase> body, Client client, HttpContext context)
    {
        var lodged = await client.LodgeCaseAsync(body.Value.ToWire(list, entryReference), context.Command());
        return new(AddressOf(list, entryReference), lodged.ToCase(), lodged.Version);
    }

    /// <summary>Records how a case went on: a judgment, an appeal, the judgment on it, a withdrawal.</summary>
    /// <remarks>An annulment opens a review, and what follows it is owed until an act that carries it out is on
    /// record.</remarks>
    /// <param name="reference">The case's.</param>
    public static async Task<Versioned<CourtCase>> Step(
        string reference, Body<NewCourtStep> body, Client client, HttpContext context)
        => Answer(await client.RecordCourtStepAsync(
            body.Value.ToWire(reference, context.ExpectedVersion()), context.Command()));

    /// <summary>Names the proposal that follows an annulment, or another one in its place.</summary>
    /// <param name="reference">The case's.</param>
    public static async Task<Versioned<CourtCase>> Follow(
        string reference, Body<NewFollowUp> body, Client client, HttpContext context)
        => Answer(await client.NameFollowUpAsync(
            body.Value.ToWire(reference, context.ExpectedVersion()), context.Command()));

    private static Versioned<CourtCase> Answer(Wire.CourtCase found) => new(found.ToCase(), found.Version);

    // Where it is read: with everything of its entry.
    private static string AddressOf(string list, string entry)
        => $"/api/v1/lists/{Uri.EscapeDataString(list)}/entries/{Uri.EscapeDataString(entry)}/due-process";
}
