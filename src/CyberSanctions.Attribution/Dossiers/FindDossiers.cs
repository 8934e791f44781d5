using CyberSanctions.Attribution.Finding;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Searching;
using CyberSanctions.ServiceDefaults.Validation;
using Grpc.Core;

namespace CyberSanctions.Attribution.Dossiers;

/// <content>Dossiers are found again.</content>
internal sealed partial class DossiersGrpcService
{
    private const string What = "dossiers";
    private const string Where = "where";

    /// <summary>
    /// Newest first, contents not counted. INVALID_ARGUMENT: a cursor of something else, also of another filter, a size above
    /// 200, a filter in which there is nothing to look for.
    /// </summary>
    public override async Task<ListDossiersReply> ListDossiers(ListDossiersRequest request, ServerCallContext context)
    {
        var filter = request.Where ?? new DossierFilter();
        FilterRules.Check(new Checks(), Where, filter).Throw();
        var page = SearchPage.Of(What, filter, request.Page);
        var principal = Principal.Of(context);
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        var sought = await Sought.ReadAsync(connection, Where, filter, page.Similar);
        var (counts, rows) = await FindingTable.FindAsync(connection, filter, sought, page.Page, principal);

        // Only if there is nothing that the caller may see: what others said is no reason to look no further.
        if (counts.Total == 0 && sought.IsSpelt && page.Page.Last is null)
        {
            page = page.Nearly(What, filter);
            sought = await Sought.ReadAsync(connection, Where, filter, page.Similar);
            (counts, rows) = await FindingTable.FindAsync(connection, filter, sought, page.Page, principal);
        }

        var (shown, nextCursor) = page.Page.Cut(rows, row => row.Ordinal);
        return new ListDossiersReply
        {
            Dossiers = { await FindingTable.PlacedAsync(connection, shown, sought) },
            NextCursor = nextCursor,
            Counts = counts,
            Similar = page.Similar && counts.Total > 0,
        };
    }
}
