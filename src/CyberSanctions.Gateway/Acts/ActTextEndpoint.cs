using System.Globalization;
using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using CyberSanctions.Contracts.ActDocuments;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Gateway.EvidenceFiles;
using CyberSanctions.Gateway.Requests;
using CyberSanctions.ServiceDefaults.Errors;
using Microsoft.Net.Http.Headers;
using Wire = CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.Acts;

/// <summary>An act as it is read: in the layout of the Official Journal.</summary>
internal static class ActTextEndpoint
{
    private const string Revision = "revision";
    private const string Format = "format";
    private const string Instrument = "instrument";

    public static void MapActText(this IEndpointRouteBuilder acts)
        => acts.MapGet("/{reference}/text", Read).WithName("getActText")
            .Calls(Wire.Acts.Descriptor, "GetActText").AcceptsQuery(Format, Revision, Instrument)
            .Produces(StatusCodes.Status200OK, responseType: null, MediaTypeNames.Text.Html, MediaTypeNames.Text.Plain);

    /// <summary>Reads an act as a document: citations, recitals, articles and annex, in the layout of Annex I.</summary>
    /// <remarks>
    /// It is made of the stored text alone, whose SHA-256 stands at its end: the same bytes every time. The page is marked, on
    /// paper on each sheet, with the act's handling, whether it is an exercise, and whether the Council has adopted this text;
    /// it runs and fetches nothing.
    /// </remarks>
    /// <param name="reference">For example ACT-2026-0004.</param>
    /// <param name="format">`html` (also when left out), or `plain`: lines of at most 100 columns.</param>
    /// <param name="revision">Which of its texts; left out: the one that is, or was last, before the Council, and before that the
    /// newest.</param>
    /// <param name="instrument">Of a pair, the `decision` or the `regulation`; left out: what the act is itself.</param>
    public static async Task<IResult> Read(
        string reference, Wire.Acts.ActsClient client, HttpContext context, string? format, string? revision, string? instrument)
    {
        var form = QueryValues.Word<TextForm>(Format, format);
        var asked = QueryValues.Word<Wire.Instrument>(Instrument, instrument);
        var number = 0;
        if (revision is not null
            && !(int.TryParse(revision, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0))
        {
            throw Refusal.Invalid(Revision, "Must be the number of a revision: 1, 2, 3 …");
        }

        var reply = await client.GetActTextAsync(new() { Reference = reference, Revision = number }, context.Query());
        var text = ActText.Parser.ParseFrom(reply.Text);
        var which = instrument is null ? text.Instrument : asked;
        if (!ActDocument.Instruments(text).Contains(which))
        {
            throw Refusal.Invalid(
                Instrument,
                text.Instrument == Wire.Instrument.Unspecified
                    ? $"{reference} does not say which instrument it is; leave it out."
                    : $"{reference} is no pair, and not this instrument.");
        }

        var document = ActDocument.Of(text, which);
        var hash = Convert.ToHexStringLower(SHA256.HashData(reply.Text.Span));
        var frame = new ActFrame(text.Reference, reply.Revision, hash, reply.Handling, reply.Adopted, text.Exercise);
        return form == TextForm.Plain ? Plain(context, document, frame) : Page(context, document, frame);
    }

    /// <summary>The plain text, as it is answered.</summary>
    public static IResult Plain(HttpContext context, ActDocument document, ActFrame frame)
    {
        context.Response.Headers[HeaderNames.ContentDisposition] = FileNames.Disposition(frame.Reference, "text", ".txt");
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Text(ActPlain.Of(document, frame), MediaTypeNames.Text.Plain, Encoding.UTF8);
    }

    /// <summary>The page, as it is answered, with headers that let it do nothing else.</summary>
    public static IResult Page(HttpContext context, ActDocument document, ActFrame frame)
    {
        var headers = context.Response.Headers;
        headers[HeaderNames.ContentDisposition] = FileNames.Disposition(frame.Reference, "text", ".html");
        headers.ContentSecurityPolicy = $"{Contracts.ActDocuments.ActPage.Policy}; form-action 'none'; frame-ancestors 'none'";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        return TypedResults.Text(Contracts.ActDocuments.ActPage.Of(document, frame), MediaTypeNames.Text.Html, Encoding.UTF8);
    }

    // In which form it is asked for.
    private enum TextForm
    {
        Html,
        Plain,
    }
}
