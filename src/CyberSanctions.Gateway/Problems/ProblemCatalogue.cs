extern alias services;

using System.Collections.Frozen;
using CyberSanctions.Contracts.Refusals;
using CyberSanctions.ServiceDefaults.Errors;

namespace CyberSanctions.Gateway.Problems;

/// <summary>
/// Every kind of problem that the API knows: its own and the services', each as it stands beside the rule that raises it.
/// Nobody has to enter one here.
/// </summary>
internal static class ProblemCatalogue
{
    private static readonly FrozenDictionary<string, RefusalKind> ByReason =
        new[] { typeof(RefusalKind).Assembly, typeof(EdgeRefusals).Assembly, typeof(ProblemCatalogue).Assembly }
            .SelectMany(RefusalKinds.In)
            .Concat(services::CyberSanctions.Refusals.ServiceKinds.All)
            .ToDictionary(kind => kind.Reason, StringComparer.Ordinal) // Throws where a reason stands for two kinds.
            .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyList<RefusalKind> All { get; } = [.. ByReason.Values.OrderBy(kind
        => kind.Reason, StringComparer.Ordinal)];

    /// <summary>The kind of that name, or nothing.</summary>
    public static RefusalKind? Find(string reason) => ByReason.GetValueOrDefault(reason);
}
