using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Testing;
using Dapper;
using Npgsql;
using static CyberSanctions.Attribution.Tests.Exercises.ExercisesService;
using Client = CyberSanctions.Contracts.Attribution.V1.Exercises.ExercisesClient;

namespace CyberSanctions.Attribution.Tests.Exercises;

/// <summary>
/// Two replicas of the service, and their Postgres: processes all of them, with one clock that the test sets; and what lies in
/// the database.
/// </summary>
public sealed class KilledReplicas : IAsyncLifetime
{
    private readonly WorldClock _world = new();
    private readonly PostgresServer _postgres;
    private readonly ProcessClock _databaseClock;
    private NpgsqlDataSource _database = null!;

    public KilledReplicas()
    {
        _databaseClock = _world.Of("postgres");
        _postgres = new PostgresServer(_databaseClock);
    }

    internal ServiceProcess First { get; private set; } = null!;

    internal ServiceProcess Second { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var settings = await _postgres.CreateDatabaseAsync("attribution");
        _database = NpgsqlDataSource.Create(settings["ConnectionStrings:attribution"]!);
        foreach (var (key, value) in TestTokens.Settings)
        {
            settings[key] = value;
        }

        settings["services:voting:grpc:0"] = settings["services:listing:grpc:0"] = "http://127.0.0.1:1";
        settings["ConnectionStrings:redis"] = "127.0.0.1:1,abortConnect=false,connectTimeout=100";
        First = new ServiceProcess("CyberSanctions.Attribution", settings, _world.Of("first"));
        Second = new ServiceProcess("CyberSanctions.Attribution", settings, _world.Of("second"));
        await StartAsync();
    }

    public async Task DisposeAsync()
    {
        First.Dispose();
        Second.Dispose();
        await _database.DisposeAsync();
        _postgres.Dispose();
        _world.Dispose();
    }

    internal Task StartAsync() => Task.WhenAll(First.StartAsync(), Second.StartAsync());

    /// <summary>kill -9, both.</summary>
    internal void Kill()
    {
        First.Kill();
        Second.Kill();
    }

    internal void Pass(TimeSpan time) => _world.Move(time);

    internal DateTimeOffset Now => _world.Now;

    internal static Client Conductor(ServiceProcess replica) => new(replica.Caller(ConductorName, [Roles.Officer]));

    /// <summary>What was released, when the row says, by running time, and how often the journal says so.</summary>
    internal async Task<IReadOnlyList<Released>> ReleasedAsync(string exercise)
    {
        await using var connection = await _database.OpenConnectionAsync();
        return (await connection.QueryAsync<Released>(
            """
            SELECT i.key, i.released_at AS releasedat, i.released_after / 1000000 AS seconds, (
                SELECT count(*) FROM journal WHERE subject = i.exercise AND event_type LIKE '%.InjectReleased'
                    AND position(convert_to(i.key, 'UTF8') IN payload) > 0) AS entries
            FROM exercise_inject i WHERE i.exercise = @exercise AND i.released_at IS NOT NULL ORDER BY i.ordinal
            """,
            new { exercise })).AsList();
    }

    internal sealed record Released(string Key, DateTime ReleasedAt, long Seconds, long Entries);
}
