using System.Text.Json;
using CyberSanctions.Delegate.Output;
using CyberSanctions.Procedures.Keys;
using CyberSanctions.Procedures.Statements;

namespace CyberSanctions.Delegate.Files;

/// <summary>What is remembered from one command to the next.</summary>
internal sealed record Settings
{
    private const string Name = "settings.json";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The gateway's gRPC address.</summary>
    public Uri Gateway { get; init; } = new("http://localhost:8081");

    /// <summary>The gateway's HTTP address, where the published lists are.</summary>
    public Uri Lists { get; init; } = new("http://localhost:8080");

    /// <summary>The OIDC provider, if signed in at one.</summary>
    public Uri? Authority { get; init; }

    /// <summary>The voting service's keys that were trusted, as SubjectPublicKeyInfo in base64; the last one is the one now.</summary>
    public IReadOnlyList<string> ServiceKeys { get; init; } = [];

    /// <summary>The keys that receipts may be signed with.</summary>
    /// <exception cref="StopException">What is in the file is no key.</exception>
    public IReadOnlyList<PublicKey> TrustedKeys() => [.. ServiceKeys.Select(KeyOf)];

    /// <summary>Those of a folder.</summary>
    public static Settings Read(PrivateFolder folder)
    {
        try
        {
            return folder.Read(Name) is { } text ? JsonSerializer.Deserialize<Settings>(text, Json) ?? new Settings() : new Settings();
        }
        catch (JsonException)
        {
            throw new StopException(ExitCode.NotSignedIn, $"{folder.PathOf(Name)} is not readable any more; remove it and sign in again.");
        }
    }

    /// <summary>Keeps them.</summary>
    public void Write(PrivateFolder folder) => folder.Write(Name, JsonSerializer.Serialize(this, Json));

    /// <summary>A public key from base64.</summary>
    public static PublicKey KeyOf(string base64)
    {
        try
        {
            return PublicKey.Read(Convert.FromBase64String(base64.Trim()));
        }
        catch (Exception exception) when (exception is FormatException or ObjectionException)
        {
            throw new StopException(ExitCode.Usage, "This is no public key (P-256, SubjectPublicKeyInfo, in base64).");
        }
    }
}
