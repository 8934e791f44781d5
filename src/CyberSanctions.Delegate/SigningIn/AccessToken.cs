using System.Buffers.Text;
using System.Text.Json;
using CyberSanctions.Delegate.Files;
using CyberSanctions.Delegate.Output;

namespace CyberSanctions.Delegate.SigningIn;

/// <summary>The token that the delegate is signed in with.</summary>
/// <param name="Token">A JWT. Only the services check it; here it just tells whose it is.</param>
/// <param name="ExpiresAt">Until when it is good.</param>
internal sealed record AccessToken(string Token, DateTimeOffset ExpiresAt)
{
    private const string Name = "token.json";

    /// <summary>Whose: the claim sub.</summary>
    public string Subject => Claim("sub");

    /// <summary>For which Member State: the claim member_state; empty when it is no delegate's.</summary>
    public string MemberState => Claim("member_state");

    /// <summary>The one kept.</summary>
    /// <exception cref="StopException">There is none, or it has expired.</exception>
    public static AccessToken Read(PrivateFolder folder, DateTimeOffset now)
    {
        AccessToken? kept;
        try
        {
            kept = folder.Read(Name) is { } text
                ? JsonSerializer.Deserialize<AccessToken>(text, JsonSerializerOptions.Web)
                : null;
        }
        catch (JsonException)
        {
            kept = null;
        }

        return kept is null
            ? throw new StopException(ExitCode.NotSignedIn, $"You are not signed in. Sign in with: {folder.Command("login")}")
                : kept.ExpiresAt <= now ? throw new StopException(
                    ExitCode.NotSignedIn,
                    $"You were signed in until {kept.ExpiresAt:u}. Sign in again with: {folder.Command("login")}")
                : kept;
    }

    /// <summary>Keeps it.</summary>
    public void Write(PrivateFolder folder) => folder.Write(Name, JsonSerializer.Serialize(this, JsonSerializerOptions.Web));

    private string Claim(string name)
    {
        try
        {
            using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(Token.Split('.')[1]));
            return claims.RootElement.GetProperty(name).GetString() ?? "";
        }
        catch (Exception exception) when (exception is FormatException or JsonException or KeyNotFoundException
            or IndexOutOfRangeException or InvalidOperationException)
        {
            return "";
        }
    }
}
