using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.OpenApi;
using CyberSanctions.Gateway.Requests;
using Microsoft.AspNetCore.Http.HttpResults;
using Client = CyberSanctions.Contracts.Attribution.V1.Dossiers.DossiersClient;
using Wire = CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Gateway.Dossiers;

/// <summary>Filters that a person keeps. They are no part of the record: no journal says what somebody looks for.</summary>
internal static class ViewEndpoints
{
    private const string Address = "/dossier-views";

    public static void MapViews(this IEndpointRouteBuilder api)
    {
        var service = Wire.Dossiers.Descriptor;
        var views = api.MapGroup(Address).WithTags("Dossiers");
        views.MapGet("", List).WithName("listDossierViews").Calls(service, "ListDossierViews");
        views.MapGet("/{id}", Get).WithName("getDossierView").Calls(service, "GetDossierView");
        views.MapPost("", Save).WithName("saveDossierView")
            .Calls(service, "SaveDossierView").WithExample(ViewExamples.View);
        views.MapPut("/{id}", Change).WithName("changeDossierView")
            .Calls(service, "ChangeDossierView").AcceptsIfMatch().WithExample(ViewExamples.View);
        views.MapDelete("/{id}", Delete).WithName("deleteDossierView")
            .Calls(service, "DeleteDossierView").AcceptsIfMatch();
    }

    /// <summary>Lists your views of dossiers, by name.</summary>
    /// <remarks>Each says at which address the dossiers are that it leaves.</remarks>
    public static async Task<Ok<DossierViews>> List(Client client, HttpContext context)
    {
        var reply = await client.ListDossierViewsAsync(new(), context.Query());
        return TypedResults.Ok(new DossierViews { Items = [.. reply.Views.Select(Answers.ToView)] });
    }

    /// <summary>Reads one of your views.</summary>
    /// <param name="id">The view's.</param>
    public static async Task<Versioned<DossierView>> Get(string id, Client client, HttpContext context)
        => Answer(await client.GetDossierViewAsync(new() { Id = id }, context.Query()));

    /// <summary>Keeps a filter under a name.</summary>
    /// <remarks>At most 50. Nobody else sees them, and no journal tells of them.</remarks>
    public static async Task<CreatedVersion<DossierView>> Save(Body<NewDossierView> body, Client client, HttpContext context)
    {
        var view = await client.SaveDossierViewAsync(body.Value.ToWire(), context.Command());
        return new($"/api/v1{Address}/{view.Id}", view.ToView(), view.Version);
    }

    /// <summary>Puts a name and a filter in the place of what a view was.</summary>
    /// <param name="id">The view's.</param>
    public static async Task<Versioned<DossierView>> Change(
        string id, Body<NewDossierView> body, Client client, HttpContext context)
        => Answer(await client.ChangeDossierViewAsync(body.Value.ToWire(id, context.ExpectedVersion()), context.Command()));

    /// <summary>Deletes one of your views.</summary>
    /// <param name="id">The view's.</param>
    public static async Task<NoContent> Delete(string id, Client client, HttpContext context)
    {
        await client.DeleteDossierViewAsync(
            new() { Id = id, ExpectedVersion = context.ExpectedVersion() }, context.Command());
        return TypedResults.NoContent();
    }

    private static Versioned<DossierView> Answer(Wire.DossierView view) => new(view.ToView(), view.Version);
}
