using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.OpenApi;
using CyberSanctions.Gateway.Requests;
using Microsoft.AspNetCore.Http.HttpResults;
using Wire = CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Gateway.Dossiers;

/// <summary>What is judged of a dossier's facts: relations, hypotheses, the responsibility of States.</summary>
internal static class AssessmentEndpoints
{
    public static void MapAssessments(this IEndpointRouteBuilder dossiers)
    {
        var service = Wire.Dossiers.Descriptor;
        dossiers.MapGet("/{reference}/relations", ListRelations).WithName("listRelations")
            .Calls(service, "ListRelations").AcceptsQuery(Paging.Cursor, Paging.Size);
        dossiers.MapGet("/{reference}/relations/{id}", GetRelation).WithName("getRelation").Calls(service, "GetRelation");
        dossiers.MapPost("/{reference}/relations", AddRelation).WithName("addRelation")
            .Calls(service, "AddRelation").AcceptsIfMatch().WithExample(AssessmentExamples.Relation);
        dossiers.MapPost("/{reference}/relations/{id}/corrections", AmendRelation).WithName("correctRelation")
            .Calls(service, "AmendRelation").AcceptsIfMatch().WithExample(AssessmentExamples.RelationCorrection);
        dossiers.MapGet("/{reference}/hypotheses", ListHypotheses).WithName("listHypotheses")
            .Calls(service, "ListHypotheses").AcceptsQuery(Paging.Cursor, Paging.Size);
        dossiers.MapGet("/{reference}/hypotheses/{id}", GetHypothesis).WithName("getHypothesis").Calls(service, "GetHypothesis");
        dossiers.MapPost("/{reference}/hypotheses", AddHypothesis).WithName("addHypothesis")
            .Calls(service, "AddHypothesis").AcceptsIfMatch().WithExample(AssessmentExamples.Hypothesis);
        dossiers.MapPost("/{reference}/hypotheses/{id}/corrections", AmendHypothesis).WithName("correctHypothesis")
            .Calls(service, "AmendHypothesis").AcceptsIfMatch().WithExample(AssessmentExamples.HypothesisCorrection);
        dossiers.MapGet("/{reference}/responsibilities", ListResponsibilities).WithName("listResponsibilities")
            .Calls(service, "ListResponsibilities").AcceptsQuery(Paging.Cursor, Paging.Size);
        dossiers.MapGet("/{reference}/responsibilities/{id}", GetResponsibility)
            .WithName("getResponsibility")
            .Calls(service, "GetResponsibility");
        dossiers.MapPost("/{reference}/responsibilities", AddResponsibility).WithName("addResponsibility")
            .Calls(service, "AddResponsibility").AcceptsIfMatch().WithExample(AssessmentExamples.Responsibility);
        dossiers.MapPost("/{reference}/responsibilities/{id}/corrections", AmendResponsibility).WithName("correctResponsibility")
            .Calls(service, "AmendResponsibility").AcceptsIfMatch().WithExample(AssessmentExamples.ResponsibilityCorrection);
        dossiers.MapGet("/{reference}/matrix", GetMatrix).WithName("getMatrix").Calls(service, "GetMatrix");
    }

    /// <summary>Sets the hypotheses of a dossier beside its evidence.</summary>
    /// <remarks>
    /// The first 50 hypotheses, and the first 1,000 items of evidence that you may see. What is consistent with all hypotheses
    /// proves nothing between them.
    /// </remarks>
    /// <param name="reference">The dossier's.</param>
    public static async Task<Ok<Matrix>> GetMatrix(string reference, Wire.Dossiers.DossiersClient client, HttpContext context)
        => TypedResults.Ok((await client.GetMatrixAsync(new() { Reference = reference }, context.Query())).ToMatrix());

    /// <summary>Lists how the actors of a dossier stand to each other.</summary>
    /// <param name="reference">The dossier's.</param>
    /// <param name="cursor">Where to go on; from the page before.</param>
    /// <param name="size">How many on a page.</param>
    public static async Task<Ok<Page<Relation>>> ListRelations(
        string reference, Wire.Dossiers.DossiersClient client, HttpContext context, string? cursor, string? size)
    {
        var request = new Wire.ListRelationsRequest { Reference = reference, Page = Paging.Requested(cursor, size) };
        var reply = await client.ListRelationsAsync(request, context.Query());
        return Paging.Answer(context, reply.Relations.Select(Answers.ToRelation), reply.NextCursor);
    }

