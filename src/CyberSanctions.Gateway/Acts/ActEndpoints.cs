using System.Globalization;
using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.OpenApi;
using CyberSanctions.Gateway.Requests;
using CyberSanctions.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http.HttpResults;
using Wire = CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.Acts;

/// <summary>Draft acts.</summary>
internal static class ActEndpoints
{
    private const string Revision = "revision";

    public static void MapActs(this IEndpointRouteBuilder api)
    {
        var acts = api.MapGroup("/acts").WithTags("Acts");
        acts.MapGet("", List).WithName("listActs")
            .Calls(Wire.Acts.Descriptor, "ListActs").AcceptsQuery(Paging.Cursor, Paging.Size);
        acts.MapGet("/{reference}", Get).WithName("getAct").Calls(Wire.Acts.Descriptor, "GetAct").AcceptsQuery(Revision);
        acts.MapPost("", Draft).WithName("draftAct").Calls(Wire.Acts.Descriptor, "DraftAct").WithExample(Examples.Act);
        acts.MapPost("/{reference}/clearance", Clear).WithName("clearAct")
            .Calls(Wire.Acts.Descriptor, "ClearAct").AcceptsIfMatch().WithExample(Examples.ActClearance);
        acts.MapPost("/{reference}/submission", Submit).WithName("submitAct")
            .Calls(Wire.Acts.Descriptor, "SubmitAct").AcceptsIfMatch().WithExample(Examples.Submission);
        acts.MapPost("/{reference}/urgency-approval", ApproveUrgency).WithName("approveUrgency")
            .Calls(Wire.Acts.Descriptor, "ApproveUrgency").AcceptsIfMatch();
        acts.MapPost("/{reference}/corrections", Correct).WithName("correctAct")
            .Calls(Wire.Acts.Descriptor, "CorrectAct").AcceptsIfMatch().WithExample(Examples.Correction);
        acts.MapActText();
    }

    /// <summary>Lists acts, newest first.</summary>
    /// <param name="cursor">Where to go on; from the page before.</param>
    /// <param name="size">How many on a page.</param>
    public static async Task<Ok<Page<ActSummary>>> List(
        Wire.Acts.ActsClient client, HttpContext context, string? cursor, string? size)
    {
        var reply = await client.ListActsAsync(new() { Page = Paging.Requested(cursor, size) }, context.Query());
        return Paging.Answer(context, reply.Acts.Select(Answers.ToSummary), reply.NextCursor);
    }

    /// <summary>Reads an act with its proposals, and everything that has happened to it.</summary>
    /// <param name="reference">For example ACT-2026-0004.</param>
    /// <param name="revision">Which of its texts; left out: the one that is, or was last, before the Council, and before that the
    /// newest.</param>
    public static async Task<Versioned<Act>> Get(
        string reference, Wire.Acts.ActsClient client, HttpContext context, string? revision)
    {
        var number = 0;
        if (revision is not null
            && !(int.TryParse(revision, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0))
        {
            throw Refusal.Invalid(Revision, "Must be the number of a revision: 1, 2, 3 …");
        }

        var act = await client.GetActAsync(new() { Reference = reference, Revision = number }, context.Query());
        return new Versioned<Act>(act.ToAct(), act.Version);
    }

    /// <summary>Drafts an act that bundles cleared proposals. It may correct an earlier act.</summary>
    public static async Task<CreatedVersion<Act>> Draft(Body<NewAct> body, Wire.Acts.ActsClient client, HttpContext context)
    {
        var act = await client.DraftActAsync(body.Value.ToWire(), context.Command());
        return new CreatedVersion<Act>($"/api/v1/acts/{act.Reference}", act.ToAct(), act.Version);
    }

    /// <summary>Clears the newest text of an act, named by its hash.</summary>
    /// <remarks>
    /// Nothing is voted on that was not cleared. Refused for everybody who wrote any of the act's texts or one of its proposals.
    /// A correction is to be cleared anew.
    /// </remarks>
    /// <param name="reference">The act's.</param>
    public static async Task<Versioned<Act>> Clear(
        string reference, Body<ActClearance> body, Wire.Acts.ActsClient client, HttpContext context)
    {
        var act = await client.ClearActAsync(body.Value.ToWire(reference, context.ExpectedVersion()), context.Command());
        return new Versioned<Act>(act.ToAct(), act.Version);
    }

    /// <summary>
    /// Submits the newest text of an act, once cleared, to the vote; also again, when the Council has not adopted it.
    /// </summary>
    /// <remarks>
    /// A ballot opens on it within moments: GET /api/v1/ballots?actReference=… finds it. A silence procedure that is shorter than
    /// the minimum waits for a second person's approval.
    /// </remarks>
    /// <param name="reference">The act's.</param>
    public static async Task<Versioned<Act>> Submit(
        string reference, Body<NewSubmission> body, Wire.Acts.ActsClient client, HttpContext context)
    {
        var act = await client.SubmitActAsync(body.Value.ToWire(reference, context.ExpectedVersion()), context.Command());
        return new Versioned<Act>(act.ToAct(), act.Version);
    }

    /// <summary>Approves that the period of a submission is shorter than the minimum, and puts the act to the vote.</summary>
    /// <remarks>Refused for whoever submitted it. The delegations see the reasons, and both names.</remarks>
    /// <param name="reference">The act's.</param>
    public static async Task<Versioned<Act>> ApproveUrgency(
        string reference, Body<UrgencyApproval> body, Wire.Acts.ActsClient client, HttpContext context)
    {
        var act = await client.ApproveUrgencyAsync(
            new() { Reference = reference, ExpectedVersion = context.ExpectedVersion() }, context.Command());
        return new Versioned<Act>(act.ToAct(), act.Version);
    }

    /// <summary>Corrects the newest text of an act that is not adopted: another revision.</summary>
    /// <remarks>
    /// It is to be cleared and submitted like the first. Until a ballot opens on it, the one on the text before goes on, and the
    /// act shows that text. What is adopted stays as it was voted on.
    /// </remarks>
    /// <param name="reference">The act's.</param>
    public static async Task<Versioned<Act>> Correct(
        string reference, Body<Correction> body, Wire.Acts.ActsClient client, HttpContext context)
    {
        var act = await client.CorrectActAsync(body.Value.ToWire(reference, context.ExpectedVersion()), context.Command());
        return new Versioned<Act>(act.ToAct(), act.Version);
    }
}
