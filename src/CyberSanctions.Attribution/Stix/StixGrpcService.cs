using System.Data;
using System.Globalization;
using CyberSanctions.Attribution.Dossiers;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Identity;
using Google.Protobuf;
using Grpc.Core;
using Npgsql;

namespace CyberSanctions.Attribution.Stix;

/// <summary>
/// The service <c>Stix</c> of <c>attribution/v1/stix.proto</c>: dossiers as bundles of STIX 2.1. What the caller may not see does
/// not go
/// out.
/// </summary>
internal sealed partial class StixGrpcService(Commands commands, NpgsqlDataSource database, TimeProvider time)
    : Contracts.Attribution.V1.Stix.StixBase
{
    // Small enough for the heap of small things; what is sent is not copied.
    private const int Sent = 64 * 1024;

    /// <summary>A dossier as a bundle. NOT_FOUND.</summary>
    public override async Task ExportBundle(
        ExportBundleRequest request, IServerStreamWriter<BundlePart> responseStream, ServerCallContext context)
    {
        DossierRules.Naming(request.Reference).Throw();
        var bundle = await WriteAsync(request.Reference, Principal.Of(context), context.CancellationToken);
        for (var at = 0; at < bundle.Length; at += Sent)
        {
            var part = UnsafeByteOperations.UnsafeWrap(bundle.AsMemory(at, Math.Min(Sent, bundle.Length - at)));
            await responseStream.WriteAsync(new BundlePart { Json = part }, context.CancellationToken);
        }
    }

    // All of it as it was at one moment.
    private async Task<byte[]> WriteAsync(string reference, Principal principal, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        var dossier = DossierRules.RequireExisting(principal, reference, await DossierTable.FindAsync(connection, reference));
        return BundleWriter.Write(
            dossier,
            await StixTable.TimesAsync(connection, transaction, reference),
            await StixTable.ItemsAsync(connection, transaction, reference, principal.Clearance),
            await StixTable.ObjectsAsync(connection, transaction, reference, principal.Clearance));
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
