using CyberSanctions.ServiceDefaults.Problems;

namespace CyberSanctions.Gateway.Problems;

/// <summary>A request that the gateway itself refuses, for a reason that no service could have.</summary>
internal sealed class ProblemException(ProblemKind kind, string detail) : Exception(detail)
{
    public ProblemKind Kind { get; } = kind;
}
