using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Voting.Tests.Ballots;
using Dapper;

namespace CyberSanctions.Voting.Tests.Roster;

/// <summary>Each test changes the reference data of a service of its own.</summary>
public sealed class RosterInForceTests : IAsyncLifetime
{
    private readonly VotingService _voting = new();

    public Task InitializeAsync() => _voting.InitializeAsync();

    public Task DisposeAsync() => _voting.DisposeAsync();

    [Fact]
    public async Task LaterChangesOfReferenceData_TouchLaterBallotsOnly()
    {
        var before = await _voting.OpenBallotAsync();
        await ChangeReferenceDataAsync(
            """
            UPDATE member_state SET valid_to = current_date WHERE member_state = 'MT';
            INSERT INTO member_state (member_state, iso_code, name, valid_from) VALUES ('XA', 'XA', 'Arcadia', current_date);
            INSERT INTO population_table VALUES (2, 2026, current_date, 'persons', 'Invented');
            INSERT INTO population SELECT 2, member_state, population * 45000 FROM population WHERE edition = 1;
            INSERT INTO population VALUES (2, 'XA', 77);
            """);
        var after = await _voting.OpenBallotAsync();

        var (old, current) = (await ReadAsync(before), await ReadAsync(after));
        Assert.Equal((2025, 10_001L), (old.PopulationYear, old.Roster.Sum(m => m.Population)));
        Assert.Equal(Union.Of2025.Select(m => m.MemberState), old.Roster.Select(m => m.MemberState));
        Assert.Equal((2026, (10_001L - 12) * 45_000 + 77), (current.PopulationYear, current.Roster.Sum(m => m.Population)));
        Assert.Equal(27, current.Roster.Count);
        Assert.Contains(current.Roster, m => m.MemberState == "XA");
        Assert.DoesNotContain(current.Roster, m => m.MemberState == "MT");
        Assert.Equal(2, (await _voting.VoteAsync(before, "MT")).Proceeding.Position);
    }

    [Fact]
    public async Task MembershipAndTablesOfTomorrow_DoNotCountToday()
    {
        await ChangeReferenceDataAsync(
            """
            UPDATE member_state SET valid_to = current_date + 2 WHERE member_state = 'MT';
            INSERT INTO member_state (member_state, iso_code, name, valid_from) VALUES ('XA', 'XA', 'Arcadia', current_date + 2);
            INSERT INTO population_table VALUES (2, 2027, current_date + 2, 'persons', 'Invented');
            """);

        var ballot = await ReadAsync(await _voting.OpenBallotAsync());

        Assert.Equal(2025, ballot.PopulationYear);
        Assert.Equal(Union.Of2025.Select(m => m.MemberState), ballot.Roster.Select(m => m.MemberState));
    }

    [Fact]
    public async Task MemberWithoutAFigureInTheTable_OpensNoBallot()
    {
        await ChangeReferenceDataAsync("INSERT INTO member_state (member_state, iso_code, name, valid_from)"
            + " VALUES ('XA', 'XA', 'Arcadia', current_date - 2)");

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => _voting.OpenBallotAsync());

        Assert.Contains("XA", refused.Message);
    }

    [Fact]
    public async Task NoTableInForce_OpensNoBallot()
    {
        await ChangeReferenceDataAsync("UPDATE population_table SET valid_from = current_date + 2");

        await Assert.ThrowsAsync<InvalidOperationException>(() => _voting.OpenBallotAsync());
    }

    private async Task ChangeReferenceDataAsync(string sql)
    {
        await using var owner = _voting.OwnerDatabase();
        await using var connection = await owner.OpenConnectionAsync();
        await connection.ExecuteAsync($"SET timezone = 'UTC'; {sql}");
    }

    private async Task<Ballot> ReadAsync(string reference)
        => await _voting.Officer.GetBallotAsync(new GetBallotRequest { Reference = reference });
}
