using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Journal.V1;
using CyberSanctions.Contracts.Publication.V1;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Testing;
using Grpc.Core;

namespace CyberSanctions.Publication.Tests.Versions.Processes;

/// <summary>
/// Two replicas of the publication service and their Postgres: processes all of them, whose clocks the tests set, for all of
/// them in one instant or for one alone.
/// </summary>
public sealed class PublicationProcesses : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly PostgresServer _postgres;
    private UpstreamJournal? _voting;
    private ServiceProcess? _first;
    private ServiceProcess? _second;

    public PublicationProcesses() => _postgres = new PostgresServer(World.Of("postgres"));

    internal WorldClock World { get; } = new();

    internal ServiceProcess First => _first ?? throw new InvalidOperationException("Not started.");

    internal ServiceProcess Second => _second ?? throw new InvalidOperationException("Not started.");

    internal ServiceProcess[] Replicas => [First, Second];

    public async Task InitializeAsync()
    {
        _voting = await UpstreamJournal.StartAsync();
        var settings = await _postgres.CreateDatabaseAsync("publication");
        foreach (var (key, value) in TestTokens.Settings.Concat(TestLogKey.Settings))
        {
            settings[key] = value;
        }

        settings["ConnectionStrings:redis"] = "127.0.0.1:1,abortConnect=false,connectTimeout=100";
        settings["services:voting:grpc:0"] = _voting.Address;
        _first = new ServiceProcess("CyberSanctions.Publication", settings, World.Of("first"));
        _second = new ServiceProcess("CyberSanctions.Publication", settings, World.Of("second"));
        await AgreeAsync();
    }

    public async Task DisposeAsync()
    {
        _first?.Dispose();
        _second?.Dispose();
        if (_voting is not null)
        {
            await _voting.DisposeAsync();
        }

        _postgres.Dispose();
        World.Dispose();
    }

    /// <summary>Everything runs, and goes by the same clock.</summary>
    internal Task AgreeAsync() => Task.WhenAll(Replicas.Select(async replica =>
    {
        replica.Clock.Agree();
        await replica.StartAsync();
    }));

    /// <summary>The Council adopts an act now; a replica records it when it hears of it.</summary>
    internal void Adopt(ActText act) => _voting!.Append(act.AdoptedAt(World.Now));

    /// <summary>Waits until an act is on record.</summary>
    internal async Task RecordedAsync(ServiceProcess replica, string act)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var followed = Read(replica, follow: true);
        do
        {
            Assert.True(await followed.ResponseStream.MoveNext(patience.Token));
        }
        while (followed.ResponseStream.Current is not { } entry
            || entry.EventType != ActRecorded.Descriptor.FullName
            || entry.Subject != act);
    }

    /// <summary>
    /// Waits until the list has so many versions, and makes sure that both replicas and the journal have each of them once.
    /// </summary>
    internal async Task<IReadOnlyList<ListVersion>> VersionsAsync(int count)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var followed = Read(First, follow: true);
        var published = new List<ListVersion>();
        while (published.Count < count)
        {
            Assert.True(await followed.ResponseStream.MoveNext(patience.Token));
            if (followed.ResponseStream.Current.EventType == ListVersionPublished.Descriptor.FullName)
            {
                published.Add(ListVersionPublished.Parser.ParseFrom(followed.ResponseStream.Current.Payload).Version);
            }
        }

        Assert.Equal(Enumerable.Range(1, count), published.Select(version => (int)version.Version));
        foreach (var replica in Replicas)
        {
            Assert.Equal(published, Enumerable.Reverse(await ListedAsync(replica)));
        }

        return published;
    }

    /// <summary>The versions that a replica tells of, newest first.</summary>
    internal static async Task<IReadOnlyList<ListVersion>> ListedAsync(ServiceProcess replica)
        => [.. (await new Contracts.Publication.V1.Lists.ListsClient(replica.Caller("officer-1", [Roles.Officer]))
            .ListVersionsAsync(new ListVersionsRequest { List = "eu-cyber" })).Versions];

    private static AsyncServerStreamingCall<Entry> Read(ServiceProcess replica, bool follow)
        => new Contracts.Journal.V1.Journal.JournalClient(replica.Caller("auditor-1", [Roles.Auditor])).Read(new ReadRequest
        {
            Follow = follow,
        });
}
