using CyberSanctions.Gateway.Dossiers;
using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.OpenApi;
using CyberSanctions.Gateway.Requests;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Wire = CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Gateway.EvidenceFiles;

/// <summary>How evidence itself comes in.</summary>
internal static class UploadEndpoints
{
    public static void MapUploads(this IEndpointRouteBuilder evidence)
    {
        var service = Wire.EvidenceStore.Descriptor;
        evidence.MapPut("/content", Put).WithName("uploadEvidence").Calls(service, "UploadContent")
            .WithMetadata(new SendsBytes(), new RepeatsByItself())
            .AlsoAnswersWith(
                StatusCodes.Status408RequestTimeout,
                StatusCodes.Status411LengthRequired,
                StatusCodes.Status413PayloadTooLarge,
                StatusCodes.Status415UnsupportedMediaType)
            .DisableRequestTimeout();
        evidence.MapGet("/content/upload", Get).WithName("getEvidenceUpload").Calls(service, "GetUpload");
        evidence.MapDelete("/content/upload", Discard).WithName("discardEvidenceUpload").Calls(service, "DiscardUpload");
    }

    /// <summary>Uploads the content of an item of evidence in an open dossier, whole or in parts.</summary>
    /// <remarks>
    /// The bytes have to be those whose SHA-256 the item declares. Without `Content-Range` the whole is sent, from its beginning;
    /// with it, a part: `bytes 0-1048575/3000000`, each part but the last a multiple of 1,048,576 bytes. 202 says how far the
    /// upload is, 201 that it is complete now, 200 that it was complete before. After a break ask how far it is, and go on from
    /// there; a break loses no more than what was under way. `Repr-Digest` is checked, if it is sent. No key is needed: done
    /// again, it is done.
    /// </remarks>
    /// <param name="reference">The dossier's.</param>
    /// <param name="id">The item's.</param>
    public static async Task<Results<Ok<EvidenceUpload>, Created<EvidenceUpload>, Accepted<EvidenceUpload>>> Put(
        string reference, string id, Wire.EvidenceStore.EvidenceStoreClient client, HttpContext context)
    {
        var start = UploadHeaders.Read(context.Request, reference, id);

        // The service has a limit of its own, and has it before the first byte is read.
        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = null;
        using var call = client.UploadContent(context.Query());
        var upload = await call.SendAsync(
            new Wire.UploadContentRequest { Start = start },
            context.Request.Body,
            bytes => new Wire.UploadContentRequest { Bytes = bytes },
            context.RequestAborted);
        var answer = upload.ToUpload();
        return answer.Content is null ? TypedResults.Accepted($"{AddressOf(reference, id)}/content/upload", answer)
            : upload.CompletedNow ? TypedResults.Created($"{AddressOf(reference, id)}/content", answer)
            : TypedResults.Ok(answer);
    }

    /// <summary>Says how far your own unfinished upload is.</summary>
    /// <remarks>There is none, for you, of what is complete: the item of evidence says that.</remarks>
    /// <param name="reference">The dossier's.</param>
    /// <param name="id">The item's.</param>
    public static async Task<Ok<EvidenceUpload>> Get(
        string reference, string id, Wire.EvidenceStore.EvidenceStoreClient client, HttpContext context)
        => TypedResults.Ok(
            (await client.GetUploadAsync(new() { Reference = reference, Id = id }, context.Query())).ToUpload());

    /// <summary>Gives your own unfinished upload up. What had arrived of it is discarded.</summary>
    /// <param name="reference">The dossier's.</param>
    /// <param name="id">The item's.</param>
    public static async Task<Ok<EvidenceUpload>> Discard(
        string reference, string id, Wire.EvidenceStore.EvidenceStoreClient client, HttpContext context)
        => TypedResults.Ok(
            (await client.DiscardUploadAsync(new() { Reference = reference, Id = id }, context.Command())).ToUpload());

    /// <summary>Where an item of evidence is.</summary>
    internal static string AddressOf(string reference, string id) => $"{DossierEndpoints.AddressOf(reference)}/evidence/{id}";
}
