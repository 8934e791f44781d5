using System.Net;
using CyberSanctions.Contracts.Journal.V1;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CyberSanctions.Listing.Tests;

/// <summary>A journal upstream whose entries the test writes, served over real gRPC on a port of its own.</summary>
internal sealed class UpstreamJournal : Contracts.Journal.V1.Journal.JournalBase, IAsyncDisposable
{
    private readonly List<Entry> _entries = [];
    private readonly SemaphoreSlim _appended = new(0);
    private WebApplication? _host;

    public string Address => _host!.Urls.Single();

    public static async Task<UpstreamJournal> StartAsync()
    {
        var journal = new UpstreamJournal();
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, endpoint => endpoint.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(journal);
        journal._host = builder.Build();
        journal._host.MapGrpcService<UpstreamJournal>();
        await journal._host.StartAsync();
        return journal;
    }

    public void Append(IMessage happened)
    {
        lock (_entries)
        {
            _entries.Add(new Entry { Position = _entries.Count + 1, EventType = happened.Descriptor.FullName, Payload = happened.ToByteString() });
        }

        _appended.Release();
    }

    public override Task<Head> GetHead(GetHeadRequest request, ServerCallContext context)
    {
        lock (_entries)
        {
            return Task.FromResult(new Head { Position = _entries.Count });
        }
    }

    public override async Task Read(ReadRequest request, IServerStreamWriter<Entry> responseStream, ServerCallContext context)
    {
        for (var after = (int)request.After; ; after++)
        {
            await responseStream.WriteAsync(await EntryAfterAsync(after, context.CancellationToken), context.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host!.DisposeAsync();
        _appended.Dispose();
    }

    private async Task<Entry> EntryAfterAsync(int after, CancellationToken cancel)
    {
        while (true)
        {
            lock (_entries)
            {
                if (after < _entries.Count)
                {
                    return _entries[after];
                }
            }

            await _appended.WaitAsync(cancel);
        }
    }
}
