using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Testing;
using Dapper;
using Npgsql;

namespace CyberSanctions.Voting.Tests.Ballots;

/// <summary>
/// The database itself keeps a ballot's chain: no gap, nothing after the decision, however many are written at once.
/// </summary>
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
        await deciding.ExecuteAsync(
            "UPDATE ballot SET state = 2, decision = '' WHERE reference = @ballot", new { ballot }, decision);

        var late = InsertAsync((ballot, 2));
        await Eventually.SomebodyWaitsForAsync(decision);

        await decision.CommitAsync();

        Assert.Equal(
            $"ballot {await IdAsync(ballot)} is closed", (await Assert.ThrowsAsync<PostgresException>(() => late)).MessageText);
    }

    [Theory]
    [InlineData(
        "an entry of another ballot",
        "SELECT max(sequence) FROM journal WHERE subject = @other AND event_type LIKE '%.BallotProceeded'")]
    [InlineData(
        "an entry of its own about something else",
        "SELECT max(sequence) FROM journal WHERE subject = @ballot AND event_type LIKE '%.BallotOpened'")]
    [InlineData(
        "the entry of the link before",
        "SELECT max(sequence) FROM journal WHERE subject = @ballot AND event_type LIKE '%.BallotProceeded'")]
    [InlineData("an entry that there is not", "SELECT max(sequence) + 1000000 FROM journal WHERE @ballot <> @other")]
    public async Task LinkThatNames(string what, string entry)
    {
        var (ballot, other) = (await voting.OpenBallotAsync(), await voting.OpenBallotAsync());
        await using var connection = await voting.Service.Database.OpenConnectionAsync();

        var refused = await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(
            $"""
            INSERT INTO proceeding (ballot_id, position, kind, member_state, entry, content, receipt)
            SELECT id, 2, 3, '', ({entry}), '', '' FROM ballot WHERE reference = @ballot
            """,
            new { ballot, other }));

        Assert.Equal(
            $"position 2 of ballot {await IdAsync(ballot)} names an entry of the journal that is not its own",
            refused.MessageText);
        Assert.Equal(PostgresErrorCodes.IntegrityConstraintViolation, refused.SqlState);
        Assert.True((await PositionsAsync(ballot)).SequenceEqual([1]), what);
    }

    [Fact]
    public async Task LinkOfABallotThatThereIsNot_IsRefused()
    {
        await using var connection = await voting.Service.Database.OpenConnectionAsync();

        var refused = await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(
            "INSERT INTO proceeding (ballot_id, position, kind, member_state, entry, content, receipt)"
            + " VALUES (@nowhere, 1, 1, '', 1, '', '')",
            new { nowhere = Guid.Empty }));

        Assert.Equal($"there is no ballot {Guid.Empty}", refused.MessageText);
    }

    [Fact]
    public async Task StatementWithAContentOfItsOwn_IsRefused()
    {
        var ballot = await voting.OpenBallotAsync();
        await using var connection = await voting.Service.Database.OpenConnectionAsync();

        var refused = await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(
            """
            INSERT INTO proceeding (ballot_id, position, kind, member_state, entry, content, receipt)
            SELECT id, 2, 2, 'FR', 1, 'x', '' FROM ballot WHERE reference = @ballot
            """,
            new { ballot }));

        Assert.Equal(PostgresErrorCodes.CheckViolation, refused.SqlState);
    }

    // Each with an entry of the journal, as the service has it.
    private async Task InsertAsync(params (string Ballot, int Position)[] links)
    {
        await using var connection = await voting.Service.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync(
            """
            INSERT INTO journal (recorded_at, actor, event_type, subject, payload, trace_parent)
            SELECT now(), 'test', 'cybersanctions.events.v1.BallotProceeded', reference, '', ''
                FROM unnest(@ballots) AS l (reference);
            INSERT INTO proceeding (ballot_id, position, kind, member_state, entry, content, receipt)
            SELECT b.id, l.position, 3, '', j.sequence, '', ''
            FROM unnest(@ballots, @positions) WITH ORDINALITY AS l (reference, position, n)
            JOIN ballot b USING (reference)
            JOIN (SELECT sequence, row_number() OVER (ORDER BY sequence) AS n FROM journal
                WHERE transaction = pg_current_xact_id()) j USING (n)
            """,
            new
            {
                ballots = links.Select(link => link.Ballot).ToArray(),
                positions = links.Select(link => link.Position).ToArray(),
            });
        await transaction.CommitAsync();
    }

    private async Task<IEnumerable<int>> PositionsAsync(string ballot)
    {
        await using var connection = await voting.Service.Database.OpenConnectionAsync();
        return await connection.QueryAsync<int>(
            "SELECT position FROM proceeding WHERE ballot_id = (SELECT id FROM ballot WHERE reference = @ballot) ORDER BY 1",
            new { ballot });
    }

    private async Task<Guid> IdAsync(string ballot)
    {
        await using var connection = await voting.Service.Database.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<Guid>("SELECT id FROM ballot WHERE reference = @ballot", new { ballot });
    }
}
