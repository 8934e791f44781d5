using System.Diagnostics;
using System.Security.Cryptography;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using Google.Protobuf;
using Grpc.Core;

namespace CyberSanctions.Journal.Appending;

/// <summary>Somebody asking for a change.</summary>
/// <param name="Principal">Who.</param>
/// <param name="Method">What for: the full name of the RPC.</param>
/// <param name="Key">Its idempotency key; empty when it has none.</param>
/// <param name="RequestSha256">Hash of the request; with the method it is what the key stands for.</param>
/// <param name="TraceParent">The trace that it belongs to (W3C Trace Context), or empty.</param>
public sealed record Call(Principal Principal, string Method, string Key, byte[] RequestSha256, string TraceParent)
{
    private const int LongestKey = 200;

    // What everybody outside shares is no place for a key like "1": nobody may guess somebody else's. A UUID has 36 characters.
    private const int ShortestPublicKey = 32;

    /// <summary>Who acts, as the journal has it.</summary>
    public string Actor => Principal.Subject.Length > 0 ? Principal.Subject : Principal.Public;

    /// <summary>A gRPC call, with the key in its metadata.</summary>
    /// <exception cref="RefusedException">
    /// The key is not 1 to 200 visible ASCII characters; without a token, at least 32.
    /// </exception>
    public static Call Of(IMessage request, ServerCallContext context)
    {
        var key = context.RequestHeaders.GetValue(Commands.IdempotencyKey) ?? "";
        if (key.Length is > 0 and < ShortestPublicKey && Principal.Of(context).Subject.Length == 0)
        {
            throw Refusal.Invalid(Commands.IdempotencyKey, "Must have at least 32 characters without a token.");
        }

        return key.Length == 0 || Tokens.Problem(key, LongestKey) is not { } problem
            ? new Call(
                Principal.Of(context),
                context.Method,
                key,
                key.Length > 0 ? SHA256.HashData(request.ToByteArray()) : [],
                Activity.Current?.Id ?? "")
            : throw Refusal.Invalid(Commands.IdempotencyKey, problem);
    }
}
