using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace CyberSanctions.Gateway.Tests.Problems;

/// <summary>HTTP as bytes, for requests that no client makes.</summary>
internal static class RawHttp
{
    /// <summary>Everything that comes back until the server hangs up.</summary>
    public static async Task<RawAnswer> SendAsync(Uri address, string request)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, patience.Token);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), patience.Token);
        using var received = new MemoryStream();
        await stream.CopyToAsync(received, patience.Token);
        return RawAnswer.Read(Encoding.Latin1.GetString(received.ToArray()));
    }
}

/// <summary>The first answer on a connection.</summary>
internal sealed record RawAnswer(int Status, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public static RawAnswer Read(string text)
    {
        var (head, body) = text.Split("\r\n\r\n", 2) is [var first, var rest] ? (first, rest) : (text, "");
        var lines = head.Split("\r\n");
        return new RawAnswer(
            int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture),
            lines.Skip(1)
                .Select(line => line.Split(": ", 2))
                .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase),
            body);
    }

    /// <summary>The problem document that it is.</summary>
    public JsonNode Problem()
    {
        Assert.Equal("application/problem+json", Headers["Content-Type"]);
        Assert.Equal("no-store", Headers["Cache-Control"]);
        var json = Headers.ContainsKey("Transfer-Encoding")
            ? string.Concat(Body.Split("\r\n").Where((_, line) => line % 2 == 1))
            : Body;
        var problem = JsonNode.Parse(json)!;
        Assert.Equal(Status, (int?)problem["status"]);
        Assert.NotEmpty((string)problem["title"]!);
        Assert.NotEmpty((string)problem["detail"]!);
        Assert.NotEmpty((string)problem["traceId"]!);
        return problem;
    }
}
