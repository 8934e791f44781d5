using System.Net;
using CyberSanctions.Publication.Acts;
using CyberSanctions.Testing;
using Dapper;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace CyberSanctions.Publication.Tests;

public sealed class HotCopiesTests : IDisposable
{
    private const string Latest = "/lists/eu-cyber/latest/list.json";
    private readonly TestRedis _redis = new();

    public void Dispose() => _redis.Dispose();

    [Fact]
    public async Task FirstFetch_LeavesACopyInRedis_ThatTheNextIsServedFrom()
    {
        await using var service = await PublishedAsync();
        using var client = service.CreateClient();
        var bytes = await client.GetByteArrayAsync(Latest);
        var copy = await CopyAsync(service);

        Assert.Equal(bytes, copy);

        // The database cannot deliver any more; Redis does.
        await using (var connection = await OwnerAsync(service))
        {
            await connection.ExecuteAsync("ALTER TABLE artifact RENAME COLUMN content TO gone");
        }

        Assert.Equal(bytes, await client.GetByteArrayAsync(Latest));
    }

    [Fact]
    public async Task WipedRedis_IsFilledAgain()
    {
        await using var service = await PublishedAsync();
        using var client = service.CreateClient();
        var bytes = await client.GetByteArrayAsync(Latest);
        _ = await CopyAsync(service);
        var redis = service.Services.GetRequiredService<IConnectionMultiplexer>();
        await redis.GetServer(redis.GetEndPoints()[0]).FlushAllDatabasesAsync();

        Assert.Equal(bytes, await client.GetByteArrayAsync(Latest));
        Assert.Equal(bytes, await CopyAsync(service));
    }

    [Theory]
    [InlineData("{\"entries\": []}")]
    [InlineData("")]
    public async Task OtherBytesInRedis_AreNeverServed_AndReplaced(string forged)
    {
        await using var service = await PublishedAsync();
        using var client = service.CreateClient();
        var bytes = await client.GetByteArrayAsync(Latest);
        _ = await CopyAsync(service);
        var key = Key(service).Single();
        await Redis(service).StringSetAsync(key, forged);

        Assert.Equal(bytes, await client.GetByteArrayAsync(Latest));
        await Eventually.HoldsAsync(
            async () => ((byte[]?)await Redis(service).StringGetAsync(key))!.AsSpan().SequenceEqual(bytes),
            "The copy is not put right.");
    }

    [Fact]
    public async Task KeyOfAnotherTypeInRedis_DoesNotBreakReading()
    {
        await using var service = await PublishedAsync();
        using var client = service.CreateClient();
        var bytes = await client.GetByteArrayAsync(Latest);
        _ = await CopyAsync(service);
        var key = Key(service).Single();
        await Redis(service).KeyDeleteAsync(key);
        await Redis(service).ListLeftPushAsync(key, "x");

        Assert.Equal(bytes, await client.GetByteArrayAsync(Latest));
    }

    [Fact]
    public async Task RedisStopped_ListAndNewVersionsAreServedAllTheSame()
    {
        await using var service = await PublishedAsync();
        using var client = service.CreateClient();
        var before = await client.GetStringAsync(Latest);
        _redis.Stop();

        Assert.Equal(before, await client.GetStringAsync(Latest));
        await service.ApplyAsync<BallotDecidedHandler>(Invented.Adopted(Invented.Act(2, Invented.BlueHeron())));
        Assert.Contains("\"version\": 2", await client.GetStringAsync(Latest));
    }

    [Fact]
    public async Task RedisThatHangs_IsNotWaitedFor()
    {
        await using var service = await PublishedAsync();
        using var client = service.CreateClient();
        var bytes = await client.GetByteArrayAsync(Latest);
        await Redis(service).ExecuteAsync("CLIENT", "PAUSE", "600000");

        Assert.Equal(bytes, await client.GetByteArrayAsync(Latest).WaitAsync(TimeSpan.FromSeconds(60)));
    }

    [Fact]
    public async Task NewVersion_IsServedAtOnce_AlsoByAnotherReplica()
    {
        await using var one = await PublishedAsync();
        await using var other = await ReplicaAsync(one, _redis);
        using var clientOfOne = one.CreateClient();
        using var clientOfOther = other.CreateClient();
        Assert.Contains("\"version\": 1", await clientOfOther.GetStringAsync(Latest));

        for (var version = 2; version <= 6; version++)
        {
            await one.ApplyAsync<BallotDecidedHandler>(Invented.Adopted(Invented.Act(version, Invented.BlueHeron())));
            Assert.Contains($"\"version\": {version}", await clientOfOne.GetStringAsync(Latest));
            await Eventually.IsAsync(
                () => clientOfOther.GetStringAsync(Latest),
                list => list.Contains($"\"version\": {version}"),
                list => $"Not version {version}: {list}");
        }
    }

