using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.OpenApi;
using CyberSanctions.Gateway.Requests;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Wire = CyberSanctions.Contracts.Voting.V1;

namespace CyberSanctions.Gateway.Ballots;

/// <summary>Ballots and votes.</summary>
internal static class BallotEndpoints
{
    private const string ActReference = "actReference";

    public static void MapBallots(this IEndpointRouteBuilder api)
    {
        var ballots = api.MapGroup("/ballots").WithTags("Ballots");

        var reading = ballots.MapGroup("").RequireAuthorization(p => p.RequireRole(Roles.Delegate, Roles.Officer, Roles.Legal, Roles.Auditor));
        reading.MapGet("", List).WithName("listBallots").AcceptsQuery(Paging.Cursor, Paging.Size, ActReference);
        reading.MapGet("/{reference}", Get).WithName("getBallot");

        ballots.MapPut("/{reference}/votes/{memberState}", CastVote).WithName("castVote")
            .RequireAuthorization(p => p.RequireRole(Roles.Delegate))
            .WithExample(Examples.Vote);
        ballots.MapPost("/{reference}/decision", Decide).WithName("decideBallot")
            .RequireAuthorization(p => p.RequireRole(Roles.Officer))
            .AcceptsIfMatch()
            .WithExample(Examples.Decision);
    }

    /// <summary>Lists ballots, newest first.</summary>
    /// <param name="cursor">Where to go on; from the page before.</param>
    /// <param name="size">How many on a page.</param>
    /// <param name="actReference">Only the ballot on this act.</param>
    public static async Task<Ok<Page<BallotSummary>>> List(
        Wire.Ballots.BallotsClient client, HttpContext context, string? cursor, string? size, string? actReference)
    {
        if (actReference is not null && !RequestRules.CouldBeReference(actReference))
        {
            throw Refusal.Invalid(ActReference, "Is no reference of an act.");
        }

        var request = new Wire.ListBallotsRequest { Page = Paging.Requested(cursor, size), ActReference = actReference ?? "" };
        var reply = await client.ListBallotsAsync(request, context.Query());
        return Paging.Answer(context, reply.Ballots.Select(BallotMapping.ToSummary), reply.NextCursor);
    }

    /// <summary>Reads a ballot with roster, votes and decision.</summary>
    /// <param name="reference">For example BAL-2026-0004.</param>
    public static async Task<Versioned<Ballot>> Get(string reference, Wire.Ballots.BallotsClient client, HttpContext context)
    {
        var ballot = await client.GetBallotAsync(new() { Reference = reference }, context.Query());
        return new Versioned<Ballot>(ballot.ToBallot(), ballot.Version);
    }

    /// <summary>Casts the vote of your Member State, or changes it.</summary>
    /// <remarks>Until the ballot is decided.</remarks>
    /// <param name="reference">The ballot's.</param>
    /// <param name="memberState">Council protocol code of your own Member State.</param>
    public static async Task<Ok<Vote>> CastVote(
        string reference, string memberState, Body<NewVote> body, Wire.Ballots.BallotsClient client, HttpContext context)
    {
        var vote = await client.CastVoteAsync(
            new()
            {
                BallotReference = reference,
                MemberState = memberState,
                Choice = body.Value.Choice,
                Declaration = body.Value.Declaration ?? "",
            },
            context.Command());
        return TypedResults.Ok(vote.ToVote());
    }

    /// <summary>Closes a ballot and counts.</summary>
    /// <remarks>An act that is adopted is published within moments.</remarks>
    /// <param name="reference">The ballot's.</param>
    public static async Task<Versioned<Ballot>> Decide(
        string reference, Body<NewDecision> body, Wire.Ballots.BallotsClient client, HttpContext context)
    {
        var ballot = await client.DecideBallotAsync(
            new() { Reference = reference, ExpectedVersion = context.ExpectedVersion(), CloseWithVotesMissing = body.Value.CloseWithVotesMissing },
            context.Command());
        return new Versioned<Ballot>(ballot.ToBallot(), ballot.Version);
    }
}