    /// <summary>Reads a relation between two actors.</summary>
    /// <param name="reference">The dossier's.</param>
    /// <param name="id">The relation's.</param>
    public static async Task<Ok<Relation>> GetRelation(
        string reference, string id, Wire.Dossiers.DossiersClient client, HttpContext context)
        => TypedResults.Ok(
            (await client.GetRelationAsync(new() { Reference = reference, Id = id }, context.Query())).ToRelation());

    /// <summary>Says how one actor of an open dossier stands to another.</summary>
    /// <remarks>
    /// It names the evidence that says so. The ETag of the answer is
    /// the dossier's new version.
    /// </remarks>
    /// <param name="reference">The dossier's.</param>
    public static async Task<CreatedVersion<Relation>> AddRelation(
        string reference, Body<NewRelation> body, Wire.Dossiers.DossiersClient client, HttpContext context)
    {
        var request = new Wire.AddRelationRequest
        {
            Reference = reference,
            ExpectedVersion = context.ExpectedVersion(),
            Relation = body.Value.ToWire(),
        };
        var reply = await client.AddRelationAsync(request, context.Command());
        var address = $"{DossierEndpoints.AddressOf(reply.DossierReference)}/relations/{reply.Relation.Id}";
        return new(address, reply.Relation.ToRelation(), reply.DossierVersion);
    }

    /// <summary>Corrects the relation.</summary>
    /// <remarks>
    /// All of it is replaced by what is sent. What was said before stays on record. The ETag of the answer is the dossier's new
    /// version.
    /// </remarks>
    /// <param name="reference">The dossier's.</param>
    /// <param name="id">The relation's.</param>
    public static async Task<Versioned<Relation>> AmendRelation(
        string reference, string id, Body<RelationCorrection> body, Wire.Dossiers.DossiersClient client, HttpContext context)
    {
        var request = new Wire.AmendRelationRequest
        {
            Reference = reference,
            ExpectedVersion = context.ExpectedVersion(),
            Id = id,
            Relation = body.Value.ToWire(),
            Reason = body.Value.Reason,
        };
        var reply = await client.AmendRelationAsync(request, context.Command());
        return new(reply.Relation.ToRelation(), reply.DossierVersion);
    }

    /// <summary>Lists the hypotheses of a dossier: the answers to the question who did it.</summary>
    /// <param name="reference">The dossier's.</param>
    /// <param name="cursor">Where to go on; from the page before.</param>
    /// <param name="size">How many on a page.</param>
    public static async Task<Ok<Page<Hypothesis>>> ListHypotheses(
        string reference, Wire.Dossiers.DossiersClient client, HttpContext context, string? cursor, string? size)
    {
        var request = new Wire.ListHypothesesRequest { Reference = reference, Page = Paging.Requested(cursor, size) };
        var reply = await client.ListHypothesesAsync(request, context.Query());
        return Paging.Answer(context, reply.Hypotheses.Select(Answers.ToHypothesis), reply.NextCursor);
    }

    /// <summary>Reads a hypothesis.</summary>
    /// <param name="reference">The dossier's.</param>
    /// <param name="id">The hypothesis's.</param>
    public static async Task<Ok<Hypothesis>> GetHypothesis(
        string reference, string id, Wire.Dossiers.DossiersClient client, HttpContext context)
        => TypedResults.Ok(
            (await client.GetHypothesisAsync(new() { Reference = reference, Id = id }, context.Query())).ToHypothesis());

    /// <summary>Adds a hypothesis to an open dossier.</summary>
    /// <remarks>
    /// Those of a dossier compete: at most one of them is true. The ETag of the answer is
    /// the dossier's new version.
    /// </remarks>
    /// <param name="reference">The dossier's.</param>
    public static async Task<CreatedVersion<Hypothesis>> AddHypothesis(
        string reference, Body<NewHypothesis> body, Wire.Dossiers.DossiersClient client, HttpContext context)
    {
        var request = new Wire.AddHypothesisRequest
        {
            Reference = reference,
            ExpectedVersion = context.ExpectedVersion(),
            Hypothesis = body.Value.ToWire(),
        };
        var reply = await client.AddHypothesisAsync(request, context.Command());
        var address = $"{DossierEndpoints.AddressOf(reply.DossierReference)}/hypotheses/{reply.Hypothesis.Id}";
        return new(address, reply.Hypothesis.ToHypothesis(), reply.DossierVersion);
    }

