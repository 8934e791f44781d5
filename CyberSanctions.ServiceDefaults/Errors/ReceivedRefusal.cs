using CyberSanctions.Contracts.Refusals;
using Grpc.Core;

namespace CyberSanctions.ServiceDefaults.Errors;

/// <summary>What a called service has refused, as it says it. The service may be newer or older than whoever reads it.</summary>
/// <param name="Status">The gRPC status code.</param>
/// <param name="Reason">The name of the kind; where no details say more, that of the status code: <c>not-found</c>.</param>
/// <param name="Message">What happened, for the person who asked.</param>
/// <param name="Fields">The fields that were wrong.</param>
/// <param name="Metadata">Further facts for a program.</param>
/// <param name="Told">
/// The kind in the service's own words, for whoever knows none of this name; nothing where the service does not say, or says
/// what is not to be believed. Its explanation is its title: details have to stay small.
/// </param>
public sealed record ReceivedRefusal(
    StatusCode Status,
    string Reason,
    string Message,
    IReadOnlyList<FieldProblem> Fields,
    IReadOnlyDictionary<string, string> Metadata,
    RefusalKind? Told);
