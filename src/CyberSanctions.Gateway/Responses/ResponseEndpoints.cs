using CyberSanctions.Gateway.Dossiers;
using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.OpenApi;
using CyberSanctions.Gateway.Requests;
using Microsoft.AspNetCore.Http.HttpResults;
using Client = CyberSanctions.Contracts.Attribution.V1.Responses.ResponsesClient;
using Wire = CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Gateway.Responses;

/// <summary>What the Union does about it: the plan, and what becomes of its measures.</summary>
internal static class ResponseEndpoints
{
    private const string Plan = "/{reference}/response";
    private const string Measures = $"{Plan}/measures";
    private const string Measure = $"{Measures}/{{id}}";

    public static void MapResponses(this IEndpointRouteBuilder api)
    {
        var service = Wire.Responses.Descriptor;
        var dossiers = api.MapGroup("/dossiers").WithTags("Responses");
        dossiers.MapProportionality();
        dossiers.MapGet(Plan, Get).WithName("getResponsePlan").Calls(service, "GetResponsePlan");
        dossiers.MapGet($"{Plan}/changes", ListChanges).WithName("listResponseChanges")
            .Calls(service, "ListResponseChanges").AcceptsQuery(Paging.Cursor, Paging.Size);
        dossiers.MapGet(Measures, ListMeasures).WithName("listMeasures")
            .Calls(service, "ListMeasures").AcceptsQuery(Paging.Cursor, Paging.Size);
        dossiers.MapGet(Measure, GetMeasure).WithName("getMeasure").Calls(service, "GetMeasure");
        dossiers.MapPost(Measures, Propose).WithName("proposeMeasure")
            .Calls(service, "ProposeMeasure").AcceptsIfMatch().WithExample(ResponseExamples.Measure);
        dossiers.MapPost($"{Measure}/agreement", Agree).WithName("agreeToMeasure")
            .Calls(service, "AgreeToMeasure").AcceptsIfMatch();
        dossiers.MapPost($"{Measure}/withdrawal", Withdraw).WithName("withdrawMeasure")
            .Calls(service, "WithdrawMeasure").AcceptsIfMatch().WithExample(ResponseExamples.Withdrawal);
        dossiers.MapPost($"{Measure}/realisation", CarryOut).WithName("carryOutMeasure")
            .Calls(service, "CarryOutMeasure").AcceptsIfMatch().WithExample(ResponseExamples.Realisation);
        dossiers.MapPost($"{Measure}/end", End).WithName("endMeasure")
            .Calls(service, "EndMeasure").AcceptsIfMatch().WithExample(ResponseExamples.Ending);
        dossiers.MapPost($"{Measure}/proposal", NameProposal).WithName("nameListingProposal")
            .Calls(service, "NameListingProposal").AcceptsIfMatch().WithExample(ResponseExamples.Proposal);
        dossiers.MapTexts(Measure);
        api.MapStatements(dossiers, Measure);
    }

    /// <summary>Reads a response plan as a whole: how far its measures are.</summary>
    /// <remarks>There is one as soon as a measure was proposed.</remarks>
    /// <param name="reference">The dossier's.</param>
    public static async Task<Versioned<ResponsePlan>> Get(string reference, Client client, HttpContext context)
    {
        var plan = await client.GetResponsePlanAsync(new() { Reference = reference }, context.Query());
        return new(plan.ToPlan(), plan.Version);
    }

    /// <summary>Lists what made each version of a response plan, newest first.</summary>
    /// <param name="reference">The dossier's.</param>
    /// <param name="cursor">Where to go on; from the page before.</param>
    /// <param name="size">How many on a page.</param>
    public static async Task<Ok<Page<ResponseChange>>> ListChanges(
        string reference, Client client, HttpContext context, string? cursor, string? size)
    {
        var request = new Wire.ListResponseChangesRequest { Reference = reference, Page = Paging.Requested(cursor, size) };
        var reply = await client.ListResponseChangesAsync(request, context.Query());
        return Paging.Answer(context, reply.Changes.Select(Answers.ToChange), reply.NextCursor);
    }

    /// <summary>Lists the measures of a response plan, in the order in which they were proposed.</summary>
    /// <param name="reference">The dossier's.</param>
    /// <param name="cursor">Where to go on; from the page before.</param>
    /// <param name="size">How many on a page.</param>
    public static async Task<Ok<Page<PlannedMeasure>>> ListMeasures(
        string reference, Client client, HttpContext context, string? cursor, string? size)
    {
        var request = new Wire.ListMeasuresRequest { Reference = reference, Page = Paging.Requested(cursor, size) };
        var reply = await client.ListMeasuresAsync(request, context.Query());
        return Paging.Answer(context, reply.Measures.Select(Answers.ToMeasure), reply.NextCursor);
    }

