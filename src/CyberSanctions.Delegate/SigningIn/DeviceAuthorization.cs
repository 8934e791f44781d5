using System.Text.Json.Serialization;

namespace CyberSanctions.Delegate.SigningIn;

/// <summary>What the delegate has to do to sign in: RFC 8628, 3.2.</summary>
internal sealed record DeviceAuthorization
{
    [JsonPropertyName("device_code")]
    public required string DeviceCode { get; init; }

    /// <summary>To be typed in.</summary>
    [JsonPropertyName("user_code")]
    public required string UserCode { get; init; }

    /// <summary>Where.</summary>
    [JsonPropertyName("verification_uri")]
    public required string Address { get; init; }

    /// <summary>Seconds until the code is no longer good.</summary>
    [JsonPropertyName("expires_in")]
    public int ExpiresIn { get; init; } = 600;

    /// <summary>Seconds between two questions.</summary>
    [JsonPropertyName("interval")]
    public int Interval { get; init; } = 5;
}
