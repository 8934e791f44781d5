using System.Collections.Concurrent;
using System.Security.Cryptography;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Journal.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Signing;
using CyberSanctions.Testing;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Client = CyberSanctions.Contracts.Voting.V1.Ballots.BallotsClient;

namespace CyberSanctions.Voting.Tests.Deadlines.Processes;

/// <summary>A ballot that a test has opened.</summary>
internal sealed record OpenBallot(string Reference, string TextSha256, DateTimeOffset Deadline);

/// <summary>
/// Two replicas of the voting service, their Postgres and their Redis: processes all of them, whose clocks the tests
/// set, for all of them in one instant or for one alone.
/// </summary>
public sealed class VotingProcesses : IAsyncLifetime
{
    private const int MostTries = 10;
    private readonly ConcurrentDictionary<string, SigningKey> _keys = new(StringComparer.Ordinal);
    private readonly PostgresServer _postgres;
    private UpstreamJournal? _listing;
    private ServiceProcess? _first;
    private ServiceProcess? _second;
    private int _acts;

    public VotingProcesses()
    {
        DatabaseClock = World.Of("postgres");
        _postgres = new PostgresServer(DatabaseClock);
    }

    internal WorldClock World { get; } = new();

    internal ProcessClock DatabaseClock { get; }

    internal TestRedis Redis { get; } = new();

    internal SigningKey Receipts { get; } = SigningKey.Create();

    internal ServiceProcess First => _first ?? throw new InvalidOperationException("Not started.");

    internal ServiceProcess Second => _second ?? throw new InvalidOperationException("Not started.");

    internal ServiceProcess[] Replicas => [First, Second];

    public async Task InitializeAsync()
    {
        _listing = await UpstreamJournal.StartAsync();
        var settings = await _postgres.CreateDatabaseAsync("voting");
        foreach (var (key, value) in TestTokens.Settings)
        {
            settings[key] = value;
        }

        settings["ConnectionStrings:redis"] = Redis.ConnectionString;
        settings["services:listing:grpc:0"] = _listing.Address;
        settings["Receipts:SigningKey"] = Receipts.ToPem();
        _first = new ServiceProcess("CyberSanctions.Voting", settings, World.Of("first"));
        _second = new ServiceProcess("CyberSanctions.Voting", settings, World.Of("second"));
        await AgreeAsync();
        var administrator = new Delegations.DelegationsClient(First.Caller("administrator-1", [Roles.Administrator]));
        foreach (var state in Union.Of2025.Select(member => member.MemberState))
        {
            var key = _keys.GetOrAdd(state, SigningKey.Create());
            await administrator.RegisterKeyAsync(new RegisterKeyRequest
            {
                MemberState = state,
                PublicKey = ByteString.CopyFrom([.. key.Public.Spki]),
                ValidFrom = World.Now.AddDays(-1).ToTimestamp(),
                ValidTo = World.Now.AddYears(2).ToTimestamp(),
            });
        }
    }

    public async Task DisposeAsync()
    {
        _first?.Dispose();
        _second?.Dispose();
        if (_listing is not null)
        {
            await _listing.DisposeAsync();
        }

        Redis.Dispose();
        _postgres.Dispose();
        World.Dispose();
        Receipts.Dispose();
        foreach (var key in _keys.Values)
        {
            key.Dispose();
        }
    }

    /// <summary>Everything runs, and goes by the same clock.</summary>
    internal async Task AgreeAsync()
    {
        DatabaseClock.Agree();
        Redis.Start();
        await Task.WhenAll(Replicas.Select(async replica =>
        {
            replica.Clock.Agree();
            await replica.StartAsync();
        }));
    }

    internal static Client Officer(ServiceProcess replica) => new(replica.Caller("officer-1", [Roles.Officer]));

    /// <summary>A silence procedure, of 48 hours unless said otherwise.</summary>
    internal Task<OpenBallot> OpenSilenceAsync(TimeSpan? period = null)
        => OpenAsync(Mode.Silence, period ?? TimeSpan.FromHours(48));

