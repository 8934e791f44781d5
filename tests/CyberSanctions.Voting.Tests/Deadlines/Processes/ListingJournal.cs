using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Journal.V1;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CyberSanctions.Voting.Tests.Deadlines.Processes;

/// <summary>The journal that voting follows, with the acts that a test submits: what happens upstream is fed in by the test.</summary>
internal sealed class ListingJournal : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ListingJournal(WebApplication app) => _app = app;

    /// <summary>Where it is served.</summary>
    public string Address => _app.Urls.Single();

    private Entries Log => _app.Services.GetRequiredService<Entries>();

    public static async Task<ListingJournal> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, endpoint => endpoint.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton<Entries>();
        var app = builder.Build();
        app.MapGrpcService<Service>();
        await app.StartAsync();
        return new ListingJournal(app);
    }

    /// <summary>An act is submitted.</summary>
    public void Append(ActSubmitted submitted) => Log.Append(new Entry { EventType = ActSubmitted.Descriptor.FullName, Payload = submitted.ToByteString() });

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    internal sealed class Entries
    {
        private readonly Lock _gate = new();
        private readonly List<Entry> _entries = [];
        private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public long Head
        {
            get
            {
                lock (_gate)
                {
                    return _entries.Count;
                }
            }
        }

        public void Append(Entry entry)
        {
            lock (_gate)
            {
                _entries.Add(entry);
                entry.Position = _entries.Count;
                _next.SetResult();
                _next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }

        public (IReadOnlyList<Entry> Entries, Task Next) After(long position)
        {
            lock (_gate)
            {
                return ([.. _entries.Skip((int)position)], _next.Task);
            }
        }
    }

    private sealed class Service(Entries log) : Contracts.Journal.V1.Journal.JournalBase
    {
        public override async Task Read(ReadRequest request, IServerStreamWriter<Entry> responseStream, ServerCallContext context)
        {
            var after = request.After;
            while (true)
            {
                var (entries, next) = log.After(after);
                foreach (var entry in entries)
                {
                    await responseStream.WriteAsync(entry, context.CancellationToken);
                    after = entry.Position;
                }

                await next.WaitAsync(context.CancellationToken);
            }
        }

        public override Task<Head> GetHead(GetHeadRequest request, ServerCallContext context) => Task.FromResult(new Head { Position = log.Head });
    }
}
