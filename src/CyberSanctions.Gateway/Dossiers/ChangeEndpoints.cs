using System.Globalization;
using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.Requests;
using CyberSanctions.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;
using Wire = CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Gateway.Dossiers;

/// <summary>What made the versions of a dossier, and in what they differ.</summary>
internal static class ChangeEndpoints
{
    private const string ItemId = "itemId";
    private const string From = "from";
    private const string To = "to";

    public static void MapChanges(this IEndpointRouteBuilder dossiers)
    {
        dossiers.MapGet("/{reference}/changes", List).WithName("listDossierChanges")
            .Calls(Wire.Dossiers.Descriptor, "ListDossierChanges").AcceptsQuery(ItemId, Paging.Cursor, Paging.Size);
        dossiers.MapGet("/{reference}/contributors", Contributors).WithName("listContributors")
            .Calls(Wire.Dossiers.Descriptor, "ListContributors").AcceptsQuery(Paging.Cursor, Paging.Size);
        dossiers.MapGet("/{reference}/differences", Compare).WithName("compareDossierVersions")
            .Calls(Wire.Dossiers.Descriptor, "CompareVersions").AcceptsQuery(From, To, Paging.Cursor, Paging.Size);
    }

    /// <summary>Lists what made each version of a dossier: who changed what, when and why; newest first.</summary>
    /// <remarks>Of what you may see now, and might have seen at that version.</remarks>
    /// <param name="reference">The dossier's.</param>
    /// <param name="itemId">The id of an incident, an item of evidence, an actor or an event: only what happened to that
    /// one.</param>
    /// <param name="cursor">Where to go on; from the page before.</param>
    /// <param name="size">How many on a page.</param>
    public static async Task<Ok<Page<DossierChange>>> List(
        string reference, Wire.Dossiers.DossiersClient client, HttpContext context, string? itemId, string? cursor, string? size)
    {
        var request = new Wire.ListDossierChangesRequest
        {
            Reference = reference,
            ItemId = itemId ?? "",
            Page = Paging.Requested(cursor, size),
        };
        var reply = await client.ListDossierChangesAsync(request, context.Query());
        return Paging.Answer(context, reply.Changes.Select(Answers.ToChange), reply.NextCursor);
    }

    /// <summary>Lists who has worked on a dossier, the first one first.</summary>
    /// <remarks>By what you may see now, and might have seen then.</remarks>
    /// <param name="reference">The dossier's.</param>
    /// <param name="cursor">Where to go on; from the page before.</param>
    /// <param name="size">How many on a page.</param>
    public static async Task<Ok<Page<Contributor>>> Contributors(
        string reference, Wire.Dossiers.DossiersClient client, HttpContext context, string? cursor, string? size)
    {
        var request = new Wire.ListContributorsRequest { Reference = reference, Page = Paging.Requested(cursor, size) };
        var reply = await client.ListContributorsAsync(request, context.Query());
        return Paging.Answer(context, reply.Contributors.Select(Answers.ToContributor), reply.NextCursor);
    }

    /// <summary>Compares two versions of a dossier, field by field.</summary>
    /// <remarks>
    /// The dossier itself comes first, then what is in it, in the order in which it was added. What was marked above what you may
    /// see was not there.
    /// </remarks>
    /// <param name="reference">The dossier's.</param>
    /// <param name="from">The earlier version; the first when left out.</param>
    /// <param name="to">The later one; the newest when left out.</param>
    /// <param name="cursor">Where to go on; from the page before.</param>
    /// <param name="size">How many on a page.</param>
    public static async Task<Ok<Page<Difference>>> Compare(
        string reference,
        Wire.Dossiers.DossiersClient client,
        HttpContext context,
        IOptions<JsonOptions> json,
        string? from,
        string? to,
        string? cursor,
        string? size)
    {
        var request = new Wire.CompareVersionsRequest
        {
            Reference = reference,
            From = Version(From, from),
            To = Version(To, to),
            Page = Paging.Requested(cursor, size),
        };
        var reply = await client.CompareVersionsAsync(request, context.Query());
        var differences = new Differences(json.Value.SerializerOptions);
        return Paging.Answer(
            context,
            reply.Differences.Select(differences.ToDifference),
            reply.NextCursor,
            (From, $"{reply.From}"),
            (To, $"{reply.To}"));
    }

    private static long Version(string name, string? text)
        => text is null ? 0
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0 ? version
            : throw Refusal.Invalid(name, "Must be the number of a version: 1, 2, 3 …");
}