    /// <summary>A written procedure of 48 hours.</summary>
    internal Task<OpenBallot> OpenWrittenAsync() => OpenAsync(Mode.Written, TimeSpan.FromHours(48));

    /// <summary>An act is submitted, to be voted on until a deadline; the ballot opens when a replica hears of it.</summary>
    internal ActSubmitted Submit(Mode mode, DateTimeOffset deadline)
    {
        var number = Interlocked.Increment(ref _acts);
        var act = new ActText
        {
            Reference = $"ACT-2026-{number:D4}",
            Title = "Council Implementing Regulation on an invented matter",
            LegalBasis = "Article 13(1) of Regulation (EU) 2019/796",
            Number = $"2026/{number}",
        };
        var text = act.ToByteString();
        var submitted = new ActSubmitted
        {
            Text = text,
            TextSha256 = Convert.ToHexStringLower(SHA256.HashData(text.Span)),
            Handling = Handling.TlpGreen,
            SubmittedAt = World.Now.ToTimestamp(),
            Procedure = new Procedure
            {
                Rule = Rule.Unanimity,
                Mode = mode,
                ProposedBy = "HR",
                Deadline = deadline.ToTimestamp(),
                LapsesAt = mode == Mode.Silence ? deadline.AddDays(30).ToTimestamp() : null,
            },
            Revision = 1,
            Urgency = mode == Mode.Silence ? Ballots.VotingService.Urgent(World.Now) : null,
        };
        _listing!.Append(submitted);
        return submitted;
    }

    /// <summary>The ballot on a submitted act; waits until a replica has heard of it.</summary>
    internal static async Task<OpenBallot> BallotOnAsync(ActSubmitted submitted, ServiceProcess replica)
    {
        var request = new ListBallotsRequest { ActReference = ActText.Parser.ParseFrom(submitted.Text).Reference };
        for (var tries = 1; ; tries++)
        {
            try
            {
                var ballot = Assert.Single((await Officer(replica).ListBallotsAsync(request)).Ballots);
                return new OpenBallot(ballot.Reference, submitted.TextSha256, ballot.Deadline.ToDateTimeOffset());
            }
            catch (RpcException exception) when (exception.StatusCode == StatusCode.Unavailable && tries < MostTries)
            {
                // It waits five seconds for what is upstream; a machine that has just started it may be slower than that.
            }
        }
    }

    /// <summary>A delegation votes, at one of the replicas.</summary>
    internal async Task<Receipt> VoteAsync(
        ServiceProcess replica, OpenBallot ballot, string memberState, Choice choice = Choice.For, int sequence = 1)
        => await Delegate(replica, memberState).MakeStatementAsync(Sign(ballot, memberState, choice, sequence));

    internal static Client Delegate(ServiceProcess replica, string memberState)
        => new(replica.Caller($"delegate-{memberState}", [Roles.Delegate], memberState));

    internal MakeStatementRequest Sign(OpenBallot ballot, string memberState, Choice choice = Choice.For, int sequence = 1)
        => new()
        {
            Statement = SignedStatement.Sign(_keys[memberState], new Statement
            {
                Ballot = ballot.Reference,
                TextSha256 = ballot.TextSha256,
                MemberState = memberState,
                Kind = StatementKind.Vote,
                Choice = choice,
                Sequence = sequence,
                Time = Timestamps.Cut(World.Now),
            }).Jws.Compact,
        };

    /// <summary>A service's journal from a position on.</summary>
    internal static AsyncServerStreamingCall<Entry> Read(ServiceProcess replica, long after, bool follow)
        => new Contracts.Journal.V1.Journal.JournalClient(replica.Caller("auditor-1", [Roles.Auditor])).Read(new ReadRequest
        {
            After = after,
            Follow = follow,
        });

    private Task<OpenBallot> OpenAsync(Mode mode, TimeSpan period) => BallotOnAsync(Submit(mode, World.Now + period), First);
}

/// <summary>The tests of whole processes share them, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class VotingProcessesCollection : ICollectionFixture<VotingProcesses>
{
    public const string Name = "voting processes";
}
