using CyberSanctions.Gateway.Requests;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using Client = CyberSanctions.Contracts.Attribution.V1.Partners.PartnersClient;
using Wire = CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Gateway.Taxii;

/// <summary>
/// What is shared with partners, over TAXII 2.1 (OASIS Standard of 10 June 2021): one API root, in it one collection for each
/// partner, which that partner alone may read, and nobody write. Sections are those of the standard.
/// </summary>
internal static class TaxiiEndpoints
{
    /// <summary>Where everything of it lives.</summary>
    public const string Path = "/taxii2";

    private const string Root = $"{Path}/partners/";

    // Nothing is taken, so any bound is true; it is that of the rest of the API.
    private const int MaxContentLength = 1024 * 1024;

    public static void MapTaxii(this IEndpointRouteBuilder app)
    {
        var taxii = app.MapGroup(Path).ExcludeFromDescription().WithRights();
        taxii.AddEndpointFilter(async (invocation, next) =>
        {
            TaxiiMedia.RequireAcceptable(invocation.HttpContext.Request);
            return await next(invocation);
        });
        taxii.MapGet("", Discover).ForPartners();
        var root = taxii.MapGroup("/partners");
        root.MapGet("", Describe).ForPartners();
        root.MapGet("/status/{id}", Status).ForPartners();
        root.MapGet("/collections", ListCollections).ForPartners();
        var collection = root.MapGroup("/collections/{collection}");
        collection.MapGet("", GetCollection).ForPartners();
        collection.MapGet("/manifest", GetManifest).ForPartners();
        collection.MapGet("/objects", GetObjects).ForPartners();
        collection.MapPost("/objects", Refuse).ForPartners();
        collection.MapGet("/objects/{id}", GetObject).ForPartners();
        collection.MapDelete("/objects/{id}", Refuse).ForPartners();
        collection.MapGet("/objects/{id}/versions", GetVersions).ForPartners();
    }

    // 4.1
    private static TaxiiAnswer Discover() => new(json =>
    {
        json.WriteString("title", "CyberSanctions");
        json.WriteString("description", "What the Union shares with its partners, each of which sees what was shared with it.");
        json.WriteString("default", Root);
        json.WriteStartArray("api_roots");
        json.WriteStringValue(Root);
        json.WriteEndArray();
    });

    // 4.2
    private static TaxiiAnswer Describe() => new(json =>
    {
        json.WriteString("title", "Shared with partners");
        json.WriteStartArray("versions");
        json.WriteStringValue(TaxiiMedia.Type);
        json.WriteEndArray();
        json.WriteNumber("max_content_length", MaxContentLength);
    });

    // 4.3; of what nobody can ask for there is no status.
    private static TaxiiAnswer Status(string id) => throw Refusal.NotFound("status", id);

    // 5.1
    private static TaxiiAnswer ListCollections(HttpContext context) => new(json =>
    {
        json.WriteStartArray("collections");
        json.WriteStartObject();
        TaxiiCollection.Of(context).Write(json);
        json.WriteEndObject();
        json.WriteEndArray();
    });

    // 5.2
    private static TaxiiAnswer GetCollection(string collection, HttpContext context)
        => new(TaxiiCollection.Require(collection, context).Write);

    // 5.3
    private static async Task<TaxiiAnswer> GetManifest(string collection, Client client, HttpContext context)
    {
        _ = TaxiiCollection.Require(collection, context);
        var page = await client.ListReceivedObjectsAsync(new TaxiiQuery(context.Request).Asked(manifest: true), context.Query());
        return TaxiiAnswer.Of(page, "objects", (json, found) =>
        {
            json.WriteStartObject();
            json.WriteString("id", found.Id);
            json.WriteString("date_added", TaxiiMedia.TimeOf(found.AddedAt));
            json.WriteString("version", found.Version);
            json.WriteString("media_type", TaxiiMedia.Content);
            json.WriteEndObject();
        });
    }

    // 5.4
    private static async Task<TaxiiAnswer> GetObjects(string collection, Client client, HttpContext context)
    {
        _ = TaxiiCollection.Require(collection, context);
        var page = await client.ListReceivedObjectsAsync(new TaxiiQuery(context.Request).Asked(manifest: false), context.Query());
        return TaxiiAnswer.OfObjects(page);
    }

    // 5.5 and 5.7
    private static TaxiiAnswer Refuse(string collection, HttpContext context)
    {
        _ = TaxiiCollection.Require(collection, context);
        throw CallerRefusals.PermissionDenied.Because("The collection is read-only: its can_write is false.");
    }

    // 5.6
    private static async Task<TaxiiAnswer> GetObject(string collection, string id, Client client, HttpContext context)
    {
        _ = TaxiiCollection.Require(collection, context);
        var asked = new TaxiiQuery(context.Request).AskedOf(id, manifest: false);
        return TaxiiAnswer.OfObjects(await AskAsync(asked, client, context));
    }

    // 5.8
    private static async Task<TaxiiAnswer> GetVersions(string collection, string id, Client client, HttpContext context)
    {
        _ = TaxiiCollection.Require(collection, context);
        var page = await AskAsync(new TaxiiQuery(context.Request).AskedOf(id, manifest: true, versions: "all"), client, context);
        return TaxiiAnswer.Of(page, "versions", (json, found) => json.WriteStringValue(found.Version));
    }

    // Of an object that is there, the conditions may leave nothing; one that is not there is not to be found.
    private static async Task<Wire.ListReceivedObjectsReply> AskAsync(
        Wire.ListReceivedObjectsRequest asked, Client client, HttpContext context)
    {
        var page = await client.ListReceivedObjectsAsync(asked, context.Query());
        if (page.Objects.Count == 0)
        {
            var any = await client.ListReceivedObjectsAsync(new() { Ids = { asked.Ids }, Manifest = true }, context.Query());
            _ = any.Objects.Count > 0 ? any : throw Refusal.NotFound("object", asked.Ids[0]);
        }

        return page;
    }

    private static void ForPartners(this RouteHandlerBuilder endpoint)
        => endpoint.Calls(Wire.Partners.Descriptor, "ListReceivedObjects");
}
