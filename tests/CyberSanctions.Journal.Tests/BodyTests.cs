using System.Security.Cryptography;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Journal.V1;
using CyberSanctions.Journal.Bodies;
using CyberSanctions.Journal.Sealing;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Testing;
using Dapper;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CyberSanctions.Journal.Tests;

/// <summary>What is too large for an entry stands beside it, under its hash.</summary>
public sealed class BodyTests : IAsyncLifetime
{
    private readonly TestRedis _redis = new();
    private Dictionary<string, string?> _settings = null!;
    private JournalApp _app = null!;
    private GrpcChannel _channel = null!;

    public async Task InitializeAsync()
    {
        _settings = await JournalApp.SettingsAsync("upstream", _redis);
        _app = await JournalApp.StartAsync("upstream", _settings);
        _channel = GrpcChannel.ForAddress(_app.Address);
    }

    public async Task DisposeAsync()
    {
        _channel.Dispose();
        await _app.DisposeAsync();
        _redis.Dispose();
    }

    [Theory]
    [InlineData(Body.LargestInline, false)]
    [InlineData(Body.LargestInline + 1, true)]
    [InlineData(9 << 20, true)]
    public async Task Append_AboveTheCeiling_StandsInABodyThatIsReadInParts(int bytes, bool inBody)
    {
        var happened = Large(bytes);
        await _app.AppendAsync(happened, "ATT-2026-0001");

        var entry = Assert.Single(await ReadAsync());
        Assert.Equal(inBody, !entry.BodySha256.IsEmpty);
        Assert.Equal(inBody, entry.Payload.IsEmpty);
        Assert.Equal(happened.ToByteArray(), inBody ? await ReadBodyAsync(entry.BodySha256) : entry.Payload.ToByteArray());
        Assert.True((await VerifyAsync()).Holds);
    }

    [Fact]
    public async Task Append_MoreThanAnyBodyMayHold_IsRefusedAndNothingIsWritten()
    {
        var refused =
            await Assert.ThrowsAsync<InvalidOperationException>(() => _app.AppendAsync(Large(Body.Largest + 1), "ATT-2026-0001"));

        Assert.Contains("DossierConcluded", refused.Message, StringComparison.Ordinal);
        Assert.Empty(await ReadAsync());
    }

