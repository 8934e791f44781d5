using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Voting.Ballots;
using Dapper;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using static CyberSanctions.Voting.Tests.Ballots.VotingService;

namespace CyberSanctions.Voting.Tests.Ballots;

/// <summary>Statements that come in together are written together, and succeed or are refused each by itself.</summary>
public sealed class IntakeTests(VotingService voting) : IClassFixture<VotingService>
{
    [Fact]
    public async Task Together_EachIsAcceptedOrRefusedByItself_InTheOrderOfTheirArrival()
    {
        var (one, other) = (await voting.OpenBallotAsync(), await voting.OpenBallotAsync());

        var results = await AcceptAsync(
            await SubmissionAsync(one, "FR"),
            await SubmissionAsync(one, "FR"),
            await SubmissionAsync(one, "DE", statement => statement with { TextSha256 = new string('0', 64) }),
            await SubmissionAsync(other, "FR"),
            await SubmissionAsync("BAL-2026-9999", "FR", statement => statement, like: one),
            await SubmissionAsync(one, "FR", statement => statement with { Sequence = 2, Choice = Choice.Against }));

        Assert.Equal(["2", "statement-replayed", "statement-for-another-text", "2", "not-found", "3"], results.Select(Short));
        Assert.Equal(
            (Choice.Against, 3), Assert.Single((await voting.GetAsync(one)).Votes.Select(vote => (vote.Choice, vote.Position))));
        Assert.Equal(
            (Choice.For, 2), Assert.Single((await voting.GetAsync(other)).Votes.Select(vote => (vote.Choice, vote.Position))));
        Assert.Equal(["BallotProceeded", "BallotOpened", "BallotProceeded", "BallotProceeded"], await voting.JournalOfAsync(one));
    }

    [Fact]
    public async Task Together_WhatEndsABallotIsTheLastInIt()
    {
        var ballot = await voting.OpenSilenceAsync();

        var results = await AcceptAsync(
            await SubmissionAsync(ballot, "FR", Breaking, "The measures go too far."),
            await SubmissionAsync(ballot, "DE", Breaking, "We agree with France."));

        Assert.Equal(["2", "ballot-closed"], results.Select(Short));
        Assert.Equal((BallotState.Decided, 3), ((await voting.GetAsync(ballot)).State, (await voting.GetAsync(ballot)).Position));

        static Statement Breaking(Statement statement)
            => statement with { Kind = StatementKind.SilenceBroken, Choice = Choice.Unspecified };
    }

    [Fact]
    public async Task SameCall_TwiceTogetherAndOnceLater_HasOneReceipt()
    {
        var ballot = await voting.OpenBallotAsync();
        var statement = await voting.StatementAsync(ballot, "FR", StatementKind.Vote) with { Choice = Choice.For };
        var key = await voting.KeyOfAsync("FR");
        var request = Request(statement, key);

        var receipts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SendAsync()));

        Assert.Single(receipts.Distinct());
        Assert.Equal(receipts[0], await SendAsync());
        Assert.Equal(2, (await voting.GetAsync(ballot)).Position);
        await RefusedAsync(
            StatusCode.AlreadyExists,
            "idempotency-key-reused",
            voting.Make(statement with { Sequence = 2, Choice = Choice.Against }, key, key: "vote-of-france"));

        Task<Receipt> SendAsync() => voting.Delegate("FR").MakeStatementAsync(request, Key("vote-of-france")).ResponseAsync;
    }

    [Fact]
    public async Task OneThatTheDatabaseRefuses_DoesNotFailTheOthers()
    {
        var ballot = await voting.OpenBallotAsync();
        string[] states = ["AT", "BE", "BG", "CY"];
        foreach (var state in states)
        {
            await voting.KeyOfAsync(state);
        }

        await using var elsewhere = await voting.Service.Database.OpenConnectionAsync();
        await using var underWay = await elsewhere.BeginTransactionAsync();
        await elsewhere.ExecuteAsync(
            "INSERT INTO idempotency (principal, key, method, request_sha256, response)"
            + " VALUES ('delegate-BE', 'taken', '/another', '', ''); "
            + "SELECT FROM ballot WHERE reference = @ballot FOR UPDATE",
            new { ballot },
            underWay);
        var made = await Task.WhenAll(states.Select(async state => await voting.MakeAsync(
            await voting.StatementAsync(ballot, state, StatementKind.Vote) with { Choice = Choice.For },
            key: state == "BE" ? "taken" : $"free-{state}")));
        await underWay.CommitAsync();

        await RefusedAsync(StatusCode.AlreadyExists, "idempotency-key-reused", made[1]);
        var receipts = await Task.WhenAll(made.Where((_, i) => i != 1).Select(call => call.ResponseAsync));
        Assert.Equal([2, 3, 4], receipts.Select(receipt => receipt.Proceeding.Position).Order());
    }

    private async Task<IReadOnlyList<Result>> AcceptAsync(params Submission[] submissions)
    {
        await using var connection = await voting.Service.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var change = new Change(connection, transaction, "service:voting", voting.Clock.GetUtcNow());
        var results = await voting.Service.Services.GetRequiredService<Intake>().AcceptAsync(change, submissions);
        await transaction.CommitAsync();
        return results;
    }

    private async Task<Submission> SubmissionAsync(
        string ballot, string state, Func<Statement, Statement>? what = null, string reasons = "", string? like = null)
    {
        var statement = await voting.StatementAsync(like ?? ballot, state, StatementKind.Vote) with
        {
            Ballot = ballot,
            Choice = Choice.For,
            DeclarationSha256 = Statement.HashOf(reasons),
        };
        var key = await voting.KeyOfAsync(state);
        var principal = new Principal($"delegate-{state}", new HashSet<string> { Roles.Delegate }, state);
        return new Submission(
            new Call(principal, "", "", [], ""), SignedStatement.Sign(key, (what ?? (s => s))(statement)), key.Public, reasons);
    }

    private static string Short(Result result) => result switch
    {
        { Receipt: { } receipt } => $"{receipt.Proceeding.Position}",
        { Refusal: ObjectionException objection } => objection.Reason,
        { Refusal: CyberSanctions.ServiceDefaults.Errors.RefusedException refused } => refused.Refusal.Reason,
        _ => "",
    };
}
