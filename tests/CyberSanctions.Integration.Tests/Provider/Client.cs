using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace CyberSanctions.Integration.Tests.Provider;

/// <summary>A program that the provider knows: with a secret it signs in as itself, without one people do by it.</summary>
internal sealed record Client(string Id, string? Secret, params string[] Roles)
{
    /// <summary>The suite's services.</summary>
    public static Client Services { get; } = new("cybersanctions-services", "a secret of the services", "service");

    /// <summary>A program that works for an officer.</summary>
    public static Client Registry { get; } = new("blue-heron-registry", "a secret of the registry", "officer", "legal");

    public static IReadOnlyList<Client> All { get; } = [Services, Registry, new(IdentityProvider.DelegateClient, null)];

    /// <summary>Who it is when nobody signs in by it.</summary>
    public Person Itself => new(Id, "", Roles);

    public OpenIddictApplicationDescriptor Registration()
    {
        var descriptor = new OpenIddictApplicationDescriptor { ClientId = Id, ClientSecret = Secret };
        descriptor.ClientType = Secret is null ? ClientTypes.Public : ClientTypes.Confidential;
        descriptor.Permissions.UnionWith(
        [
            Permissions.Endpoints.Token,
            Permissions.Endpoints.DeviceAuthorization,
            Secret is null ? Permissions.GrantTypes.DeviceCode : Permissions.GrantTypes.ClientCredentials,
            Permissions.Scopes.Profile,
            Permissions.Prefixes.Scope + IdentityProvider.Audience,
            Permissions.Prefixes.Scope + IdentityProvider.Archive,
        ]);
        return descriptor;
    }
}
