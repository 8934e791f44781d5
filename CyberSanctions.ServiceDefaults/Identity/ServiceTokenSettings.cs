using Microsoft.Extensions.Configuration;

namespace CyberSanctions.ServiceDefaults.Identity;

/// <summary>
/// How a service gets the token with which it reads other services' journals: section <c>Authentication:Service</c>.
/// </summary>
internal sealed class ServiceTokenSettings
{
    /// <summary>Where they stand.</summary>
    public const string Section = $"{AuthenticationSettings.Section}:Service";

    /// <summary>The provider's token endpoint. In Development it may be left out.</summary>
    public string TokenEndpoint { get; init; } = "";

    /// <summary>The services' client.</summary>
    public string ClientId { get; init; } = "";

    /// <summary>Its secret.</summary>
    public string ClientSecret { get; init; } = "";

    /// <summary>What is asked for, where the provider issues an audience for a scope of its own.</summary>
    public string Scope { get; init; } = "";

    /// <summary>As they are now.</summary>
    public static ServiceTokenSettings Of(IConfiguration configuration)
        => configuration.GetSection(Section).Get<ServiceTokenSettings>() ?? new();
}
