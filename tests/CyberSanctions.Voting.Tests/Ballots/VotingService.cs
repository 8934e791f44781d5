using System.Collections.Concurrent;
using System.Security.Cryptography;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Journal.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Reading;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Signing;
using CyberSanctions.Testing;
using CyberSanctions.Voting.Ballots;
using Dapper;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Client = CyberSanctions.Contracts.Voting.V1.Ballots.BallotsClient;

namespace CyberSanctions.Voting.Tests.Ballots;

/// <summary>A voting service of its own for a test class, and those who speak to it.</summary>
public sealed class VotingService : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, SigningKey> _keys = new(StringComparer.Ordinal);
    private int _acts;
    private TestService<Program>? _service;

    internal TestService<Program> Service => _service ?? throw new InvalidOperationException("Not started.");

    internal Client Officer => Caller("officer-1", [Roles.Officer]);

    /// <summary>The clock that the service goes by.</summary>
    internal TestClock Clock { get; } = new();

    /// <summary>Its receipts are signed with this key.</summary>
    internal SigningKey Receipts { get; } = SigningKey.Create();

    // The clock is set forward by months, and the database's is not.
    public async Task InitializeAsync() => _service = await TestService.StartAsync<Program>(
        "voting",
        Clock,
        settings: [("Receipts:SigningKey", Receipts.ToPem()), ("Voting:MostClockDifference", "10000.00:00:00")]);

    public async Task DisposeAsync()
    {
        if (_service is not null)
        {
            await _service.DisposeAsync();
        }

        Receipts.Dispose();
    }

    internal Client Caller(string subject, string[] roles, string memberState = "")
        => new(Service.Channel(subject, roles, memberState));

    internal Delegations.DelegationsClient Administrator => new(Service.Channel("administrator-1", [Roles.Administrator]));

    internal Client Delegate(string memberState) => Caller($"delegate-{memberState}", [Roles.Delegate], memberState);

    /// <summary>The connection of whoever owns the database: rights do not stop it, constraints do.</summary>
    internal NpgsqlDataSource OwnerDatabase()
        => NpgsqlDataSource.Create(Service.Services.GetRequiredService<IConfiguration>().GetConnectionString("voting_owner")!);

    internal ActText Act(bool exercise = false)
    {
        var number = Interlocked.Increment(ref _acts);
        return new ActText
        {
            Reference = $"ACT-2026-{number:D4}",
            Title = "Council Implementing Regulation on an invented matter",
            LegalBasis = "Article 13(1) of Regulation (EU) 2019/796",
            Number = $"2026/{number}",
            Exercise = exercise,
        };
    }

    /// <summary>A period shorter than the minimum, which two persons stand for.</summary>
    internal static Urgency Urgent(DateTimeOffset now) => new()
    {
        Reasons = "The servers are under attack.",
        RequestedBy = "aurelia.nimbus",
        ApprovedBy = "tiberius.quill",
        ApprovedAt = Timestamps.Cut(now).ToTimestamp(),
    };

    internal ActSubmitted Submitted(ActText act, Handling handling = Handling.TlpGreen, Procedure? procedure = null)
    {
        var text = act.ToByteString();
        return new ActSubmitted
        {
            Text = text,
            TextSha256 = Convert.ToHexStringLower(SHA256.HashData(text.Span)),
            Handling = handling,
            SubmittedAt = Clock.GetUtcNow().ToTimestamp(),
            Procedure = procedure,
            Revision = 1,

            // The periods of these tests are not those of the holidays: they are urgent, all of them.
            Urgency = procedure?.Mode == Mode.Silence ? Urgent(Clock.GetUtcNow()) : null,
        };
    }

    /// <summary>Submits an act and returns the reference of the ballot on it.</summary>
    internal async Task<string> OpenBallotAsync(
        Handling handling = Handling.TlpGreen, bool exercise = false, Procedure? procedure = null)
    {
        var act = Act(exercise);
        await Service.ApplyAsync<ActSubmittedHandler>(Submitted(act, handling, procedure));
        return (await BallotsOnAsync(act.Reference))[^1];
    }

    /// <summary>A silence procedure of 48 hours, which lapses after thirty days.</summary>
    internal Task<string> OpenSilenceAsync(TimeSpan? period = null) => OpenBallotAsync(procedure: new Procedure
    {
        Rule = Rule.Unanimity,
        Mode = Mode.Silence,
        ProposedBy = "HR",
        Deadline = (Clock.GetUtcNow() + (period ?? TimeSpan.FromHours(48))).ToTimestamp(),
        LapsesAt = (Clock.GetUtcNow() + TimeSpan.FromDays(30)).ToTimestamp(),
    });

    internal Task<string> OpenMeetingAsync(Rule rule)
        => OpenBallotAsync(procedure: new Procedure { Rule = rule, Mode = Mode.Meeting, ProposedBy = "HR" });

    /// <summary>The ballots on an act, oldest first.</summary>
    internal async Task<List<string>> BallotsOnAsync(string act)
    {
        await using var connection = await Service.Database.OpenConnectionAsync();
        return (await connection.QueryAsync<string>(
            "SELECT reference FROM ballot WHERE act_reference = @act ORDER BY id", new { act })).AsList();
    }

    internal Task<Ballot> GetAsync(string ballot)
        => Officer.GetBallotAsync(new GetBallotRequest { Reference = ballot }).ResponseAsync;

    /// <summary>The key of a delegation, registered.</summary>
    internal async Task<SigningKey> KeyOfAsync(string memberState)
    {
        if (_keys.TryGetValue(memberState, out var known))
        {
            return known;
        }

        var key = SigningKey.Create();
        await RegisterAsync(memberState, key);
        return _keys.GetOrAdd(memberState, key);
    }

    internal Task<DelegationKey> RegisterAsync(string memberState, SigningKey key)
        => Administrator.RegisterKeyAsync(new RegisterKeyRequest
        {
            MemberState = memberState,
            PublicKey = ByteString.CopyFrom([.. key.Public.Spki]),
            ValidFrom = Clock.GetUtcNow().AddHours(-1).ToTimestamp(),
            ValidTo = Clock.GetUtcNow().AddYears(2).ToTimestamp(),
        }).ResponseAsync;

    /// <summary>The next statement of a delegation, to be altered and signed.</summary>
    internal async Task<Statement> StatementAsync(string ballot, string memberState, StatementKind kind, int? sequence = null)
    {
        await using var connection = await Service.Database.OpenConnectionAsync();
        var last = await connection.ExecuteScalarAsync<int>(
            "SELECT count(*)::int FROM proceeding JOIN ballot b ON b.id = ballot_id WHERE reference = @ballot"
            + " AND member_state = @memberState",
            new { ballot, memberState });
        return new Statement
        {
            Ballot = ballot,
            TextSha256 = await connection.QuerySingleAsync<string>(
                "SELECT text_sha256 FROM ballot WHERE reference = @ballot", new { ballot }),
            MemberState = memberState,
            Kind = kind,
            Sequence = sequence ?? (last + 1),
            Time = Timestamps.Cut(Clock.GetUtcNow()),
        };
    }

    /// <summary>Signs a statement with the delegation's registered key and makes it.</summary>
    internal async Task<AsyncUnaryCall<Receipt>> MakeAsync(Statement statement, string declaration = "", string? key = null)
        => Make(statement, await KeyOfAsync(statement.MemberState), declaration, key);

    internal AsyncUnaryCall<Receipt> Make(Statement statement, SigningKey signing, string declaration = "", string? key = null)
        => Delegate(statement.MemberState).MakeStatementAsync(
            Request(statement, signing, declaration), key is null ? null : Key(key));

    internal static MakeStatementRequest Request(Statement statement, SigningKey signing, string declaration = "")
        => new() { Statement = SignedStatement.Sign(signing, statement).Jws.Compact, Declaration = declaration };

    /// <summary>A delegation votes; a constructive abstention with a declaration.</summary>
    internal async Task<Receipt> VoteAsync(
        string ballot, string memberState, Choice choice = Choice.For, int? sequence = null, string onBehalfOf = "")
    {
        var declaration = choice == Choice.ConstructiveAbstain
            ? $"{memberState} accepts that the decision commits the Union."
            : "";
        var statement = await StatementAsync(ballot, memberState, StatementKind.Vote, sequence) with
        {
            Choice = choice,
            OnBehalfOf = onBehalfOf,
            DeclarationSha256 = Statement.HashOf(declaration),
        };
        return await await MakeAsync(statement, declaration);
    }

    /// <summary>A delegation states something with reasons, or without.</summary>
    internal async Task<Receipt> StateAsync(
        string ballot,
        string memberState,
        StatementKind kind,
        string reasons = "",
        ReservationKind reservation = ReservationKind.Unspecified,
        string proxy = "")
        => await await MakeAsync(
            await StatementAsync(ballot, memberState, kind) with
            {
                DeclarationSha256 = Statement.HashOf(reasons),
                Reservation = reservation,
                Proxy = proxy,
            },
            reasons);

    /// <summary>Every delegation votes for, except those that vote otherwise.</summary>
    internal async Task EverybodyVotesForAsync(string ballot, params (string State, Choice Choice)[] except)
    {
        foreach (var member in Union.Of2025)
        {
            var choice = except.FirstOrDefault(e => e.State == member.MemberState).Choice;
            await VoteAsync(ballot, member.MemberState, choice == Choice.Unspecified ? Choice.For : choice);
        }
    }

    internal static Metadata Key(string key) => new() { { Commands.IdempotencyKey, key } };

    internal static async Task<ReceivedRefusal> RefusedAsync<T>(AsyncUnaryCall<T> call)
        => StatusDetails.FromRpcException(await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync));

    internal static async Task RefusedAsync<T>(StatusCode status, string reason, AsyncUnaryCall<T> call)
    {
        var refusal = await RefusedAsync(call);
        Assert.Equal((status, reason), (refusal.Status, refusal.Reason));
    }

    /// <summary>What the journal holds about a ballot, everything that was committed before.</summary>
    internal async Task<List<Entry>> EntriesOfAsync(string ballot)
    {
        // Transactions of the other tests, in the same Postgres, may hold rows back for a moment.
        await Service.Services.GetRequiredService<JournalReader>().HeadAsync(CancellationToken.None);
        return [.. (await Service.JournalAsync()).Where(e => e.Subject == ballot)];
    }

    internal async Task<List<string>> JournalOfAsync(string ballot)
        => [.. (await EntriesOfAsync(ballot)).Select(e => e.EventType.Split('.')[^1])];
}
