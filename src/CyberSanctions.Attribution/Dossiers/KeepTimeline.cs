using CyberSanctions.Attribution.Changes;
using CyberSanctions.Attribution.Items;
using CyberSanctions.Attribution.Timeline;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using Grpc.Core;

namespace CyberSanctions.Attribution.Dossiers;

/// <content>The time line of a dossier.</content>
internal sealed partial class DossiersGrpcService
{
    /// <summary>One event of a dossier's time line. NOT_FOUND.</summary>
    public override async Task<TimelineEvent> GetEvent(GetEventRequest request, ServerCallContext context)
    {
        var id = DossierRules.IdOf(request.Reference, request.Id);
        await using var connection = await OpenAsync(request.Reference, context);
        return await FindAsync(connection, ItemTables.Events, request.Reference, id, context)
            ?? throw Refusal.NotFound("event", request.Id);
    }

    /// <summary>The time line of a dossier. NOT_FOUND; INVALID_ARGUMENT: a foreign cursor, a size above 200.</summary>
    public override async Task<ListEventsReply> ListEvents(ListEventsRequest request, ServerCallContext context)
    {
        var page = PageOf("events", request.Reference, request.Page);
        await using var connection = await OpenAsync(request.Reference, context);
        var rows = ItemTables.Events.ListAsync(connection, request.Reference, page, Principal.Of(context).Clearance);
        var (events, nextCursor) = await page.CutAsync(rows, context.CancellationToken);
        return new ListEventsReply { Events = { events }, NextCursor = nextCursor };
    }

    /// <summary>
    /// Puts an event on the time line. INVALID_ARGUMENT: also when it names an incident or evidence that is not in the dossier;
    /// FAILED_PRECONDITION: <c>dossier-concluded</c>, <c>dossier-withdrawn</c>; ABORTED: <c>stale-version</c>.
    /// </summary>
    public override Task<AddEventReply> AddEvent(AddEventRequest request, ServerCallContext context)
    {
        EventRules.Check(
            DossierRules.Changing(request.Reference, request.ExpectedVersion), request.Event, LivedDates.Today(time)).Throw();
        return ChangeAsync(request, context, request.Reference, request.ExpectedVersion, async (change, dossier) =>
        {
            var happened = new EventAdded
            {
                DossierReference = dossier.Reference,
                DossierVersion = dossier.Version,
                Event = await Opening.AddAsync(change, dossier, ItemTables.Events, id => new(request.Event) { Id = id }),
            };
            await change.AppendAsync(happened, dossier.Reference);
            return new AddEventReply
            {
                DossierReference = dossier.Reference,
                DossierVersion = dossier.Version,
                Event = happened.Event,
            };
        });
    }

    /// <summary>
    /// Puts an event in the place of what was said of it before; it then stands where its time does. NOT_FOUND;
    /// INVALID_ARGUMENT: also when it names an incident or evidence that is not in the dossier; FAILED_PRECONDITION:
    /// <c>item-withdrawn</c>, <c>nothing-changed</c>, <c>dossier-concluded</c>, <c>dossier-withdrawn</c>; ABORTED:
    /// <c>stale-version</c>.
    /// </summary>
    public override Task<AmendEventReply> AmendEvent(AmendEventRequest request, ServerCallContext context)
    {
        EventRules.Check(
            CorrectionRules.Correcting(request.Reference, request.ExpectedVersion, request.Id, request.Reason),
            request.Event,
            LivedDates.Today(time)).Throw();
        return ChangeAsync(request, context, request.Reference, request.ExpectedVersion, async (change, dossier) =>
        {
            var happened = new EventAmended
            {
                DossierReference = dossier.Reference,
                DossierVersion = dossier.Version,
                Event = await AmendAsync(
                    change,
                    context,
                    dossier,
                    ItemTables.Events,
                    request.Id,
                    request.Reason,
                    before => new(request.Event) { Id = before.Id }),
                Reason = request.Reason,
            };
            await change.AppendAsync(happened, dossier.Reference);
            return new AmendEventReply
            {
                DossierReference = dossier.Reference,
                DossierVersion = dossier.Version,
                Event = happened.Event,
            };
        });
    }
}
