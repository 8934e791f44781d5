using System.Text.Json;
using System.Text.Json.Serialization;
using CyberSanctions.Delegate.Keys;
using CyberSanctions.Delegate.Output;
using CyberSanctions.Signing;

namespace CyberSanctions.Delegate.Files;

/// <summary>A key of a gateway's voting service that is trusted.</summary>
/// <param name="Gateway">The gateway's gRPC address.</param>
/// <param name="PublicKey">SubjectPublicKeyInfo in base64.</param>
/// <param name="Given">Whether somebody said so; else it was the first key that the gateway presented.</param>
internal sealed record PinnedKey(Uri Gateway, string PublicKey, bool Given);

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

    /// <summary>The voting services' keys that are trusted; the last one of a gateway is the one that it uses now.</summary>
    public IReadOnlyList<PinnedKey> Pinned { get; init; } = [];

    /// <summary>Where they were until each had its gateway; only read.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? ServiceKeys { get; init; }

    /// <summary>Those of the gateway.</summary>
    public IEnumerable<PinnedKey> PinnedHere => Pinned.Where(pin => pin.Gateway == Gateway);

    /// <summary>The keys of the gateway that receipts may be signed with.</summary>
    /// <exception cref="StopException">What is in the file is no key.</exception>
    public IReadOnlyList<PublicKey> TrustedKeys() => [.. PinnedHere.Select(pin => GivenKey.FromBase64(pin.PublicKey))];

    /// <summary>The keys of all gateways, for what was signed at any of them.</summary>
    /// <exception cref="StopException">What is in the file is no key.</exception>
    public IReadOnlyList<PublicKey> AllKeys() => [.. Pinned.Select(pin => GivenKey.FromBase64(pin.PublicKey))];

    /// <summary>With a key of the gateway pinned. The ones before stay: what they have signed is still proven by them.</summary>
    public Settings Pin(PublicKey key, bool given)
    {
        var text = Convert.ToBase64String([.. key.Spki]);
        return this with
        {
            Pinned =
            [
                .. Pinned.Where(pin => pin.Gateway != Gateway || pin.PublicKey != text),
                new PinnedKey(Gateway, text, given),
            ],
        };
    }

    /// <summary>Those of a folder.</summary>
    public static Settings Read(PrivateFolder folder)
    {
        try
        {
            var settings = folder.Read(Name) is { } text
                ? JsonSerializer.Deserialize<Settings>(text, Json) ?? new Settings()
                : new Settings();
            return settings.ServiceKeys is { } earlier
                ? settings with
                {
                    ServiceKeys = null,
                    Pinned = [.. earlier.Select(key => new PinnedKey(settings.Gateway, key, Given: false)), .. settings.Pinned],
                }
                : settings;
        }
        catch (JsonException)
        {
            throw new StopException(
                ExitCode.NotSignedIn,
                $"{folder.PathOf(Name)} can no longer be read. Remove it and sign in again with: {folder.Command("login")}");
        }
    }

    /// <summary>Keeps them.</summary>
    public void Write(PrivateFolder folder) => folder.Write(Name, JsonSerializer.Serialize(this, Json));
}
