using Microsoft.Extensions.Configuration;

namespace CyberSanctions.ServiceDefaults.Identity;

/// <summary>
/// Whose tokens are accepted: section <c>Authentication:Schemes:Bearer</c>. ASP.NET Core's own handler reads it as well, and
/// knows more keys than these.
/// </summary>
internal sealed class ProviderSettings
{
    /// <summary>Where they stand.</summary>
    public const string Section = $"{AuthenticationSettings.Section}:Schemes:Bearer";

    /// <summary>The OIDC provider's address; its keys are read from what it publishes there.</summary>
    public string Authority { get; init; } = "";

    /// <summary>The address of the provider's description, where that is not under <see cref="Authority"/>.</summary>
    public string MetadataAddress { get; init; } = "";

    /// <summary>For whom a token has to be meant: one of these.</summary>
    public IReadOnlyList<string> ValidAudiences { get; init; } = [];

    /// <summary>Who has to have issued a token, where no provider says so itself.</summary>
    public string ValidIssuer { get; init; } = "";

    /// <summary>By which algorithms tokens may be signed, and no others.</summary>
    public IReadOnlyList<string> ValidAlgorithms { get; init; } = [];

    /// <summary>Keys that are configured and not a provider's: those of a development run.</summary>
    public IReadOnlyList<ConfiguredKey> SigningKeys { get; init; } = [];

    /// <summary>How often the provider's keys are read again; at least five minutes.</summary>
    public TimeSpan AutomaticRefreshInterval { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>At most how often they are read for a token by a key that is not known.</summary>
    public TimeSpan RefreshInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long an answer of the provider is waited for. All requests wait while keys are read: so not for long when it hangs.
    /// The keys known so far stay good then.
    /// </summary>
    public TimeSpan BackchannelTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>As they are now.</summary>
    public static ProviderSettings Of(IConfiguration configuration)
        => configuration.GetSection(Section).Get<ProviderSettings>() ?? new();

    /// <summary>A key that is configured.</summary>
    internal sealed class ConfiguredKey
    {
        /// <summary>Who issues tokens that are signed with it.</summary>
        public string Issuer { get; init; } = "";

        /// <summary>The key, base64.</summary>
        public string Value { get; init; } = "";
    }
}
