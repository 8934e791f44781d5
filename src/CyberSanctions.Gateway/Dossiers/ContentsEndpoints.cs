using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.OpenApi;
using CyberSanctions.Gateway.Requests;
using Microsoft.AspNetCore.Http.HttpResults;
using Wire = CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Gateway.Dossiers;

/// <summary>What is in a dossier: incidents, evidence, actors.</summary>
internal static class ContentsEndpoints
{
    public static void MapContents(this IEndpointRouteBuilder dossiers)
    {
        dossiers.MapGet("/{reference}/incidents", ListIncidents).WithName("listIncidents")
            .Calls(Wire.Dossiers.Descriptor, "ListIncidents").AcceptsQuery(Paging.Cursor, Paging.Size);
        dossiers.MapGet("/{reference}/incidents/{id}", GetIncident).WithName("getIncident")
            .Calls(Wire.Dossiers.Descriptor, "GetIncident");
        dossiers.MapPost("/{reference}/incidents", AddIncident).WithName("addIncident")
            .Calls(Wire.Dossiers.Descriptor, "AddIncident").AcceptsIfMatch().WithExample(IncidentExamples.Incident);

        dossiers.MapGet("/{reference}/evidence", ListEvidence).WithName("listEvidence")
            .Calls(Wire.Dossiers.Descriptor, "ListEvidence").AcceptsQuery(Paging.Cursor, Paging.Size);
        dossiers.MapGet("/{reference}/evidence/{id}", GetEvidence).WithName("getEvidence")
            .Calls(Wire.Dossiers.Descriptor, "GetEvidence");
        dossiers.MapPost("/{reference}/evidence", AddEvidence).WithName("addEvidence")
            .Calls(Wire.Dossiers.Descriptor, "AddEvidence").AcceptsIfMatch().WithExample(Examples.Evidence);

        dossiers.MapGet("/{reference}/actors", ListActors).WithName("listActors")
            .Calls(Wire.Dossiers.Descriptor, "ListActors").AcceptsQuery(Paging.Cursor, Paging.Size);
        dossiers.MapGet("/{reference}/actors/{id}", GetActor).WithName("getActor")
            .Calls(Wire.Dossiers.Descriptor, "GetActor");
        dossiers.MapPost("/{reference}/actors", NameActor).WithName("nameActor")
            .Calls(Wire.Dossiers.Descriptor, "NameActor").AcceptsIfMatch().WithExample(Examples.Actor);
    }

    /// <summary>Lists the incidents of a dossier, in the order in which they were added, or put since.</summary>
    /// <param name="reference">The dossier's.</param>
    /// <param name="cursor">Where to go on; from the page before.</param>
    /// <param name="size">How many on a page.</param>
    public static async Task<Ok<Page<Incident>>> ListIncidents(
        string reference, Wire.Dossiers.DossiersClient client, HttpContext context, string? cursor, string? size)
    {
        var request = new Wire.ListIncidentsRequest { Reference = reference, Page = Paging.Requested(cursor, size) };
        var reply = await client.ListIncidentsAsync(request, context.Query());
        return Paging.Answer(context, reply.Incidents.Select(Answers.ToIncident), reply.NextCursor);
    }

    /// <summary>Reads an incident.</summary>
    /// <param name="reference">The dossier's.</param>
    /// <param name="id">The incident's.</param>
    public static async Task<Ok<Incident>> GetIncident(
        string reference, string id, Wire.Dossiers.DossiersClient client, HttpContext context)
        => TypedResults.Ok(
            (await client.GetIncidentAsync(new() { Reference = reference, Id = id }, context.Query())).ToIncident());

    /// <summary>Adds an incident to an open dossier.</summary>
    /// <remarks>The ETag of the answer is the dossier's new version.</remarks>
    /// <param name="reference">The dossier's.</param>
    public static async Task<CreatedVersion<Incident>> AddIncident(
        string reference, Body<NewIncident> body, Wire.Dossiers.DossiersClient client, HttpContext context)
    {
        var request = new Wire.AddIncidentRequest
        {
            Reference = reference,
            ExpectedVersion = context.ExpectedVersion(),
            Incident = body.Value.ToWire(),
        };
        var reply = await client.AddIncidentAsync(request, context.Command());
        var address = $"{DossierEndpoints.AddressOf(reply.DossierReference)}/incidents/{reply.Incident.Id}";
        return new(address, reply.Incident.ToIncident(), reply.DossierVersion);
    }

