using CyberSanctions.Attribution.Finding;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Paging;
using CyberSanctions.ServiceDefaults.Validation;
using Grpc.Core;

namespace CyberSanctions.Attribution.Dossiers;

/// <content>Dossiers are found again.</content>
internal sealed partial class DossiersGrpcService
{
    private const string Where = "where";

    /// <summary>
    /// Newest first, contents not counted. INVALID_ARGUMENT: a cursor of something else, also of another filter, a size above
    /// 200, a filter in which there is nothing to look for.
    /// </summary>
    public override async Task<ListDossiersReply> ListDossiers(ListDossiersRequest request, ServerCallContext context)
    {
        var filter = request.Where ?? new DossierFilter();
        FilterRules.Check(new Checks(), Where, filter).Throw();
        var (page, similar) = PageOf(filter, request.Page ?? new());
        var principal = Principal.Of(context);
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        var sought = await Sought.ReadAsync(connection, Where, filter, similar);
        var (counts, rows) = await FindingTable.FindAsync(connection, filter, sought, page, principal);

        // Only if there is nothing that the caller may see: what others said is no reason to look no further.
        if (counts.Total == 0 && sought.IsSpelt && page.Last is null)
        {
            (page, similar) = (page with { What = WhatOf(filter, similar: true) }, true);
            sought = await Sought.ReadAsync(connection, Where, filter, similar);
            (counts, rows) = await FindingTable.FindAsync(connection, filter, sought, page, principal);
        }

        var (shown, nextCursor) = page.Cut(rows, row => row.Ordinal);
        return new ListDossiersReply
        {
            Dossiers = { await FindingTable.PlacedAsync(connection, shown, sought) },
            NextCursor = nextCursor,
            Counts = counts,
            Similar = similar && counts.Total > 0,
        };
    }

    // Where the first page came to be by similar words, so do those after it: their cursors say that.
    private static (Page Page, bool Similar) PageOf(DossierFilter filter, Contracts.Common.V1.PageRequest request)
    {
        var similar = Cursor.TryDecode(WhatOf(filter, similar: true), request.Cursor, stackalloc byte[sizeof(long)]);
        return (Page.Of(WhatOf(filter, similar), request), similar);
    }

    private static string WhatOf(DossierFilter filter, bool similar)
        => $"dossiers{(similar ? " nearly" : "")}{(filter.CalculateSize() > 0 ? $" {filter}" : "")}";
}
