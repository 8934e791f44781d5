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

    private const int Attempts = 4;

    /// <summary>
    /// Runs a command in a transaction, commits it, and rings the bell. Of two commands that wait for one another, Postgres ends
    /// one so that the other may go on; that one is run again.
    /// </summary>
    /// <param name="request">What was asked; part of what the idempotency key stands for.</param>
    /// <param name="context">The call: who asks, and the key in its metadata.</param>
    /// <param name="command">What to do; perhaps more than once. If it throws, nothing is written.</param>
    public async Task<TResponse> RunAsync<TRequest, TResponse>(
        TRequest request, ServerCallContext context, Func<Change, Task<TResponse>> command)
        where TRequest : IMessage
        where TResponse : IMessage<TResponse>, new()
    {
        var call = Call.Of(request, context);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await RunOnceAsync(call, command, context.CancellationToken);
            }
            catch (PostgresException exception)
                when (exception.SqlState == PostgresErrorCodes.DeadlockDetected && attempt < Attempts)
            {
                // The other one goes on by now.
            }
        }
    }

    private async Task<TResponse> RunOnceAsync<TResponse>(
        Call call, Func<Change, Task<TResponse>> command, CancellationToken cancel)
        where TResponse : IMessage<TResponse>, new()
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
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
