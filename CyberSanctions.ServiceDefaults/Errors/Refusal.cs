using System.Globalization;
using CyberSanctions.Contracts.Refusals;
using Grpc.Core;

namespace CyberSanctions.ServiceDefaults.Errors;

/// <summary>
/// Why a request is refused. Becomes a gRPC status with <c>google.rpc</c> details at the edge of
/// a service, and an RFC 9457 problem document at the gateway.
/// </summary>
/// <param name="Kind">What kind of refusal it is.</param>
/// <param name="Message">What happened this time, as a sentence for the person who asked.</param>
/// <param name="Fields">The fields that were wrong; empty when no single field is to blame.</param>
/// <param name="Metadata">Further facts for a program, for example the current version.</param>
public sealed record Refusal(
    RefusalKind Kind, string Message, IReadOnlyList<FieldProblem> Fields, IReadOnlyDictionary<string, string> Metadata)
{
    // They travel in HTTP/2 trailers, which clients take only up to some size.
    private const int MostFields = 50;

    /// <summary>Metadata key of the current version in a stale write's refusal.</summary>
    public const string CurrentVersion = "current_version";

    /// <summary>No field to blame and no further facts.</summary>
    public Refusal(RefusalKind kind, string message)
        : this(kind, message, [], new Dictionary<string, string>())
    {
    }

    /// <summary>The gRPC status code.</summary>
    public StatusCode Status => Kind.Status.Grpc;

    /// <summary>The name of the kind.</summary>
    public string Reason => Kind.Reason;

    /// <summary>One field is wrong.</summary>
    public static RefusedException Invalid(string field, string description)
        => Invalid([new FieldProblem(field, description)]);

    /// <summary>One or more fields are wrong; the first fifty of them are named.</summary>
    public static RefusedException Invalid(IReadOnlyList<FieldProblem> problems)
        => RequestRefusals.InvalidField.Because(Describe([.. problems.Take(MostFields)]), [.. problems.Take(MostFields)]);

    /// <summary>Fields and what is wrong with them: the message of whatever is refused for its fields alone.</summary>
    public static string Describe(IReadOnlyList<FieldProblem> problems)
        => string.Join(" ", problems.Select(p => $"{p.Field}: {p.Description}"));

    /// <summary>There is no such thing, or the caller may not see it: the two are the same answer.</summary>
    public static RefusedException NotFound(string kind, string reference)
        => RequestRefusals.NotFound.Because($"There is no {kind} {reference}.");

    /// <summary>Somebody else changed it in the meantime.</summary>
    public static RefusedException Stale(string reference, long expected, long current)
        => new(new Refusal(
            RequestRefusals.StaleVersion,
            $"{reference} is at version {current}, not {expected}.",
            [],
            new Dictionary<string, string> { [CurrentVersion] = current.ToString(CultureInfo.InvariantCulture) }));
}
