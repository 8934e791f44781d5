namespace CyberSanctions.Gateway.Tests.Problems;

/// <summary>Every error is a problem document, also where no middleware ever sees the request.</summary>
public sealed class ServerProblemsTests(GatewayApp gateway) : IClassFixture<GatewayApp>
{
    private const string Post = "POST /api/v1/dossiers HTTP/1.1\r\nHost: x\r\n";

    public static TheoryData<string, string, int, string> Requests => new()
    {
        { "NUL in the path", "GET /lists/eu-cyber/latest/list.json%00 HTTP/1.1\r\nHost: x\r\n\r\n", 400, "malformed-request" },
        { "a byte in the path that is no ASCII", "GET /lists/\u00e9 HTTP/1.1\r\nHost: x\r\n\r\n", 400, "malformed-request" },
        { "a percent sign and no digits", "GET /nothing/%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 404, "not-found" },
        {
            "bytes in the path that are no UTF-8",
            "GET /nothing/%ff%fe HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
            404,
            "not-found"
        },
        {
            "a byte in a header that is no ASCII",
            $"{Post}Idempotency-Key: \u00e9\r\nContent-Length: 0\r\n\r\n",
            400,
            "malformed-request"
        },
        { "NUL in a header", $"{Post}Idempotency-Key: a\0b\r\nContent-Length: 0\r\n\r\n", 400, "malformed-request" },
        { "a header without a colon", $"{Post}Idempotency-Key\r\n\r\n", 400, "malformed-request" },
        { "a folded header", $"{Post}Idempotency-Key: a\r\n b\r\n\r\n", 400, "malformed-request" },
        { "a space before the colon", $"{Post}Idempotency-Key : a\r\n\r\n", 400, "malformed-request" },
        { "no host", "GET /problems HTTP/1.1\r\n\r\n", 400, "malformed-request" },
        { "two hosts", "GET /problems HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400, "malformed-request" },
        { "a host that is none", "GET /problems HTTP/1.1\r\nHost: a/b\r\n\r\n", 400, "malformed-request" },
        { "two lengths", $"{Post}Content-Length: 1\r\nContent-Length: 2\r\n\r\n", 400, "malformed-request" },
        { "a length that is no number", $"{Post}Content-Length: ten\r\n\r\n", 400, "malformed-request" },
        { "a length below zero", $"{Post}Content-Length: -1\r\n\r\n", 400, "malformed-request" },
        { "another transfer coding", $"{Post}Transfer-Encoding: gzip\r\n\r\n", 400, "malformed-request" },
        {
            "100,000 characters of address",
            $"GET /{new string('a', 100_000)} HTTP/1.1\r\nHost: x\r\n\r\n",
            414,
            "address-too-long"
        },
        {
            "a header of 100,000 characters",
            $"{Post}Idempotency-Key: {new string('a', 100_000)}\r\n\r\n",
            431,
            "headers-too-large"
        },
        {
            "a thousand headers",
            $"{Post}{string.Concat(Enumerable.Range(0, 1000).Select(i => $"X-{i}: 1\r\n"))}\r\n",
            431,
            "headers-too-large"
        },
        { "HTTP/2.0 in the line", "GET /problems HTTP/2.0\r\nHost: x\r\n\r\n", 505, "http-version-not-supported" },
        { "no version", "GET /problems\r\n\r\n", 505, "http-version-not-supported" },
        { "no request", "hello\r\n\r\n", 400, "malformed-request" },
        { "a TLS handshake", "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003\r\n\r\n", 400, "malformed-request" },
        {
            "an unknown method",
            "BREW /api/v1/dossiers HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
            405,
            "method-not-allowed"
        },
        { "CONNECT", "CONNECT example.org:443 HTTP/1.1\r\nHost: example.org:443\r\nConnection: close\r\n\r\n", 404, "not-found" },
        { "OPTIONS of the server", "OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 404, "not-found" },
        { "GET of the server", "GET * HTTP/1.1\r\nHost: x\r\n\r\n", 405, "method-not-allowed" },
        { "HTTP/1.0 without a host", "GET /nothing HTTP/1.0\r\n\r\n", 404, "not-found" },
        { "a body of HTTP/1.0 without a length", "POST /api/v1/dossiers HTTP/1.0\r\n\r\n", 400, "malformed-request" },
        {
            "a chunk without a size",
            $"{Post}Transfer-Encoding: chunked\r\nConnection: close\r\n\r\nxyz\r\n",
            401,
            "unauthenticated"
        },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Request_ThatTheServerRefuses_IsAnsweredWithAProblem(string what, string request, int status, string problem)
    {
        var answer = await RawHttp.SendAsync(gateway.Address, request);

        Assert.True(status == answer.Status, $"{what}: {answer.Status} {answer.Body}");
        Assert.Equal($"/problems/{problem}", (string?)answer.Problem()["type"]);
        Assert.Empty(gateway.Log.Errors);
    }

    [Theory]
    [InlineData("xyz\r\n")]
    [InlineData("ffffffffffffffff\r\n")]
    [InlineData("2\r\n{}x\r\n")]
    public async Task Body_WhoseChunksAreNone_IsAnsweredWithAProblem(string chunks)
    {
        var request = "POST /dev/tokens HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            + $"Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n{chunks}";

        var answer = await RawHttp.SendAsync(gateway.Address, request);

        Assert.Equal(400, answer.Status);
        Assert.Equal("/problems/malformed-request", (string?)answer.Problem()["type"]);
        Assert.Empty(gateway.Log.Errors);
    }

    [Fact]
    public async Task Head_ThatTheServerRefuses_HasNoBody()
    {
        var answer = await RawHttp.SendAsync(
            gateway.Address, "HEAD /lists/eu-cyber/latest/list.json HTTP/1.1\r\nHost: x\r\nno header\r\n\r\n");

        Assert.Equal(400, answer.Status);
        Assert.Equal("application/problem+json", answer.Headers["Content-Type"]);
        Assert.Empty(answer.Body);
    }

    [Fact]
    public async Task GoodRequestBefore_IsAnsweredFirst()
    {
        var answer = await RawHttp.SendAsync(
            gateway.Address, "GET /problems/not-found HTTP/1.1\r\nHost: x\r\n\r\nGET /%00 HTTP/1.1\r\nHost: x\r\n\r\n");

        Assert.Equal(200, answer.Status);
        Assert.Contains("/problems/not-found", answer.Body);
        Assert.Contains("HTTP/1.1 400 Bad Request", answer.Body);
        Assert.Contains("/problems/malformed-request", answer.Body);
    }
}
