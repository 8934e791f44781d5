using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.OpenApi;
using CyberSanctions.Gateway.Requests;
using Wire = CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Gateway.Dossiers;

/// <summary>Corrections of open dossiers, and of what is in them.</summary>
internal static class CorrectionEndpoints
{
    public static void MapCorrections(this IEndpointRouteBuilder dossiers)
    {
        var service = Wire.Dossiers.Descriptor;
        dossiers.MapPost("/{reference}/corrections", AmendDossier).WithName("correctDossier")
            .Calls(service, "AmendDossier").AcceptsIfMatch().WithExample(CorrectionExamples.Dossier);
        dossiers.MapPost("/{reference}/incidents/{id}/corrections", AmendIncident).WithName("correctIncident")
            .Calls(service, "AmendIncident").AcceptsIfMatch().WithExample(CorrectionExamples.Incident);
        dossiers.MapPost("/{reference}/evidence/{id}/corrections", AmendEvidence).WithName("correctEvidence")
            .Calls(service, "AmendEvidence").AcceptsIfMatch().WithExample(CorrectionExamples.Evidence);
        dossiers.MapPost("/{reference}/actors/{id}/corrections", AmendActor).WithName("correctActor")
            .Calls(service, "AmendActor").AcceptsIfMatch().WithExample(CorrectionExamples.Actor);
        dossiers.MapPost("/{reference}/items/{id}/place", MoveItem).WithName("moveItem")
            .Calls(service, "MoveItem").AcceptsIfMatch().WithExample(CorrectionExamples.Place);
        dossiers.MapPost("/{reference}/items/{id}/withdrawal", WithdrawItem).WithName("withdrawItem")
            .Calls(service, "WithdrawItem").AcceptsIfMatch().WithExample(CorrectionExamples.Withdrawal);
        dossiers.MapPost("/{reference}/successor", Supersede).WithName("supersedeDossier")
            .Calls(service, "SupersedeDossier").AcceptsIfMatch().WithExample(CorrectionExamples.Successor);
        dossiers.MapPost("/{reference}/withdrawal", WithdrawDossier).WithName("withdrawDossier")
            .Calls(service, "WithdrawDossier").AcceptsIfMatch().WithExample(CorrectionExamples.Withdrawal);
    }

    /// <summary>Corrects what a dossier says of itself.</summary>
    /// <remarks>All of it is replaced by what is sent. What it said before stays on record.</remarks>
    /// <param name="reference">The dossier's.</param>
    public static async Task<Versioned<Dossier>> AmendDossier(
        string reference, Body<DossierCorrection> body, Wire.Dossiers.DossiersClient client, HttpContext context)
        => Answer(await client.AmendDossierAsync(
            body.Value.ToWire(reference, context.ExpectedVersion()), context.Command()));

    /// <summary>Corrects an incident.</summary>
    /// <remarks>
    /// All of it is replaced by what is sent. What it said before stays on record. The ETag of the answer is the dossier's new
    /// version.
    /// </remarks>
    /// <param name="reference">The dossier's.</param>
    /// <param name="id">The incident's.</param>
    public static async Task<Versioned<Incident>> AmendIncident(
        string reference, string id, Body<IncidentCorrection> body, Wire.Dossiers.DossiersClient client, HttpContext context)
    {
        var request = new Wire.AmendIncidentRequest
        {
            Reference = reference,
            ExpectedVersion = context.ExpectedVersion(),
            Id = id,
            Incident = body.Value.ToWire(),
            Reason = body.Value.Reason,
        };
        var reply = await client.AmendIncidentAsync(request, context.Command());
        return new(reply.Incident.ToIncident(), reply.DossierVersion);
    }

    /// <summary>Corrects an item of evidence.</summary>
    /// <remarks>
    /// All of it is replaced by what is sent, but for who added it and when. What it said before stays on record. The ETag of the
    /// answer is the dossier's new version.
    /// </remarks>
    /// <param name="reference">The dossier's.</param>
    /// <param name="id">The item's.</param>
    public static async Task<Versioned<Evidence>> AmendEvidence(
        string reference, string id, Body<EvidenceCorrection> body, Wire.Dossiers.DossiersClient client, HttpContext context)
    {
        var request = new Wire.AmendEvidenceRequest
        {
            Reference = reference,
            ExpectedVersion = context.ExpectedVersion(),
            Id = id,
            Evidence = body.Value.ToWire(),
            Reason = body.Value.Reason,
        };
        var reply = await client.AmendEvidenceAsync(request, context.Command());
        return new(reply.Evidence.ToEvidence(), reply.DossierVersion);
    }

