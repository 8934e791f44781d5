using CyberSanctions.Attribution.Dossiers;
using CyberSanctions.Attribution.Exercises;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Consuming;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using Google.Protobuf;
using Grpc.Core;
using Npgsql;

namespace CyberSanctions.Attribution.Responses;

/// <summary>
/// The service <c>Responses</c> of <c>attribution/v1/response.proto</c>. What belongs to a dossier that is marked above the
/// caller's clearance is NOT_FOUND.
/// </summary>
internal sealed partial class ResponsesGrpcService(
    Commands commands,
    NpgsqlDataSource database,
    [FromKeyedServices("proposals")] Upstream listing,
    TimeProvider time)
    : Contracts.Attribution.V1.Responses.ResponsesBase
{
    // Locked, so that of two commands on one dossier the second sees what the first has done.
    private static async Task<Dossier> LockAsync(
        Change change, ServerCallContext context, string reference, bool alsoWithdrawn = false)
    {
        var found = await DossierTable.LockAsync(change, reference);
        var dossier = DossierRules.RequireExisting(Principal.Of(context), reference, found);
        await Turns.RequireAsync(change, dossier);
        if (!alsoWithdrawn)
        {
            MeasureRules.RequireUsable(dossier);
        }

        return dossier;
    }

    // Each change makes one version of the plan, one line of its history and one entry of the journal, which say the same.
    private Task<MeasureReply> ChangePlanAsync<TRequest>(
        TRequest request,
        ServerCallContext context,
        string reference,
        long expectedVersion,
        Func<Change, Dossier, Task<PlanChange>> makeAsync,
        bool alsoOfWithdrawn = false)
        where TRequest : IMessage
        => commands.RunAsync(request, context, async change =>
        {
            var dossier = await LockAsync(change, context, reference, alsoOfWithdrawn);
            var version = await ResponseChangeTable.VersionAsync(change.Connection, change.Transaction, reference);
            MeasureRules.RequireVersion($"The response plan of {reference}", expectedVersion, version);
            var made = await makeAsync(change, dossier);
            var happened = new ResponsePlanChanged
            {
                DossierReference = reference,
                Change = await ResponseChangeTable.RecordAsync(change, dossier, version + 1, made),
                Measure = await MeasureTable.FindAsync(change.Connection, change.Transaction, reference, made.Measure),
            };
            await change.AppendAsync(happened, reference);
            return new MeasureReply
            {
                DossierReference = reference,
                PlanVersion = happened.Change.Version,
                Measure = happened.Measure,
            };
        });

    private Task<MeasureReply> ChangeMeasureAsync<TRequest>(
        TRequest request,
        ServerCallContext context,
        (string Reference, long ExpectedVersion, string Id) named,
        Func<Change, Dossier, Guid, PlannedMeasure, Task<PlanChange>> makeAsync,
        bool alsoOfWithdrawn = false)
        where TRequest : IMessage
        => ChangePlanAsync(
            request,
            context,
            named.Reference,
            named.ExpectedVersion,
            async (change, dossier) =>
            {
                var measure = DossierRules.IdOf(named.Reference, named.Id) is { } id
                    ? await MeasureTable.FindAsync(change.Connection, change.Transaction, named.Reference, id)
                    : null;
                return measure is null
                    ? throw Refusal.NotFound("measure", named.Id)
                    : await makeAsync(change, dossier, Guid.Parse(measure.Id), measure);
            },
            alsoOfWithdrawn);
}
