using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using CyberSanctions.Delegate.Output;

namespace CyberSanctions.Delegate.SigningIn;

/// <summary>
/// Signing in at an OIDC provider from a terminal: the device authorization grant, RFC 8628. The delegate opens an address
/// in any browser and types a code; meanwhile the program asks the provider whether that has happened.
/// </summary>
internal sealed class DeviceFlow(HttpClient http, TimeProvider time)
{
    private const string Grant = "urn:ietf:params:oauth:grant-type:device_code";

    /// <summary>Signs in.</summary>
    /// <param name="authority">The provider's issuer address.</param>
    /// <param name="client">The client id that the operator gave this program.</param>
    /// <param name="announce">Told which code to type at which address.</param>
    /// <exception cref="StopException">Denied, expired, or the provider has no device flow.</exception>
    public async Task<AccessToken> SignInAsync(
        Uri authority, string client, string scope, Action<DeviceAuthorization> announce, CancellationToken cancel)
    {
        RequireProtected(authority);
        if (await DiscoverAsync(authority, cancel) is not { DeviceAuthorizationEndpoint: { } devices, TokenEndpoint: { } tokens })
        {
            throw new StopException(ExitCode.Refused, $"{authority} offers no device flow (RFC 8628).");
        }

        RequireProtected(devices);
        RequireProtected(tokens);
        using var asked = await PostAsync(devices, new() { ["client_id"] = client, ["scope"] = scope }, cancel);
        if (!asked.IsSuccessStatusCode)
        {
            throw new StopException(
                ExitCode.Refused, $"{authority} refused the device flow: {Describe(await AnswerAsync(asked, cancel))}");
        }

        var authorization = (await asked.Content.ReadFromJsonAsync<DeviceAuthorization>(cancel))!;
        announce(authorization);
        return await PollAsync(tokens, client, authorization, cancel);
    }

    private async Task<Discovery?> DiscoverAsync(Uri authority, CancellationToken cancel)
    {
        try
        {
            return await http.GetFromJsonAsync<Discovery>(
                $"{authority.AbsoluteUri.TrimEnd('/')}/.well-known/openid-configuration", cancel);
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException)
        {
            throw new StopException(
                ExitCode.Unreachable, $"{authority} does not answer as an identity provider does: {exception.Message}");
        }
    }

    private async Task<AccessToken> PollAsync(
        Uri tokens, string client, DeviceAuthorization authorization, CancellationToken cancel)
    {
        var started = time.GetTimestamp();
        var interval = TimeSpan.FromSeconds(authorization.Interval);
        while (time.GetElapsedTime(started) < TimeSpan.FromSeconds(authorization.ExpiresIn))
        {
            await Task.Delay(interval, time, cancel);
            TokenAnswer answer;
            try
            {
                using var response = await PostAsync(
                    tokens,
                    new() { ["grant_type"] = Grant, ["device_code"] = authorization.DeviceCode, ["client_id"] = client },
                    cancel);
                answer = await AnswerAsync(response, cancel);
            }
            catch (HttpRequestException)
            {
                // RFC 8628, 3.5: on a connection that failed, ask less often.
                interval *= 2;
                continue;
            }

            switch (answer)
            {
                case { AccessToken: { } token }:
                    return new AccessToken(token, time.GetUtcNow().AddSeconds(answer.ExpiresIn));
                case { Error: "authorization_pending" }:
                    break;
                case { Error: "slow_down" }:
                    interval += TimeSpan.FromSeconds(5);
                    break;
                case { Error: "access_denied" }:
                    throw new StopException(ExitCode.NotSignedIn, "Signing in was denied.");
                case { Error: "expired_token" }:
                    throw Expired();
                default:
                    throw new StopException(ExitCode.NotSignedIn, $"The identity provider refused: {Describe(answer)}");
            }
        }

        throw Expired();
    }

    private async Task<HttpResponseMessage> PostAsync(Uri address, Dictionary<string, string> form, CancellationToken cancel)
    {
        using var content = new FormUrlEncodedContent(form);
        return await http.PostAsync(address, content, cancel);
    }

    private static async Task<TokenAnswer> AnswerAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        try
        {
            return await response.Content.ReadFromJsonAsync<TokenAnswer>(cancel) ?? new TokenAnswer();
        }
        catch (JsonException)
        {
            return new TokenAnswer { Error = $"HTTP status {(int)response.StatusCode}" };
        }
    }

    private static string Describe(TokenAnswer answer)
        => answer.Description is { Length: > 0 } text ? $"{answer.Error} ({text})" : answer.Error ?? "no reason given";

    private static StopException Expired()
        => new(ExitCode.NotSignedIn, "The code expired before it was typed in. Sign in again.");

    private static void RequireProtected(Uri address)
    {
        if (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback)
        {
            throw new StopException(ExitCode.Usage, $"{address} is not https: whoever listens on the way could sign in as you.");
        }
    }

    private sealed record Discovery
    {
        [JsonPropertyName("device_authorization_endpoint")]
        public Uri? DeviceAuthorizationEndpoint { get; init; }

        [JsonPropertyName("token_endpoint")]
        public Uri? TokenEndpoint { get; init; }
    }

    private sealed record TokenAnswer
    {
        [JsonPropertyName("access_token")]
        public string? AccessToken { get; init; }

        // Providers may leave it out (RFC 6749, 5.1); then the token is taken for short-lived.
        [JsonPropertyName("expires_in")]
        public int ExpiresIn { get; init; } = 300;

        [JsonPropertyName("error")]
        public string? Error { get; init; }

        [JsonPropertyName("error_description")]
        public string? Description { get; init; }
    }
}
