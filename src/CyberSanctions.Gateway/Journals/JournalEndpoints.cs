using System.Globalization;
using System.Net.Mime;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Events;
using CyberSanctions.Contracts.Journal.V1;
using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.Requests;
using CyberSanctions.Gateway.Routes;
using CyberSanctions.ServiceDefaults.Errors;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Net.ClientFactory;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace CyberSanctions.Gateway.Journals;

/// <summary>The journals of the services, for auditors.</summary>
internal static class JournalEndpoints
{
    private const string After = "after";
    private const int DefaultSize = 50;

    private static readonly TypeRegistry Events = TypeRegistry.FromFiles(EventFiles.All);

    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default.WithTypeRegistry(Events));

    public static void MapJournals(this IEndpointRouteBuilder api)
    {
        var journals = api.MapGroup("/journals").WithTags("Journals");
        journals.MapGet("/{service}", Read).WithName("readJournal")
            .Calls(JournalReflection.Descriptor.Services[0], "Read")
            .AcceptsQuery(After, Paging.Size);
        journals.MapGet($"/{{service}}/bodies/{{{RequestRules.Sha256}}}", ReadBody).WithName("readJournalBody")
            .Calls(JournalReflection.Descriptor.Services[0], "ReadBody")
            .Produces(StatusCodes.Status200OK, contentType: MediaTypeNames.Application.Octet);
    }

    /// <summary>Reads a service's journal, oldest first.</summary>
    /// <remarks>
    /// Position by position without gaps, each entry with the hash that chains it onto the one before: docs/journal.md says over
    /// which bytes, so that the chain can be checked by whoever reads it.
    /// </remarks>
    /// <param name="service">attribution, listing, voting or publication.</param>
    /// <param name="after">The position after which to begin; 0 or left out: from the beginning.</param>
    /// <param name="size">How many on a page.</param>
    public static async Task<Ok<JournalPage>> Read(
        string service, GrpcClientFactory clients, HttpContext context, string? after, string? size)
    {
        var most = Paging.Requested(cursor: null, size).Size is > 0 and var asked ? asked : DefaultSize;
        var position = PositionOf(after);
        var client = ClientOf(service, clients);
        var entries = new List<JournalEntry>();
        using (var call = client.Read(new ReadRequest { After = position, Most = most }, context.Query()))
        {
            await foreach (var entry in call.ResponseStream.ReadAllAsync(context.RequestAborted))
            {
                entries.Add(entry.ToEntry());
            }
        }

        // Afterwards: the head that is told is never before what is shown.
        var head = await client.GetHeadAsync(new(), context.Query());
        var last = entries.Count > 0 ? entries[^1].Position : position;
        var next = last < head.Position
            ? string.Create(CultureInfo.InvariantCulture, $"/api/v1/journals/{service}?{After}={last}&{Paging.Size}={most}")
            : null;
        if (next is not null)
        {
            context.Response.Headers[HeaderNames.Link] = $"<{next}>; rel=\"next\"";
        }

        return TypedResults.Ok(new JournalPage
        {
            Service = service,
            Head = head.ToHead(),
            Items = entries,
            Next = next,
        });
    }

    /// <summary>Reads an event that is too large to stand in its entry.</summary>
    /// <remarks>
    /// Protobuf's binary format. Whoever reads it should hash it: the hash stands in the entry, and in the entry's hash.
    /// </remarks>
    /// <param name="service">attribution, listing, voting or publication.</param>
    /// <param name="sha256">The `bodySha256` of the entry.</param>
    public static async Task<FileContentHttpResult> ReadBody(
        string service, string sha256, GrpcClientFactory clients, HttpContext context)
    {
        if (sha256.Length != 2 * SHA256.HashSizeInBytes || !sha256.All(char.IsAsciiHexDigitLower))
        {
            throw Refusal.NotFound("body", sha256);
        }

        var request = new ReadBodyRequest { Sha256 = ByteString.CopyFrom(Convert.FromHexString(sha256)) };
        using var call = ClientOf(service, clients).ReadBody(request, context.Query());
        using var body = new MemoryStream();
        await foreach (var part in call.ResponseStream.ReadAllAsync(context.RequestAborted))
        {
            part.Bytes.WriteTo(body);
        }

        return TypedResults.Bytes(body.GetBuffer().AsMemory(0, (int)body.Length), MediaTypeNames.Application.Octet);
    }

    /// <summary>The event in an entry; nothing when its type is unknown here, or it stands in a body.</summary>
    internal static JsonObject? EventOf(Entry entry) => entry.BodySha256.IsEmpty && Events.Find(entry.EventType) is { } type
        ? JsonNode.Parse(Formatter.Format(type.Parser.ParseFrom(entry.Payload)))!.AsObject()
        : null;

    private static Journal.JournalClient ClientOf(string service, GrpcClientFactory clients)
        => ServiceClients.WithJournals.Contains(service, StringComparer.Ordinal)
            ? clients.CreateClient<Journal.JournalClient>(ServiceClients.JournalOf(service))
            : throw Refusal.NotFound("service", service);

    private static long PositionOf(string? after)
        => after is null ? 0
            : long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position
            : throw Refusal.Invalid(After, "Must be a position, or 0.");
}
