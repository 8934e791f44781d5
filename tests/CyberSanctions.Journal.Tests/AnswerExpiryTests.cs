using CyberSanctions.Journal.Appending;
using CyberSanctions.Testing;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace CyberSanctions.Journal.Tests;

/// <summary>
/// Answers are forgotten after 48 hours; nothing else is ever deleted, and the service itself can delete nothing.
/// </summary>
public sealed class AnswerExpiryTests : IAsyncLifetime
{
    private TestRedis _redis = null!;
    private JournalApp _app = null!;
    private NpgsqlDataSource _owner = null!;

    private AnswerExpiry Expiry => _app.Services.GetRequiredService<AnswerExpiry>();

    public async Task InitializeAsync()
    {
        _redis = new TestRedis();
        var settings = await JournalApp.SettingsAsync("expiry", _redis);
        _owner = NpgsqlDataSource.Create(settings["ConnectionStrings:expiry_owner"]!);
        _app = await JournalApp.StartAsync("expiry", settings);
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _owner.DisposeAsync();
        _redis.Dispose();
    }

    [Fact]
    public async Task AnswerOf49Hours_IsGone_AndThatOf47HoursStays()
    {
        await KeepAsync("47 hours", TimeSpan.FromHours(47));
        await KeepAsync("49 hours", TimeSpan.FromHours(49));
        Assert.Equal(1, await Expiry.RunAsync(CancellationToken.None));
        Assert.Equal(["47 hours"], await KeysAsync());
    }

