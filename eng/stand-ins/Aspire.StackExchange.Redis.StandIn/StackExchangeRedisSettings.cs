// Stand-in for a part of Aspire 13.5, used on curated package feeds only (eng/stand-ins/README.md).

namespace Aspire.StackExchange.Redis;

/// <summary>Settings of a Redis client; read from <c>Aspire:StackExchange:Redis</c>.</summary>
public sealed class StackExchangeRedisSettings
{
    /// <summary>The connection string.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Leave Redis out of the service's health.</summary>
    public bool DisableHealthChecks { get; set; }

    /// <summary>Leave Redis out of traces. The stand-in never has it in.</summary>
    public bool DisableTracing { get; set; }

    /// <summary>Connect when the client is first asked for. The stand-in always does.</summary>
    public bool DisableAutoActivation { get; set; } = true;
}
