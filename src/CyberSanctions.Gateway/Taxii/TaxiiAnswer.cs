using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Wire = CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Gateway.Taxii;

/// <summary>An answer in the media type of TAXII: one JSON object.</summary>
/// <param name="write">Writes its properties.</param>
internal sealed class TaxiiAnswer(Action<Utf8JsonWriter> write) : IResult
{
    private static readonly JsonWriterOptions AsItIs = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The first and the last time that something on the page came to be there, for the headers.</summary>
    private (string First, string Last)? Added { get; init; }

    /// <summary>A page, of what was found.</summary>
    public static TaxiiAnswer Of(
        Wire.ListReceivedObjectsReply page, string name, Action<Utf8JsonWriter, Wire.ReceivedObject> writeOne)
        => new(json =>
        {
            json.WriteBoolean("more", page.NextCursor.Length > 0);
            if (page.NextCursor.Length > 0)
            {
                json.WriteString("next", page.NextCursor);
            }

            if (page.Objects.Count > 0)
            {
                json.WriteStartArray(name);
                foreach (var found in page.Objects)
                {
                    writeOne(json, found);
                }

                json.WriteEndArray();
            }
        })
        {
            Added = page.Objects is [var first, ..] && page.Objects is [.., var last]
                ? (TaxiiMedia.TimeOf(first.AddedAt), TaxiiMedia.TimeOf(last.AddedAt))
                : null,
        };

    /// <summary>A page of objects, each as the service wrote it (an envelope: section 3.7).</summary>
    public static TaxiiAnswer OfObjects(Wire.ListReceivedObjectsReply page)
        => Of(page, "objects", (json, found) => json.WriteRawValue(found.Json.Span, skipInputValidation: true));

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        if (Added is var (first, last))
        {
            response.Headers["X-TAXII-Date-Added-First"] = first;
            response.Headers["X-TAXII-Date-Added-Last"] = last;
        }

        return WriteAsync(httpContext, write);
    }

    /// <summary>Writes it as the whole answer.</summary>
    public static async Task WriteAsync(HttpContext context, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        await using (var json = new Utf8JsonWriter(buffer, AsItIs))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        context.Response.ContentType = TaxiiMedia.Type;
        context.Response.ContentLength = buffer.WrittenCount;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(buffer.WrittenMemory, context.RequestAborted);
        }
    }
}
