using CyberSanctions.Attribution.Actors;
using CyberSanctions.Attribution.EvidenceItems;
using CyberSanctions.Attribution.Exercises;
using CyberSanctions.Attribution.Incidents;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Identity;
using Google.Protobuf;
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
    /// <summary>
    /// Opens a dossier, at version 1. INVALID_ARGUMENT: <c>invalid-field</c>; NOT_FOUND: no such exercise; FAILED_PRECONDITION:
    /// <c>exercise-not-running</c>, <c>not-in-exercise</c>.
    /// </summary>
    public override Task<Dossier> CreateDossier(CreateDossierRequest request, ServerCallContext context)
    {
        DossierRules.Check(request);
        return commands.RunAsync(request, context, async change =>
        {
            await Turns.RequireOpeningAsync(change, Principal.Of(context), request.ExerciseReference);
            var dossier = await Opening.OpenAsync(
                change,
                request.Title,
                request.Summary,
                request.Handling,
                request.Exercise,
                exerciseReference: request.ExerciseReference);
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
            var added = await Opening.AddIncidentAsync(change, dossier, request.Incident);
            return new AddIncidentReply
            {
                DossierReference = dossier.Reference,
                DossierVersion = dossier.Version,
                Incident = added,
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
            var added = await Opening.AddEvidenceAsync(change, dossier, request.Evidence);
            return new AddEvidenceReply
            {
                DossierReference = dossier.Reference,
                DossierVersion = dossier.Version,
                Evidence = added,
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
            var added = await Opening.NameActorAsync(change, dossier, request.Actor);
            return new NameActorReply
            {
                DossierReference = dossier.Reference,
                DossierVersion = dossier.Version,
                Actor = added,
            };
        });
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
            await Turns.RequireAsync(change, dossier);
            DossierRules.RequireOpen(dossier, expectedVersion);
            dossier.Version = await DossierTable.IncreaseVersionAsync(change, reference);
            return await makeAsync(change, dossier);
        });
}
