using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace CyberSanctions.Integration.Tests.Provider;

/// <summary>
/// An OIDC provider on a free port: OpenIddict with device authorization, client credentials, discovery and published keys. The
/// first of its keys signs. What it asks people, it asks at <see cref="Endpoints.Verification"/>.
/// </summary>
internal sealed class IdentityProvider : IAsyncDisposable
{
    /// <summary>The audience of tokens for the suite, and the scope by which one asks for it.</summary>
    public const string Audience = "cybersanctions";

    /// <summary>Another audience, with a scope of the same name.</summary>
    public const string Archive = "archive";

    /// <summary>The client of the delegations' program.</summary>
    public const string DelegateClient = "cybersanctions-delegate";

    private readonly WebApplication _app;
    private readonly string _folder;
    private readonly HttpClient _http;

    private IdentityProvider(WebApplication app, string folder)
    {
        (_app, _folder) = (app, folder);
        _http = new HttpClient { BaseAddress = Address };
    }

    /// <summary>Its address, and the issuer of its tokens.</summary>
    public Uri Address => new($"{_app.Urls.Single()}/");

    /// <summary>What it has issued tokens for, one after the other: the clients' ids and the people's subjects.</summary>
    public IReadOnlyCollection<string> Issued => _app.Services.GetRequiredService<Endpoints>().Issued;

    /// <summary>What it signs with.</summary>
    public IReadOnlyList<SigningCredentials> SigningKeys => _app.Services.GetRequiredService<Keys>().Current;

    /// <summary>Starts one that has these keys.</summary>
    public static async Task<IdentityProvider> StartAsync(params SigningCredentials[] keys)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");