    /// <summary>Corrects what is said of an actor.</summary>
    /// <remarks>
    /// All of it is replaced by what is sent. What was said before stays on record. The ETag of the answer is the dossier's new
    /// version.
    /// </remarks>
    /// <param name="reference">The dossier's.</param>
    /// <param name="id">The actor's.</param>
    public static async Task<Versioned<Actor>> AmendActor(
        string reference, string id, Body<ActorCorrection> body, Wire.Dossiers.DossiersClient client, HttpContext context)
    {
        var request = new Wire.AmendActorRequest
        {
            Reference = reference,
            ExpectedVersion = context.ExpectedVersion(),
            Id = id,
            Actor = body.Value.ToWire(),
            Reason = body.Value.Reason,
        };
        var reply = await client.AmendActorAsync(request, context.Command());
        return new(reply.Actor.ToActor(), reply.DossierVersion);
    }

    /// <summary>Puts an incident, an item of evidence or an actor elsewhere among those of its kind.</summary>
    /// <remarks>
    /// Events stand in the order of time, and are not moved. The ETag of the answer is the dossier's new version.
    /// </remarks>
    /// <param name="reference">The dossier's.</param>
    /// <param name="id">The item's.</param>
    public static async Task<Versioned<DossierChange>> MoveItem(
        string reference, string id, Body<NewPlace> body, Wire.Dossiers.DossiersClient client, HttpContext context)
    {
        var request = body.Value.ToWire(reference, id, context.ExpectedVersion());
        var reply = await client.MoveItemAsync(request, context.Command());
        return new(reply.Change.ToChange(), reply.DossierVersion);
    }

    /// <summary>Withdraws an incident, an item of evidence, an actor or an event from a dossier.</summary>
    /// <remarks>
    /// It is not in the dossier any more, and stays on record. What other items name is not withdrawn before they are corrected.
    /// The ETag of the answer is the dossier's new version.
    /// </remarks>
    /// <param name="reference">The dossier's.</param>
    /// <param name="id">The item's.</param>
    public static async Task<Versioned<DossierChange>> WithdrawItem(
        string reference, string id, Body<NewWithdrawal> body, Wire.Dossiers.DossiersClient client, HttpContext context)
    {
        var request = new Wire.WithdrawItemRequest
        {
            Reference = reference,
            ExpectedVersion = context.ExpectedVersion(),
            Id = id,
            Reason = body.Value.Reason,
        };
        var reply = await client.WithdrawItemAsync(request, context.Command());
        return new(reply.Change.ToChange(), reply.DossierVersion);
    }

    /// <summary>Withdraws a dossier that was opened by mistake.</summary>
    /// <remarks>It stays on record as it is, and takes nothing more. A concluded dossier is not withdrawn.</remarks>
    /// <param name="reference">The dossier's.</param>
    public static async Task<Versioned<Dossier>> WithdrawDossier(
        string reference, Body<NewWithdrawal> body, Wire.Dossiers.DossiersClient client, HttpContext context)
        => Answer(await client.WithdrawDossierAsync(
            body.Value.ToWire(reference, context.ExpectedVersion()), context.Command()));

    /// <summary>Opens a dossier that is to take the place of a concluded one, with all that is in it.</summary>
    /// <remarks>
    /// The concluded one is not opened again, and stays as it is. The other one takes its place from its own conclusion on.
    /// </remarks>
    /// <param name="reference">The concluded dossier's.</param>
    public static async Task<CreatedVersion<Dossier>> Supersede(
        string reference, Body<NewSuccessor> body, Wire.Dossiers.DossiersClient client, HttpContext context)
    {
        var successor = await client.SupersedeDossierAsync(
            body.Value.ToWire(reference, context.ExpectedVersion()), context.Command());
        return new(DossierEndpoints.AddressOf(successor.Reference), successor.ToDossier(), successor.Version);
    }

    private static Versioned<Dossier> Answer(Wire.Dossier dossier) => new(dossier.ToDossier(), dossier.Version);
}
