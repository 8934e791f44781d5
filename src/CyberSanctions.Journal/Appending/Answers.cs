using CyberSanctions.ServiceDefaults.Errors;
using Dapper;
using Google.Protobuf;
using Npgsql;

namespace CyberSanctions.Journal.Appending;

/// <summary>
/// The answers to calls with an idempotency key, kept with the changes they answer, for 48 hours (<see cref="AnswerExpiry"/>).
/// The same key with the same request gives the first answer again; with another request it is refused.
/// </summary>
public static class Answers
{
    /// <summary>
    /// Claims the key of a call. Two calls with one key meet at the primary key: the second waits here until the first has
    /// committed (and then finds its answer) or has rolled back (and then goes ahead itself).
    /// </summary>
    /// <returns>The answer given before; nothing when the call is to go ahead.</returns>
    public static async Task<byte[]?> ClaimAsync(Change change, Call call)
    {
        while (true)
        {
            var claimed = await change.Connection.ExecuteAsync(
                """
                INSERT INTO idempotency (principal, key, method, request_sha256)
                VALUES (@Subject, @Key, @Method, @RequestSha256)
                ON CONFLICT DO NOTHING
                """,
                new { call.Principal.Subject, call.Key, call.Method, call.RequestSha256 },
                change.Transaction);
            if (claimed == 1)
            {
                return null;
            }

            // The one that was in the way may have expired by now: then the key is free.
            if (await FindAsync(change, call) is { } earlier)
            {
                return Same(earlier, call);
            }
        }
    }

    /// <summary>Keeps the answer to a call whose key was claimed.</summary>
    public static Task AnswerAsync(Change change, Call call, IMessage answer)
        => change.Connection.ExecuteAsync(
            "UPDATE idempotency SET response = @Response WHERE principal = @Subject AND key = @Key",
            new { Response = answer.ToByteArray(), call.Principal.Subject, call.Key },
            change.Transaction);

    /// <summary>
    /// Finds answers given before to calls, by <c>@subjects</c> and <c>@keys</c>. For who does not claim keys but keeps the
    /// answers with <see cref="Keeping"/>, and sees to it by a lock that one call asks only after the other has been answered.
    /// </summary>
    public const string Finding =
        """
        SELECT principal, key, method, request_sha256, response FROM idempotency
        WHERE (principal, key) IN (SELECT * FROM unnest(@subjects, @keys))
        """;

    /// <summary>What keeps answers. It fails when a key of theirs has been used meanwhile.</summary>
    public static NpgsqlBatchCommand Keeping(IReadOnlyCollection<Answer> answers)
        => new(
            """
            INSERT INTO idempotency (principal, key, method, request_sha256, response)
            SELECT * FROM unnest($1, $2, $3, $4, $5)
            """)
        {
            Parameters =
            {
                new() { Value = answers.Select(answer => answer.Principal).ToArray() },
                new() { Value = answers.Select(answer => answer.Key).ToArray() },
                new() { Value = answers.Select(answer => answer.Method).ToArray() },
                new() { Value = answers.Select(answer => answer.RequestSha256).ToArray() },
                new() { Value = answers.Select(answer => answer.Response).ToArray() },
            },
        };

    /// <summary>The answer to a call, as it is kept.</summary>
    public static Answer Of(Call call, IMessage answer)
        => new(call.Principal.Subject, call.Key, call.Method, call.RequestSha256, answer.ToByteArray());

    /// <summary>What a call's answer is found by.</summary>
    public static (string Subject, string Key) Name(Call call) => (call.Principal.Subject, call.Key);

    /// <summary>The answer, if the call is the one that it was given to.</summary>
    /// <exception cref="RefusedException"><c>idempotency-key-reused</c>; <c>answer-not-kept</c>.</exception>
    public static byte[] Same(Answer answer, Call call)
    {
        if (answer.Method != call.Method || !answer.RequestSha256.AsSpan().SequenceEqual(call.RequestSha256))
        {
            throw AnswerRefusals.IdempotencyKeyReused.Because($"The idempotency key {call.Key} was used for another request.");
        }

        return answer.Response ?? throw AnswerRefusals.AnswerNotKept.Because(
            $"The request with the idempotency key {call.Key} was carried out. Its answer is not kept any more; nothing was done"
            + " again.");
    }

    private static Task<Answer?> FindAsync(Change change, Call call)
        => change.Connection.QuerySingleOrDefaultAsync<Answer>(
            Finding, new { subjects = new[] { call.Principal.Subject }, keys = new[] { call.Key } }, change.Transaction);

    /// <summary>
    /// An answer given before. Without a response it was given in a form that is no longer used, by a version of the service
    /// that had another one; a migration takes such away.
    /// </summary>
    public sealed record Answer(string Principal, string Key, string Method, byte[] RequestSha256, byte[]? Response);
}
