using System.Net.Mime;
using CyberSanctions.Gateway.EvidenceFiles;
using CyberSanctions.Gateway.Requests;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;
using Wire = CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.Proposals;

/// <summary>A proposal to be read without the suite.</summary>
internal static class ProposalDocumentEndpoints
{
    private const string Format = "format";

    public static void MapProposalDocuments(this IEndpointRouteBuilder api)
        => api.MapGroup("/proposals").WithTags("Proposals")
            .MapGet("/{reference}/document", Fetch).WithName("getProposalDocument")
            .Calls(Wire.ProposalDocuments.Descriptor, "FetchProposal").AcceptsQuery(Format)
            .Produces(StatusCodes.Status200OK, responseType: null, MediaTypeNames.Text.Html);

    /// <summary>Reads a proposal as a document: a page that prints well.</summary>
    /// <remarks>
    /// All that it says, its reasons paragraph by paragraph with what they rest on, and who did what with it. Of evidence no more
    /// is told than what the legal service has released. The page is marked as the highest of what is in it, on each sheet; it
    /// runs and fetches nothing. The same proposal gives the same page.
    /// </remarks>
    /// <param name="reference">The proposal's.</param>
    /// <param name="format">`html`, also when left out.</param>
    public static async Task<IResult> Fetch(
        string reference,
        Wire.ProposalDocuments.ProposalDocumentsClient client,
        HttpContext context,
        IOptions<JsonOptions> json,
        string? format)
    {
        _ = QueryValues.Word<DocumentForm>(Format, format);
        using var call = client.FetchProposal(new() { Reference = reference }, context.Query());
        var document = await ProposalDocument.ReadAsync(call.ResponseStream, context.RequestAborted);
        context.Response.Headers[HeaderNames.ContentDisposition] = FileNames.Disposition(reference, "proposal", ".html");
        return ProposalDocumentPage.Of(context, document, json.Value.SerializerOptions);
    }

    private enum DocumentForm
    {
        Html,
    }
}
