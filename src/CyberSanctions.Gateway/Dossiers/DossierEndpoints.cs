using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.OpenApi;
using CyberSanctions.Gateway.Requests;
using Microsoft.AspNetCore.Http.HttpResults;
using Wire = CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Gateway.Dossiers;

/// <summary>Attribution dossiers.</summary>
internal static class DossierEndpoints
{
    /// <summary>Where dossiers are.</summary>
    internal const string Address = "/api/v1/dossiers";

    public static void MapDossiers(this IEndpointRouteBuilder api)
    {
        var dossiers = api.MapGroup("/dossiers").WithTags("Dossiers");

        dossiers.MapGet("", List).WithName("listDossiers")
            .Calls(Wire.Dossiers.Descriptor, "ListDossiers").AcceptsQuery([.. FilterQuery.Names, Paging.Cursor, Paging.Size]);
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

    /// <summary>Lists dossiers, newest first: all, or those that filters leave.</summary>
    /// <remarks>
    /// Filters hold together. What you may not see is neither found nor counted; nor is what was said before it was corrected, or
    /// in what was withdrawn. The next page is of the same filters: its cursor is refused with others.
    /// </remarks>
    /// <param name="q">
    /// Words that are all in the dossier or in what is in it, in any script; case, accents and width do not matter. From three
    /// letters on a part of a word will do, from two its beginning. If nothing you may see says so, words are found that differ
    /// in one letter, and `similar` is true. At most 200 characters and 16 words.
    /// </param>
    /// <param name="state">Only in this state.</param>
    /// <param name="handling">Only marked so.</param>
    /// <param name="exercise">`true`: only exercises; `false`: none.</param>
    /// <param name="actor">Words that are all in the names of one actor; like `q`.</param>
    /// <param name="attackKind">With an incident of this kind; with a time, one of this kind that may have begun then.</param>
    /// <param name="sector">With an incident that hit something in this sector; with a kind or a time, one that is both.</param>
    /// <param name="beganFrom">With an incident that may have begun on this day or later, for example 2026-03-14.</param>
    /// <param name="beganTo">With an incident that may have begun on this day or earlier.</param>
    /// <param name="changedSince">Changed at this moment or later, for example 2026-03-14T08:00:00Z.</param>
    /// <param name="changedUntil">Changed at this moment or earlier; with `changedSince`, between the two.</param>
    /// <param name="mine">`true`: only what you opened, changed, concluded, confirmed, or made a remark on.</param>
    /// <param name="cursor">Where to go on; from the page before.</param>
    /// <param name="size">How many on a page.</param>
    public static async Task<Ok<DossierPage>> List(
        Wire.Dossiers.DossiersClient client,
        HttpContext context,
        string? q,
        string? state,
        string? handling,
        string? exercise,
        string? actor,
        string? attackKind,
        string? sector,
        string? beganFrom,
        string? beganTo,
        string? changedSince,
        string? changedUntil,
        string? mine,
        string? cursor,
        string? size)
    {
        var request = new Wire.ListDossiersRequest
        {
            Page = Paging.Requested(cursor, size),
            Where = FilterQuery.Of(context.Request.Query),
        };
        var reply = await client.ListDossiersAsync(request, context.Query());
        return TypedResults.Ok(new DossierPage
        {
            Items = [.. reply.Dossiers.Select(Answers.ToSummary)],
            Next = Paging.Next(context, reply.NextCursor),
            Counts = reply.Counts.ToCounts(),
            Similar = reply.Similar,
        });
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
    internal static string AddressOf(string reference) => $"{Address}/{reference}";

    private static Versioned<Dossier> Answer(Wire.Dossier dossier) => new(dossier.ToDossier(), dossier.Version);
}
