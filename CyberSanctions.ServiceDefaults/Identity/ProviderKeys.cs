using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Tokens;

namespace CyberSanctions.ServiceDefaults.Identity;

/// <summary>
/// How the suite keeps up with the keys that the identity provider publishes. They are read again every quarter of an hour
/// (<c>AutomaticRefreshInterval</c>), and at once for a token by a key that is not known, at most every ten seconds
/// (<c>RefreshInterval</c>): so a new key is accepted at its first token, and a withdrawn one no longer than that, and the minute
/// for which a verified token is remembered.
/// </summary>
internal static class ProviderKeys
{
    /// <summary>Has a token by an unknown key wait until keys are read; to be called before the library does anything.</summary>
    // Otherwise it reads them in the background, and refuses the tokens that come meanwhile.
    public static void ReadBeforeRefusing()
        => AppContext.SetSwitch("Switch.Microsoft.IdentityModel.UpdateConfigAsBlocking", isEnabled: true);

    /// <summary>Sets how often they are read.</summary>
    public static void Configure(JwtBearerOptions bearer, ProviderSettings provider)
    {
        bearer.AutomaticRefreshInterval = provider.AutomaticRefreshInterval;
        bearer.RefreshInterval = provider.RefreshInterval;
        bearer.BackchannelTimeout = provider.BackchannelTimeout;
    }

    /// <summary>Has a key that is no longer published be none: the library would take it for another hour.</summary>
    public static void ForgetWithdrawn(JwtBearerOptions bearer)
    {
        if (bearer.ConfigurationManager is BaseConfigurationManager keys)
        {
            keys.UseLastKnownGoodConfiguration = false;
        }
    }
}