    [Theory]
    [InlineData("DELETE FROM idempotency")]
    [InlineData("TRUNCATE idempotency")]
    [InlineData("UPDATE idempotency SET recorded_at = now() - interval '3 days'")]
    [InlineData("INSERT INTO idempotency (principal, key, method, request_sha256, recorded_at)"
        + " VALUES ('x', 'x', 'x', '', now() - interval '3 days')")]
    [InlineData("CREATE OR REPLACE FUNCTION delete_expired_answers() RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint'")]
    [InlineData("ALTER FUNCTION delete_expired_answers() RESET ALL")]
    [InlineData("CREATE TABLE idempotency_too (key text)")]
    public async Task Service_CanNeitherDeleteAnswers_NorMakeThemLookOld(string sql)
    {
        await KeepAsync("young", TimeSpan.FromHours(1));
        var refused = await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(_app.Database, sql));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        Assert.Equal(["young"], await KeysAsync());
    }

    [Fact]
    public async Task Function_DeletesFromTheTableOfAnswers_WhateverTheServiceMakesOfTheSameName()
    {
        await KeepAsync("young", TimeSpan.FromHours(1));
        await KeepAsync("old", TimeSpan.FromHours(49));

        // A database whose administrator left everybody the right to temporary tables, as Postgres does by itself.
        await ExecuteAsync(
            _owner, "DO $$ BEGIN EXECUTE format('GRANT TEMP ON DATABASE %I TO PUBLIC', current_database()); END $$");
        await using var connection = await _app.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var deleted = await connection.ExecuteScalarAsync<long>(
            """
            CREATE TEMP TABLE idempotency (principal text, key text, recorded_at timestamptz);
            INSERT INTO pg_temp.idempotency SELECT principal, key, now() - interval '3 days' FROM public.idempotency;
            CREATE FUNCTION pg_temp.now() RETURNS timestamptz LANGUAGE sql AS $$ SELECT timestamptz '2999-01-01' $$;
            SET LOCAL search_path = pg_temp, public, pg_catalog;
            SET LOCAL TimeZone = 'Pacific/Kiritimati';
            SELECT public.delete_expired_answers()
            """,
            transaction: transaction);
        await transaction.CommitAsync();

        Assert.Equal(1, deleted);
        Assert.Equal(["young"], await KeysAsync());
    }

    [Fact]
    public async Task Function_IsForTheServiceAlone()
    {
        await using var connection = await _owner.OpenConnectionAsync();
        Assert.Equal(
            ["expiry_owner", "expiry"],
            (await connection.QueryAsync<string>(
                """
                SELECT CASE grantee WHEN 0 THEN 'everybody' ELSE regexp_replace(grantee::regrole::text, '_\d+', '') END
                FROM pg_proc, aclexplode(proacl) WHERE proname = 'delete_expired_answers'
                """)).Select(role => role.Trim('"')));
    }

    [Fact]
    public async Task ManyAnswers_GoAFewAtATime_PastThoseThatSomebodyIsAt()
    {
        await ExecuteAsync(
            _owner,
            "INSERT INTO idempotency SELECT 'officer-1', 'key ' || n, 'x', '', '', now() - interval '3 days'"
            + " FROM generate_series(1, 2500) AS n");
        await using var elsewhere = await _owner.OpenConnectionAsync();
        await using var underWay = await elsewhere.BeginTransactionAsync();
        await elsewhere.ExecuteAsync("SELECT FROM idempotency WHERE key IN ('key 1', 'key 2') FOR UPDATE", transaction: underWay);

        await using (var connection = await _app.Database.OpenConnectionAsync())
        {
            Assert.Equal(1_000, await connection.ExecuteScalarAsync<long>("SELECT delete_expired_answers()"));
        }

        Assert.Equal(
            1_498, (await Task.WhenAll(Expiry.RunAsync(CancellationToken.None), Expiry.RunAsync(CancellationToken.None))).Sum());
        await underWay.CommitAsync();
        Assert.Equal(2, await Expiry.RunAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Claim_WhileTheOldAnswerIsBeingDeleted_WaitsForThat_AndGoesAhead()
    {
        await KeepAsync("old", TimeSpan.FromHours(49));
        await using var deleting = await _app.Database.OpenConnectionAsync();
        await using var deletion = await deleting.BeginTransactionAsync();
        Assert.Equal(1, await deleting.ExecuteScalarAsync<long>("SELECT delete_expired_answers()", transaction: deletion));

        await using var connection = await _app.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var call = new Call(new("officer-1", new HashSet<string>(), ""), "/another", "old", [], "");
        var claim = Answers.ClaimAsync(new Change(connection, transaction, "officer-1", DateTimeOffset.UnixEpoch), call);
        await Eventually.SomebodyWaitsForAsync(deletion);
        await deletion.CommitAsync();

        Assert.Null(await claim);
        await transaction.CommitAsync();
        Assert.Equal(["old"], await KeysAsync());
        Assert.Equal(0, await Expiry.RunAsync(CancellationToken.None));
    }

    [Fact]
    public async Task ItIsDone_AgainAndAgain_ByEveryService_AlsoAfterItHasFailed()
    {
        Assert.Single(_app.Services.GetServices<IHostedService>().OfType<AnswerExpiry>());
        await ExecuteAsync(_owner, "ALTER FUNCTION delete_expired_answers() RENAME TO gone");
        var time = new Hurried();
        using var expiry = new AnswerExpiry(_app.Database, time, NullLogger<AnswerExpiry>.Instance);
        await expiry.StartAsync(CancellationToken.None);
        await Eventually.HoldsAsync(() => Task.FromResult(time.Waits >= 3), "It is not tried again.");

        await KeepAsync("old", TimeSpan.FromHours(49));
        await ExecuteAsync(_owner, "ALTER FUNCTION gone() RENAME TO delete_expired_answers");
        await Eventually.IsAsync(KeysAsync, keys => keys.Count == 0, keys => $"Still kept: {string.Join(", ", keys)}");

        await expiry.StopAsync(CancellationToken.None);
    }

    private static async Task ExecuteAsync(NpgsqlDataSource database, string sql, object? parameters = null)
    {
        await using var connection = await database.OpenConnectionAsync();
        await connection.ExecuteAsync(sql, parameters);
    }

    private Task KeepAsync(string key, TimeSpan age) => ExecuteAsync(
        _owner, "INSERT INTO idempotency VALUES ('officer-1', @key, 'x', '', '', now() - @age)", new { key, age });

    private async Task<List<string>> KeysAsync()
    {
        await using var connection = await _app.Database.OpenConnectionAsync();
        return (await connection.QueryAsync<string>("SELECT key FROM public.idempotency ORDER BY key")).AsList();
    }

    // Waits for nothing long, and counts how often it should have.
    private sealed class Hurried : TimeProvider
    {
        private int _waits;

        public int Waits => Volatile.Read(ref _waits);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Interlocked.Increment(ref _waits);
            return base.CreateTimer(callback, state, TimeSpan.FromMilliseconds(1), period);
        }
    }
}
