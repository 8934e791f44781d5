using System.Data;
using CyberSanctions.Attribution.Actors;
using CyberSanctions.Attribution.Concluding;
using CyberSanctions.Attribution.EvidenceItems;
using CyberSanctions.Attribution.Incidents;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Paging;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Npgsql;

namespace CyberSanctions.Attribution.Dossiers;

/// <summary>
/// The service <c>Dossiers</c> of <c>attribution/v1/attribution.proto</c>. A dossier marked above
/// the caller's clearance is NOT_FOUND, and evidence above it is left out of every answer.
/// </summary>
internal sealed class DossiersGrpcService(Commands commands, NpgsqlDataSource database, TimeProvider time)
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
            await DossierStore.InsertAsync(change, dossier);
            await change.AppendAsync(new DossierCreated { Dossier = dossier }, dossier.Reference);
            return dossier;
        });
    }

    /// <summary>A dossier with everything in it that the caller may see. NOT_FOUND.</summary>
    public override async Task<Dossier> GetDossier(GetDossierRequest request, ServerCallContext context)
    {
        DossierRules.Naming(request.Reference).Throw();
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, context.CancellationToken);
        var principal = Principal.Of(context);
        var dossier = await DossierStore.LoadAsync(connection, snapshot, request.Reference);
        return DossierRules.AsSeenBy(principal, DossierRules.RequireExisting(principal, request.Reference, dossier));
    }

    /// <summary>Newest first, without contents. INVALID_ARGUMENT: a foreign cursor, a size above 200.</summary>
    public override async Task<ListDossiersReply> ListDossiers(ListDossiersRequest request, ServerCallContext context)
    {
        var (dossiers, nextCursor) = await DossierStore.ListAsync(
            database, Page.Of(request.Page), Principal.Of(context).Clearance, context.CancellationToken);
        return new ListDossiersReply { Dossiers = { dossiers }, NextCursor = nextCursor };
    }

    /// <summary>
    /// Adds an incident. What its assessment lacks may still lack; without it the dossier cannot be
    /// concluded. FAILED_PRECONDITION: <c>dossier-concluded</c>, <c>dossier-too-large</c>; ABORTED: <c>stale-version</c>.
    /// </summary>
    public override Task<Dossier> AddIncident(AddIncidentRequest request, ServerCallContext context)
    {
        IncidentRules.Check(DossierRules.Changing(request.Reference, request.ExpectedVersion), request.Incident, LivedDates.Today(time)).Throw();
        return ChangeAsync(
            request,
            context,
            request.Reference,
            request.ExpectedVersion,
            (change, dossier) => IncidentStore.InsertAsync(change, dossier.Reference, request.Incident),
            dossier => new IncidentAdded
            {
                DossierReference = dossier.Reference,
                DossierVersion = dossier.Version,
                Incident = dossier.Incidents[^1],
            });
    }

    /// <summary>
    /// Adds an evidence item. FAILED_PRECONDITION: <c>handling-above-dossier</c>,
    /// <c>dossier-concluded</c>, <c>dossier-too-large</c>; ABORTED: <c>stale-version</c>.
    /// </summary>
    public override Task<Dossier> AddEvidence(AddEvidenceRequest request, ServerCallContext context)
    {
        EvidenceRules.Check(DossierRules.Changing(request.Reference, request.ExpectedVersion), request.Evidence).Throw();
        return ChangeAsync(
            request,
            context,
            request.Reference,
            request.ExpectedVersion,
            (change, dossier) =>
            {
                EvidenceRules.RequireFitting(request.Evidence, dossier);
                return EvidenceStore.InsertAsync(change, dossier, request.Evidence);
            },
            dossier => new EvidenceAdded
            {
                DossierReference = dossier.Reference,
                DossierVersion = dossier.Version,
                Evidence = dossier.Evidence[^1],
            });
    }

    /// <summary>
    /// Names somebody held to be behind the incidents. FAILED_PRECONDITION:
    /// <c>dossier-concluded</c>, <c>dossier-too-large</c>; ABORTED: <c>stale-version</c>.
    /// </summary>
    public override Task<Dossier> NameActor(NameActorRequest request, ServerCallContext context)
    {
        ActorRules.Check(DossierRules.Changing(request.Reference, request.ExpectedVersion), request.Actor).Throw();
        return ChangeAsync(
            request,
            context,
            request.Reference,
            request.ExpectedVersion,
            (change, dossier) => ActorStore.InsertAsync(change, dossier.Reference, request.Actor),
            dossier => new ActorNamed
            {
                DossierReference = dossier.Reference,
                DossierVersion = dossier.Version,
                Actor = dossier.Actors[^1],
            });
    }

    /// <summary>
    /// Freezes the dossier at its version. FAILED_PRECONDITION: <c>dossier-incomplete</c>, naming
    /// each thing that is missing, or <c>dossier-concluded</c>; ABORTED: <c>stale-version</c>.
    /// </summary>
    public override Task<Dossier> ConcludeDossier(ConcludeDossierRequest request, ServerCallContext context)
    {
        DossierRules.Changing(request.Reference, request.ExpectedVersion).Paragraphs("assessment", request.Assessment, 20_000).Throw();
        return ChangeAsync(
            request,
            context,
            request.Reference,
            request.ExpectedVersion,
            (change, dossier) =>
            {
                ConclusionRules.RequireComplete(dossier);
                return DossierStore.ConcludeAsync(change, dossier.Reference, request.Assessment);
            },
            dossier => new DossierConcluded
            {
                Reference = dossier.Reference,
                Version = dossier.Version,
                Title = dossier.Title,
                Handling = dossier.Handling,
                Exercise = dossier.Exercise,
            });
    }

    // What is answered and put into the journal is read back: exactly what is stored, without what
    // a newer client may have sent along in fields that this service does not know.
    private Task<Dossier> ChangeAsync<TRequest>(
        TRequest request,
        ServerCallContext context,
        string reference,
        long expectedVersion,
        Func<Change, Dossier, Task> write,
        Func<Dossier, IMessage> happened)
        where TRequest : IMessage
        => commands.RunAsync(request, context, async change =>
        {
            var principal = Principal.Of(context);
            var dossier = DossierRules.RequireExisting(principal, reference, await DossierStore.LockAsync(change, reference));
            DossierRules.RequireOpen(dossier, expectedVersion);
            await DossierStore.IncreaseVersionAsync(change, reference);
            await write(change, dossier);
            var changed = (await DossierStore.LoadAsync(change.Connection, change.Transaction, reference))!;
            DossierRules.RequireReadable(changed);
            await change.AppendAsync(happened(changed), reference);
            return DossierRules.AsSeenBy(principal, changed);
        });
}
