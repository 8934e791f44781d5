using System.Globalization;
using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.OpenApi;
using CyberSanctions.Gateway.Requests;
using CyberSanctions.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http.HttpResults;
using Client = CyberSanctions.Contracts.Voting.V1.ReferenceData.ReferenceDataClient;
using Wire = CyberSanctions.Contracts.Voting.V1;

namespace CyberSanctions.Gateway.ReferenceData;

/// <summary>The Council's reference data, and the changes of them.</summary>
internal static class ReferenceDataEndpoints
{
    private const string Day = "day";
    private const string Kind = "kind";
    private const string State = "state";

    public static void MapReferenceData(this IEndpointRouteBuilder api)
    {
        var service = Wire.ReferenceData.Descriptor;
        var data = api.MapGroup("/reference-data").WithTags("Reference data");
        data.MapGet("", GetInForce).WithName("getReferenceData").Calls(service, "GetInForce").AcceptsQuery(Day);
        data.MapGet("/member-states", ListMemberStates).WithName("listMemberStates").Calls(service, "ListMemberStates");
        data.MapGet("/changes", List).WithName("listReferenceChanges")
            .Calls(service, "ListChanges").AcceptsQuery(Kind, State, Paging.Cursor, Paging.Size);
        data.MapGet("/changes/{reference}", Get).WithName("getReferenceChange").Calls(service, "GetChange");
        data.MapPost("/changes", Propose).WithName("proposeReferenceChange")
            .Calls(service, "ProposeChange").WithExamples(ReferenceDataExamples.Changes);
        data.MapPost("/changes/{reference}/release", Release).WithName("releaseReferenceChange")
            .Calls(service, "ReleaseChange").WithExample(ReferenceDataExamples.Release);
        data.MapPost("/changes/{reference}/rejection", Reject).WithName("rejectReferenceChange")
            .Calls(service, "RejectChange").WithExample(ReferenceDataExamples.Rejection);
        data.MapPost("/changes/{reference}/withdrawal", Withdraw)
            .WithName("withdrawReferenceChange")
            .Calls(service, "WithdrawChange");
        api.MapGet("/ballots/{reference}/reference-data", GetForBallot).WithName("getReferenceDataOfBallot").WithTags("Ballots")
            .Calls(service, "GetForBallot");
    }

