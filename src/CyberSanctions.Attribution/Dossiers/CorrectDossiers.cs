using CyberSanctions.Attribution.Actors;
using CyberSanctions.Attribution.Changes;
using CyberSanctions.Attribution.EvidenceItems;
using CyberSanctions.Attribution.Incidents;
using CyberSanctions.Attribution.Items;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Identity;
using Google.Protobuf;
using Grpc.Core;

namespace CyberSanctions.Attribution.Dossiers;

/// <content>Corrections of open dossiers and of what is in them.</content>
internal sealed partial class DossiersGrpcService
{
    /// <summary>
    /// Corrects what a dossier says of itself. FAILED_PRECONDITION: <c>handling-below-contents</c>, <c>nothing-changed</c>,
    /// <c>dossier-concluded</c>, <c>dossier-withdrawn</c>; ABORTED: <c>stale-version</c>.
    /// </summary>
    public override Task<Dossier> AmendDossier(AmendDossierRequest request, ServerCallContext context)
    {
        DossierRules.CheckHeader(
            CorrectionRules.Correcting(request.Reference, request.ExpectedVersion, request.Reason),
            request.Title,
            request.Summary,
            request.Handling).Throw();
        return ChangeAsync(request, context, request.Reference, request.ExpectedVersion, async (change, dossier) =>
        {
            var header = new DossierHeader { Title = request.Title, Summary = request.Summary, Handling = request.Handling };
            CorrectionRules.RequireAnother(ChangeTable.HeaderOf(dossier), header);
            CorrectionRules.RequireAbove(
                dossier.Reference, header.Handling, await ItemTables.HighestHandlingAsync(change, dossier.Reference));
            var amended = await DossierTable.AmendAsync(change, dossier.Reference, header);
            await ChangeTable.AmendedAsync(change, amended, request.Reason);
            var happened = new DossierAmended
            {
                DossierReference = amended.Reference,
                DossierVersion = amended.Version,
                Header = ChangeTable.HeaderOf(amended),
                Reason = request.Reason,
            };
            await change.AppendAsync(happened, amended.Reference);
            return await CountedAsync(change, amended, context);
        });
    }

    /// <summary>
    /// Puts an incident in the place of what it said before. NOT_FOUND; FAILED_PRECONDITION: <c>item-withdrawn</c>,
    /// <c>nothing-changed</c>, <c>dossier-concluded</c>, <c>dossier-withdrawn</c>; ABORTED: <c>stale-version</c>.
    /// </summary>
    public override Task<AmendIncidentReply> AmendIncident(AmendIncidentRequest request, ServerCallContext context)
    {
        IncidentRules.Check(
            CorrectionRules.Correcting(request.Reference, request.ExpectedVersion, request.Id, request.Reason),
            request.Incident,
            LivedDates.Today(time)).Throw();
        return ChangeAsync(request, context, request.Reference, request.ExpectedVersion, async (change, dossier) =>
        {
            var happened = new IncidentAmended
            {
                DossierReference = dossier.Reference,
                DossierVersion = dossier.Version,
                Incident = await AmendAsync(
                    change,
                    context,
                    dossier,
                    ItemTables.Incidents,
                    request.Id,
                    request.Reason,
                    before => new(IncidentRules.WithOffences(request.Incident)) { Id = before.Id }),
                Reason = request.Reason,
            };
            await change.AppendAsync(happened, dossier.Reference);
            return new AmendIncidentReply
            {
                DossierReference = dossier.Reference,
                DossierVersion = dossier.Version,
                Incident = happened.Incident,
            };
        });
    }

