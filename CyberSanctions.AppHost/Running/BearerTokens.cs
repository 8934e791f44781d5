using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace CyberSanctions.AppHost.Running;

/// <summary>
/// Whose tokens the services accept: those of the operator's OIDC provider, when the AppHost is given anything under
/// <c>Authentication:Schemes:Bearer</c> (all of <c>Authentication</c> then goes to every service as it is); otherwise, in a development run, tokens signed with a key that is made for this data folder.
/// </summary>
internal static class BearerTokens
{
    private const string Scheme = "Authentication:Schemes:Bearer";
    private const string Issuer = "cyber-sanctions-development";
    private const string Audience = "cyber-sanctions";

    public static void Configure(IResourceBuilder<ProjectResource> service, IConfiguration configuration, DataFolder data)
    {
        var settings = configuration.GetSection(Scheme).Exists()
            ? configuration.GetSection("Authentication").AsEnumerable()
            : Development(data);
        foreach (var (key, value) in settings)
        {
            if (value is not null)
                service.WithEnvironment(key.Replace(":", "__", StringComparison.Ordinal), value);
        }
    }

    private static Dictionary<string, string?> Development(DataFolder data) => new()
    {
        [$"{Scheme}:ValidIssuer"] = Issuer,
        [$"{Scheme}:ValidAudiences:0"] = Audience,
        [$"{Scheme}:SigningKeys:0:Issuer"] = Issuer,
        [$"{Scheme}:SigningKeys:0:Value"] = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(data.Password("development tokens")))),
    };
}
