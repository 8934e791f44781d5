using CyberSanctions.Attribution.Changes;
using CyberSanctions.Attribution.Exercises;
using CyberSanctions.Attribution.Items;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Identity;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace CyberSanctions.Attribution.Dossiers;

/// <content>A concluded dossier is superseded by another one, and never opened again.</content>
internal sealed partial class DossiersGrpcService
{
    /// <summary>
    /// Opens a dossier that is to take the place of a concluded one. NOT_FOUND; FAILED_PRECONDITION: <c>dossier-open</c>,
    /// <c>dossier-withdrawn</c>, <c>successor-exists</c>; ABORTED: <c>stale-version</c>.
    /// </summary>
    public override Task<Dossier> SupersedeDossier(SupersedeDossierRequest request, ServerCallContext context)
    {
        CorrectionRules.Correcting(request.Reference, request.ExpectedVersion, request.Reason).Throw();
        return commands.RunAsync(request, context, async change =>
        {
            var found = await DossierTable.LockAsync(change, request.Reference);
            var superseded = DossierRules.RequireExisting(Principal.Of(context), request.Reference, found);
            await Turns.RequireAsync(change, superseded);
            DossierRules.RequireConcluded(
                superseded, request.ExpectedVersion, await DossierTable.SuccessorAsync(change, request.Reference));
            var successor = new Dossier
            {
                Reference = await change.NextReferenceAsync("ATT"),
                Version = 1,
                Title = superseded.Title,
                Summary = superseded.Summary,
                Handling = superseded.Handling,
                Exercise = superseded.Exercise,
                ExerciseReference = superseded.ExerciseReference,
                State = DossierState.Open,
                CreatedBy = change.Actor,
                CreatedAt = change.Now.ToTimestamp(),
                Supersedes = superseded.Reference,
            };
            await DossierTable.InsertAsync(change, successor);
            await ChangeTable.OpenedAsync(change, successor, request.Reason);
            await ItemTables.CopyAsync(change, superseded.Reference, successor);
            await change.AppendAsync(new DossierCreated { Dossier = successor }, successor.Reference);
            return await CountedAsync(change, successor, context);
        });
    }

    // With its conclusion, a successor takes the place of the one before.
    private static async Task SupersedeAsync(Change change, Dossier successor)
    {
        if (successor.Supersedes.Length == 0)
        {
            return;
        }

        var superseded = (await DossierTable.LockAsync(change, successor.Supersedes))!;
        superseded.Version++;
        await ChangeTable.RecordAsync(change, superseded, ChangeKind.Superseded);
        await DossierTable.SupersedeAsync(change, superseded.Reference, successor.Reference);
        var happened = new DossierSuperseded
        {
            Reference = superseded.Reference,
            Version = superseded.Version,
            SupersededBy = successor.Reference,
        };
        await change.AppendAsync(happened, superseded.Reference);
    }
}