    /// <summary>Reads the reference data in force on a day.</summary>
    /// <param name="day">In Brussels, for example 2027-01-01; today when left out.</param>
    public static async Task<Ok<InForce>> GetInForce(Client client, HttpContext context, string? day)
    {
        var request = new Wire.GetInForceRequest();
        if (day is not null)
        {
            request.Day = DateOnly.TryParseExact(
                day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? date.ToWire()
                : throw Refusal.Invalid(Day, "Must be a date of the calendar, written like 2020-07-30.");
        }

        return TypedResults.Ok((await client.GetInForceAsync(request, context.Query())).ToInForce());
    }

    /// <summary>Reads the reference data under which a ballot was opened.</summary>
    /// <remarks>Its members are those on its roster. What was released later, even on the same day, is not in it.</remarks>
    /// <param name="reference">For example BAL-2026-0004.</param>
    public static async Task<Ok<InForce>> GetForBallot(string reference, Client client, HttpContext context)
        => TypedResults.Ok((await client.GetForBallotAsync(new() { BallotReference = reference }, context.Query())).ToInForce());

    /// <summary>Lists every membership on record: that was, is, and will be.</summary>
    public static async Task<Ok<Memberships>> ListMemberStates(Client client, HttpContext context)
    {
        var reply = await client.ListMemberStatesAsync(new(), context.Query());
        return TypedResults.Ok(new Memberships { Items = [.. reply.Memberships.Select(Answers.ToMembership)] });
    }

    /// <summary>Lists changes of reference data, newest first.</summary>
    /// <param name="kind">Only of this kind, for example populations.</param>
    /// <param name="state">Only in this state, for example proposed.</param>
    /// <param name="cursor">Where to go on; from the page before.</param>
    /// <param name="size">How many on a page.</param>
    public static async Task<Ok<Page<ReferenceChange>>> List(
        Client client, HttpContext context, string? kind, string? state, string? cursor, string? size)
    {
        var request = new Wire.ListChangesRequest
        {
            Kind = Word<Wire.ReferenceKind>(Kind, kind),
            State = Word<Wire.ChangeState>(State, state),
            Page = Paging.Requested(cursor, size),
        };
        var reply = await client.ListChangesAsync(request, context.Query());
        return Paging.Answer(context, reply.Changes.Select(Answers.ToChange), reply.NextCursor);
    }

    /// <summary>Reads a change; of populations with how they compare with those before.</summary>
    /// <param name="reference">For example RD-2026-0034.</param>
    public static async Task<Ok<ReferenceChange>> Get(string reference, Client client, HttpContext context)
        => TypedResults.Ok((await client.GetChangeAsync(new() { Reference = reference }, context.Query())).ToChange());

    /// <summary>Proposes a change of reference data. It has no effect until another administrator releases it.</summary>
    /// <remarks>It is of one kind. It never changes: whoever made a mistake withdraws it, and proposes another one.</remarks>
    public static async Task<Created<ReferenceChange>> Propose(Body<NewReferenceChange> body, Client client, HttpContext context)
    {
        RequireOneKind(body.Value);
        var change = await client.ProposeChangeAsync(body.Value.ToWire(), context.Command());
        return TypedResults.Created($"/api/v1/reference-data/changes/{change.Reference}", change.ToChange());
    }

    /// <summary>Releases a change that somebody else proposed, named by its hash. It stays as it is from then on.</summary>
    /// <remarks>No day that has passed, and no ballot that is open or decided, is touched by it.</remarks>
    /// <param name="reference">The change's.</param>
    public static async Task<Ok<ReferenceChange>> Release(
        string reference, Body<NewRelease> body, Client client, HttpContext context)
    {
        var request = body.Value.ToWire(reference);
        return TypedResults.Ok((await client.ReleaseChangeAsync(request, context.Command())).ToChange());
    }

    /// <summary>Rejects a change that somebody else proposed.</summary>
    /// <param name="reference">The change's.</param>
    public static async Task<Ok<ReferenceChange>> Reject(
        string reference, Body<NewRejection> body, Client client, HttpContext context)
    {
        var request = body.Value.ToWire(reference);
        return TypedResults.Ok((await client.RejectChangeAsync(request, context.Command())).ToChange());
    }

    /// <summary>Withdraws a change that the caller proposed.</summary>
    /// <param name="reference">The change's.</param>
    public static async Task<Ok<ReferenceChange>> Withdraw(
        string reference, Body<ChangeWithdrawal> body, Client client, HttpContext context)
        => TypedResults.Ok((await client.WithdrawChangeAsync(new() { Reference = reference }, context.Command())).ToChange());

    private static void RequireOneKind(NewReferenceChange change)
    {
        (string Name, object? Value)[] kinds =
        [
            ("accession", change.Accession), ("withdrawal", change.Withdrawal), ("populations", change.Populations),
            ("holidays", change.Holidays),
            ("silenceMinimum", change.SilenceMinimum), ("officialLanguages", change.OfficialLanguages),
            ("toolbox", change.Toolbox),
        ];
        string[] given = [.. kinds.Where(kind => kind.Value is not null).Select(kind => kind.Name)];
        if (given.Length != 1)
        {
            throw Refusal.Invalid(
                given.Length == 0 ? BodyCheck.WholeBody : given[1],
                $"A change is of one kind, and has one of these: {string.Join(", ", kinds.Select(kind => kind.Name))}.");
        }
    }

    private static T Word<T>(string name, string? word)
        where T : struct, Enum
        => word is null ? default
            : Words<T>.TryParse(word, out var value) ? value
            : throw Refusal.Invalid(name, $"Must be one of {string.Join(", ", Words<T>.All)}.");
}
