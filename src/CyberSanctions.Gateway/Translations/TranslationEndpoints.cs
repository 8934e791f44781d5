using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.OpenApi;
using CyberSanctions.Gateway.Requests;
using Microsoft.AspNetCore.Http.HttpResults;
using Client = CyberSanctions.Contracts.Listing.V1.Translations.TranslationsClient;
using Wire = CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.Translations;

/// <summary>Translations of statements of reasons.</summary>
internal static class TranslationEndpoints
{
    private const string OriginalSha256 = "originalSha256";

    public static void MapTranslations(this IEndpointRouteBuilder api)
    {
        var service = Wire.Translations.Descriptor;
        var translations = api.MapGroup("/proposals/{reference}/translations").WithTags("Proposals");
        translations.MapGet("", List).WithName("listTranslations").Calls(service, "ListTranslations");
        translations.MapPost("/request", Request).WithName("requestTranslations")
            .Calls(service, "RequestTranslations").AcceptsIfMatch().WithExample(TranslationExamples.Request);
        translations.MapGet("/{language}", Get).WithName("getTranslation")
            .Calls(service, "GetTranslation").AcceptsQuery(OriginalSha256);
        translations.MapPut("/{language}", Write).WithName("writeTranslation")
            .Calls(service, "WriteTranslation").AcceptsIfMatch().WithExample(TranslationExamples.Text);
        translations.MapPost("/{language}/start", Start).WithName("startTranslation")
            .Calls(service, "StartTranslation").AcceptsIfMatch().WithExample(TranslationExamples.Start);
        translations.MapPost("/{language}/review", Review).WithName("reviewTranslation")
            .Calls(service, "ReviewTranslation").AcceptsIfMatch().WithExample(TranslationExamples.Review);
    }

    /// <summary>Says how far the translations of a proposal's statement of reasons are.</summary>
    /// <remarks>
    /// The statement is written in English, and translated into the other official languages. A translation counts as current
    /// once somebody else has reviewed it, and while the statement reads as it did then.
    /// </remarks>
    /// <param name="reference">The proposal's.</param>
    public static async Task<Ok<ProposalTranslations>> List(string reference, Client client, HttpContext context)
        => TypedResults.Ok(
            (await client.ListTranslationsAsync(new() { Reference = reference }, context.Query())).ToTranslations());

    /// <summary>Asks for translations of a proposal's statement of reasons.</summary>
    /// <remarks>
    /// Into the languages that are named, or all into which nobody has asked for one yet. Those that nobody has finished get
    /// another day. `If-Match` is the proposal's ETag.
    /// </remarks>
    /// <param name="reference">The proposal's.</param>
    public static async Task<Ok<ProposalTranslations>> Request(
        string reference, Body<NewTranslationRequest> body, Client client, HttpContext context)
        => TypedResults.Ok((await client.RequestTranslationsAsync(
            body.Value.ToWire(reference, context.ExpectedVersion()), context.Command())).ToTranslations());

    /// <summary>Reads a translation beside its original.</summary>
    /// <param name="reference">The proposal's.</param>
    /// <param name="language">ISO 639-1.</param>
    /// <param name="originalSha256">Of which original; left out: of the statement as it reads now, or else the newest.</param>
    public static async Task<Versioned<Translation>> Get(
        string reference, string language, Client client, HttpContext context, string? originalSha256)
        => Answer(await client.GetTranslationAsync(
            new() { Reference = reference, Language = language, OriginalSha256 = originalSha256 ?? "" }, context.Query()));

    /// <summary>Writes a translation.</summary>
    /// <remarks>
    /// The whole of it, paragraph by paragraph, whatever it said before. It waits for its review then. What is the original
    /// itself, has other paragraphs, or is not in the script of the language is refused.
    /// </remarks>
    /// <param name="reference">The proposal's.</param>
    /// <param name="language">ISO 639-1.</param>
    public static async Task<Versioned<Translation>> Write(
        string reference, string language, Body<NewTranslation> body, Client client, HttpContext context)
        => Answer(await client.WriteTranslationAsync(
            body.Value.ToWire(reference, language, context.ExpectedVersion()), context.Command()));

    /// <summary>Takes a translation up.</summary>
    /// <remarks>
    /// It may start from an earlier one, of what the statement said before: what that says of paragraphs that read as they did is
    /// taken over.
    /// </remarks>
    /// <param name="reference">The proposal's.</param>
    /// <param name="language">ISO 639-1.</param>
    public static async Task<Versioned<Translation>> Start(
        string reference, string language, Body<NewTranslationStart> body, Client client, HttpContext context)
        => Answer(await client.StartTranslationAsync(
            body.Value.ToWire(reference, language, context.ExpectedVersion()), context.Command()));

    /// <summary>Finds a translation right, or sends it back.</summary>
    /// <remarks>
    /// Four eyes: by somebody who has written none of it. It names both texts by their hashes, so that nothing is found right
    /// that nobody has read.
    /// </remarks>
    /// <param name="reference">The proposal's.</param>
    /// <param name="language">ISO 639-1.</param>
    public static async Task<Versioned<Translation>> Review(
        string reference, string language, Body<NewTranslationReview> body, Client client, HttpContext context)
        => Answer(await client.ReviewTranslationAsync(
            body.Value.ToWire(reference, language, context.ExpectedVersion()), context.Command()));

    private static Versioned<Translation> Answer(Wire.Translation translation)
        => new(translation.ToTranslation(), translation.Version);
}
