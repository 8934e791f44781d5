using System.Text;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.ServiceDefaults.Identity;
using Dapper;
using Google.Protobuf;
using Grpc.Core;
using static CyberSanctions.Voting.Tests.Ballots.VotingService;

namespace CyberSanctions.Voting.Tests.Ballots;

/// <summary>Where in the database a signature lies: once, and in one place.</summary>
public sealed class OnRecordTests(VotingService voting) : IClassFixture<VotingService>
{
    [Fact]
    public async Task StatementAndReceipt_LieInTheDatabaseOnce_AlsoWhenTheCallHasAKey()
    {
        var ballot = await voting.OpenBallotAsync();
        var request = Request(
            await voting.StatementAsync(ballot, "FR", StatementKind.Vote) with { Choice = Choice.For },
            await voting.KeyOfAsync("FR"));
        var receipt = await voting.Delegate("FR").MakeStatementAsync(request, Key("kept-once"));
        await voting.Officer.DecideBallotAsync(
            new DecideBallotRequest { Reference = ballot, CloseWithVotesMissing = true }, Key("decided-once"));

        Assert.Equal(["journal"], await WhereAsync(receipt.Proceeding.Statement));
        Assert.Equal(["proceeding"], await WhereAsync(receipt.Jws));
        Assert.Equal(receipt, await voting.Delegate("FR").MakeStatementAsync(request, Key("kept-once")));
    }

    [Fact]
    public async Task AnswerThatWasKeptWhole_ByTheVersionBefore_IsGivenAgain()
    {
        var ballot = await voting.OpenBallotAsync();
        var request = Request(
            await voting.StatementAsync(ballot, "DE", StatementKind.Vote) with { Choice = Choice.For },
            await voting.KeyOfAsync("DE"));
        var receipt = await voting.Delegate("DE").MakeStatementAsync(request, Key("kept-whole"));
        await using (var connection = await voting.Service.Database.OpenConnectionAsync())
        {
            await connection.ExecuteAsync(
                "UPDATE idempotency SET response = @Whole WHERE key = 'kept-whole'", new { Whole = receipt.ToByteArray() });
        }

        Assert.Equal(receipt, await voting.Delegate("DE").MakeStatementAsync(request, Key("kept-whole")));
    }

    [Fact]
    public async Task KeyThatWasUsedForAnotherMethod_IsRefused()
    {
        var ballot = await voting.OpenBallotAsync();
        var both = voting.Caller("both-1", [Roles.Officer, Roles.Delegate], "IT");
        await both.DecideBallotAsync(
            new DecideBallotRequest { Reference = await voting.OpenBallotAsync(), CloseWithVotesMissing = true }, Key("of-two"));
        var request = Request(
            await voting.StatementAsync(ballot, "IT", StatementKind.Vote) with { Choice = Choice.For },
            await voting.KeyOfAsync("IT"));

        await RefusedAsync(StatusCode.AlreadyExists, "idempotency-key-reused", both.MakeStatementAsync(request, Key("of-two")));
    }

    [Fact]
    public async Task Watcher_SeesEachLinkAsTheReceiptHasIt_WhetherItComesFromTheChainOrAsItHappens()
    {
        var ballot = await voting.OpenBallotAsync();
        var before = await voting.VoteAsync(ballot, "FR", Choice.ConstructiveAbstain);
        using var call = voting.Officer.WatchBallot(new WatchBallotRequest { Reference = ballot, After = 1 });
        Assert.True(await call.ResponseStream.MoveNext());
        Assert.Equal(before.Proceeding, call.ResponseStream.Current);
        var then = await voting.VoteAsync(ballot, "DE");
        Assert.True(await call.ResponseStream.MoveNext());

        Assert.Equal(then.Proceeding, call.ResponseStream.Current);
        var receipts = await voting.Officer.ListReceiptsAsync(new ListReceiptsRequest { BallotReference = ballot });
        Assert.Equal([before, then], receipts.Receipts);
        Assert.NotEmpty(before.Proceeding.Declaration);
    }

    // In any column of any table, as text or in bytes, as often as it is there.
    private async Task<List<string>> WhereAsync(string jws)
    {
        await using var owner = voting.OwnerDatabase();
        await using var connection = await owner.OpenConnectionAsync();
        var found = new List<string>();
        var hexadecimal = Convert.ToHexStringLower(Encoding.ASCII.GetBytes(jws));
        foreach (var table in await connection.QueryAsync<string>(
            "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"))
        {
            var times = await connection.ExecuteScalarAsync<int>(
                $"SELECT coalesce(sum((length(whole) - length(replace(whole, @jws, ''))) / length(@jws)"
                + " + (length(whole) - length(replace(whole, @hexadecimal, ''))) / length(@hexadecimal)), 0)::int"
                + $" FROM (SELECT t::text AS whole FROM \"{table}\" t) rows",
                new { jws, hexadecimal });
            found.AddRange(Enumerable.Repeat(table, times));
        }

        return found;
    }
}
