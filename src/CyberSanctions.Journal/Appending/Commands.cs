using CyberSanctions.Journal.Reading;
using Google.Protobuf;
using Grpc.Core;
using Npgsql;

namespace CyberSanctions.Journal.Appending;

/// <summary>
/// Runs commands: one transaction each, and each at most once per idempotency key; see <see cref="Answers"/>.
/// </summary>
public sealed class Commands(NpgsqlDataSource database, Bell bell, TimeProvider time)
{
    /// <summary>Metadata key, and HTTP header at the gateway.</summary>
    public const string IdempotencyKey = "idempotency-key";

    /// <summary>Runs a command in a transaction, commits it, and rings the bell.</summary>
    /// <param name="request">What was asked; part of what the idempotency key stands for.</param>
    /// <param name="context">The call: who asks, and the key in its metadata.</param>
    /// <param name="command">What to do. If it throws, nothing is written.</param>
    public async Task<TResponse> RunAsync<TRequest, TResponse>(
        TRequest request, ServerCallContext context, Func<Change, Task<TResponse>> command)
        where TRequest : IMessage
        where TResponse : IMessage<TResponse>, new()
    {
        var call = Call.Of(request, context);
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(context.CancellationToken);
        var change = new Change(connection, transaction, call.Actor, time.GetUtcNow());
        if (call.Key.Length > 0 && await Answers.ClaimAsync(change, call) is { } earlier)
        {
            var answer = new TResponse();
            answer.MergeFrom(earlier);
            return answer;
        }

        var response = await command(change);
        if (call.Key.Length > 0)
        {
            await Answers.AnswerAsync(change, call, response);
        }

        // Past this point the caller's going away must not leave it open whether it happened.
        await transaction.CommitAsync(CancellationToken.None);
        bell.Ring();
        return response;
    }
}
