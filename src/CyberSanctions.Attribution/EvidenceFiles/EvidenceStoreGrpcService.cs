using CyberSanctions.Attribution.Custody;
using CyberSanctions.Attribution.Dossiers;
using CyberSanctions.Attribution.Exercises;
using CyberSanctions.Attribution.Items;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Reading;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using Grpc.Core;
using Microsoft.Extensions.Options;
using Npgsql;

namespace CyberSanctions.Attribution.EvidenceFiles;

/// <summary>
/// The service <c>EvidenceStore</c> of <c>attribution/v1/evidence_store.proto</c>. What the caller may not see is NOT_FOUND.
/// </summary>
internal sealed partial class EvidenceStoreGrpcService(
    Commands commands,
    NpgsqlDataSource database,
    ContentReader contents,
    Rehashing rehashing,
    UploadSweeper sweeper,
    CustodySigner signer,
    JournalReader journal,
    Bell bell,
    IOptions<EvidenceSettings> settings,
    TimeProvider time)
    : EvidenceStore.EvidenceStoreBase
{
    // An item of evidence that is in a dossier, both as they are.
    private static async Task<(Dossier Dossier, Evidence Evidence)> RequireAsync(
        NpgsqlConnection connection, ServerCallContext context, string reference, string id)
    {
        var principal = Principal.Of(context);
        var dossier = DossierRules.RequireExisting(principal, reference, await DossierTable.FindAsync(connection, reference));
        return (dossier, await RequireEvidenceAsync(connection, principal, reference, id));
    }

    // The same, and the dossier is locked until the change ends.
    private static async Task<(Dossier Dossier, Evidence Evidence)> LockAsync(
        Change change, ServerCallContext context, string reference, string id)
    {
        var principal = Principal.Of(context);
        var dossier = DossierRules.RequireExisting(principal, reference, await DossierTable.LockAsync(change, reference));
        await Turns.RequireAsync(change, dossier);
        return (dossier, await RequireEvidenceAsync(change.Connection, principal, reference, id));
    }

    private static async Task<Evidence> RequireEvidenceAsync(
        NpgsqlConnection connection, Principal principal, string reference, string id)
        => DossierRules.IdOf(reference, id) is { } known
            && await ItemTables.Evidence.FindAsync(connection, reference, known, principal.Clearance) is { } found
            ? found
            : throw Refusal.NotFound("evidence", id);

    private static async Task<ContentRow> RequireContentAsync(NpgsqlConnection connection, Evidence evidence)
        => await ContentTable.FindAsync(connection, evidence)
            ?? throw EvidenceFileRefusals.NoContent.Because($"Nobody has uploaded the content of {evidence.Id}.");

    private static CustodyEntry Entry(CustodyKind kind, Evidence evidence, long size, string reason = "") => new()
    {
        Kind = kind,
        ItemId = evidence.Id,
        Sha256 = evidence.Sha256,
        Size = size,
        Reason = reason,
    };
}
