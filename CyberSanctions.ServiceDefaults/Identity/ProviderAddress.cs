using Microsoft.Extensions.Configuration;

namespace CyberSanctions.ServiceDefaults.Identity;

/// <summary>
/// The identity provider is spoken to by https: whoever sits on the way could give us keys of their own, and read the services'
/// secret. For trying things out <c>Authentication:AllowHttpMetadata</c> lifts that.
/// </summary>
internal static class ProviderAddress
{
    /// <summary>Whether http will do.</summary>
    public static bool MayBeHttp(IConfiguration configuration)
        => AuthenticationSettings.Of(configuration).AllowHttpMetadata;

    /// <summary>The address of the token endpoint.</summary>
    /// <exception cref="InvalidOperationException">It is neither https nor allowed to be anything else.</exception>
    public static Uri TokenEndpoint(string endpoint, IConfiguration configuration)
        => new Uri(endpoint) is var address && (address.Scheme == Uri.UriSchemeHttps || MayBeHttp(configuration))
            ? address
            : throw new InvalidOperationException(
                "Authentication:Service:TokenEndpoint must be https: the services' secret goes there.");
}