    /// <summary>Corrects the hypothesis.</summary>
    /// <remarks>
    /// All of it is replaced by what is sent. What was said before stays on record. The ETag of the answer is the dossier's new
    /// version.
    /// </remarks>
    /// <param name="reference">The dossier's.</param>
    /// <param name="id">The hypothesis's.</param>
    public static async Task<Versioned<Hypothesis>> AmendHypothesis(
        string reference, string id, Body<HypothesisCorrection> body, Wire.Dossiers.DossiersClient client, HttpContext context)
    {
        var request = new Wire.AmendHypothesisRequest
        {
            Reference = reference,
            ExpectedVersion = context.ExpectedVersion(),
            Id = id,
            Hypothesis = body.Value.ToWire(),
            Reason = body.Value.Reason,
        };
        var reply = await client.AmendHypothesisAsync(request, context.Command());
        return new(reply.Hypothesis.ToHypothesis(), reply.DossierVersion);
    }

    /// <summary>Lists the States that are held to be responsible, and why.</summary>
    /// <param name="reference">The dossier's.</param>
    /// <param name="cursor">Where to go on; from the page before.</param>
    /// <param name="size">How many on a page.</param>
    public static async Task<Ok<Page<StateResponsibility>>> ListResponsibilities(
        string reference, Wire.Dossiers.DossiersClient client, HttpContext context, string? cursor, string? size)
    {
        var request = new Wire.ListResponsibilitiesRequest { Reference = reference, Page = Paging.Requested(cursor, size) };
        var reply = await client.ListResponsibilitiesAsync(request, context.Query());
        return Paging.Answer(context, reply.Responsibilities.Select(Answers.ToResponsibility), reply.NextCursor);
    }

    /// <summary>Reads what is said of the responsibility of a State.</summary>
    /// <param name="reference">The dossier's.</param>
    /// <param name="id">The entry's.</param>
    public static async Task<Ok<StateResponsibility>> GetResponsibility(
        string reference, string id, Wire.Dossiers.DossiersClient client, HttpContext context)
        => TypedResults.Ok(
            (await client.GetResponsibilityAsync(new() { Reference = reference, Id = id }, context.Query())).ToResponsibility());

    /// <summary>Says in an open dossier that a State is responsible.</summary>
    /// <remarks>
    /// No listing rests on it, and it follows from none: targeted measures are not attribution to a State. The ETag of the answer
    /// is the dossier's new version.
    /// </remarks>
    /// <param name="reference">The dossier's.</param>
    public static async Task<CreatedVersion<StateResponsibility>> AddResponsibility(
        string reference, Body<NewStateResponsibility> body, Wire.Dossiers.DossiersClient client, HttpContext context)
    {
        var request = new Wire.AddResponsibilityRequest
        {
            Reference = reference,
            ExpectedVersion = context.ExpectedVersion(),
            Responsibility = body.Value.ToWire(),
        };
        var reply = await client.AddResponsibilityAsync(request, context.Command());
        var address = $"{DossierEndpoints.AddressOf(reply.DossierReference)}/responsibilities/{reply.Responsibility.Id}";
        return new(address, reply.Responsibility.ToResponsibility(), reply.DossierVersion);
    }

    /// <summary>Corrects what is said of a State.</summary>
    /// <remarks>
    /// All of it is replaced by what is sent. What was said before stays on record. The ETag of the answer is the dossier's new
    /// version.
    /// </remarks>
    /// <param name="reference">The dossier's.</param>
    /// <param name="id">The entry's.</param>
    public static async Task<Versioned<StateResponsibility>> AmendResponsibility(
        string reference,
        string id,
        Body<StateResponsibilityCorrection> body,
        Wire.Dossiers.DossiersClient client,
        HttpContext context)
    {
        var request = new Wire.AmendResponsibilityRequest
        {
            Reference = reference,
            ExpectedVersion = context.ExpectedVersion(),
            Id = id,
            Responsibility = body.Value.ToWire(),
            Reason = body.Value.Reason,
        };
        var reply = await client.AmendResponsibilityAsync(request, context.Command());
        return new(reply.Responsibility.ToResponsibility(), reply.DossierVersion);
    }
}
