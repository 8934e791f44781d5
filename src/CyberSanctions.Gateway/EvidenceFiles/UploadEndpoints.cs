using System.Buffers;
using CyberSanctions.Gateway.Dossiers;
using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.OpenApi;
using CyberSanctions.Gateway.Requests;
using CyberSanctions.ServiceDefaults.Errors;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Wire = CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Gateway.EvidenceFiles;

/// <summary>How evidence itself comes in.</summary>
internal static class UploadEndpoints
{
    // Small enough for the heap of small things, here and where it is received.
    private const int Sent = 64 * 1024;

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
    /// The bytes have to be those whose SHA-256 the item declares. Without `Content-Range` the whole is sent, from its beginning; with
    /// it, a part: `bytes 0-1048575/3000000`, each part but the last a multiple of 1,048,576 bytes. 202 says how far the upload is,
    /// 201 that it is complete now, 200 that it was complete before. After a break ask how far it is, and go on from there; a break
    /// loses no more than what was under way. `Repr-Digest` is checked, if it is sent. No key is needed: done again, it is done.
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
        var upload = await SendAsync(call, start, context.Request.Body, context.RequestAborted);
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

    private static async Task<Wire.EvidenceUpload> SendAsync(
        AsyncClientStreamingCall<Wire.UploadContentRequest, Wire.EvidenceUpload> call,
        Wire.UploadStart start,
        Stream body,
        CancellationToken cancel)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Sent);
        try
        {
            await call.RequestStream.WriteAsync(new Wire.UploadContentRequest { Start = start }, cancel);
            while (await ReadAsync(body, buffer, cancel) is > 0 and var read)
            {
                // Written when this returns: the buffer is free then.
                var bytes = UnsafeByteOperations.UnsafeWrap(buffer.AsMemory(0, read));
                await call.RequestStream.WriteAsync(new Wire.UploadContentRequest { Bytes = bytes }, cancel);
            }

            await call.RequestStream.CompleteAsync();
        }
        catch (Exception exception)
            when (exception is RpcException or InvalidOperationException or IOException and not BadHttpRequestException)
        {
            // The service has said something before everything was sent, or is gone: what it is, the answer says.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return await call;
    }

    /// <summary>Reads the next part of a body into a buffer.</summary>
    /// <returns>How many bytes; 0 at the end.</returns>
    internal static async Task<int> ReadAsync(Stream body, byte[] buffer, CancellationToken cancel)
    {
        try
        {
            return await body.ReadAtLeastAsync(buffer.AsMemory(0, Sent), Sent, throwOnEndOfStream: false, cancel);
        }
        catch (IOException exception) when (exception is not BadHttpRequestException)
        {
            throw EdgeRefusals.MalformedRequest.Because("The body does not arrive as its headers say.");
        }
    }
}
