extern alias services;
using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.OpenApi;
using CyberSanctions.Gateway.Requests;
using CyberSanctions.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http.HttpResults;
using AdmissionRefusals = services::CyberSanctions.Procedures.Proceedings.AdmissionRefusals;
using Wire = CyberSanctions.Contracts.Voting.V1;

namespace CyberSanctions.Gateway.Ballots;

/// <summary>Ballots, and what is stated and decided in them.</summary>
internal static class BallotEndpoints
{
    private const string ActReference = "actReference";
    private const string Undecided = "undecided";

    public static void MapBallots(this IEndpointRouteBuilder api)
    {
        var ballots = api.MapGroup("/ballots").WithTags("Ballots");
        ballots.MapGet("", List).WithName("listBallots")
            .Calls(Wire.Ballots.Descriptor, "ListBallots").AcceptsQuery(Paging.Cursor, Paging.Size, ActReference, Undecided);
        ballots.MapGet("/{reference}", Get).WithName("getBallot").Calls(Wire.Ballots.Descriptor, "GetBallot");
        ballots.MapBallotRecords();
        ballots.MapBallotEvents();
        ballots.MapPost("/{reference}/statements", State).WithName("makeStatement")
            .Calls(Wire.Ballots.Descriptor, "MakeStatement").WithExample(Examples.Statement);
        ballots.MapPost("/{reference}/deadline", Extend).WithName("extendDeadline")
            .Calls(Wire.Ballots.Descriptor, "ExtendDeadline").AcceptsIfMatch().WithExample(Examples.Deadline);
        ballots.MapPost("/{reference}/decision", Decide).WithName("decideBallot")
            .Calls(Wire.Ballots.Descriptor, "DecideBallot").AcceptsIfMatch().WithExample(Examples.Decision);
    }

    /// <summary>Lists ballots, newest first.</summary>
    /// <param name="cursor">Where to go on; from the page before.</param>
    /// <param name="size">How many on a page.</param>
    /// <param name="actReference">Only the ballots on this act.</param>
    /// <param name="undecided">With true only those that are not decided.</param>
    public static async Task<Ok<Page<BallotSummary>>> List(
        Wire.Ballots.BallotsClient client,
        HttpContext context,
        string? cursor,
        string? size,
        string? actReference,
        string? undecided)
    {
        if (actReference is not null && !RequestRules.CouldBeReference(actReference))
        {
            throw Refusal.Invalid(ActReference, "Is no reference of an act.");
        }

        if (undecided is not (null or "true" or "false"))
        {
            throw Refusal.Invalid(Undecided, "Must be true or false.");
        }

        var request = new Wire.ListBallotsRequest
        {
            Page = Paging.Requested(cursor, size),
            ActReference = actReference ?? "",
            Undecided = undecided == "true",
        };
        var reply = await client.ListBallotsAsync(request, context.Query());
        return Paging.Answer(context, reply.Ballots.Select(Answers.ToSummary), reply.NextCursor);
    }

    /// <summary>Reads a ballot with roster, votes and decision.</summary>
    /// <remarks>Votes do not change its version: with If-None-Match they are not seen. To follow them, use its events.</remarks>
    /// <param name="reference">For example BAL-2026-0004.</param>
    public static async Task<Versioned<Ballot>> Get(string reference, Wire.Ballots.BallotsClient client, HttpContext context)
    {
        var ballot = await client.GetBallotAsync(new() { Reference = reference }, context.Query());
        return new Versioned<Ballot>(ballot.ToBallot(), ballot.Version);
    }

    /// <summary>Makes a signed statement of your delegation: its vote, a proxy, a reservation …</summary>
    /// <remarks>Until the ballot is decided. What is refused counts nothing. Keep the receipt.</remarks>
    /// <param name="reference">The ballot's.</param>
    public static async Task<Ok<Receipt>> State(
        string reference, Body<NewStatement> body, Wire.Ballots.BallotsClient client, HttpContext context)
    {
        // The service takes the ballot from what was signed; that it is the one in the address is for us to see.
        if (StatementAddress.BallotOf(body.Value.Statement) is { } ballot && ballot != reference)
        {
            throw AdmissionRefusals.ForAnotherBallot.Because("statement", $"The statement is for {ballot}, not for {reference}.");
        }

        var receipt = await client.MakeStatementAsync(body.Value.ToWire(), context.Command());
        return TypedResults.Ok(receipt.ToReceipt());
    }

    /// <summary>Gives a written or silence procedure more time.</summary>
    /// <param name="reference">The ballot's.</param>
    public static async Task<Versioned<Ballot>> Extend(
        string reference, Body<NewDeadline> body, Wire.Ballots.BallotsClient client, HttpContext context)
    {
        var ballot = await client.ExtendDeadlineAsync(body.Value.ToWire(reference, context.ExpectedVersion()), context.Command());
        return new Versioned<Ballot>(ballot.ToBallot(), ballot.Version);
    }

    /// <summary>Closes a ballot and counts.</summary>
    /// <remarks>
    /// At a meeting, or a written procedure in which everybody has answered; a deadline decides by itself. An act that is adopted
    /// is published within moments.
    /// </remarks>
    /// <param name="reference">The ballot's.</param>
    public static async Task<Versioned<Ballot>> Decide(
        string reference, Body<NewDecision> body, Wire.Ballots.BallotsClient client, HttpContext context)
    {
        var ballot = await client.DecideBallotAsync(body.Value.ToWire(reference, context.ExpectedVersion()), context.Command());
        return new Versioned<Ballot>(ballot.ToBallot(), ballot.Version);
    }
}