    [Fact]
    public async Task Append_TheSameTwiceAndAtOnce_KeepsOneBody()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _app.AppendAsync(Large(Body.LargestInline + 1), "ATT-2026-0001")));

        Assert.Single((await ReadAsync()).Select(entry => entry.BodySha256).Distinct());
        await using var connection = await _app.Database.OpenConnectionAsync();
        Assert.Equal(1, await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM journal_body"));
    }

    [Fact]
    public async Task Append_TakenBack_LeavesNoBody()
    {
        await using var connection = await _app.Database.OpenConnectionAsync();
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await new Appending.Change(connection, transaction, "officer-1", DateTimeOffset.UnixEpoch).AppendAsync(
                Large(1 << 20), "ATT-2026-0001");
            await transaction.RollbackAsync();
        }

        Assert.Equal(0, await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM journal_body"));
    }

    [Fact]
    public async Task ReadBody_WithAHashThatRefersToNothing_IsNotFound()
    {
        Assert.Equal((StatusCode.NotFound, "not-found"), await RefusedAsync(new byte[32]));
        Assert.Equal((StatusCode.InvalidArgument, "invalid-field"), await RefusedAsync(new byte[31]));
    }

    [Theory]
    [InlineData(Roles.Officer)]
    [InlineData(Roles.Delegate)]
    public async Task ReadBody_IsForThoseWhoReadJournals(string role)
    {
        await _app.AppendAsync(Large(1 << 20), "ATT-2026-0001");
        var body = Assert.Single(await ReadAsync()).BodySha256;

        Assert.Equal(
            StatusCode.PermissionDenied, (await Assert.ThrowsAsync<RpcException>(() => ReadBodyAsync(body, role))).StatusCode);
    }

    [Theory]
    [InlineData("INSERT INTO journal_body VALUES (sha256('one'), 'another')", "journal_body_is_what_its_hash_says")]
    [InlineData(
        "INSERT INTO journal (recorded_at, actor, event_type, subject, payload, trace_parent, body_sha256)"
        + " VALUES (now(), '', '', '', '', '', sha256('one'))",
        "journal_body_sha256_fkey")]
    [InlineData(
        "INSERT INTO journal (recorded_at, actor, event_type, subject, payload, trace_parent)"
        + " VALUES (now(), '', '', '', convert_to(repeat('x', 262145), 'UTF8'), '')",
        "journal_payload_is_short")]
    public async Task Database_RefusesWhatWouldNotHold_FromTheServiceAndFromItsOwner(string sql, string constraint)
    {
        await using var service = await _app.Database.OpenConnectionAsync();

        Assert.Equal(constraint, (await Assert.ThrowsAsync<PostgresException>(() => service.ExecuteAsync(sql))).ConstraintName);
        Assert.Equal(constraint, (await Assert.ThrowsAsync<PostgresException>(() => AsOwnerAsync(sql))).ConstraintName);
    }

    [Theory]
    [InlineData("UPDATE journal_body SET bytes = bytes")]
    [InlineData("DELETE FROM journal_body")]
    [InlineData("TRUNCATE journal_body CASCADE")]
    public async Task Body_CannotBeChanged_ByTheServiceNorByItsOwner(string sql)
    {
        await using var service = await _app.Database.OpenConnectionAsync();

        Assert.Equal(
            PostgresErrorCodes.InsufficientPrivilege,
            (await Assert.ThrowsAsync<PostgresException>(() => service.ExecuteAsync(sql))).SqlState);
        Assert.Equal(
            PostgresErrorCodes.InsufficientPrivilege,
            (await Assert.ThrowsAsync<PostgresException>(() => AsOwnerAsync(sql))).SqlState);
    }

    [Theory]
    [InlineData("UPDATE journal_body SET bytes = bytes || '\\x00'", "not the one that was sealed")]
    [InlineData("DELETE FROM journal_body", "missing")]
    [InlineData("UPDATE journal_body SET bytes = 'another', sha256 = sha256('another')", "missing")]
    [InlineData(
        "UPDATE journal_body SET bytes = 'another', sha256 = sha256('another');"
        + " UPDATE journal SET body_sha256 = sha256('another') WHERE body_sha256 IS NOT NULL",
        "not the one that was sealed")]
    public async Task Verify_BodyThatIsReplacedOrGone_NamesThePosition(string tampering, string reason)
    {
        await _app.AppendAsync("ATT-2026-0001");
        await _app.AppendAsync(Large(1 << 20), "ATT-2026-0002");
        await ReadAsync();
        await Tampering.LiftProtectionAsync(AsOwnerAsync);
        await AsOwnerAsync(tampering);

        var verification = await VerifyAsync();
        Assert.False(verification.Holds);
        Assert.Equal(2, verification.BrokenAt);
        Assert.Contains(reason, verification.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entry_FromBeforeThereWereBodies_IsReadAsItIs()
    {
        var payload = Large(3 << 20).ToByteArray();
        await using var connection = await _app.Database.OpenConnectionAsync();
        var constraint = await connection.QuerySingleAsync<string>(
            "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'journal_payload_is_short'");
        await AsOwnerAsync("ALTER TABLE journal DROP CONSTRAINT journal_payload_is_short");
        await connection.ExecuteAsync(
            """
            INSERT INTO journal (recorded_at, actor, event_type, subject, payload, trace_parent)
            VALUES (now(), 'officer-1', @FullName, 'ATT-2026-0001', @payload, '')
            """,
            new { DossierConcluded.Descriptor.FullName, payload });
        await AsOwnerAsync($"ALTER TABLE journal ADD CONSTRAINT journal_payload_is_short {constraint}");

        Assert.Equal(payload, Assert.Single(await ReadAsync()).Payload.ToByteArray());
        Assert.True((await VerifyAsync()).Holds);
    }

    internal static DossierConcluded Large(int bytes)
    {
        // Two fields with their tags and lengths, of which the second fills up what is left.
        var happened = new DossierConcluded { Reference = "ATT-2026-0001", Title = new string('x', bytes - 100) };
        happened.Title += new string('x', bytes - happened.CalculateSize());
        return happened;
    }

    private async Task<(StatusCode Status, string Reason)> RefusedAsync(byte[] sha256)
    {
        var exception = await Assert.ThrowsAsync<RpcException>(() => ReadBodyAsync(ByteString.CopyFrom(sha256)));
        return (exception.StatusCode, StatusDetails.FromRpcException(exception).Reason);
    }

    private async Task<List<Entry>> ReadAsync()
    {
        var entries = new List<Entry>();
        using var call = Client.Read(new ReadRequest(), As(Roles.Auditor));
        await foreach (var entry in call.ResponseStream.ReadAllAsync())
        {
            entries.Add(entry);
        }

        return entries;
    }

    private async Task<byte[]> ReadBodyAsync(ByteString sha256, string role = Roles.Auditor)
    {
        using var body = new MemoryStream();
        using var call = Client.ReadBody(new ReadBodyRequest { Sha256 = sha256 }, As(role));
        await foreach (var part in call.ResponseStream.ReadAllAsync())
        {
            part.Bytes.WriteTo(body);
        }

        Assert.Equal(sha256.ToByteArray(), SHA256.HashData(body.ToArray()));
        return body.ToArray();
    }

    private Contracts.Journal.V1.Journal.JournalClient Client => new(_channel);

    private static Metadata As(string role)
        => new()
        {
            {
                "authorization",
                $"Bearer {TestTokens.Mint("someone", [role], "", DateTimeOffset.UtcNow, TimeSpan.FromMinutes(5))}"
            },
        };

    private Task<Verification> VerifyAsync()
        => _app.Services.GetRequiredService<Verifier>().VerifyAsync(null, CancellationToken.None);

    private Task AsOwnerAsync(string sql) => Tampering.AsOwnerAsync(_settings["ConnectionStrings:upstream_owner"]!, sql);
}