    /// <summary>Reads a measure.</summary>
    /// <param name="reference">The dossier's.</param>
    /// <param name="id">The measure's.</param>
    public static async Task<Ok<PlannedMeasure>> GetMeasure(string reference, string id, Client client, HttpContext context)
        => TypedResults.Ok((await client.GetMeasureAsync(new() { Reference = reference, Id = id }, context.Query())).ToMeasure());

    /// <summary>Proposes a measure of the toolbox in force.</summary>
    /// <remarks>
    /// Outside of the proposed range it needs a justification. No measure but restrictive ones has to do with a listing. The ETag
    /// of the answer is the plan's new version.
    /// </remarks>
    /// <param name="reference">The dossier's.</param>
    public static async Task<CreatedVersion<PlannedMeasure>> Propose(
        string reference, Body<NewMeasure> body, Client client, HttpContext context)
    {
        var reply = await client.ProposeMeasureAsync(body.Value.ToWire(reference, context.ExpectedVersion()), context.Command());
        return new(AddressOf(reply), reply.Measure.ToMeasure(), reply.PlanVersion);
    }

    /// <summary>Agrees to a measure.</summary>
    /// <remarks>Four eyes: refused for whoever proposed it.</remarks>
    /// <param name="reference">The dossier's.</param>
    /// <param name="id">The measure's.</param>
    public static async Task<Versioned<PlannedMeasure>> Agree(string reference, string id, Client client, HttpContext context)
        => Answer(await client.AgreeToMeasureAsync(
            new() { Reference = reference, ExpectedVersion = context.ExpectedVersion(), Id = id }, context.Command()));

    /// <summary>Takes back a measure that was not carried out.</summary>
    /// <param name="reference">The dossier's.</param>
    /// <param name="id">The measure's.</param>
    public static async Task<Versioned<PlannedMeasure>> Withdraw(
        string reference, string id, Body<NewWithdrawal> body, Client client, HttpContext context)
        => Answer(await client.WithdrawMeasureAsync(
            body.Value.ToWire(reference, context.ExpectedVersion(), id), context.Command()));

    /// <summary>Records that a measure was carried out, and what came of it so far.</summary>
    /// <remarks>
    /// It has been agreed to; a statement or a démarche has an approved text; restrictive measures have named the proposal that
    /// they led to.
    /// </remarks>
    /// <param name="reference">The dossier's.</param>
    /// <param name="id">The measure's.</param>
    public static async Task<Versioned<PlannedMeasure>> CarryOut(
        string reference, string id, Body<NewRealisation> body, Client client, HttpContext context)
        => Answer(await client.CarryOutMeasureAsync(
            body.Value.ToWire(reference, context.ExpectedVersion(), id), context.Command()));

    /// <summary>Records that a measure has ended, and what came of it.</summary>
    /// <remarks>Nothing of it changes any more.</remarks>
    /// <param name="reference">The dossier's.</param>
    /// <param name="id">The measure's.</param>
    public static async Task<Versioned<PlannedMeasure>> End(
        string reference, string id, Body<NewEnding> body, Client client, HttpContext context)
        => Answer(await client.EndMeasureAsync(body.Value.ToWire(reference, context.ExpectedVersion(), id), context.Command()));

    /// <summary>Names the proposal to list somebody that restrictive measures led to.</summary>
    /// <remarks>One that rests on this dossier, and so is of an exercise when this is one.</remarks>
    /// <param name="reference">The dossier's.</param>
    /// <param name="id">The measure's.</param>
    public static async Task<Versioned<PlannedMeasure>> NameProposal(
        string reference, string id, Body<NamedProposal> body, Client client, HttpContext context)
        => Answer(await client.NameListingProposalAsync(
            body.Value.ToWire(reference, context.ExpectedVersion(), id), context.Command()));

    /// <summary>Where a measure is.</summary>
    internal static string AddressOf(Wire.MeasureReply reply)
        => $"{DossierEndpoints.AddressOf(reply.DossierReference)}/response/measures/{reply.Measure.Id}";

    /// <summary>A measure, with the plan's version.</summary>
    internal static Versioned<PlannedMeasure> Answer(Wire.MeasureReply reply)
        => new(reply.Measure.ToMeasure(), reply.PlanVersion);
}
