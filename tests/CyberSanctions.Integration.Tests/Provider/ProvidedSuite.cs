using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using CyberSanctions.Testing;
using Microsoft.IdentityModel.Tokens;

namespace CyberSanctions.Integration.Tests.Provider;

/// <summary>
/// The whole suite once more, as an operator configures it who has an identity provider and a collector of telemetry: nobody
/// here knows a key by which tokens could be made for development.
/// </summary>
public sealed class ProvidedSuite : IAsyncLifetime
{
    // The least that can be set: for an unknown key, the provider's are read again at most so often.
    private static readonly TimeSpan KeysReadAgain = TimeSpan.FromSeconds(1);
    private static int _acts;
    private StartedSuite _started = null!;

    /// <summary>Whom the suite trusts.</summary>
    internal IdentityProvider Provider { get; private set; } = null!;

    /// <summary>Where its telemetry goes, instead of to the dashboard, which runs too.</summary>
    internal Collector Collector { get; private set; } = null!;

    /// <summary>How many tokens the services have been issued.</summary>
    internal int TokensOfServices => Provider.Issued.Count(subject => subject == Client.Services.Id);

    /// <summary>The gateway over HTTP, without a token.</summary>
    public HttpClient Gateway { get; private set; } = null!;

    /// <summary>The gateway over gRPC.</summary>
    public Uri GrpcAddress => _started.App.GetEndpoint("gateway", "grpc");

    public async Task InitializeAsync()
    {
        Provider = await IdentityProvider.StartAsync(IdentityProvider.Rsa());
        Collector = await Collector.StartAsync();
        var settings = new Dictionary<string, string>
        {
            ["Schemes:Bearer:Authority"] = Provider.Address.ToString(),
            ["Schemes:Bearer:ValidAudiences:0"] = IdentityProvider.Audience,
            ["Schemes:Bearer:RefreshInterval"] = KeysReadAgain.ToString(),
            ["AllowHttpMetadata"] = "true",
            ["Service:TokenEndpoint"] = $"{Provider.Address}token",
            ["Service:ClientId"] = Client.Services.Id,
            ["Service:ClientSecret"] = Client.Services.Secret!,
            ["Service:Scope"] = IdentityProvider.Audience,
        };
        _started = await StartedSuite.StartAsync(
        [
            "--dashboard=true",
            .. Collector.Settings.Select(setting => $"--{setting.Key}={setting.Value}"),
            .. settings.Select(setting => $"--Authentication:{setting.Key}={setting.Value}"),
        ]);
        Gateway = new HttpClient { BaseAddress = _started.App.GetEndpoint("gateway", "http") };
    }

    public async Task DisposeAsync()
    {
        Gateway.Dispose();
        await _started.DisposeAsync();
        await Provider.DisposeAsync();
        await Collector.DisposeAsync();
    }

    /// <summary>Takes an invented act as far as an open ballot.</summary>
    internal Task<Submitted> ProposeAsync()
    {
        var number = 7000 + Interlocked.Increment(ref _acts);
        return new Drafting(AskAsync, TokenAsync).SubmittedAsync($"2026/{number}", $"EU.97{number}.1");
    }

    /// <summary>A token of somebody who has one role, from the provider.</summary>
    internal Task<string> TokenAsync(string subject, string role, string? memberState = null)
        => Provider.SignInAsync(new Person(subject, memberState ?? "", role));

    /// <summary>The answer to a request that has to succeed.</summary>
    internal async Task<JsonElement> AskAsync(HttpMethod method, string path, string token, object? body = null)
    {
        using var response = await SendAsync(method, path, token, body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{method} {path}: {(int)response.StatusCode} {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    /// <summary>Has the provider sign with other keys, when every process may ask it for them again.</summary>
    internal async Task RotateAsync(params SigningCredentials[] keys)
    {
        Provider.Rotate(keys);
        await Task.Delay(KeysReadAgain);
    }

    /// <summary>kill -9, and a new start: it then remembers no token.</summary>
    internal async Task KillAndStartAsync(string resource)
    {
        await _started.KillAsync(resource);
        await _started.StartAsync(resource);
    }

    /// <summary>One of the commands that the dashboard offers.</summary>
    internal Task<ExecuteCommandResult> CommandAsync(
        string resource, string command, params (string Name, string Value)[] arguments)
        => _started.CommandAsync(resource, command, arguments);

    /// <summary>The status of an answer.</summary>
    internal async Task<HttpStatusCode> StatusAsync(HttpMethod method, string path, string token)
    {
        using var response = await SendAsync(method, path, token, method == HttpMethod.Post ? new { } : null);
        return response.StatusCode;
    }

    /// <summary>How a token is received where officers, legal reviewers and auditors may read, behind the gateway too.</summary>
    internal async Task<(HttpStatusCode Status, string Said)> ReceivedAsync(string token)
    {
        using var response = await SendAsync(HttpMethod.Get, "/api/v1/dossiers", token);
        return (response.StatusCode, $"{response.Headers.WwwAuthenticate} {await response.Content.ReadAsStringAsync()}");
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string token, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Content = body switch
        {
            null => null,
            byte[] bytes => new ByteArrayContent(bytes),
            _ => JsonContent.Create(body),
        };
        return await Gateway.SendAsync(request);
    }
}

/// <summary>
/// These tests share a suite of their own, and run when no others do: they change what its provider signs with.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ProvidedSuiteCollection : ICollectionFixture<ProvidedSuite>
{
    public const string Name = "provided suite";
}
