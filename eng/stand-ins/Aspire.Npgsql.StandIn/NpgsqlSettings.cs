// Stand-in for a part of Aspire 13.5, used on curated package feeds only (eng/stand-ins/README.md).

namespace Aspire.Npgsql;

/// <summary>Settings of a data source; read from <c>Aspire:Npgsql</c>.</summary>
public sealed class NpgsqlSettings
{
    /// <summary>The connection string.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Leave the database out of the service's health.</summary>
    public bool DisableHealthChecks { get; set; }

    /// <summary>Leave the database out of traces.</summary>
    public bool DisableTracing { get; set; }

    /// <summary>Leave the database out of metrics.</summary>
    public bool DisableMetrics { get; set; }
}
