using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Consuming;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Voting.Keys;
using CyberSanctions.Voting.Receipts;
using CyberSanctions.Voting.Watching;
using Grpc.Core;
using Npgsql;

namespace CyberSanctions.Voting.Ballots;

/// <summary>Serves ballots; see <c>voting/v1/voting.proto</c>. One file per use case.</summary>
internal sealed partial class BallotsService(
    Commands commands,
    Intake intake,
    NpgsqlDataSource database,
    [FromKeyedServices("acts")] Upstream listing,
    BallotLock ballots,
    RegisteredKeys registered,
    ReceiptKey receipts,
    BallotFeed feed,
    IHostApplicationLifetime lifetime,
    TimeProvider time)
    : Contracts.Voting.V1.Ballots.BallotsBase
{
    private async Task<(LockedBallot Ballot, DateTime Now)> LockAsync(Change change, Principal principal, string reference)
        => await ballots.TakeAsync(change, reference) is { } taken && principal.MaySee(taken.Ballot.Stored.Handling)
            ? taken
            : throw Refusal.NotFound("ballot", reference);

    // For commands of officers: what the procedures object to becomes a refusal.
    private async Task<TResponse> RunAsync<TRequest, TResponse>(
        TRequest request, ServerCallContext context, Func<Change, Task<TResponse>> command)
        where TRequest : Google.Protobuf.IMessage
        where TResponse : Google.Protobuf.IMessage<TResponse>, new()
    {
        try
        {
            return await commands.RunAsync(request, context, command);
        }
        catch (ObjectionException objection)
        {
            throw Objections.Refused(objection);
        }
    }
}
