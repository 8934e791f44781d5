using CyberSanctions.Attribution.Finding;
using CyberSanctions.Attribution.Views;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Validation;
using Grpc.Core;

namespace CyberSanctions.Attribution.Dossiers;

/// <content>A person's own filters. What somebody looks for is theirs: it goes into no journal, which is kept for ever.</content>
internal sealed partial class DossiersGrpcService
{
    /// <summary>Keeps a filter. ALREADY_EXISTS: <c>view-name-taken</c>; FAILED_PRECONDITION: <c>views-full</c>.</summary>
    public override Task<DossierView> SaveDossierView(SaveDossierViewRequest request, ServerCallContext context)
    {
        ViewRules.Check(new Checks(), request.Name, request.Filter).Throw();
        return commands.RunAsync(request, context, async change =>
        {
            await ViewTable.LockAsync(change);
            var id = Guid.CreateVersion7(new DateTimeOffset(change.Now));
            await RequireWordsAsync(change, request.Filter);
            ViewRules.RequireFree(await ViewTable.HolderAsync(change, request.Name, id));
            ViewRules.RequireRoom(await ViewTable.CountAsync(change));
            return await ViewTable.InsertAsync(change, id, request.Name, request.Filter);
        });
    }

    /// <summary>One of the caller's views. NOT_FOUND, also of somebody else's.</summary>
    public override async Task<DossierView> GetDossierView(GetDossierViewRequest request, ServerCallContext context)
    {
        ViewRules.Naming(request.Id).Throw();
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        return await RequireViewAsync(connection, Principal.Of(context).Subject, request.Id, expectedVersion: 0);
    }

    /// <summary>All of the caller's views, by name.</summary>
    public override async Task<ListDossierViewsReply> ListDossierViews(
        ListDossierViewsRequest request, ServerCallContext context)
    {
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        return new ListDossierViewsReply { Views = { await ViewTable.ListAsync(connection, Principal.Of(context).Subject) } };
    }

    /// <summary>
    /// Puts a name and a filter in the place of what a view was. NOT_FOUND; ALREADY_EXISTS: <c>view-name-taken</c>; ABORTED:
    /// <c>stale-version</c>.
    /// </summary>
    public override Task<DossierView> ChangeDossierView(ChangeDossierViewRequest request, ServerCallContext context)
    {
        ViewRules.Check(
            ViewRules.Naming(request.Id).Version("expected_version", request.ExpectedVersion),
            request.Name,
            request.Filter).Throw();
        return commands.RunAsync(request, context, async change =>
        {
            await ViewTable.LockAsync(change);
            await RequireWordsAsync(change, request.Filter);
            var view = await RequireViewAsync(change.Connection, change.Actor, request.Id, request.ExpectedVersion);
            var id = Guid.Parse(view.Id);
            ViewRules.RequireFree(await ViewTable.HolderAsync(change, request.Name, id));
            return await ViewTable.UpdateAsync(change, id, request.Name, request.Filter);
        });
    }

    /// <summary>Deletes a view. NOT_FOUND; ABORTED: <c>stale-version</c>.</summary>
    public override Task<DeleteDossierViewReply> DeleteDossierView(DeleteDossierViewRequest request, ServerCallContext context)
    {
        ViewRules.Naming(request.Id).Version("expected_version", request.ExpectedVersion).Throw();
        return commands.RunAsync(request, context, async change =>
        {
            await ViewTable.LockAsync(change);
            var view = await RequireViewAsync(change.Connection, change.Actor, request.Id, request.ExpectedVersion);
            await ViewTable.DeleteAsync(change, Guid.Parse(view.Id));
            return new DeleteDossierViewReply();
        });
    }

    private static async Task<DossierView> RequireViewAsync(
        Npgsql.NpgsqlConnection connection, string owner, string id, long expectedVersion)
        => ViewRules.Require(
            id,
            Guid.TryParseExact(id, "D", out var guid) && guid.ToString() == id
                ? await ViewTable.FindAsync(connection, owner, guid)
                : null,
            expectedVersion);

    // What cannot be looked for is not kept.
    private static Task RequireWordsAsync(Change change, DossierFilter filter)
        => Sought.ReadAsync(change.Connection, ViewRules.Filter, filter, similar: false);
}
