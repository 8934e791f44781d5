using System.Security.Cryptography;
using CyberSanctions.ServiceDefaults.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;

namespace CyberSanctions.Testing;

/// <summary>Tokens signed with a key made for this run of the tests.</summary>
public static class TestTokens
{
    /// <summary>What a service has to be configured with to accept them.</summary>
    public static IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>
    {
        ["Authentication:Schemes:Bearer:ValidIssuer"] = "tests",
        ["Authentication:Schemes:Bearer:ValidAudiences:0"] = "cybersanctions",
        ["Authentication:Schemes:Bearer:SigningKeys:0:Issuer"] = "tests",
        ["Authentication:Schemes:Bearer:SigningKeys:0:Value"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
    };

    private static readonly DevelopmentKey Key = DevelopmentKey.From(
        new ConfigurationBuilder().AddInMemoryCollection(Settings).Build(),
        new HostingEnvironment { EnvironmentName = "Development" })!;

    /// <summary>A token that is valid for ten minutes.</summary>
    public static string Mint(string subject, string[] roles, string memberState = "")
        => Mint(subject, roles, memberState, DateTimeOffset.UtcNow);

    /// <summary>A token that is valid for ten minutes from a time on: for a service whose clock the test has set.</summary>
    public static string Mint(string subject, string[] roles, string memberState, DateTimeOffset from)
        => Mint(subject, roles, memberState, from, TimeSpan.FromMinutes(10));

    /// <summary>A token that is valid for so long from a time on.</summary>
    public static string Mint(
        string subject, string[] roles, string memberState, DateTimeOffset from, TimeSpan lifetime, string partner = "",
        string unit = "")
        => Key.Mint(subject, roles, memberState, from, lifetime, partner, unit);
}
