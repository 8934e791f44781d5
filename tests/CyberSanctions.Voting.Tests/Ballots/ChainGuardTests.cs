using CyberSanctions.Contracts.Voting.V1;
using Dapper;
using Npgsql;

namespace CyberSanctions.Voting.Tests.Ballots;

/// <summary>The database itself keeps a ballot's chain: no gap, nothing after the decision, however many are written at once.</summary>
public sealed class ChainGuardTests(VotingService voting) : IClassFixture<VotingService>
{
    [Fact]
    public async Task NextLinks_OfSeveralBallotsAtOnce_AreTaken()
    {
        var (one, other) = (await voting.OpenBallotAsync(), await voting.OpenBallotAsync());

        await InsertAsync((one, 2), (other, 2), (one, 3));

        Assert.Equal([1, 2, 3], await PositionsAsync(one));
        Assert.Equal([1, 2], await PositionsAsync(other));
    }

    [Fact]
    public async Task LinkAfterAGap_IsRefused_WithAllThatComesWithIt()
    {
        var (one, other) = (await voting.OpenBallotAsync(), await voting.OpenBallotAsync());

        var refused = await Assert.ThrowsAsync<PostgresException>(() => InsertAsync((one, 2), (other, 3)));

        Assert.Equal(PostgresErrorCodes.IntegrityConstraintViolation, refused.SqlState);
        Assert.Equal($"ballot {await IdAsync(other)} has no position 2", refused.MessageText);
        Assert.Equal([1], await PositionsAsync(one));
        Assert.Equal([1], await PositionsAsync(other));
    }

    [Fact]
    public async Task LinkInADecidedBallot_IsRefused_WithAllThatComesWithIt()
    {
        var (one, other) = (await voting.OpenBallotAsync(), await voting.OpenBallotAsync());
        await voting.Officer.DecideBallotAsync(new DecideBallotRequest { Reference = other, CloseWithVotesMissing = true });

        var refused = await Assert.ThrowsAsync<PostgresException>(() => InsertAsync((one, 2), (other, 3)));

        Assert.Equal(PostgresErrorCodes.IntegrityConstraintViolation, refused.SqlState);
        Assert.Equal($"ballot {await IdAsync(other)} is closed", refused.MessageText);
        Assert.Equal([1], await PositionsAsync(one));
    }

    [Fact]
    public async Task LinkThatIsWrittenWhileTheBallotIsBeingDecided_WaitsForThat_AndIsRefused()
    {
        var ballot = await voting.OpenBallotAsync();
        await using var deciding = await voting.Service.Database.OpenConnectionAsync();
        await using var decision = await deciding.BeginTransactionAsync();
        await deciding.ExecuteAsync("UPDATE ballot SET state = 2, decision = '' WHERE reference = @ballot", new { ballot }, decision);

        var late = InsertAsync((ballot, 2));
        while (await deciding.ExecuteScalarAsync<int>("SELECT count(*) FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))") == 0)
        {
            await Task.Yield();
        }

        await decision.CommitAsync();

        Assert.Equal($"ballot {await IdAsync(ballot)} is closed", (await Assert.ThrowsAsync<PostgresException>(() => late)).MessageText);
    }

    private async Task InsertAsync(params (string Ballot, int Position)[] links)
    {
        await using var connection = await voting.Service.Database.OpenConnectionAsync();
        await connection.ExecuteAsync(
            """
            INSERT INTO proceeding (ballot_id, position, kind, member_state, message, content, receipt)
            SELECT b.id, l.position, 3, '', '', '', '' FROM unnest(@ballots, @positions) AS l (reference, position) JOIN ballot b USING (reference)
            """,
            new { ballots = links.Select(link => link.Ballot).ToArray(), positions = links.Select(link => link.Position).ToArray() });
    }

    private async Task<IEnumerable<int>> PositionsAsync(string ballot)
    {
        await using var connection = await voting.Service.Database.OpenConnectionAsync();
        return await connection.QueryAsync<int>("SELECT position FROM proceeding WHERE ballot_id = (SELECT id FROM ballot WHERE reference = @ballot) ORDER BY 1", new { ballot });
    }

    private async Task<Guid> IdAsync(string ballot)
    {
        await using var connection = await voting.Service.Database.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<Guid>("SELECT id FROM ballot WHERE reference = @ballot", new { ballot });
    }
}