        // A file, since each request needs a connection of its own: somebody types in a code while a terminal asks whether they
        // have.
        var folder = Directory.CreateTempSubdirectory("provider-").FullName;
        var database = new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "provider.db"), Pooling = false };
        builder.Services.AddDbContext<DbContext>(store => store.UseSqlite(database.ConnectionString).UseOpenIddict());
        builder.Services.AddSingleton<Endpoints>();
        builder.Services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<DbContext>())
            .AddServer(server => Configure(server, new Keys { Current = keys }));
        builder.Services.AddOptions<OpenIddictServerOptions>().Configure<Keys>((server, ring) =>
        {
            server.SigningCredentials.AddRange(ring.Current);
            server.DisableAccessTokenEncryption = !ring.EncryptsAccessTokens;
        });
        var app = builder.Build();
        app.UseAuthentication();
        app.Services.GetRequiredService<Endpoints>().Map(app);
        await RegisterAsync(app.Services);
        await app.StartAsync();
        return new IdentityProvider(app, folder);
    }

    /// <summary>A new key for RS256 (and, if one cheats, PS256).</summary>
    public static SigningCredentials Rsa()
        => new(new RsaSecurityKey(RSA.Create(2048)) { KeyId = NewId() }, SecurityAlgorithms.RsaSha256);

    /// <summary>A new key for ES256.</summary>
    public static SigningCredentials Ec()
        => new(
            new ECDsaSecurityKey(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = NewId() }, SecurityAlgorithms.EcdsaSha256);

    /// <summary>From now on signs with the first of these keys and publishes all of them and no others.</summary>
    public void Rotate(params SigningCredentials[] keys) => Change(ring => ring.Current = keys);

    /// <summary>Says, or leaves out, what each published key is for.</summary>
    public void PublishAlgorithms(bool published) => Change(ring => ring.SayAlgorithm = published);

    /// <summary>Encrypts access tokens for itself, as it would if nobody had told it otherwise.</summary>
    public void EncryptAccessTokens(bool encrypted) => Change(ring => ring.EncryptsAccessTokens = encrypted);

    /// <summary>A token for somebody, who signs in by the device flow.</summary>
    /// <param name="scope">What is asked for.</param>
    /// <param name="kind"><c>access_token</c>, or what else the provider issues with it.</param>
    public async Task<string> SignInAsync(Person person, string scope = $"openid {Audience}", string kind = "access_token")
    {
        var device = await PostAsync("device", ("client_id", DelegateClient), ("scope", scope));
        await DecideAsync(device.GetProperty("user_code").GetString()!, person);
        var issued = await PostAsync(
            "token",
            ("grant_type", GrantTypes.DeviceCode),
            ("device_code", device.GetProperty("device_code").GetString()!),
            ("client_id", DelegateClient));
        return issued.GetProperty(kind).GetString()!;
    }

    /// <summary>What happens in somebody's browser: they type in the code, and approve; nobody denies.</summary>
    public async Task DecideAsync(string userCode, Person? person)
    {
        var form = new Dictionary<string, string>
        {
            ["user_code"] = userCode,
            ["subject"] = person?.Subject ?? "",
            ["member_state"] = person?.MemberState ?? "",
            ["roles"] = string.Join(' ', person?.Roles ?? []),
        };
        using var content = new FormUrlEncodedContent(form);
        using var answer = await _http.PostAsync(Endpoints.Verification, content);
        Assert.True(
            person is not null == answer.IsSuccessStatusCode, $"{answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    /// <summary>A token for a program, by the client credentials grant.</summary>
    public async Task<string> TokenAsync(Client client, string scope = Audience)
        => (await PostAsync(
            "token",
            ("grant_type", GrantTypes.ClientCredentials),
            ("client_id", client.Id),
            ("client_secret", client.Secret!),
            ("scope", scope))).GetProperty("access_token").GetString()!;

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static void Configure(OpenIddictServerBuilder server, Keys keys)
    {
        server.SetTokenEndpointUris("token").SetDeviceAuthorizationEndpointUris("device");
        server.SetEndUserVerificationEndpointUris(Endpoints.Verification);
        server.AllowClientCredentialsFlow().AllowDeviceAuthorizationFlow();
        server.RegisterScopes(Scopes.OpenId, Scopes.Profile, Audience, Archive);
        server.AddEncryptionKey(new RsaSecurityKey(RSA.Create(2048)));
        server.UseAspNetCore().DisableTransportSecurityRequirement()
            .EnableTokenEndpointPassthrough().EnableEndUserVerificationEndpointPassthrough();
        server.AddEventHandler<HandleJsonWebKeySetRequestContext>(
            handler => handler.SetOrder(int.MaxValue).UseSingletonHandler(keys));
        // Whoever waits at a terminal asks again after a second: nobody here types by hand.
        server.AddEventHandler<ApplyDeviceAuthorizationResponseContext>(
            handler => handler.SetOrder(int.MinValue).UseInlineHandler(static context =>
            {
                context.Response["interval"] = 1;
                return ValueTask.CompletedTask;
            }));
    }

    private static async Task RegisterAsync(IServiceProvider services)
    {
        using var scope = services.CreateScope();
        await scope.ServiceProvider.GetRequiredService<DbContext>().Database.EnsureCreatedAsync();
        var scopes = scope.ServiceProvider.GetRequiredService<IOpenIddictScopeManager>();
        foreach (var name in new[] { Audience, Archive })
        {
            await scopes.CreateAsync(new OpenIddictScopeDescriptor { Name = name, Resources = { name } });
        }

        var clients = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        foreach (var client in Client.All)
        {
            await clients.CreateAsync(client.Registration());
        }
    }

    private static string NewId() => Guid.NewGuid().ToString("N");

    private void Change(Action<Keys> change)
    {
        change(_app.Services.GetRequiredService<Keys>());
        _app.Services.GetRequiredService<IOptionsMonitorCache<OpenIddictServerOptions>>().Clear();
    }

    private async Task<JsonElement> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await _http.PostAsync(path, form);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {await answer.Content.ReadAsStringAsync()}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
