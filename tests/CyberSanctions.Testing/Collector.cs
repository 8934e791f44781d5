using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Trace;

namespace CyberSanctions.Testing;

/// <summary>A collector of telemetry on a real port: keeps the spans as they came, byte for byte.</summary>
public sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ByteString> _requests = new();
    private readonly ConcurrentDictionary<string, bool> _headers = new(StringComparer.OrdinalIgnoreCase);

    private Collector(WebApplication app) => _app = app;

    /// <summary>Starts one.</summary>
    public static async Task<Collector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");

        // Its own requests are nobody's spans: services in this process listen to ASP.NET Core's usual source, and would send it
        // those too.
        builder.Services.AddSingleton(new ActivitySource("Collector"));
        var app = builder.Build();
        var collector = new Collector(app);
        app.MapPost("/v1/traces", async (HttpRequest request) =>
        {
            collector._requests.Enqueue(await ByteString.FromStreamAsync(request.Body));
            foreach (var name in request.Headers.Keys)
            {
                collector._headers[name] = true;
            }
        });
        app.MapPost("/v1/{other}", () => Results.Ok());
        await app.StartAsync();
        return collector;
    }

    /// <summary>Settings by which a service sends it what it has.</summary>
    public (string Key, string Value)[] Settings =>
        [("OTEL_EXPORTER_OTLP_ENDPOINT", _app.Urls.Single()), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")];

    /// <summary>The names of the headers that spans came with.</summary>
    public ICollection<string> Headers => _headers.Keys;

    /// <summary>The spans of a service, once one of a name is among them: the span of a request ends after its answer.</summary>
    /// <param name="name">Of that one.</param>
    /// <param name="service">In this process, so that it sends at once what it has; another's sends by itself.</param>
    public async Task<List<Span>> SpansUntilAsync(string name, IServiceProvider? service = null)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            service?.GetRequiredService<TracerProvider>().ForceFlush();
            var spans = _requests.SelectMany(request => Fields(request, 1)).SelectMany(resource => Fields(resource, 2))
                .SelectMany(scope => Fields(scope, 2)).Select(span => new Span(span)).ToList();
            if (spans.Exists(span => span.Name == name))
            {
                return spans;
            }

            if (patience.IsCancellationRequested)
            {
                var others = string.Join(", ", spans.Select(span => span.Name).Distinct());
                throw new TimeoutException($"There is no span {name}, but: {others}");
            }

            // What is flushed is what has ended, and nothing tells of an end: so it is asked again.
            await Task.Delay(50);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static IEnumerable<ByteString> Fields(ByteString message, int number)
    {
        var input = message.CreateCodedInput();
        while (input.ReadTag() is var tag && tag != 0)
        {
            if (tag == WireFormat.MakeTag(number, WireFormat.WireType.LengthDelimited))
            {
                yield return input.ReadBytes();
            }
            else
            {
                input.SkipLastField();
            }
        }
    }

    /// <summary>opentelemetry.proto.trace.v1.Span, of which hardly anything has to be known.</summary>
    public sealed class Span(ByteString message)
    {
        /// <summary>What it is called.</summary>
        public string Name => Fields(message, 5).Single().ToStringUtf8();

        /// <summary>Whether nothing caused it.</summary>
        public bool BeginsATrace => Fields(message, 4).All(parent => parent.IsEmpty);

        /// <summary>All that is in it, as text as far as it is text.</summary>
        public string Text => Encoding.Latin1.GetString(message.Span);
    }
}