    [Fact]
    public async Task NewVersion_IsServedByAnotherReplica_AlsoWithoutRedis()
    {
        await using var one = await PublishedAsync(withRedis: false);
        await using var other = await ReplicaAsync(one, null);
        using var client = other.CreateClient();
        Assert.Contains("\"version\": 1", await client.GetStringAsync(Latest));

        await one.ApplyAsync<BallotDecidedHandler>(Invented.Adopted(Invented.Act(2, Invented.BlueHeron())));

        await Eventually.IsAsync(
            () => client.GetStringAsync(Latest), list => list.Contains("\"version\": 2"), list => $"Not version 2: {list}");
    }

    [Fact]
    public async Task ManyReadersWhileVersionsArePublished_NeverSeeAnOlderOneThanWasPublishedWhenTheyAsked()
    {
        await using var service = await PublishedAsync();
        var published = 1;
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            using var client = service.CreateClient();
            while (!done.IsCancellationRequested)
            {
                var atLeast = Volatile.Read(ref published);
                using var response = await client.GetAsync("/lists/eu-cyber/latest/list.xml");
                var version = int.Parse(response.Content.Headers.ContentLocation!.ToString().Split('/')[4]);
                Assert.True(version >= atLeast, $"Got version {version} when {atLeast} was published.");
            }
        })).ToList();

        for (var version = 2; version <= 20; version++)
        {
            await service.ApplyAsync<BallotDecidedHandler>(Invented.Adopted(Invented.Act(version, Invented.BlueHeron())));
            Volatile.Write(ref published, version);
        }

        await done.CancelAsync();
        await Task.WhenAll(readers);
    }

    [Fact]
    public async Task DatabaseAway_WhatWasSeenIsServed_AndWhatWasNotIs503()
    {
        await using var service = await PublishedAsync();
        using var client = service.CreateClient();
        var before = await client.GetStringAsync(Latest);
        _ = await CopyAsync(service);
        await using (var owner = await OwnerAsync(service))
        {
            var database = owner.Database;
            await using var admin = new Npgsql.NpgsqlConnection(
                new Npgsql.NpgsqlConnectionStringBuilder(owner.ConnectionString)
                {
                    Username = "postgres",
                    Database = "postgres",
                    Pooling = false,
                }.ConnectionString);
            await admin.ExecuteAsync($"ALTER DATABASE {database} ALLOW_CONNECTIONS false");
            await admin.ExecuteAsync(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = @database", new { database });
        }

        Assert.Equal(before, await client.GetStringAsync(Latest));
        using var unseen = await client.GetAsync("/exercise/lists/eu-cyber-exercise/latest/list.json");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, unseen.StatusCode);
        Assert.Equal("application/problem+json", unseen.Content.Headers.ContentType!.MediaType);
    }

    private static IDatabase Redis(TestService<Program> service)
        => service.Services.GetRequiredService<IConnectionMultiplexer>().GetDatabase();

    private static IEnumerable<RedisKey> Key(TestService<Program> service)
    {
        var redis = service.Services.GetRequiredService<IConnectionMultiplexer>();
        return redis.GetServer(redis.GetEndPoints()[0]).Keys(pattern: "publication:artifact:*").ToList();
    }

    // Copies are put there without anybody waiting for it.
    private static async Task<byte[]> CopyAsync(TestService<Program> service)
    {
        await Eventually.HoldsAsync(() => Task.FromResult(Key(service).Any()), "There is no copy.");
        return (byte[])(await Redis(service).StringGetAsync(Key(service).Single()))!;
    }

    private static async Task<Npgsql.NpgsqlConnection> OwnerAsync(TestService<Program> service)
    {
        var connection = new Npgsql.NpgsqlConnection(service.Services.GetRequiredService<IConfiguration>()
            .GetConnectionString("publication_owner"));
        await connection.OpenAsync();
        return connection;
    }

    private static Task<TestService<Program>> ReplicaAsync(TestService<Program> one, TestRedis? redis)
    {
        var configuration = one.Services.GetRequiredService<IConfiguration>();
        return TestService.StartAsync<Program>(
            "publication",
            redis,
            ("ConnectionStrings:publication", configuration.GetConnectionString("publication")!),
            ("ConnectionStrings:publication_owner", configuration.GetConnectionString("publication_owner")!));
    }

    private async Task<TestService<Program>> PublishedAsync(bool withRedis = true)
    {
        var service = await TestService.StartAsync<Program>("publication", withRedis ? _redis : null);
        await service.ApplyAsync<BallotDecidedHandler>(Invented.Adopted(Invented.Act(1, Invented.AureliaNimbus())));
        return service;
    }
}
