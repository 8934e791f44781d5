using System.Security.Cryptography;
using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.Tokens;
using CyberSanctions.ServiceDefaults.Identity;
using Microsoft.Net.Http.Headers;
using Scalar.AspNetCore;

namespace CyberSanctions.Gateway.OpenApi;

/// <summary>
/// The API's description for people, at <c>/docs</c>. All that it is made of comes from the gateway: it works where there is
/// no way to the internet, and tells nobody who reads it.
/// </summary>
internal static class DocumentationPage
{
    private const string Path = "/docs";
    private const int NonceBytes = 16;
    private static readonly TimeSpan WorkingDay = TimeSpan.FromHours(8);

    public static void MapDocumentationPage(this WebApplication app)
    {
        var key = DevelopmentKey.From(app.Configuration, app.Environment);
        var time = app.Services.GetRequiredService<TimeProvider>();
        app.MapScalarApiReference(Path, (page, context) =>
            {
                Describe(page);
                Protect(page, context.Response.Headers);
                if (key is null)
                {
                    // To be read only. What is done through this API takes effect in law, and is nothing to be tried out; and the
                    // tokens of production are made out to the programs that asked for them, not to be pasted into a page.
                    page.HideTestRequestButton();
                }
                else
                {
                    page.AddHttpAuthentication(
                        ApiDocument.Bearer, bearer => bearer.Token = TokenForTrying(key, time.GetUtcNow()));
                }
            })
            .AllowAnonymous()
            .WithMetadata(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]))

            // There is one document, and it needs no name.
            .AddEndpointFilter(async (call, next)
                => call.HttpContext.GetRouteValue("documentName") is null ? await next(call) : TypedResults.NotFound());
    }

    private static void Describe(ScalarOptions page)
        => page.WithTitle("CyberSanctions API")
            .WithOpenApiRoutePattern(ApiDocument.Path)
            .WithDefaultHttpClient(ScalarTarget.Shell, ScalarClient.Curl)
            .WithDocumentDownloadType(DocumentDownloadType.Direct)
            .AddPreferredSecuritySchemes([ApiDocument.Bearer])
            .HideClientButton()
            .HideDeveloperTools()
            .DisableDefaultFonts()
            .DisableTelemetry()
            .DisableAgent()
            .DisableMcp();

    // Styles have to be allowed inline: the page sets them on single elements, for which there is no nonce.
    private static void Protect(ScalarOptions page, IHeaderDictionary headers)
    {
        page.Nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(NonceBytes));

        // The page that the library writes does not say which language it is in; screen readers ask.
        page.AddHeadContent($"<script nonce=\"{page.Nonce}\">document.documentElement.lang = 'en'</script>");
        headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'nonce-{page.Nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
            + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        headers["Referrer-Policy"] = "no-referrer";
        headers[HeaderNames.CacheControl] = "no-store";
    }

    // Of one person in all roles but a partner's, who has no other. What needs a second pair of eyes is refused to it: for that,
    // and for what is a partner's, mint another.
    private static string TokenForTrying(DevelopmentKey key, DateTimeOffset now)
        => key.Mint("docs.reader", Enum.GetValues<Role>().Except([Role.Partner]).Select(Words<Role>.For), "FR", now, WorkingDay);
}
