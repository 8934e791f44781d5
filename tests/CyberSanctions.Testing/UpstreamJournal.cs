using System.Net;
using CyberSanctions.Contracts.Journal.V1;
using CyberSanctions.Journal.Bodies;
using CyberSanctions.ServiceDefaults.Errors;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CyberSanctions.Testing;

/// <summary>
/// A journal upstream whose entries the test writes, served over real gRPC on a port of its own to any number of followers.
/// </summary>
public sealed class UpstreamJournal : Contracts.Journal.V1.Journal.JournalBase, IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly List<Entry> _entries = [];
    private readonly Dictionary<ByteString, ByteString> _bodies = [];
    private TaskCompletionSource _appended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WebApplication? _host;

    /// <summary>Where it is served.</summary>
    public string Address => _host!.Urls.Single();

    /// <summary>An empty one.</summary>
    public static Task<UpstreamJournal> StartAsync() => StartAsync(_ => { }, _ => { });

    /// <summary>An empty one of a service that serves something else beside it.</summary>
    public static Task<UpstreamJournal> StartAsync<TBeside>(TBeside beside)
        where TBeside : class
        => StartAsync(services => services.AddSingleton(beside), host => host.MapGrpcService<TBeside>());

    private static async Task<UpstreamJournal> StartAsync(Action<IServiceCollection> add, Action<WebApplication> map)
    {
        var journal = new UpstreamJournal();
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(
            kestrel => kestrel.Listen(IPAddress.Loopback, 0, endpoint => endpoint.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(journal);
        add(builder.Services);
        journal._host = builder.Build();
        journal._host.MapGrpcService<UpstreamJournal>();
        map(journal._host);
        await journal._host.StartAsync();
        return journal;
    }

    /// <summary>Something happens upstream.</summary>
    /// <param name="actor">Who did it; nothing where nobody asks.</param>
    /// <param name="at">When; by the machine's clock if nothing is said.</param>
    public void Append(IMessage happened, string actor = "", DateTimeOffset? at = null)
        => Append(happened.Descriptor.FullName, happened.ToByteString(), actor, at);

    /// <summary>Something has happened upstream, as it was once written down.</summary>
    public void Append(string eventType, ByteString payload, string actor = "", DateTimeOffset? at = null)
    {
        lock (_gate)
        {
            var entry = new Entry
            {
                Position = _entries.Count + 1,
                RecordedAt = (at ?? DateTimeOffset.UtcNow).ToTimestamp(),
                EventType = eventType,
                Actor = actor,
            };
            if (Body.NameOf(payload.ToByteArray(), eventType) is { } sha256)
            {
                entry.BodySha256 = ByteString.CopyFrom(sha256);
                _bodies[entry.BodySha256] = payload;
            }
            else
            {
                entry.Payload = payload;
            }

            _entries.Add(entry);
            _appended.SetResult();
            _appended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <inheritdoc/>
    public override Task<Head> GetHead(GetHeadRequest request, ServerCallContext context)
    {
        lock (_gate)
        {
            return Task.FromResult(new Head { Position = _entries.Count });
        }
    }

    /// <inheritdoc/>
    public override async Task Read(ReadRequest request, IServerStreamWriter<Entry> responseStream, ServerCallContext context)
    {
        var after = (int)request.After;
        while (true)
        {
            var (entries, appended) = After(after);
            foreach (var entry in entries)
            {
                await responseStream.WriteAsync(entry, context.CancellationToken);
            }

            after += entries.Count;
            if (!request.Follow)
            {
                return;
            }

            await appended.WaitAsync(context.CancellationToken);
        }
    }

    /// <inheritdoc/>
    public override async Task ReadBody(
        ReadBodyRequest request, IServerStreamWriter<BodyPart> responseStream, ServerCallContext context)
    {
        ByteString body;
        lock (_gate)
        {
            body = _bodies.GetValueOrDefault(request.Sha256)
                ?? throw StatusDetails.ToRpcException(
                    Refusal.NotFound("body", Convert.ToHexStringLower(request.Sha256.Span)).Refusal);
        }

        foreach (var part in body.ToByteArray().Chunk(Body.LargestInline))
        {
            await responseStream.WriteAsync(new BodyPart { Bytes = ByteString.CopyFrom(part) }, context.CancellationToken);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _host!.DisposeAsync();

    private (List<Entry> Entries, Task Appended) After(int position)
    {
        lock (_gate)
        {
            return ([.. _entries.Skip(position)], _appended.Task);
        }
    }
}
