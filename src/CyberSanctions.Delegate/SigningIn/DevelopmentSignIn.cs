using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CyberSanctions.Delegate.Output;

namespace CyberSanctions.Delegate.SigningIn;

/// <summary>Signing in without an identity provider, where the gateway runs for development.</summary>
internal static class DevelopmentSignIn
{
    /// <summary>Has a token made.</summary>
    /// <param name="http">With the gateway's HTTP address.</param>
    /// <exception cref="StopException">The gateway does not do that.</exception>
    public static async Task<AccessToken> SignInAsync(
        HttpClient http, string subject, string memberState, CancellationToken cancel)
    {
        using var response = await http.PostAsJsonAsync(
            "/dev/tokens", new { subject, roles = new[] { "delegate" }, memberState }, cancel);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            throw new StopException(
                ExitCode.Refused,
                "This gateway makes no development tokens. Sign in at your identity provider, with --authority ADDRESS.");
        }

        var answer = await response.Content.ReadAsStringAsync(cancel);
        return response.IsSuccessStatusCode
            ? JsonSerializer.Deserialize<AccessToken>(answer, JsonSerializerOptions.Web)!
            : throw new StopException(ExitCode.Refused, $"The gateway refused: {answer}");
    }
}