    /// <summary>
    /// Puts an evidence item in the place of what it said before; who added it and when stays. NOT_FOUND; FAILED_PRECONDITION:
    /// <c>handling-above-dossier</c>, <c>item-withdrawn</c>, <c>nothing-changed</c>, <c>dossier-concluded</c>,
    /// <c>dossier-withdrawn</c>; ABORTED: <c>stale-version</c>.
    /// </summary>
    public override Task<AmendEvidenceReply> AmendEvidence(AmendEvidenceRequest request, ServerCallContext context)
    {
        EvidenceRules.Check(
            CorrectionRules.Correcting(request.Reference, request.ExpectedVersion, request.Id, request.Reason),
            request.Evidence).Throw();
        return ChangeAsync(request, context, request.Reference, request.ExpectedVersion, async (change, dossier) =>
        {
            EvidenceRules.RequireFitting(request.Evidence, dossier);
            EvidenceRules.RequireOtherOrigin(request.Evidence, request.Id);
            var happened = new EvidenceAmended
            {
                DossierReference = dossier.Reference,
                DossierVersion = dossier.Version,
                Evidence = await AmendAsync(
                    change,
                    context,
                    dossier,
                    ItemTables.Evidence,
                    request.Id,
                    request.Reason,
                    before => new(request.Evidence) { Id = before.Id, AddedBy = before.AddedBy, AddedAt = before.AddedAt }),
                Reason = request.Reason,
            };
            await change.AppendAsync(happened, dossier.Reference);
            return new AmendEvidenceReply
            {
                DossierReference = dossier.Reference,
                DossierVersion = dossier.Version,
                Evidence = happened.Evidence,
            };
        });
    }

    /// <summary>
    /// Puts an actor in the place of what was said of it before. NOT_FOUND; FAILED_PRECONDITION: <c>item-withdrawn</c>,
    /// <c>nothing-changed</c>, <c>dossier-concluded</c>, <c>dossier-withdrawn</c>; ABORTED: <c>stale-version</c>.
    /// </summary>
    public override Task<AmendActorReply> AmendActor(AmendActorRequest request, ServerCallContext context)
    {
        ActorRules.Check(
            CorrectionRules.Correcting(request.Reference, request.ExpectedVersion, request.Id, request.Reason),
            request.Actor).Throw();
        return ChangeAsync(request, context, request.Reference, request.ExpectedVersion, async (change, dossier) =>
        {
            var happened = new ActorAmended
            {
                DossierReference = dossier.Reference,
                DossierVersion = dossier.Version,
                Actor = await AmendAsync(
                    change,
                    context,
                    dossier,
                    ItemTables.Actors,
                    request.Id,
                    request.Reason,
                    before => new(request.Actor) { Id = before.Id }),
                Reason = request.Reason,
            };
            await change.AppendAsync(happened, dossier.Reference);
            return new AmendActorReply
            {
                DossierReference = dossier.Reference,
                DossierVersion = dossier.Version,
                Actor = happened.Actor,
            };
        });
    }

    private static async Task<T> AmendAsync<T>(
        Change change,
        ServerCallContext context,
        Dossier dossier,
        ItemTable<T> table,
        string id,
        string reason,
        Func<T, T> with)
        where T : class, IMessage<T>
    {
        var (_, stored) = await RequireItemAsync(change, context, dossier, table.Kind, id);
        var before = table.Read(stored.Content);

        // Without what a newer client may have sent along: that would make a difference of its own.
        var after = table.Read(JsonFormatter.Default.Format(with(before)));
        CorrectionRules.RequireAnother(before, after);
        await Citations.RequireAsync(change, dossier, [.. table.CitationsOf(after)]);
        await ChangeTable.RecordAsync(
            change, dossier, ChangeKind.Amended, new(table.Kind, id, table.HandlingOf(after)), reason);
        return await table.AmendAsync(change, dossier, id, after);
    }

    private static async Task<(Guid Id, StoredItem Item)> RequireItemAsync(
        Change change, ServerCallContext context, Dossier dossier, ItemKind kind, string id)
    {
        var known = DossierRules.IdOf(dossier.Reference, id);
        var found = known is { } guid ? await ItemTables.FindAsync(change, dossier.Reference, guid) : null;
        return (known ?? default, CorrectionRules.RequireItem(Principal.Of(context), kind, id, found));
    }

    private static async Task<Dossier> CountedAsync(Change change, Dossier dossier, ServerCallContext context)
    {
        dossier.Contents = await DossierTable.CountAsync(change, dossier.Reference, Principal.Of(context).Clearance);
        return dossier;
    }
}
