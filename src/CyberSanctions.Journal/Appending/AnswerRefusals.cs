using CyberSanctions.Contracts.Refusals;
using Grpc.Core;

namespace CyberSanctions.Journal.Appending;

/// <summary>What an idempotency key is refused for.</summary>
internal static class AnswerRefusals
{
    public static readonly RefusalKind IdempotencyKeyReused = new(
        "idempotency-key-reused",
        RefusalStatus.Of(StatusCode.AlreadyExists, 422),
        "The idempotency key was used for another request.",
        "The same `Idempotency-Key` came with another request before. Nothing was changed. Give "
        + "each command its own key; repeat one only with the same content.");

    public static readonly RefusalKind AnswerNotKept = new(
        "answer-not-kept",
        RefusalStatus.Exists,
        "It was done before, and the answer is not kept.",
        "The same `Idempotency-Key` came with the same request before, which was carried out; but since then "
        + "the form of its answer has changed. Nothing was done again. Read what it was about.");
}
