using System.Text;
using System.Text.Json;
using CyberSanctions.Gateway.Json;
using Grpc.Core;
using Wire = CyberSanctions.Contracts.Voting.V1;

namespace CyberSanctions.Gateway.Ballots;

/// <summary>Proceedings as <c>text/event-stream</c> (WHATWG HTML, section 9.2).</summary>
/// <example>
/// <code>
/// retry: 1000
///
/// id: 2
/// event: statement
/// data: {"ballotReference":"BAL-2026-0004","position":2,"kind":"statement", … }
///
/// :
/// </code>
/// </example>
internal static class EventStream
{
    /// <summary>So often something is written, lest a proxy take the connection for dead.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>Writes what comes, as it comes, until the decision or the end.</summary>
    public static async Task WriteAsync(
        Stream body,
        IAsyncStreamReader<Wire.Proceeding> proceedings,
        JsonSerializerOptions json,
        TimeProvider time,
        CancellationToken cancel)
    {
        await SendAsync("retry: 1000\n\n");
        while (await NextAsync())
        {
            var proceeding = proceedings.Current;
            var data = JsonSerializer.Serialize(proceeding.ToProceeding(), json);
            await SendAsync(
                $"id: {proceeding.Position}\nevent: {Words<Wire.ProceedingKind>.For(proceeding.Kind)}\ndata: {data}\n\n");
            if (proceeding.Kind == Wire.ProceedingKind.Decision)
            {
                return;
            }
        }

        async Task<bool> NextAsync()
        {
            var next = proceedings.MoveNext(cancel);
            while (true)
            {
                try
                {
                    return await next.WaitAsync(Heartbeat, time, cancel);
                }
                catch (TimeoutException)
                {
                    await SendAsync(":\n\n");
                }
            }
        }

        async Task SendAsync(string text)
        {
            await body.WriteAsync(Encoding.UTF8.GetBytes(text), cancel);
            await body.FlushAsync(cancel);
        }
    }
}
