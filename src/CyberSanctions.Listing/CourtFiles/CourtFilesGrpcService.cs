using System.Data;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Consuming;
using CyberSanctions.Journal.Reading;
using CyberSanctions.Listing.Proposals;
using CyberSanctions.ServiceDefaults.Identity;
using Google.Protobuf;
using Grpc.Core;
using Npgsql;

namespace CyberSanctions.Listing.CourtFiles;

/// <summary>
/// The service <c>CourtFiles</c> of <c>listing/v1/court_files.proto</c>. A proposal marked above the caller's clearance is
/// NOT_FOUND.
/// </summary>
internal sealed partial class CourtFilesGrpcService(
    NpgsqlDataSource database,
    CourtFileBytes bytes,
    CourtFileSigner signer,
    JournalReader journal,
    Bell bell,
    [FromKeyedServices("evidence")] Upstream evidence,
    [FromKeyedServices("council")] Upstream voting,
    [FromKeyedServices("lists")] Upstream lists,
    [FromKeyedServices("due-process")] Upstream acts,
    TimeProvider time)
    : Contracts.Listing.V1.CourtFiles.CourtFilesBase
{
    /// <summary>The keys of manifests.</summary>
    public override Task<ListCourtFileKeysReply> ListCourtFileKeys(ListCourtFileKeysRequest request, ServerCallContext context)
        => Task.FromResult(new ListCourtFileKeysReply
        {
            Keys =
            {
                signer.Published.Select(
                    key => new CourtFileKey { KeyId = key.Id, PublicKey = ByteString.CopyFrom([.. key.Spki]) }),
            },
        });

    // What one may not see exists no sooner for somebody who asks while another service is away.
    private async Task<Proposal> FindAsync(string reference, ServerCallContext context)
    {
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        return ProposalRules.RequireExisting(
            Principal.Of(context), reference, await ProposalTable.LoadAsync(connection, transaction: null, reference));
    }

    // What had happened in the other services when this was asked is known here then: a release that was withdrawn, a ballot,
    // what an act did to the list.
    private async Task HearAsync(Proposal proposal, CancellationToken cancel)
    {
        if (proposal.Reasons.Count > 0)
        {
            await evidence.CaughtUpAsync(cancel);
        }

        if (proposal.ActReference.Length > 0)
        {
            await voting.CaughtUpAsync(cancel);
        }

        if (proposal.State == ProposalState.Submitted || proposal.State == ProposalState.Adopted
            || proposal.Kind != OperationKind.List)
        {
            await lists.CaughtUpAsync(cancel);
            await acts.CaughtUpAsync(cancel);
        }
    }

    private async Task<CaseFile> ReadAsync(string reference, ServerCallContext context)
    {
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        await using var snapshot = await connection.BeginTransactionAsync(
            IsolationLevel.RepeatableRead, context.CancellationToken);
        var reader = Principal.Of(context);
        var proposal = ProposalRules.RequireExisting(
            reader, reference, await ProposalTable.LoadAsync(connection, snapshot, reference));
        return await CaseReading.ReadAsync(connection, snapshot, proposal, reader, time.GetUtcNow().UtcDateTime);
    }
}
