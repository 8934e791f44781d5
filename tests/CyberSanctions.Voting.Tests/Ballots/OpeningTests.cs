using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Voting.Ballots;
using Dapper;
using Npgsql;

namespace CyberSanctions.Voting.Tests.Ballots;

public sealed class OpeningTests(VotingService voting) : IClassFixture<VotingService>
{
    [Fact]
    public async Task SubmittedAct_OpensABallotWithRosterPopulationAndTextFrozen()
    {
        var act = voting.Act();
        var submitted = VotingService.Submitted(act, Handling.TlpAmber);
        await voting.Service.ApplyAsync<ActSubmittedHandler>(submitted);

        var listed = await voting.Officer.ListBallotsAsync(new ListBallotsRequest { ActReference = act.Reference });
        var ballot = await voting.Officer.GetBallotAsync(new GetBallotRequest { Reference = Assert.Single(listed.Ballots).Reference });

        Assert.Matches("^BAL-[0-9]{4}-[0-9]{4}$", ballot.Reference);
        Assert.Equal((1, BallotState.Open, Rule.Unanimity), (ballot.Version, ballot.State, ballot.Rule));
        Assert.Equal((act.Reference, act.Title, act.Number), (ballot.ActReference, ballot.ActTitle, ballot.ActNumber));
        Assert.Equal((submitted.TextSha256, Handling.TlpAmber, false), (ballot.TextSha256, ballot.Handling, ballot.Exercise));
        Assert.Equal(2025, ballot.PopulationYear);
        Assert.Equal(Union.Of2025.Select(m => (m.MemberState, m.Name, m.Population)), ballot.Roster.Select(m => (m.MemberState, m.Name, m.Population)));
        Assert.Equal(10_001, ballot.Roster.Sum(m => m.Population));
        Assert.Empty(ballot.Votes);
        Assert.Null(ballot.Decision);

        var entry = Assert.Single(await voting.EntriesOfAsync(ballot.Reference));
        Assert.Equal(ballot, BallotOpened.Parser.ParseFrom(entry.Payload).Ballot);
    }

    [Fact]
    public async Task Rehearsal_GoesThrough_AndLeavesNothingBehind()
    {
        await voting.Service.RehearseAsync();

        await using var connection = await voting.Service.Database.OpenConnectionAsync();
        Assert.Equal(0, await connection.ExecuteScalarAsync<int>("SELECT count(*) FROM ballot WHERE act_reference = 'rehearsal'"));
        Assert.DoesNotContain(await voting.Service.JournalAsync(), entry => entry.Actor == "service:rehearsal");
    }

    [Fact]
    public async Task TextThatDoesNotHaveItsHash_OpensNothing()
    {
        var act = voting.Act();
        var submitted = VotingService.Submitted(act);
        submitted.TextSha256 = new string('0', 64);

        await Assert.ThrowsAsync<InvalidDataException>(() => voting.Service.ApplyAsync<ActSubmittedHandler>(submitted));

        Assert.Equal(0, await BallotsOnAsync(act.Reference));
    }

    [Fact]
    public async Task SameActSubmittedAgain_OpensNoSecondBallot()
    {
        var submitted = VotingService.Submitted(voting.Act());
        await voting.Service.ApplyAsync<ActSubmittedHandler>(submitted);

        await Assert.ThrowsAsync<PostgresException>(() => voting.Service.ApplyAsync<ActSubmittedHandler>(submitted));

        Assert.Equal(1, await BallotsOnAsync(ActText.Parser.ParseFrom(submitted.Text).Reference));
    }

    [Fact]
    public async Task OtherEventsOfListing_OpenNothing()
    {
        await voting.Service.ApplyAsync<ActSubmittedHandler>(new ActDrafted { Act = new() { Reference = "ACT-2026-9000" } });

        Assert.Equal(0, await BallotsOnAsync("ACT-2026-9000"));
    }

    [Fact]
    public async Task ExerciseAct_OpensAnExerciseBallot()
    {
        var reference = await voting.OpenBallotAsync(exercise: true);

        Assert.True((await voting.Officer.GetBallotAsync(new GetBallotRequest { Reference = reference })).Exercise);
    }

    [Fact]
    public async Task FrozenPartsOfABallot_CannotBeChangedByTheService()
    {
        var reference = await voting.OpenBallotAsync();
        await using var connection = await voting.Service.Database.OpenConnectionAsync();
        foreach (var sql in (string[])
            [
                "UPDATE ballot SET exercise = NOT exercise", "UPDATE ballot SET act_text = ''", "UPDATE ballot SET handling = 1", "DELETE FROM ballot",
                "UPDATE ballot_member SET population = 1", "DELETE FROM ballot_member", "UPDATE vote SET choice = 1", "DELETE FROM vote",
                "UPDATE population SET population = 1", "UPDATE member_state SET name = ''",
            ])
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(sql));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }

        var late = await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(
            "INSERT INTO ballot_member (ballot_id, member_state, name, population) SELECT id, 'XX', 'Nowhere', 1 FROM ballot WHERE reference = @reference",
            new { reference }));
        Assert.Contains("frozen", late.MessageText);
    }

    private async Task<int> BallotsOnAsync(string act)
    {
        await using var connection = await voting.Service.Database.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>("SELECT count(*)::int FROM ballot WHERE act_reference = @act", new { act });
    }
}
