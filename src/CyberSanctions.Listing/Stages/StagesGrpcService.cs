using System.Data;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Consuming;
using CyberSanctions.Listing.Acts;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Validation;
using Google.Protobuf;
using Grpc.Core;
using Npgsql;

namespace CyberSanctions.Listing.Stages;

/// <summary>
/// The service <c>Stages</c> of <c>listing/v1/stages.proto</c>. An act marked above the caller's clearance is NOT_FOUND; nothing
/// is recorded of one that is adopted (<c>act-adopted</c>).
/// </summary>
internal sealed partial class StagesGrpcService(
    Commands commands, NpgsqlDataSource database, [FromKeyedServices("council")] Upstream voting, TimeProvider time)
    : Contracts.Listing.V1.Stages.StagesBase
{
    private DateOnly Today => CouncilData.DayInBrussels(time.GetUtcNow().UtcDateTime);

    /// <summary>What is recorded of an act, as the caller may see it. NOT_FOUND.</summary>
    public override async Task<ActStages> GetStages(GetStagesRequest request, ServerCallContext context)
    {
        new Checks().Reference("reference", request.Reference).Throw();
        var reader = Principal.Of(context);
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        await using var snapshot = await connection.BeginTransactionAsync(
            IsolationLevel.RepeatableRead, context.CancellationToken);
        var act = ActRules.RequireExisting(
            reader,
            request.Reference,
            await ActReading.LoadAsync(connection, snapshot, request.Reference, ActReading.Newest, reader));
        return StageReading.For(reader, await StageReading.LoadAsync(connection, snapshot, act));
    }

    // One change to the record of an act: under the lock of the act, at the version that was seen.
    private async Task<ActStages> ChangeAsync<TRequest>(
        TRequest request,
        string reference,
        long expectedVersion,
        ServerCallContext context,
        Func<Change, Act, ActStages, Task<Func<ActStages, IMessage>>> record)
        where TRequest : IMessage
    {
        await HearOfAsync(reference, context.CancellationToken);
        return await commands.RunAsync(request, context, async change =>
        {
            var act = ActRules.RequireExisting(
                Principal.Of(context), reference, await ActTable.LockAsync(change, reference, ActReading.Newest));
            var before = await StageReading.LoadAsync(change.Connection, change.Transaction, act);
            if (expectedVersion != 0 && expectedVersion != before.Version)
            {
                throw Refusal.Stale(reference, expectedVersion, before.Version);
            }

            ActCourseRules.RequireCorrectable(act);
            var happened = await record(change, act, before);
            var after = await StageReading.LoadAsync(change.Connection, change.Transaction, act);
            StageReading.RequireTransportable(after);
            await change.AppendAsync(happened(after), reference);
            return after;
        });
    }

    // What the Council decided before somebody records this is known here by then.
    private async Task HearOfAsync(string reference, CancellationToken cancel)
    {
        bool submitted;
        await using (var connection = await database.OpenConnectionAsync(cancel))
        {
            submitted = await ActReading.IsSubmittedAsync(connection, reference);
        }

        if (submitted)
        {
            await voting.CaughtUpAsync(cancel);
        }
    }
}
