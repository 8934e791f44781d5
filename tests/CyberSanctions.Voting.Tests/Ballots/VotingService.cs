using System.Security.Cryptography;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Journal.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Reading;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Testing;
using CyberSanctions.Voting.Ballots;
using Dapper;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Client = CyberSanctions.Contracts.Voting.V1.Ballots.BallotsClient;

namespace CyberSanctions.Voting.Tests.Ballots;

/// <summary>A voting service of its own for a test class, and those who speak to it.</summary>
public sealed class VotingService : IAsyncLifetime
{
    private int _acts;
    private TestService<Program>? _service;

    internal TestService<Program> Service => _service ?? throw new InvalidOperationException("Not started.");

    internal Client Officer => Caller("officer-1", [Roles.Officer]);

    public async Task InitializeAsync() => _service = await TestService.StartAsync<Program>("voting");

    public async Task DisposeAsync()
    {
        if (_service is not null)
        {
            await _service.DisposeAsync();
        }
    }

    internal Client Caller(string subject, string[] roles, string memberState = "") => new(Service.Channel(subject, roles, memberState));

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

    internal static ActSubmitted Submitted(ActText act, Handling handling = Handling.TlpGreen)
    {
        var text = act.ToByteString();
        return new ActSubmitted { Text = text, TextSha256 = Convert.ToHexStringLower(SHA256.HashData(text.Span)), Handling = handling };
    }

    /// <summary>Submits an act and returns the reference of the ballot on it.</summary>
    internal async Task<string> OpenBallotAsync(Handling handling = Handling.TlpGreen, bool exercise = false)
    {
        var act = Act(exercise);
        await Service.ApplyAsync<ActSubmittedHandler>(Submitted(act, handling));
        await using var connection = await Service.Database.OpenConnectionAsync();
        return await connection.QuerySingleAsync<string>("SELECT reference FROM ballot WHERE act_reference = @Reference", new { act.Reference });
    }

    /// <summary>Every delegation votes for, except those that vote otherwise.</summary>
    internal async Task EverybodyVotesForAsync(string ballot, params (string State, Choice Choice)[] except)
    {
        foreach (var member in Union.Of2025)
        {
            var choice = except.FirstOrDefault(e => e.State == member.MemberState).Choice;
            await Delegate(member.MemberState).CastVoteAsync(Vote(ballot, member.MemberState, choice == Choice.Unspecified ? Choice.For : choice));
        }
    }

    internal static CastVoteRequest Vote(string ballot, string state, Choice choice = Choice.For) => new()
    {
        BallotReference = ballot,
        MemberState = state,
        Choice = choice,
        Declaration = choice == Choice.ConstructiveAbstain ? $"{state} accepts that the decision commits the Union." : "",
    };

    internal static Metadata Key(string key) => new() { { Commands.IdempotencyKey, key } };

    internal static async Task<Refusal> RefusedAsync<T>(AsyncUnaryCall<T> call)
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
