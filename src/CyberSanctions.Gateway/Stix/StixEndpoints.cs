using CyberSanctions.Gateway.Dossiers;
using CyberSanctions.Gateway.EvidenceFiles;
using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.OpenApi;
using CyberSanctions.Gateway.Requests;
using CyberSanctions.ServiceDefaults.Errors;
using Grpc.Core;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Wire = CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Gateway.Stix;

/// <summary>Dossiers as bundles of STIX 2.1, out and in.</summary>
internal static class StixEndpoints
{
    /// <summary>The media type of STIX; with a version, of that one.</summary>
    internal const string MediaType = "application/stix+json";

    private const string Title = "title";
    private const string Handling = "handling";
    private const string Exercise = "exercise";
    private const string ExerciseReference = "exerciseReference";
    private const string Partial = "partial";
    private const string External = "external";
    private const string Version = "2.1";
    private const long Largest = 20 * 1024 * 1024;

    public static void MapStix(this IEndpointRouteBuilder api)
    {
        var service = Wire.Stix.Descriptor;
        var dossiers = api.MapGroup("/dossiers").WithTags("Dossiers");
        dossiers.MapGet("/{reference}/stix", Export).WithName("exportDossier").Calls(service, "ExportBundle")
            .Produces(StatusCodes.Status200OK, contentType: MediaType);
        dossiers.MapPost("/stix", Import).WithName("importDossier").Calls(service, "ImportBundle")
            .AcceptsQuery(Title, Handling, Exercise, ExerciseReference, Partial, External)
            .WithMetadata(new SendsBundle())
            .AlsoAnswersWith(
                StatusCodes.Status408RequestTimeout,
                StatusCodes.Status413PayloadTooLarge,
                StatusCodes.Status415UnsupportedMediaType)
            .DisableRequestTimeout();
    }

    /// <summary>Exports a dossier as a bundle of STIX 2.1.</summary>
    /// <remarks>
    /// Canonical JSON (RFC 8785), objects in the order of their ids: of the same dossier in the same version it is the same byte
    /// for byte. docs/stix.md says what becomes what, and what stays here: contents of evidence, conclusions, remarks, measures.
    /// </remarks>
    /// <param name="reference">The dossier's.</param>
    public static async Task<EmptyHttpResult> Export(
        string reference, Wire.Stix.StixClient client, HttpContext context, ILoggerFactory loggers)
    {
        using var call = client.ExportBundle(new() { Reference = reference }, context.Query());
        if (!await call.ResponseStream.MoveNext(context.RequestAborted))
        {
            throw new InvalidOperationException("The service sent no bundle.");
        }

        context.Response.ContentType = $"{MediaType};version={Version}";
        context.Response.Headers[HeaderNames.ContentDisposition] = FileNames.Disposition(reference, "STIX", ".json");
        try
        {
            do
            {
                await context.Response.Body.WriteAsync(call.ResponseStream.Current.Json.Memory, context.RequestAborted);
            }
            while (await call.ResponseStream.MoveNext(context.RequestAborted));
        }
        catch (RpcException exception) when (!context.RequestAborted.IsCancellationRequested)
        {
            // What has begun cannot be refused any more; it must not look complete.
            loggers.CreateLogger(typeof(StixEndpoints)).LogWarning(
                "An export of {Reference} broke off: {Status}.", reference, exception.StatusCode);
            context.Abort();
        }

        return TypedResults.Empty;
    }

    /// <summary>Opens a dossier with what is in a bundle of STIX 2.1.</summary>
    /// <remarks>
    /// What the suite has a word for becomes an item; everything else is kept as it came and goes out again with the dossier. The
    /// answer says of each object what became of it. Whole or not at all: all that is wrong is said at once, by place in the
    /// bundle and by path, the first fifty problems. At most 20 MiB and 10,000 objects.
    /// </remarks>
    /// <param name="title">
    /// The dossier's, 1 to 500 characters. Left out: as in the bundle, which has to hold one dossier that this suite has
    /// exported.
    /// </param>
    /// <param name="handling">
    /// How the dossier is marked at least, and whatever in the bundle has no TLP marking. Has to be said; what is marked higher
    /// raises it.
    /// </param>
    /// <param name="exercise">
    /// Whether it is a table-top exercise. Has to be said, and to be what the bundle says, if it says so.
    /// </param>
    /// <param name="exerciseReference">The exercise that it is opened in, as when a dossier is opened by hand.</param>
    /// <param name="partial">`true`: takes what is valid, and reports the rest by id. Left out: `false`.</param>
    /// <param name="external">`true`: takes references to objects that are not in the bundle. Left out: `false`.</param>
    public static async Task<CreatedVersion<DossierImport>> Import(
        Wire.Stix.StixClient client,
        HttpContext context,
        string? title,
        string? handling,
        string? exercise,
        string? exerciseReference,
        string? partial,
        string? external)
    {
        RequireBundle(context.Request);
        var start = new Wire.ImportStart
        {
            Title = title ?? "",
            ExerciseReference = exerciseReference ?? "",
            Handling = QueryValues.Word<Contracts.Common.V1.Handling>(Handling, handling),
            Partial = QueryValues.Flag(Partial, partial) ?? false,
            External = QueryValues.Flag(External, external) ?? false,
        };
        if (QueryValues.Flag(Exercise, exercise) is { } said)
        {
            start.Exercise = said;
        }

        // The service has a limit of its own, and counts what has no length.
        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = null;
        using var call = client.ImportBundle(context.Command());
        var reply = await call.SendAsync(
            new Wire.ImportBundleRequest { Start = start },
            context.Request.Body,
            bytes => new Wire.ImportBundleRequest { Bytes = bytes },
            context.RequestAborted);
        return new CreatedVersion<DossierImport>(
            DossierEndpoints.AddressOf(reply.Dossier.Reference), reply.ToImport(), reply.Dossier.Version);
    }

    private static void RequireBundle(HttpRequest request)
    {
        if (request.Headers.ContentEncoding.Count > 0
            || !MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !(type.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase)
                || type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)))
        {
            throw BodyRefusals.UnsupportedMediaType.Because(
                $"A bundle is sent as {MediaType};version={Version}, and not compressed.");
        }

        if (type.Parameters.FirstOrDefault(parameter
            => parameter.Name.Equals("version", StringComparison.OrdinalIgnoreCase)) is { } version
            && version.GetUnescapedValue() != Version)
        {
            throw BodyRefusals.UnsupportedMediaType.Because($"Only STIX {Version} is taken: convert the bundle.");
        }

        if (request.ContentLength > Largest)
        {
            throw EdgeRefusals.TooLarge.Because("A bundle may have 20 MiB. Nothing of it was read.");
        }
    }
}
