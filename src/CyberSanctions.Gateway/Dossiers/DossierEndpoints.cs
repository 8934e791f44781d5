using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.OpenApi;
using CyberSanctions.Gateway.Requests;
using Microsoft.AspNetCore.Http.HttpResults;
using Wire = CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Gateway.Dossiers;

/// <summary>Attribution dossiers.</summary>
internal static class DossierEndpoints
{
    public static void MapDossiers(this IEndpointRouteBuilder api)
    {
        var dossiers = api.MapGroup("/dossiers").WithTags("Dossiers");

        dossiers.MapGet("", List).WithName("listDossiers")
            .Calls(Wire.Dossiers.Descriptor, "ListDossiers").AcceptsQuery(Paging.Cursor, Paging.Size);
        dossiers.MapGet("/{reference}", Get).WithName("getDossier").Calls(Wire.Dossiers.Descriptor, "GetDossier");
        dossiers.MapPost("", Create).WithName("createDossier")
            .Calls(Wire.Dossiers.Descriptor, "CreateDossier").WithExample(Examples.Dossier);
        dossiers.MapContents();
        dossiers.MapTimeline();
        dossiers.MapAssessments();
        dossiers.MapCorrections();
        dossiers.MapChanges();
        dossiers.MapRemarks();
        dossiers.MapPost("/{reference}/conclusion", Conclude).WithName("concludeDossier")
            .Calls(Wire.Dossiers.Descriptor, "ConcludeDossier").AcceptsIfMatch().WithExample(Examples.Conclusion);
        dossiers.MapPost("/{reference}/conclusion/confirmation", Confirm).WithName("confirmConclusion")
            .Calls(Wire.Dossiers.Descriptor, "ConfirmConclusion").AcceptsIfMatch();
    }

    /// <summary>Lists dossiers, newest first.</summary>
    /// <param name="cursor">Where to go on; from the page before.</param>
    /// <param name="size">How many on a page.</param>
    public static async Task<Ok<Page<DossierSummary>>> List(
        Wire.Dossiers.DossiersClient client, HttpContext context, string? cursor, string? size)
    {
        var reply = await client.ListDossiersAsync(new() { Page = Paging.Requested(cursor, size) }, context.Query());
        return Paging.Answer(context, reply.Dossiers.Select(Answers.ToSummary), reply.NextCursor);
    }

    /// <summary>Reads a dossier, and how much is in it.</summary>
    /// <param name="reference">For example ATT-2026-0007.</param>
    public static async Task<Versioned<Dossier>> Get(string reference, Wire.Dossiers.DossiersClient client, HttpContext context)
        => Answer(await client.GetDossierAsync(new() { Reference = reference }, context.Query()));

    /// <summary>Opens a dossier.</summary>
    public static async Task<CreatedVersion<Dossier>> Create(
        Body<NewDossier> body, Wire.Dossiers.DossiersClient client, HttpContext context)
    {
        var dossier = await client.CreateDossierAsync(body.Value.ToWire(), context.Command());
        return new CreatedVersion<Dossier>(AddressOf(dossier.Reference), dossier.ToDossier(), dossier.Version);
    }

    /// <summary>Concludes a dossier, to be confirmed by somebody else.</summary>
    /// <remarks>
    /// It needs at least one incident, one item of evidence and one actor. Until it is confirmed the dossier stays open, and any
    /// change undoes the conclusion.
    /// </remarks>
    /// <param name="reference">The dossier's.</param>
    public static async Task<Versioned<Dossier>> Conclude(
        string reference, Body<NewConclusion> body, Wire.Dossiers.DossiersClient client, HttpContext context)
        => Answer(await client.ConcludeDossierAsync(body.Value.ToWire(reference, context.ExpectedVersion()), context.Command()));

    /// <summary>Confirms a conclusion, and freezes the dossier at its version.</summary>
    /// <remarks>Four eyes: refused for whoever drew the conclusion.</remarks>
    /// <param name="reference">The dossier's.</param>
    public static async Task<Versioned<Dossier>> Confirm(
        string reference, Wire.Dossiers.DossiersClient client, HttpContext context)
        => Answer(await client.ConfirmConclusionAsync(
            new() { Reference = reference, ExpectedVersion = context.ExpectedVersion() }, context.Command()));

    /// <summary>Where a dossier is.</summary>
    internal static string AddressOf(string reference) => $"/api/v1/dossiers/{reference}";

    private static Versioned<Dossier> Answer(Wire.Dossier dossier) => new(dossier.ToDossier(), dossier.Version);
}
