using System.Net.Mime;
using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.OpenApi;
using CyberSanctions.Gateway.Requests;
using Grpc.Core;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Wire = CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Gateway.EvidenceFiles;

/// <summary>What was done with evidence, and what else is done with it.</summary>
internal static class CustodyEndpoints
{
    // A gigabyte is hashed in seconds, unless the machine has much else to do.
    private static readonly TimeSpan LongestHashing = TimeSpan.FromMinutes(5);

    /// <summary>Everything about evidence itself.</summary>
    public static void MapEvidenceStore(this IEndpointRouteBuilder api)
    {
        var service = Wire.EvidenceStore.Descriptor;
        var evidence = api.MapGroup("/dossiers/{reference}/evidence/{id}").WithTags("Evidence");
        evidence.MapUploads();
        evidence.MapDownload();
        evidence.MapPost("/content/rehash", Rehash).WithName("rehashEvidence")
            .Calls(service, "RehashContent").WithExample(EvidenceExamples.Rehash).DisableRequestTimeout();
        evidence.MapPost("/sharing", Share).WithName("shareEvidence")
            .Calls(service, "ShareEvidence").WithExample(EvidenceExamples.Sharing);
        evidence.MapPost("/release", Release).WithName("decideRelease")
            .Calls(service, "DecideRelease").WithExample(EvidenceExamples.Release);
        evidence.MapGet("/custody", List).WithName("listCustody")
            .Calls(service, "ListCustody").AcceptsQuery(Paging.Cursor, Paging.Size);
        evidence.MapGet("/custody/export", Export).WithName("exportCustody")
            .Calls(service, "ExportCustody")
            .Produces(StatusCodes.Status200OK, contentType: MediaTypeNames.Application.Json)
            .AlsoAnswersWith(StatusCodes.Status409Conflict);
        api.MapGet("/custody/keys", ListKeys).WithTags("Evidence").WithName("listCustodyKeys").Calls(service, "ListCustodyKeys");
    }

    /// <summary>Hashes the content of an item of evidence again, now.</summary>
    /// <remarks>The suite does so by itself from time to time. What came of it is in the custody.</remarks>
    /// <param name="reference">The dossier's.</param>
    /// <param name="id">The item's.</param>
    public static async Task<Ok<CustodyEntry>> Rehash(
        string reference,
        string id,
        Body<NewRehash> body,
        Wire.EvidenceStore.EvidenceStoreClient client,
        TimeProvider time,
        HttpContext context)
        => TypedResults.Ok((await client.RehashContentAsync(
            body.Value.ToWire(reference, id),
            context.Command().WithDeadline(time.GetUtcNow().UtcDateTime + LongestHashing))).ToEntry());

    /// <summary>Records that evidence was given to somebody.</summary>
    /// <param name="reference">The dossier's.</param>
    /// <param name="id">The item's.</param>
    public static async Task<Created<CustodyEntry>> Share(
        string reference, string id, Body<NewSharing> body, Wire.EvidenceStore.EvidenceStoreClient client, HttpContext context)
        => Recorded(
            reference, id, await client.ShareEvidenceAsync(body.Value.ToWire(reference, id), context.Command()));

    /// <summary>Decides whether evidence may be released, and what of it: the extract.</summary>
    /// <remarks>The item says it from then on. Another decision may replace it; all of them stay in the custody.</remarks>
    /// <param name="reference">The dossier's.</param>
    /// <param name="id">The item's.</param>
    public static async Task<Created<CustodyEntry>> Release(
        string reference,
        string id,
        Body<NewReleaseDecision> body,
        Wire.EvidenceStore.EvidenceStoreClient client,
        HttpContext context)
        => Recorded(
            reference, id, await client.DecideReleaseAsync(body.Value.ToWire(reference, id), context.Command()));

    /// <summary>Lists what was done with the content of an item of evidence: by whom, when and why; oldest first.</summary>
    /// <remarks>Also of an item that was withdrawn since.</remarks>
    /// <param name="reference">The dossier's.</param>
    /// <param name="id">The item's.</param>
    /// <param name="cursor">Where to go on; from the page before.</param>
    /// <param name="size">How many on a page.</param>
    public static async Task<Ok<Page<CustodyEntry>>> List(
        string reference,
        string id,
        Wire.EvidenceStore.EvidenceStoreClient client,
        HttpContext context,
        string? cursor,
        string? size)
    {
        var request = new Wire.ListCustodyRequest { Reference = reference, Id = id, Page = Paging.Requested(cursor, size) };
        var reply = await client.ListCustodyAsync(request, context.Query());
        return Paging.Answer(context, reply.Entries.Select(Answers.ToEntry), reply.NextCursor);
    }

    /// <summary>Exports the custody of an item of evidence as a signed file that can be checked without the suite.</summary>
    /// <remarks>docs/custody.md says what stands in it, and how it is checked.</remarks>
    /// <param name="reference">The dossier's.</param>
    /// <param name="id">The item's.</param>
    public static async Task<FileContentHttpResult> Export(
        string reference, string id, Wire.EvidenceStore.EvidenceStoreClient client, HttpContext context)
    {
        using var call = client.ExportCustody(new() { Reference = reference, Id = id }, context.Query());
        using var file = new MemoryStream();
        await foreach (var part in call.ResponseStream.ReadAllAsync(context.RequestAborted))
        {
            part.Json.WriteTo(file);
        }

        context.Response.Headers[HeaderNames.ContentDisposition] = FileNames.Disposition(reference, $"custody of {id}", ".json");
        return TypedResults.Bytes(file.GetBuffer().AsMemory(0, (int)file.Length), MediaTypeNames.Application.Json);
    }

    /// <summary>Lists the public keys that custody files are signed with: the present one first.</summary>
    public static async Task<Ok<Page<CustodyKey>>> ListKeys(Wire.EvidenceStore.EvidenceStoreClient client, HttpContext context)
        => TypedResults.Ok(new Page<CustodyKey>
        {
            Items = [.. (await client.ListCustodyKeysAsync(new(), context.Query())).Keys.Select(Answers.ToKey)],
        });

    private static Created<CustodyEntry> Recorded(string reference, string id, Wire.CustodyEntry entry)
        => TypedResults.Created($"{UploadEndpoints.AddressOf(reference, id)}/custody", entry.ToEntry());
}
