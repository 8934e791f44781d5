using System.Data;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Proposals;
using CyberSanctions.ServiceDefaults.Identity;
using Grpc.Core;

namespace CyberSanctions.Listing.Acts;

internal sealed partial class ActsGrpcService
{
    /// <summary>
    /// What an act lacks to be submitted, and what else is to be looked at. NOT_FOUND; UNAVAILABLE: a service that has to be
    /// asked cannot be.
    /// </summary>
    public override async Task<ActCheck> CheckAct(CheckActRequest request, ServerCallContext context)
    {
        ProposalRules.Naming("reference", request.Reference).Throw();
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        var reader = Principal.Of(context);

        // Before anybody is asked: of what is hidden nobody learns how long that takes.
        await using (var glance = await connection.BeginTransactionAsync(context.CancellationToken))
        {
            ActRules.RequireExisting(
                reader, request.Reference, await ActReading.LoadAsync(connection, glance, request.Reference, reader: reader));
        }

        await HearOfAsync(request.Reference, context.CancellationToken);
        await HearOfReleasesAsync(request.Reference, context.CancellationToken);
        await HearOfListAsync(request.Reference, [], context.CancellationToken);
        await using var snapshot = await connection.BeginTransactionAsync(
            IsolationLevel.RepeatableRead, context.CancellationToken);
        var act = await ActReading.LoadAsync(connection, snapshot, request.Reference, ActReading.Newest, reader);
        return await new ActChecklist(connection, snapshot, time.GetUtcNow().UtcDateTime, reader).OfAsync(
            ActRules.RequireExisting(reader, request.Reference, act), settings.Value.TakenOverUntil);
    }
}
