using CyberSanctions.Attribution.Dossiers;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Reading;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using Grpc.Core;
using Npgsql;

namespace CyberSanctions.Attribution.Partners;

/// <summary>
/// The service <c>Partners</c> of <c>attribution/v1/partner.proto</c>. What is not there for the caller is NOT_FOUND: for an
/// officer what belongs to a dossier above the clearance, for a partner all but what is shared with it now.
/// </summary>
internal sealed partial class PartnersGrpcService(Commands commands, NpgsqlDataSource database, Bell bell, TimeProvider time)
    : Contracts.Attribution.V1.Partners.PartnersBase
{
    private const int LongestReason = 2_000;

    // In Brussels: on its last day a share is there until midnight.
    private DateOnly Today => LivedDates.Today(time);

    private static async Task<Dossier> LockAsync(Change change, ServerCallContext context, string reference)
        => DossierRules.RequireExisting(Principal.Of(context), reference, await DossierTable.LockAsync(change, reference));

    private static Guid? IdOf(string id) => Guid.TryParseExact(id, "D", out var guid) && guid.ToString() == id ? guid : null;

    private async Task<(Guid Id, Share Share)> RequireShareAsync(NpgsqlConnection connection, string reference, string id)
        => DossierRules.IdOf(reference, id) is { } known && await ShareTable.FindAsync(connection, reference, known) is { } row
            ? (known, row.ToShare(Today))
            : throw Refusal.NotFound("share", id);

    // As it is since, answered and in the journal.
    private async Task<Share> ChangedAsync(Change change, string reference, Guid id)
    {
        var share = (await ShareTable.FindAsync(change.Connection, reference, id))!.ToShare(Today);
        await change.AppendAsync(new ShareChanged { Share = share }, reference);
        return share;
    }
}
