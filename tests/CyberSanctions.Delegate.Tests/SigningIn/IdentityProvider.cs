using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CyberSanctions.Delegate.Tests.SigningIn;

/// <summary>A small identity provider on a free port: answers the questions for the token one after the other.</summary>
internal sealed class IdentityProvider : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Queue<string> _answers;

    private IdentityProvider(WebApplication app, IEnumerable<string> answers)
        => (_app, _answers) = (app, new Queue<string>(answers));

    public Uri Address => new(_app.Urls.Single());

    public List<string> Asked { get; } = [];

    public static async Task<IdentityProvider> StartAsync(params string[] answers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var provider = new IdentityProvider(builder.Build(), answers);
        provider._app.MapGet("/.well-known/openid-configuration", () => Results.Json(new Dictionary<string, string>
        {
            ["device_authorization_endpoint"] = $"{provider.Address}device",
            ["token_endpoint"] = $"{provider.Address}token",
        }));
        provider._app.MapPost("/device", () => Results.Json(new Dictionary<string, object>
        {
            ["device_code"] = "the-device",
            ["user_code"] = "WDJB-MJHT",
            ["verification_uri"] = "https://id.example/device",
            ["expires_in"] = 60,
            ["interval"] = 5,
        }));
        provider._app.MapPost("/token", async (HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            provider.Asked.Add($"{form["grant_type"]} {form["device_code"]} {form["client_id"]}");
            var answer = provider._answers.Count > 1 ? provider._answers.Dequeue() : provider._answers.Peek();
            return answer.StartsWith("token ")
                ? Results.Json(new Dictionary<string, object>
                {
                    ["access_token"] = answer["token ".Length..],
                    ["expires_in"] = 900,
                })
                : Results.Json(new Dictionary<string, string> { ["error"] = answer }, statusCode: 400);
        });
        await provider._app.StartAsync();
        return provider;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
