using System.Net.Http.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace CyberSanctions.ServiceDefaults.Identity;

/// <summary>
/// The token with which this service reads another one's journal: by the OAuth 2.0 client
/// credentials grant (RFC 6749 section 4.4) from <c>Authentication:Service:TokenEndpoint</c> with
/// <c>ClientId</c> and <c>ClientSecret</c>; in Development, without these, signed with the
/// development key.
/// </summary>
public sealed class ServiceToken(
    IHttpClientFactory clients, IConfiguration configuration, IHostEnvironment environment, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim _gate = new(1, 1);
    private string _token = "";
    private volatile string _refused = "";
    private DateTimeOffset _freshUntil;

    /// <summary>A token that is good for at least another minute.</summary>
    public async ValueTask<string> GetAsync(CancellationToken cancel)
    {
        await _gate.WaitAsync(cancel);
        try
        {
            if (time.GetUtcNow() >= _freshUntil || _token == _refused)
            {
                (_token, var lifetime) = await RequestAsync(cancel);
                _freshUntil = time.GetUtcNow() + lifetime - Margin;
            }

            return _token;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Never gives a token again that somebody refused, even before its end.</summary>
    public void Forget(string refused) => _refused = refused;

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    private async Task<(string Token, TimeSpan Lifetime)> RequestAsync(CancellationToken cancel)
    {
        var settings = ServiceTokenSettings.Of(configuration);
        if (settings.TokenEndpoint.Length == 0)
        {
            return DevelopmentKey.From(configuration, environment) is { } key
                ? (key.Mint(
                    $"service:{environment.ApplicationName}",
                    [Roles.Service],
                    "",
                    time.GetUtcNow(),
                    TimeSpan.FromHours(1)), TimeSpan.FromHours(1))
                : throw new InvalidOperationException(
                    "This service reads another one's journal and needs Authentication:Service:TokenEndpoint, ClientId and"
                    + " ClientSecret.");
        }

        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = settings.ClientId,
            ["client_secret"] = settings.ClientSecret,
            ["scope"] = settings.Scope,
        });
        using var client = clients.CreateClient(nameof(ServiceToken));
        using var response = await client.PostAsync(
            ProviderAddress.TokenEndpoint(settings.TokenEndpoint, configuration), form, cancel);
        response.EnsureSuccessStatusCode();
        var answer = await response.Content.ReadFromJsonAsync<TokenAnswer>(cancel)
            ?? throw new InvalidOperationException("The token endpoint answered with nothing.");
        return (answer.AccessToken, TimeSpan.FromSeconds(answer.ExpiresIn));
    }

    private sealed record TokenAnswer(
        [property: JsonPropertyName("access_token"), JsonRequired] string AccessToken,
        [property: JsonPropertyName("expires_in"), JsonRequired] int ExpiresIn);
}
