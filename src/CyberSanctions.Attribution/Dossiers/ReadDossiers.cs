using CyberSanctions.Attribution.EvidenceFiles;
using CyberSanctions.Attribution.Items;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Paging;
using Google.Protobuf;
using Grpc.Core;
using Npgsql;

namespace CyberSanctions.Attribution.Dossiers;

internal sealed partial class DossiersGrpcService
{
    /// <summary>A dossier, and how much is in it of what the caller may see. NOT_FOUND.</summary>
    public override async Task<Dossier> GetDossier(GetDossierRequest request, ServerCallContext context)
    {
        DossierRules.Naming(request.Reference).Throw();
        var principal = Principal.Of(context);
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        return DossierRules.RequireExisting(
            principal, request.Reference, await DossierTable.CountedAsync(connection, request.Reference, principal.Clearance));
    }

    /// <summary>One incident of a dossier. NOT_FOUND.</summary>
    public override async Task<Incident> GetIncident(GetIncidentRequest request, ServerCallContext context)
    {
        var id = DossierRules.IdOf(request.Reference, request.Id);
        await using var connection = await OpenAsync(request.Reference, context);
        return await FindAsync(connection, ItemTables.Incidents, request.Reference, id, context)
            ?? throw Refusal.NotFound("incident", request.Id);
    }

    /// <summary>The incidents of a dossier. NOT_FOUND; INVALID_ARGUMENT: a foreign cursor, a size above 200.</summary>
    public override async Task<ListIncidentsReply> ListIncidents(ListIncidentsRequest request, ServerCallContext context)
    {
        var page = PageOf("incidents", request.Reference, request.Page);
        await using var connection = await OpenAsync(request.Reference, context);
        var rows = ItemTables.Incidents.ListAsync(connection, request.Reference, page, Principal.Of(context).Clearance);
        var (incidents, nextCursor) = await page.CutAsync(rows, context.CancellationToken);
        return new ListIncidentsReply { Incidents = { incidents }, NextCursor = nextCursor };
    }

    /// <summary>One evidence item of a dossier. NOT_FOUND, also when it is marked above the caller's clearance.</summary>
    public override async Task<Evidence> GetEvidence(GetEvidenceRequest request, ServerCallContext context)
    {
        var id = DossierRules.IdOf(request.Reference, request.Id);
        await using var connection = await OpenAsync(request.Reference, context);
        var evidence = await FindAsync(connection, ItemTables.Evidence, request.Reference, id, context)
            ?? throw Refusal.NotFound("evidence", request.Id);
        await HeldEvidence.FillAsync(connection, Principal.Of(context).Clearance, [evidence], extracts: true);
        return evidence;
    }

    /// <summary>
    /// The evidence of a dossier that the caller may see. NOT_FOUND; INVALID_ARGUMENT: a foreign cursor, a size above 200.
    /// </summary>
    public override async Task<ListEvidenceReply> ListEvidence(ListEvidenceRequest request, ServerCallContext context)
    {
        var page = PageOf("evidence", request.Reference, request.Page);
        await using var connection = await OpenAsync(request.Reference, context);
        var rows = ItemTables.Evidence.ListAsync(connection, request.Reference, page, Principal.Of(context).Clearance);
        var (evidence, nextCursor) = await page.CutAsync(rows, context.CancellationToken);
        await HeldEvidence.FillAsync(connection, Principal.Of(context).Clearance, evidence, extracts: false);
        return new ListEvidenceReply { Evidence = { evidence }, NextCursor = nextCursor };
    }

    /// <summary>One actor named in a dossier. NOT_FOUND.</summary>
    public override async Task<Actor> GetActor(GetActorRequest request, ServerCallContext context)
    {
        var id = DossierRules.IdOf(request.Reference, request.Id);
        await using var connection = await OpenAsync(request.Reference, context);
        return await FindAsync(connection, ItemTables.Actors, request.Reference, id, context)
            ?? throw Refusal.NotFound("actor", request.Id);
    }

    /// <summary>The actors named in a dossier. NOT_FOUND; INVALID_ARGUMENT: a foreign cursor, a size above 200.</summary>
    public override async Task<ListActorsReply> ListActors(ListActorsRequest request, ServerCallContext context)
    {
        var page = PageOf("actors", request.Reference, request.Page);
        await using var connection = await OpenAsync(request.Reference, context);
        var rows = ItemTables.Actors.ListAsync(connection, request.Reference, page, Principal.Of(context).Clearance);
        var (actors, nextCursor) = await page.CutAsync(rows, context.CancellationToken);
        return new ListActorsReply { Actors = { actors }, NextCursor = nextCursor };
    }

    private static async Task<T?> FindAsync<T>(
        NpgsqlConnection connection, ItemTable<T> table, string reference, Guid? id, ServerCallContext context)
        where T : class, IMessage<T>
        => id is { } known ? await table.FindAsync(connection, reference, known, Principal.Of(context).Clearance) : null;

    private static Page PageOf(string what, string reference, Contracts.Common.V1.PageRequest? page)
    {
        DossierRules.Naming(reference).Throw();
        return Page.Of($"{what} {reference}", page);
    }

    // A connection on which to read what is in a dossier, once it is clear that the dossier is there for the caller.
    private async Task<NpgsqlConnection> OpenAsync(string reference, ServerCallContext context)
    {
        var connection = await database.OpenConnectionAsync(context.CancellationToken);
        try
        {
            DossierRules.RequireExisting(Principal.Of(context), reference, await DossierTable.FindAsync(connection, reference));
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
