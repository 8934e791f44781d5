using CyberSanctions.Attribution.Custody;
using CyberSanctions.Contracts.Attribution.V1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace CyberSanctions.Attribution.EvidenceFiles;

/// <content>What is done with evidence besides bringing and fetching it.</content>
internal sealed partial class EvidenceStoreGrpcService
{
    /// <summary>Records that evidence was given to somebody. NOT_FOUND: no such item, <c>no-content</c>.</summary>
    public override Task<CustodyEntry> ShareEvidence(ShareEvidenceRequest request, ServerCallContext context)
    {
        EvidenceFileRules.Reasoning(request.Reference, request.Id, request.Reason)
            .Line("recipient", request.Recipient, 500)
            .Throw();
        return commands.RunAsync(request, context, async change =>
        {
            var (dossier, evidence) = await LockAsync(change, context, request.Reference, request.Id);
            var content = await RequireContentAsync(change.Connection, evidence);
            var entry = Entry(CustodyKind.Shared, evidence, content.Size, request.Reason);
            entry.Recipient = request.Recipient;
            return await CustodyTable.RecordAsync(change, dossier, entry);
        });
    }

    /// <summary>Hashes content again. NOT_FOUND: no such item, <c>no-content</c>.</summary>
    public override async Task<CustodyEntry> RehashContent(RehashContentRequest request, ServerCallContext context)
    {
        EvidenceFileRules.Reasoning(request.Reference, request.Id, request.Reason).Throw();
        while (true)
        {
            var (dossier, evidence, content) = await FindAsync(request, context);

            // Beforehand: what takes long is done in no transaction.
            var (outcome, found) = await rehashing.HashAsync(content, context.CancellationToken);
            var entry = await commands.RunAsync(request, context, async change => await rehashing.RecordAsync(
                change,
                content,
                outcome,
                found,
                (dossier, Entry(CustodyKind.Rehashed, evidence, content.Size, request.Reason))) ?? new CustodyEntry());
            if (entry.Number > 0)
            {
                return entry;
            }
        }
    }

    /// <summary>
    /// Decides on the release of evidence. NOT_FOUND: no such item, <c>no-content</c>; FAILED_PRECONDITION:
    /// <c>extract-above-evidence</c>, <c>content-damaged</c>.
    /// </summary>
    public override Task<CustodyEntry> DecideRelease(DecideReleaseRequest request, ServerCallContext context)
    {
        ReleaseRules.Check(request).Throw();
        return commands.RunAsync(request, context, async change =>
        {
            var (dossier, evidence) = await LockAsync(change, context, request.Reference, request.Id);
            ReleaseRules.RequireFitting(request, evidence);
            var content = await RequireContentAsync(change.Connection, evidence);
            if (content.DamagedAt is not null && request.Released)
            {
                throw Damaged(evidence.Id);
            }

            var entry = Entry(CustodyKind.Released, evidence, content.Size, request.Reason);
            entry.Release = new ReleaseDecision
            {
                Released = request.Released,
                Extract = request.Extract,
                Handling = request.Handling,
                DecidedBy = change.Actor,
                DecidedAt = change.Now.ToTimestamp(),
            };
            return await CustodyTable.RecordAsync(change, dossier, entry);
        });
    }

    private async Task<(Dossier Dossier, Evidence Evidence, StoredContent Content)> FindAsync(
        RehashContentRequest request, ServerCallContext context)
    {
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        var (dossier, evidence) = await RequireAsync(connection, context, request.Reference, request.Id);
        var content = await RequireContentAsync(connection, evidence);
        return (dossier, evidence, new StoredContent(content.Sha256, content.Upload, content.Size));
    }
}
