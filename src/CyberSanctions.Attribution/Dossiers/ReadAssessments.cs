using CyberSanctions.Attribution.Assessing;
using CyberSanctions.Attribution.Items;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Paging;
using Grpc.Core;

namespace CyberSanctions.Attribution.Dossiers;

/// <content>What is judged of a dossier's facts. NOT_FOUND; INVALID_ARGUMENT: a foreign cursor, a size above 200.</content>
internal sealed partial class DossiersGrpcService
{
    private const int MostHypotheses = 50;
    private const int MostRows = 1_000;

    /// <summary>One relation between two actors.</summary>
    public override async Task<Relation> GetRelation(GetRelationRequest request, ServerCallContext context)
    {
        var id = DossierRules.IdOf(request.Reference, request.Id);
        await using var connection = await OpenAsync(request.Reference, context);
        return await FindAsync(connection, ItemTables.Relations, request.Reference, id, context)
            ?? throw Refusal.NotFound("relation", request.Id);
    }

    /// <summary>The relations between the actors of a dossier.</summary>
    public override async Task<ListRelationsReply> ListRelations(ListRelationsRequest request, ServerCallContext context)
    {
        var page = PageOf("relations", request.Reference, request.Page);
        await using var connection = await OpenAsync(request.Reference, context);
        var rows = ItemTables.Relations.ListAsync(connection, request.Reference, page, Principal.Of(context).Clearance);
        var (relations, nextCursor) = await page.CutAsync(rows, context.CancellationToken);
        return new ListRelationsReply { Relations = { relations }, NextCursor = nextCursor };
    }

    /// <summary>One hypothesis.</summary>
    public override async Task<Hypothesis> GetHypothesis(GetHypothesisRequest request, ServerCallContext context)
    {
        var id = DossierRules.IdOf(request.Reference, request.Id);
        await using var connection = await OpenAsync(request.Reference, context);
        return await FindAsync(connection, ItemTables.Hypotheses, request.Reference, id, context)
            ?? throw Refusal.NotFound("hypothesis", request.Id);
    }

    /// <summary>The hypotheses of a dossier.</summary>
    public override async Task<ListHypothesesReply> ListHypotheses(ListHypothesesRequest request, ServerCallContext context)
    {
        var page = PageOf("hypotheses", request.Reference, request.Page);
        await using var connection = await OpenAsync(request.Reference, context);
        var rows = ItemTables.Hypotheses.ListAsync(connection, request.Reference, page, Principal.Of(context).Clearance);
        var (hypotheses, nextCursor) = await page.CutAsync(rows, context.CancellationToken);
        return new ListHypothesesReply { Hypotheses = { hypotheses }, NextCursor = nextCursor };
    }

    /// <summary>One State that is held to be responsible, and why.</summary>
    public override async Task<StateResponsibility> GetResponsibility(
        GetResponsibilityRequest request, ServerCallContext context)
    {
        var id = DossierRules.IdOf(request.Reference, request.Id);
        await using var connection = await OpenAsync(request.Reference, context);
        return await FindAsync(connection, ItemTables.Responsibilities, request.Reference, id, context)
            ?? throw Refusal.NotFound("responsibility", request.Id);
    }

    /// <summary>The States that are held to be responsible, and why.</summary>
    public override async Task<ListResponsibilitiesReply> ListResponsibilities(
        ListResponsibilitiesRequest request, ServerCallContext context)
    {
        var page = PageOf("responsibilities", request.Reference, request.Page);
        await using var connection = await OpenAsync(request.Reference, context);
        var rows = ItemTables.Responsibilities.ListAsync(
            connection, request.Reference, page, Principal.Of(context).Clearance);
        var (responsibilities, nextCursor) = await page.CutAsync(rows, context.CancellationToken);
        return new ListResponsibilitiesReply { Responsibilities = { responsibilities }, NextCursor = nextCursor };
    }

    /// <summary>The hypotheses beside the evidence: what speaks for and against each, and what tells them apart.</summary>
    public override async Task<Matrix> GetMatrix(GetMatrixRequest request, ServerCallContext context)
    {
        DossierRules.Naming(request.Reference).Throw();
        await using var connection = await OpenAsync(request.Reference, context);
        var clearance = Principal.Of(context).Clearance;
        var hypotheses = await ItemTables.Hypotheses
            .ListAsync(connection, request.Reference, new Page("", null, MostHypotheses - 1), clearance)
            .Select(row => row.Item).ToListAsync(context.CancellationToken);
        var evidence = await ItemTables.Evidence
            .ListAsync(connection, request.Reference, new Page("", null, MostRows - 1), clearance)
            .Select(row => row.Item).ToListAsync(context.CancellationToken);
        return CompetingHypotheses.Of(hypotheses, evidence);
    }
}
