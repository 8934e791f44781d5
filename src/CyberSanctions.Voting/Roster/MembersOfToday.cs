using CyberSanctions.ServiceDefaults.Identity;
using Dapper;
using Npgsql;

namespace CyberSanctions.Voting.Roster;

/// <summary>
/// Which States are members today, by the reference data. Read when the service starts: they change by migrations alone, and what
/// begins or ends on a day is known before it.
/// </summary>
internal sealed class MembersOfToday(NpgsqlDataSource database, TimeProvider time) : MembersToday
{
    private IReadOnlyList<Membership> _memberships = [];

    /// <summary>Reads the reference data; before that nobody is a member.</summary>
    public async Task ReadAsync()
    {
        await using var connection = await database.OpenConnectionAsync();
        _memberships = (await connection.QueryAsync<Membership>("SELECT member_state, valid_from, valid_to FROM member_state")).AsList();
    }

    /// <inheritdoc/>
    public override ValueTask<bool> HasAsync(string code, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return ValueTask.FromResult(_memberships.Any(m => m.MemberState == code && m.ValidFrom <= today && !(m.ValidTo <= today)));
    }

    private sealed record Membership(string MemberState, DateOnly ValidFrom, DateOnly? ValidTo);
}
