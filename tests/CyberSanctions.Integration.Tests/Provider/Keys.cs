using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace CyberSanctions.Integration.Tests.Provider;

/// <summary>What the provider signs with and how it publishes that; a test may change it.</summary>
internal sealed class Keys : IOpenIddictServerHandler<HandleJsonWebKeySetRequestContext>
{
    public required IReadOnlyList<SigningCredentials> Current { get; set; }

    /// <summary>Whether a published key says its algorithm; RFC 7517 leaves that to the provider.</summary>
    public bool SayAlgorithm { get; set; } = true;

    public bool EncryptsAccessTokens { get; set; }

    public ValueTask HandleAsync(HandleJsonWebKeySetRequestContext context)
    {
        foreach (var key in context.Keys.Where(_ => !SayAlgorithm))
        {
            key.Alg = null;
        }

        return ValueTask.CompletedTask;
    }
}
