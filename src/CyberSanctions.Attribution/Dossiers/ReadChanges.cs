using CyberSanctions.Attribution.Changes;
using CyberSanctions.Attribution.Contributors;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Paging;
using Grpc.Core;
using Npgsql;

namespace CyberSanctions.Attribution.Dossiers;

/// <content>What made the versions of a dossier, and in what they differ.</content>
internal sealed partial class DossiersGrpcService
{
    /// <summary>What made each version. NOT_FOUND; INVALID_ARGUMENT: a foreign cursor, a size above 200.</summary>
    public override async Task<ListDossierChangesReply> ListDossierChanges(
        ListDossierChangesRequest request, ServerCallContext context)
    {
        DossierRules.Naming(request.Reference).Reference("item_id", request.ItemId, required: false).Throw();
        var page = Page.Of($"changes {request.Reference} {request.ItemId}", request.Page);
        await using var connection = await OpenAsync(request.Reference, context);
        var (changes, nextCursor) = await ChangeTable.ListAsync(
            connection, request.Reference, ItemOf(request.Reference, request.ItemId), page, Principal.Of(context).Clearance);
        return new ListDossierChangesReply { Changes = { changes }, NextCursor = nextCursor };
    }

    /// <summary>
    /// In what one version differs from another. NOT_FOUND: no such dossier, or no such version; INVALID_ARGUMENT: the later
    /// one is not the later one, a foreign cursor, a size above 200.
    /// </summary>
    public override async Task<CompareVersionsReply> CompareVersions(CompareVersionsRequest request, ServerCallContext context)
    {
        DossierRules.Naming(request.Reference)
            .Version("from", request.From)
            .Version("to", request.To)
            .That(request.To == 0 || request.From <= request.To, "to", "Must not be an earlier version than `from`.")
            .Throw();
        var page = Page.Of($"differences {request.Reference}", request.Page);
        await using var connection = await OpenAsync(request.Reference, context);
        var clearance = Principal.Of(context).Clearance;
        var from = request.From > 0 ? request.From : 1;
        var to = request.To > 0 ? request.To : (await DossierTable.FindAsync(connection, request.Reference))!.Version;
        foreach (var version in (long[])[from, to])
        {
            await RequireVersionAsync(connection, request.Reference, version, clearance);
        }

        var reply = new CompareVersionsReply { From = from, To = to };
        if (page.Last is null && await DifferenceTable.HeaderAsync(connection, request.Reference, from, to) is { } header)
        {
            reply.Differences.Add(header);
        }

        var rows = DifferenceTable.ItemsAsync(connection, request.Reference, from, to, page, clearance);
        var (differences, nextCursor) = await page.CutAsync(rows, context.CancellationToken);
        reply.Differences.AddRange(differences);
        reply.NextCursor = nextCursor;
        return reply;
    }

    /// <summary>Who has worked on the dossier. NOT_FOUND; INVALID_ARGUMENT: a foreign cursor, a size above 200.</summary>
    public override async Task<ListContributorsReply> ListContributors(ListContributorsRequest request, ServerCallContext context)
    {
        var page = PageOf("contributors", request.Reference, request.Page);
        await using var connection = await OpenAsync(request.Reference, context);
        var (contributors, nextCursor) = await ContributorTable.ListAsync(
            connection, request.Reference, page, Principal.Of(context).Clearance);
        return new ListContributorsReply { Contributors = { contributors }, NextCursor = nextCursor };
    }

    private static async Task RequireVersionAsync(
        NpgsqlConnection connection, string reference, long version, Handling clearance)
    {
        if (!await ChangeTable.HasVersionAsync(connection, reference, version, clearance))
        {
            throw Refusal.NotFound("version", $"{version}");
        }
    }
}
