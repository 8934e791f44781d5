using System.Security.Cryptography;
using CyberSanctions.Journal.Reading;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using Dapper;
using Google.Protobuf;
using Grpc.Core;
using Npgsql;

namespace CyberSanctions.Journal.Appending;

/// <summary>
/// Runs commands: one transaction each, and each at most once per idempotency key. The same key
/// with the same request gives the first answer again; with another request it is refused.
/// </summary>
public sealed class Commands(NpgsqlDataSource database, Bell bell, TimeProvider time)
{
    /// <summary>Metadata key, and HTTP header at the gateway.</summary>
    public const string IdempotencyKey = "idempotency-key";

    private const int LongestKey = 200;

    /// <summary>Runs a command in a transaction, commits it, and rings the bell.</summary>
    /// <param name="request">What was asked; part of what the idempotency key stands for.</param>
    /// <param name="context">The call: who asks, and the key in its metadata.</param>
    /// <param name="command">What to do. If it throws, nothing is written.</param>
    public async Task<TResponse> RunAsync<TRequest, TResponse>(
        TRequest request, ServerCallContext context, Func<Change, Task<TResponse>> command)
        where TRequest : IMessage
        where TResponse : IMessage<TResponse>, new()
    {
        var principal = Principal.Of(context);
        var key = context.RequestHeaders.GetValue(IdempotencyKey) ?? "";
        if (key.Length > LongestKey || key.Any(c => c is < '!' or > '~'))
        {
            throw Refusal.Invalid(IdempotencyKey, "Must be 1 to 200 visible ASCII characters.");
        }

        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(context.CancellationToken);
        var change = new Change(connection, transaction, principal.Subject, time.GetUtcNow());
        if (key.Length > 0 && await ClaimAsync(change, key, context.Method, SHA256.HashData(request.ToByteArray())) is { } earlier)
        {
            var answer = new TResponse();
            answer.MergeFrom(earlier);
            return answer;
        }

        var response = await command(change);
        if (key.Length > 0)
        {
            await connection.ExecuteAsync(
                "UPDATE idempotency SET response = @Response WHERE principal = @Actor AND key = @Key",
                new { Response = response.ToByteArray(), change.Actor, Key = key },
                transaction);
        }

        // Past this point the caller's going away must not leave it open whether it happened.
        await transaction.CommitAsync(CancellationToken.None);
        bell.Ring();
        return response;
    }

    // Two calls with one key meet at the primary key: the second waits here until the first has
    // committed (and then finds its answer) or has rolled back (and then goes ahead itself).
    private static async Task<byte[]?> ClaimAsync(Change change, string key, string method, byte[] requestSha256)
    {
        var claim = new { change.Actor, Key = key, Method = method, Sha256 = requestSha256, change.Now };
        var claimed = await change.Connection.ExecuteAsync(
            """
            INSERT INTO idempotency (principal, key, method, request_sha256, recorded_at)
            VALUES (@Actor, @Key, @Method, @Sha256, @Now)
            ON CONFLICT DO NOTHING
            """,
            claim,
            change.Transaction);
        if (claimed == 1)
        {
            return null;
        }

        var earlier = await change.Connection.QuerySingleAsync<(string Method, byte[] Sha256, byte[] Response)>(
            "SELECT method, request_sha256, response FROM idempotency WHERE principal = @Actor AND key = @Key", claim, change.Transaction);
        return earlier.Method == method && earlier.Sha256.AsSpan().SequenceEqual(requestSha256)
            ? earlier.Response
            : throw Refusal.Conflict("idempotency-key-reused", $"The idempotency key {key} was used for another request.");
    }
}
