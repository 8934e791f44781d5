using CyberSanctions.Contracts.Refusals;

namespace CyberSanctions.Refusals;

/// <summary>What the services refuse.</summary>
public static class ServiceKinds
{
    /// <summary>All kinds of all services, in no order.</summary>
    public static IReadOnlyList<RefusalKind> All { get; } = [.. RefusalKinds.In(typeof(ServiceKinds).Assembly)];
}
