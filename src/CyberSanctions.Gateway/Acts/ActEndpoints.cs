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
            .Calls(Wire.Acts.Descriptor, "ListActs").AcceptsQuery([.. ActQuery.Names, Paging.Cursor, Paging.Size]);
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
        acts.MapPost("/{reference}/arrangement", Arrange).WithName("arrangeAct")
            .Calls(Wire.Acts.Descriptor, "ArrangeAct").AcceptsIfMatch().WithExample(Examples.Arrangement);
        acts.MapPost("/{reference}/withdrawal", Withdraw).WithName("withdrawAct")
            .Calls(Wire.Acts.Descriptor, "WithdrawAct").AcceptsIfMatch().WithExample(Examples.ActWithdrawal);
        acts.MapGet("/{reference}/check", Check).WithName("checkAct").Calls(Wire.Acts.Descriptor, "CheckAct");
        acts.MapActText();
    }

    /// <summary>Lists acts, newest first: all, or those that filters leave.</summary>
    /// <remarks>
    /// Filters hold together. What you may not see is neither found nor counted. The next page is of the same filters: its
    /// cursor is refused with others.
    /// </remarks>
    /// <param name="q">
    /// Words that are all in the act's title, number, reference, legal basis or address of publication, as they read now;
    /// found as those of proposals are. At most 200 characters and 16 words.
    /// </param>
    /// <param name="state">Only in this state.</param>
    /// <param name="handling">Only marked so.</param>
    /// <param name="exercise">`true`: only exercises; `false`: none.</param>
    /// <param name="number">Only of this number, for example 2020/1125.</param>
    /// <param name="draftedBy">Only drafted by this person.</param>
    /// <param name="adoptedSince">Adopted at this moment or later, for example 2026-03-14T08:00:00Z.</param>
    /// <param name="adoptedUntil">Adopted at this moment or earlier; with `adoptedSince`, between the two.</param>
    /// <param name="inForceFrom">
    /// In effect from this day or a later one, Brussels time, for example 2026-03-14: the day on which it took effect, or else
    /// the one that it names. What has none is left out.
    /// </param>
    /// <param name="inForceTo">In effect from this day or an earlier one.</param>
    /// <param name="cursor">Where to go on; from the page before.</param>
    /// <param name="size">How many on a page.</param>
    public static async Task<Ok<ActPage>> List(
        Wire.Acts.ActsClient client,
        HttpContext context,
        string? q,
        string? state,
        string? handling,
        string? exercise,
        string? number,
        string? draftedBy,
        string? adoptedSince,
        string? adoptedUntil,
        string? inForceFrom,
        string? inForceTo,
        string? cursor,
        string? size)
    {
        var request = new Wire.ListActsRequest
        {
            Page = Paging.Requested(cursor, size),
            Where = ActQuery.Of(context.Request.Query),
        };
        var reply = await client.ListActsAsync(request, context.Query());
        return TypedResults.Ok(new ActPage
        {
            Items = [.. reply.Acts.Select(Answers.ToSummary)],
            Next = Paging.Next(context, reply.NextCursor),
            Counts = reply.Counts.ToCounts(),
            Similar = reply.Similar,
        });
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

    /// <summary>Says which proposals an act holds, and in which order: another revision.</summary>
    /// <remarks>
    /// All that it is to hold. What it no longer holds is free again, cleared as it was; what it takes in is cleared, and in no
    /// other act. To split an act, take something out, and draft another act with it. Not while a ballot on the act is open or
    /// about to be.
    /// </remarks>
    /// <param name="reference">The act's.</param>
    public static async Task<Versioned<Act>> Arrange(
        string reference, Body<NewArrangement> body, Wire.Acts.ActsClient client, HttpContext context)
    {
        var act = await client.ArrangeActAsync(body.Value.ToWire(reference, context.ExpectedVersion()), context.Command());
        return new Versioned<Act>(act.ToAct(), act.Version);
    }

    /// <summary>Gives an act up.</summary>
    /// <remarks>
    /// Its proposals are free again, cleared as they were, and so is its number. Its texts stay on record. Not while a ballot on
    /// the act is open or about to be, and not once it is adopted.
    /// </remarks>
    /// <param name="reference">The act's.</param>
    public static async Task<Versioned<Act>> Withdraw(
        string reference, Body<NewActWithdrawal> body, Wire.Acts.ActsClient client, HttpContext context)
    {
        var act = await client.WithdrawActAsync(body.Value.ToWire(reference, context.ExpectedVersion()), context.Command());
        return new Versioned<Act>(act.ToAct(), act.Version);
    }

    /// <summary>Tells everything that keeps an act from being submitted, and what else is to be looked at.</summary>
    /// <remarks>Of its newest text; all at once, where a submission is refused for one thing at a time.</remarks>
    /// <param name="reference">The act's.</param>
    public static async Task<Ok<ActCheck>> Check(string reference, Wire.Acts.ActsClient client, HttpContext context)
        => TypedResults.Ok((await client.CheckActAsync(new() { Reference = reference }, context.Query())).ToCheck());
}
