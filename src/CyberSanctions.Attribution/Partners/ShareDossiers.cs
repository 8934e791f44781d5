using CyberSanctions.Attribution.Custody;
using CyberSanctions.Attribution.EvidenceFiles;
using CyberSanctions.Attribution.Exercises;
using CyberSanctions.Attribution.Items;
using CyberSanctions.Attribution.Responses;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Errors;
using Grpc.Core;

namespace CyberSanctions.Attribution.Partners;

/// <content>Shares are proposed by one person and approved by another, and end.</content>
internal sealed partial class PartnersGrpcService
{
    /// <summary>
    /// Proposes a share. NOT_FOUND; INVALID_ARGUMENT: no such version, no such item in it; FAILED_PRECONDITION:
    /// <c>not-shareable</c> (naming each item that may not be shared), <c>nothing-to-share</c>, <c>dossier-withdrawn</c>,
    /// <c>dossier-replaced</c>.
    /// </summary>
    public override Task<Share> ShareDossier(ShareDossierRequest request, ServerCallContext context)
    {
        ShareRules.Check(request, Today).Throw();
        return commands.RunAsync(request, context, async change =>
        {
            var dossier = await LockAsync(change, context, request.Reference);
            await Turns.RequireAsync(change, dossier);
            MeasureRules.RequireUsable(dossier);
            MeasureRules.RequireCurrent(dossier);
            var version = request.DossierVersion > 0 ? request.DossierVersion : dossier.Version;
            var markings = await SharedVersionTable.MarkingsAsync(change.Connection, dossier.Reference, version)
                ?? throw Refusal.Invalid("dossier_version", "Is no version of this dossier.");
            Guid[] named = [.. request.ItemIds.Select(IdOf).OfType<Guid>()];
            var found = request.ItemIds.Count > 0 && named.Length == 0
                ? []
                : await SharedVersionTable.InVersionAsync(change.Connection, dossier.Reference, version, named);
            if (request.ItemIds.Count > 0)
            {
                ShareRules.RequireShareable(request.ItemIds, found, markings);
            }

            SharedVersion[] shared = [.. found.Where(item => ShareRules.ObstacleTo(item, markings) == Obstacle.None)];
            ShareRules.RequireSomething(dossier.Reference, version, shared.Length, markings);
            var id = await ShareTable.InsertAsync(
                change, dossier, request, version, markings, shared, found.Count - shared.Length);
            return await ChangedAsync(change, dossier.Reference, id);
        });
    }

    /// <summary>
    /// Approves a share. NOT_FOUND; PERMISSION_DENIED: <c>own-share</c>; FAILED_PRECONDITION: <c>share-state</c>,
    /// <c>nothing-to-share</c> (all of it has become too sensitive), <c>dossier-withdrawn</c>; ABORTED: <c>stale-version</c>.
    /// </summary>
    public override Task<Share> ApproveShare(ApproveShareRequest request, ServerCallContext context)
    {
        ShareRules.Following(request.Reference, request.ExpectedVersion, request.Id).Throw();
        return commands.RunAsync(request, context, async change =>
        {
            var dossier = await LockAsync(change, context, request.Reference);
            await Turns.RequireAsync(change, dossier);
            var (id, share) = await RequireShareAsync(change.Connection, request.Reference, request.Id);
            MeasureRules.RequireUsable(dossier);
            MeasureRules.RequireVersion("The share", request.ExpectedVersion, share.Version);
            ShareRules.RequireApprovable(share, change.Actor);
            var markings = await SharedVersionTable.MarkingsAsync(change.Connection, dossier.Reference, share.DossierVersion);
            var items = await SharedVersionTable.InShareAsync(change.Connection, dossier.Reference, id);
            SharedVersion[] shown = [.. items.Where(item => ShareRules.ObstacleTo(item, markings!) == Obstacle.None)];
            ShareRules.RequireSomething(dossier.Reference, share.DossierVersion, shown.Length, markings!);
            await ShareTable.ApproveAsync(change, id);
            await RecordAsync(change, dossier, CustodyKind.Shared, share, shown);
            return await ChangedAsync(change, dossier.Reference, id);
        });
    }

    /// <summary>
    /// Ends a share. NOT_FOUND; FAILED_PRECONDITION: <c>share-state</c> (it has ended, or its last day is over); ABORTED:
    /// <c>stale-version</c>.
    /// </summary>
    public override Task<Share> EndShare(EndShareRequest request, ServerCallContext context)
    {
        ShareRules.Following(request.Reference, request.ExpectedVersion, request.Id)
            .Paragraphs("reason", request.Reason, LongestReason)
            .Throw();
        return commands.RunAsync(request, context, async change =>
        {
            var dossier = await LockAsync(change, context, request.Reference);
            var (id, share) = await RequireShareAsync(change.Connection, request.Reference, request.Id);
            MeasureRules.RequireVersion("The share", request.ExpectedVersion, share.Version);
            ShareRules.RequireState(share, ShareState.Proposed, ShareState.Approved);
            await ShareTable.EndAsync(change, id, request.Reason);
            return await ChangedAsync(change, dossier.Reference, id);
        });
    }

    // In the custody of each item of evidence whose content is kept: of what declares bytes that nobody brought there is none.
    // One after the other by their ids, so that of two changes none waits for the other.
    private static async Task RecordAsync(
        Change change, Dossier dossier, CustodyKind kind, Share share, IEnumerable<SharedVersion> items)
    {
        Evidence[] evidence = [.. items.Where(item => item.Kind == ItemKind.Evidence)
            .Select(item => ItemTables.Evidence.Read(item.Content))
            .OrderBy(item => item.Id, StringComparer.Ordinal)];
        var held = await ContentTable.FindAsync(change.Connection, evidence);
        foreach (var item in evidence.Where(item => held.ContainsKey(Guid.Parse(item.Id))))
        {
            var entry = new CustodyEntry
            {
                Kind = kind,
                ItemId = item.Id,
                Sha256 = item.Sha256,
                Size = held[Guid.Parse(item.Id)].Size,
                Recipient = $"{share.PartnerName} ({share.Partner})",
                Reason = $"Share {share.Id}, what the item says and not its content, until"
                    + $" {share.Until.Year:D4}-{share.Until.Month:D2}-{share.Until.Day:D2}.",
            };
            await CustodyTable.RecordAsync(change, dossier, entry);
        }
    }
}
