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
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Npgsql;

namespace CyberSanctions.Attribution.Dossiers;

/// <summary>
/// The service <c>Dossiers</c> of <c>attribution/v1/attribution.proto</c>. A dossier marked above
/// the caller's clearance is NOT_FOUND, and evidence above it is left out of every answer.
/// </summary>
internal sealed partial class DossiersGrpcService(Commands commands, NpgsqlDataSource database, TimeProvider time)
    : Contracts.Attribution.V1.Dossiers.DossiersBase
{
    /// <summary>Opens a dossier, at version 1. INVALID_ARGUMENT: <c>invalid-field</c>.</summary>
    public override Task<Dossier> CreateDossier(CreateDossierRequest request, ServerCallContext context)
    {
        DossierRules.Check(request);
        return commands.RunAsync(request, context, async change =>
        {
            var dossier = new Dossier
            {
                Reference = await change.NextReferenceAsync("ATT"),
                Version = 1,
                Title = request.Title,
                Summary = request.Summary,
                Handling = request.Handling,
                Exercise = request.Exercise,
                State = DossierState.Open,
                CreatedBy = change.Actor,
                CreatedAt = change.Now.ToTimestamp(),
            };
            await DossierTable.InsertAsync(change, dossier);
            await ChangeTable.OpenedAsync(change, dossier);
            await change.AppendAsync(new DossierCreated { Dossier = dossier }, dossier.Reference);
            dossier.Contents = new Contents();
            return dossier;
        });
    }

    /// <summary>
    /// Adds an incident. What its assessment lacks may still lack; without it the dossier cannot be
    /// concluded. FAILED_PRECONDITION: <c>dossier-concluded</c>; ABORTED: <c>stale-version</c>.
    /// </summary>
    public override Task<AddIncidentReply> AddIncident(AddIncidentRequest request, ServerCallContext context)
    {
        IncidentRules.Check(
            DossierRules.Changing(request.Reference, request.ExpectedVersion), request.Incident, LivedDates.Today(time)).Throw();
        return ChangeAsync(request, context, request.Reference, request.ExpectedVersion, async (change, dossier) =>
        {
            var happened = new IncidentAdded
            {
                DossierReference = dossier.Reference,
                DossierVersion = dossier.Version,
                Incident = await AddAsync(
                    change, dossier, ItemTables.Incidents, id => new(IncidentRules.WithOffences(request.Incident)) { Id = id }),
            };
            await change.AppendAsync(happened, dossier.Reference);
            return new AddIncidentReply
            {
                DossierReference = dossier.Reference,
                DossierVersion = dossier.Version,
                Incident = happened.Incident,
            };
        });
    }

    /// <summary>
    /// Adds an evidence item. FAILED_PRECONDITION: <c>handling-above-dossier</c>,
    /// <c>dossier-concluded</c>; ABORTED: <c>stale-version</c>.
    /// </summary>
    public override Task<AddEvidenceReply> AddEvidence(AddEvidenceRequest request, ServerCallContext context)
    {
        EvidenceRules.Check(DossierRules.Changing(request.Reference, request.ExpectedVersion), request.Evidence).Throw();
        return ChangeAsync(request, context, request.Reference, request.ExpectedVersion, async (change, dossier) =>
        {
            EvidenceRules.RequireFitting(request.Evidence, dossier);
            var happened = new EvidenceAdded
            {
                DossierReference = dossier.Reference,
                DossierVersion = dossier.Version,
                Evidence = await AddAsync(change, dossier, ItemTables.Evidence, id => new(request.Evidence)
                {
                    Id = id,
                    AddedBy = change.Actor,
                    AddedAt = change.Now.ToTimestamp(),
                }),
            };
            await change.AppendAsync(happened, dossier.Reference);
            return new AddEvidenceReply
            {
                DossierReference = dossier.Reference,
                DossierVersion = dossier.Version,
                Evidence = happened.Evidence,
            };
        });
    }

    /// <summary>
    /// Names somebody held to be behind the incidents. FAILED_PRECONDITION:
    /// <c>dossier-concluded</c>; ABORTED: <c>stale-version</c>.
    /// </summary>
    public override Task<NameActorReply> NameActor(NameActorRequest request, ServerCallContext context)
    {
        ActorRules.Check(DossierRules.Changing(request.Reference, request.ExpectedVersion), request.Actor).Throw();
        return ChangeAsync(request, context, request.Reference, request.ExpectedVersion, async (change, dossier) =>
        {
            var happened = new ActorNamed
            {
                DossierReference = dossier.Reference,
                DossierVersion = dossier.Version,
                Actor = await AddAsync(change, dossier, ItemTables.Actors, id => new(request.Actor) { Id = id }),
            };
            await change.AppendAsync(happened, dossier.Reference);
            return new NameActorReply
            {
                DossierReference = dossier.Reference,
                DossierVersion = dossier.Version,
                Actor = happened.Actor,
            };
        });
    }

    private static async Task<T> AddAsync<T>(Change change, Dossier dossier, ItemTable<T> table, Func<string, T> withId)
        where T : class, IMessage<T>
    {
        var id = ItemTables.NewId(change);
        var item = withId(id);
        await Citations.RequireAsync(change, dossier, [.. table.CitationsOf(item)]);
        await ChangeTable.RecordAsync(change, dossier, ChangeKind.Added, new(table.Kind, id, table.HandlingOf(item)));
        return await table.InsertAsync(change, dossier, id, item);
    }

    // What is answered and put into the journal is what the database gave back: exactly what is stored, without what a newer
    // client may have sent along in fields that this service does not know. How much is in the dossier makes no difference to it.
    private Task<TReply> ChangeAsync<TRequest, TReply>(
        TRequest request,
        ServerCallContext context,
        string reference,
        long expectedVersion,
        Func<Change, Dossier, Task<TReply>> makeAsync)
        where TRequest : IMessage
        where TReply : IMessage<TReply>, new()
        => commands.RunAsync(request, context, async change =>
        {
            var found = await DossierTable.LockAsync(change, reference);
            var dossier = DossierRules.RequireExisting(Principal.Of(context), reference, found);
            DossierRules.RequireOpen(dossier, expectedVersion);
            dossier.Version = await DossierTable.IncreaseVersionAsync(change, reference);
            return await makeAsync(change, dossier);
        });
}
