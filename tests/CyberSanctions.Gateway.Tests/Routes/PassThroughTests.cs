using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CyberSanctions.Gateway.Tests.Routes;

/// <summary>Whatever stands behind /lists, its bytes and headers arrive as they were sent.</summary>
public sealed class PassThroughTests : IAsyncLifetime
{
    private const string ETag = "\"sha256-abc\"";
    private static readonly Uri Path = new("/lists/eu-cyber/latest/list.json", UriKind.Relative);
    private static readonly byte[] Compressed = Compress("{\"list\":\"eu-cyber\"}"u8);

    private readonly WebApplication _upstream = MakeUpstream();
    private GatewayApp _gateway = null!;

    public async Task InitializeAsync()
    {
        await _upstream.StartAsync();
        _gateway = new GatewayApp(Environments.Development, [("services:publication:http:0", _upstream.Urls.First())]);
    }

    public async Task DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _upstream.DisposeAsync();
    }

    [Fact]
    public async Task List_ArrivesByteForByte_StillCompressed_WithItsETag()
    {
        using var client = _gateway.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, Path) { Headers = { AcceptEncoding = { new("gzip") } } };

        using var response = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(Compressed, await response.Content.ReadAsByteArrayAsync());
        Assert.Equal("gzip", Assert.Single(response.Content.Headers.ContentEncoding));
        Assert.Equal(ETag, response.Headers.ETag!.ToString());
        Assert.Equal("public, max-age=5", response.Headers.CacheControl!.ToString());
        Assert.Equal(Compressed.Length, response.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task List_ThatTheReaderHas_IsNotSentAgain()
    {
        using var client = _gateway.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, Path)
        {
            Headers = { IfNoneMatch = { EntityTagHeaderValue.Parse(ETag) } },
        };

        using var response = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotModified, response.StatusCode);
        Assert.Equal(ETag, response.Headers.ETag!.ToString());
    }

    [Fact]
    public async Task Head_AnswersWithoutABody()
    {
        using var client = _gateway.Client();
        using var request = new HttpRequestMessage(HttpMethod.Head, Path);

        using var response = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Refusal_OfTheUpstream_IsItsOwn_AndABareOneIsAProblemDocument()
    {
        using var client = _gateway.Client();

        using var worded = await client.GetAsync(new Uri("/lists/worded", UriKind.Relative));
        using var bare = await client.GetAsync(new Uri("/lists/bare", UriKind.Relative));

        Assert.Equal("not here", await worded.Content.ReadAsStringAsync());
        Assert.Equal("/problems/not-found", (string?)(await GatewayApp.ProblemAsync(bare))["type"]);
    }

    [Fact]
    public async Task UpstreamThatIsAway_IsAProblemDocument_AndNoError()
    {
        await _upstream.StopAsync();
        using var client = _gateway.Client();

        using var response = await client.GetAsync(Path);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("/problems/unavailable", (string?)(await GatewayApp.ProblemAsync(response))["type"]);
        Assert.NotNull(response.Headers.RetryAfter);
    }

    private static WebApplication MakeUpstream()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet("/lists/bare", () => Results.NotFound());
        app.MapGet("/lists/worded", () => Results.Text("not here", statusCode: 404));
        app.MapMethods("/lists/{**file}", ["GET", "HEAD"], async context =>
        {
            context.Response.Headers.ETag = ETag;
            context.Response.Headers.CacheControl = "public, max-age=5";
            if (context.Request.Headers.IfNoneMatch == ETag)
            {
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }

            context.Response.Headers.ContentEncoding = "gzip";
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = Compressed.Length;
            await context.Response.Body.WriteAsync(Compressed);
        });
        return app;
    }

    private static byte[] Compress(ReadOnlySpan<byte> plain)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal))
        {
            gzip.Write(plain);
        }

        return compressed.ToArray();
    }
}
