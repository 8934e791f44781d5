using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Voting.Ballots;
using Dapper;

namespace CyberSanctions.Voting.Tests.Ballots;

/// <summary>Reading a ballot costs what is in force in it, and not what has ever happened in it: counted, not timed.</summary>
public sealed class ReadingCostTests(VotingService voting) : IClassFixture<VotingService>
{
    // Whoever reads a row passes by the policy, which counts it; but not the trigger, which looks for one row, and which the
    // policy
    // itself keeps from finding it by the index.
    private const string Count =
        """
        CREATE SEQUENCE rows_read;
        CREATE FUNCTION count_row() RETURNS boolean LANGUAGE sql VOLATILE SECURITY DEFINER AS 'SELECT nextval(''rows_read'') > 0';
        ALTER TABLE proceeding ENABLE ROW LEVEL SECURITY;
        CREATE POLICY read_and_counted ON proceeding FOR SELECT USING (pg_trigger_depth() > 0 OR count_row());
        CREATE POLICY written ON proceeding FOR INSERT WITH CHECK (true);
        GRANT SELECT ON rows_read TO PUBLIC
        """;

    [Fact]
    public async Task BallotInWhichMuchHappened_IsReadAndDecidedWithAsManyRowsAsOneInWhichLittleDid()
    {
        var (small, large) = (await voting.OpenBallotAsync(), await voting.OpenBallotAsync());
        foreach (var (ballot, before) in ((string, int)[])[(small, 50), (large, 5_000)])
        {
            await voting.VoteAsync(ballot, "FR");
            await HappenAsync(ballot, before);
            await voting.VoteAsync(ballot, "DE", Choice.ConstructiveAbstain);
        }

        await using (var owner = voting.OwnerDatabase())
        await using (var connection = await owner.OpenConnectionAsync())
        {
            await connection.ExecuteAsync("ANALYZE proceeding");
            await connection.ExecuteAsync(Count);
        }

        foreach (var ballot in (string[])[small, large])
        {
            Assert.Equal(2, await RowsReadByAsync(async () => Assert.Equal(2, (await voting.GetAsync(ballot)).Votes.Count)));
        }

        // Of the small one all may be read: that is as good as looking for some.
        Assert.InRange(await RowsReadByAsync(() => DecideAsync(small)), 1, 60);
        Assert.InRange(await RowsReadByAsync(() => DecideAsync(large)), 1, 60);

        // That they are counted at all: the roll call has everything.
        Assert.InRange(
            await RowsReadByAsync(async () => await Assert.ThrowsAnyAsync<Exception>(
                () => voting.Officer.GetRollCallAsync(new GetRollCallRequest { Reference = large }).ResponseAsync)),
            5_000,
            5_010);
    }

    private Task DecideAsync(string ballot)
        => voting.Officer.DecideBallotAsync(new DecideBallotRequest
        {
            Reference = ballot,
            CloseWithVotesMissing = true,
        }).ResponseAsync;

    // Something, so many times, which leaves nothing in force. Only the chain's end has to be right for what comes after it.
    private async Task HappenAsync(string ballot, int times)
    {
        var at = (await voting.GetAsync(ballot)).Position;
        await using var owner = voting.OwnerDatabase();
        await using var connection = await owner.OpenConnectionAsync();
        await connection.ExecuteAsync(
            """
            BEGIN;
            INSERT INTO journal (recorded_at, actor, event_type, subject, payload, trace_parent)
            SELECT now(), 'test', 'cybersanctions.events.v1.BallotProceeded', @ballot, '', '' FROM generate_series(1, @times);
            INSERT INTO proceeding (ballot_id, position, kind, member_state, entry, content, receipt)
            SELECT (SELECT id FROM ballot WHERE reference = @ballot), @at + row_number() OVER (ORDER BY sequence), 3, '',
                sequence, '', ''
            FROM journal WHERE transaction = pg_current_xact_id();
            COMMIT
            """,
            new { ballot, at, times });
        var standing = StandingForm.Read(
            await connection.QuerySingleAsync<byte[]>("SELECT standing FROM ballot WHERE reference = @ballot", new { ballot }));
        var moved = StandingForm.Write(standing with { Position = at + times });
        await connection.ExecuteAsync("UPDATE ballot SET standing = @moved WHERE reference = @ballot", new { ballot, moved });
    }

    private async Task<long> RowsReadByAsync(Func<Task> callAsync)
    {
        var before = await SoFarAsync();
        await callAsync();
        return await SoFarAsync() - before;
    }

    private async Task<long> SoFarAsync()
    {
        await using var connection = await voting.Service.Database.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<long>("SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM rows_read");
    }
}
