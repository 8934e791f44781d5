using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.ServiceDefaults.Identity;
using Dapper;
using Npgsql;

namespace CyberSanctions.Voting.Roster;

/// <summary>
/// Whose delegates are heard, by the reference data: those of today's members, and those of a State that is on the roster of a
/// ballot which is not decided, since rosters are frozen. Asked of the database each time, so that every replica knows at once
/// what was released on another one; that is once a minute for each token. While the database is away, by what it said last.
/// </summary>
internal sealed class MembersOfToday(NpgsqlDataSource database, TimeProvider time, ILogger<MembersOfToday> logger) : MembersToday
{
    private volatile IReadOnlyList<Period> _known = [];

    /// <summary>Reads the reference data; before that nobody is a member.</summary>
    public async Task ReadAsync()
    {
        await using var connection = await database.OpenConnectionAsync();
        await ReadAsync(connection);
    }

    /// <inheritdoc/>
    public override async ValueTask<bool> HasAsync(string code, CancellationToken cancel)
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancel);
            return IsMember(await ReadAsync(connection), code) || await HasOpenBallotAsync(connection, code);
        }
        catch (NpgsqlException exception)
        {
            logger.LogWarning(exception, "Who is a member cannot be read now; what was read before holds.");
            return IsMember(_known, code);
        }
    }

    /// <summary>Whether a State was a member once, is one, or will be.</summary>
    public async Task<bool> IsOnRecordAsync(NpgsqlConnection connection, string code)
        => (await ReadAsync(connection)).Any(period => period.MemberState == code);

    /// <summary>Whether a State is on the roster of a ballot that is not decided.</summary>
    public static Task<bool> HasOpenBallotAsync(NpgsqlConnection connection, string code)
        => connection.ExecuteScalarAsync<bool>(
            $"""
            SELECT EXISTS (
                SELECT FROM ballot b JOIN ballot_member seat ON seat.ballot_id = b.id
                WHERE b.state <> {BallotState.Decided:D} AND seat.member_state = @code)
            """,
            new { code });

    private async Task<IReadOnlyList<Period>> ReadAsync(NpgsqlConnection connection)
        => _known = (await connection.QueryAsync<Period>("SELECT member_state, valid_from, valid_to FROM member_state")).AsList();

    private bool IsMember(IReadOnlyList<Period> periods, string code)
    {
        var today = CouncilData.DayInBrussels(time.GetUtcNow().UtcDateTime);
        return periods.Any(period => period.MemberState == code && period.ValidFrom <= today && !(period.ValidTo <= today));
    }

    private sealed record Period(string MemberState, DateOnly ValidFrom, DateOnly? ValidTo);
}
