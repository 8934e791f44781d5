using Microsoft.Extensions.Configuration;

namespace CyberSanctions.ServiceDefaults.Identity;

/// <summary>How callers are known, besides by which provider: configuration section <c>Authentication</c>.</summary>
internal sealed class AuthenticationSettings
{
    /// <summary>Where they stand.</summary>
    public const string Section = "Authentication";

    /// <summary>The claim of a token that holds roles.</summary>
    public string RoleClaim { get; init; } = "roles";

    /// <summary>Whether the identity provider may be spoken to by http: for trying things out on one machine.</summary>
    public bool AllowHttpMetadata { get; init; }

    /// <summary>As they are now.</summary>
    public static AuthenticationSettings Of(IConfiguration configuration)
        => configuration.GetSection(Section).Get<AuthenticationSettings>() ?? new();
}
