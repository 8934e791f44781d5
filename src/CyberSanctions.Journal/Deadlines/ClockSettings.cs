using Microsoft.Extensions.Configuration;

namespace CyberSanctions.Journal.Deadlines;

/// <summary>How far a service's clock may be off: in a configuration section that is called as the service.</summary>
internal sealed class ClockSettings
{
    /// <summary>Those of the services that do something at a moment.</summary>
    public static IReadOnlyList<string> Sections { get; } = ["Voting", "Publication", "Attribution", "Listing"];

    /// <summary>By how much this machine's clock and the database's may differ at most.</summary>
    public TimeSpan MostClockDifference { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Those of a service.</summary>
    public static ClockSettings Of(string service, IConfiguration configuration)
        => configuration.GetSection(service).Get<ClockSettings>() ?? new();
}