    /// <summary>Lists the evidence of a dossier that you may see, in the order in which it was added, or put since.</summary>
    /// <param name="reference">The dossier's.</param>
    /// <param name="cursor">Where to go on; from the page before.</param>
    /// <param name="size">How many on a page.</param>
    public static async Task<Ok<Page<Evidence>>> ListEvidence(
        string reference, Wire.Dossiers.DossiersClient client, HttpContext context, string? cursor, string? size)
    {
        var request = new Wire.ListEvidenceRequest { Reference = reference, Page = Paging.Requested(cursor, size) };
        var reply = await client.ListEvidenceAsync(request, context.Query());
        return Paging.Answer(context, reply.Evidence.Select(Answers.ToEvidence), reply.NextCursor);
    }

    /// <summary>Reads an item of evidence.</summary>
    /// <param name="reference">The dossier's.</param>
    /// <param name="id">The item's.</param>
    public static async Task<Ok<Evidence>> GetEvidence(
        string reference, string id, Wire.Dossiers.DossiersClient client, HttpContext context)
        => TypedResults.Ok(
            (await client.GetEvidenceAsync(new() { Reference = reference, Id = id }, context.Query())).ToEvidence());

    /// <summary>Adds an item of evidence to an open dossier.</summary>
    /// <remarks>The ETag of the answer is the dossier's new version.</remarks>
    /// <param name="reference">The dossier's.</param>
    public static async Task<CreatedVersion<Evidence>> AddEvidence(
        string reference, Body<NewEvidence> body, Wire.Dossiers.DossiersClient client, HttpContext context)
    {
        var request = new Wire.AddEvidenceRequest
        {
            Reference = reference,
            ExpectedVersion = context.ExpectedVersion(),
            Evidence = body.Value.ToWire(),
        };
        var reply = await client.AddEvidenceAsync(request, context.Command());
        var address = $"{DossierEndpoints.AddressOf(reply.DossierReference)}/evidence/{reply.Evidence.Id}";
        return new(address, reply.Evidence.ToEvidence(), reply.DossierVersion);
    }

    /// <summary>Lists the actors named in a dossier, in the order in which they were named, or put since.</summary>
    /// <param name="reference">The dossier's.</param>
    /// <param name="cursor">Where to go on; from the page before.</param>
    /// <param name="size">How many on a page.</param>
    public static async Task<Ok<Page<Actor>>> ListActors(
        string reference, Wire.Dossiers.DossiersClient client, HttpContext context, string? cursor, string? size)
    {
        var request = new Wire.ListActorsRequest { Reference = reference, Page = Paging.Requested(cursor, size) };
        var reply = await client.ListActorsAsync(request, context.Query());
        return Paging.Answer(context, reply.Actors.Select(Answers.ToActor), reply.NextCursor);
    }

    /// <summary>Reads an actor.</summary>
    /// <param name="reference">The dossier's.</param>
    /// <param name="id">The actor's.</param>
    public static async Task<Ok<Actor>> GetActor(
        string reference, string id, Wire.Dossiers.DossiersClient client, HttpContext context)
        => TypedResults.Ok((await client.GetActorAsync(new() { Reference = reference, Id = id }, context.Query())).ToActor());

    /// <summary>Names an actor in an open dossier.</summary>
    /// <remarks>The ETag of the answer is the dossier's new version.</remarks>
    /// <param name="reference">The dossier's.</param>
    public static async Task<CreatedVersion<Actor>> NameActor(
        string reference, Body<NewActor> body, Wire.Dossiers.DossiersClient client, HttpContext context)
    {
        var request = new Wire.NameActorRequest
        {
            Reference = reference,
            ExpectedVersion = context.ExpectedVersion(),
            Actor = body.Value.ToWire(),
        };
        var reply = await client.NameActorAsync(request, context.Command());
        var address = $"{DossierEndpoints.AddressOf(reply.DossierReference)}/actors/{reply.Actor.Id}";
        return new(address, reply.Actor.ToActor(), reply.DossierVersion);
    }
}
