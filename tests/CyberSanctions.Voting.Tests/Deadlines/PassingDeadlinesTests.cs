using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.Testing;
using CyberSanctions.Voting.Deadlines;
using CyberSanctions.Voting.Tests.Ballots;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using static CyberSanctions.Voting.Tests.Ballots.VotingService;

namespace CyberSanctions.Voting.Tests.Deadlines;

/// <summary>Deadlines, by a clock that the tests move; the service's own loop looks as it always does.</summary>
public sealed class PassingDeadlinesTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly VotingService _voting = new();

    public Task InitializeAsync() => _voting.InitializeAsync();

    public Task DisposeAsync() => _voting.DisposeAsync();

    [Fact]
    public async Task Silence_UntilTheEndOfThePeriod_IsConsent()
    {
        var ballot = await _voting.OpenSilenceAsync();
        await _voting.VoteAsync(ballot, "FR");

        _voting.Clock.Move(TimeSpan.FromHours(49));

        var decided = await DecidedAsync(ballot);
        Assert.Equal(
            (Outcome.Adopted, DecisionCause.Deadline, "service:voting"),
            (decided.Decision.Outcome, decided.Decision.Cause, decided.Decision.DecidedBy));
        Assert.Equal((27, 26), (decided.Decision.VotesFor.Count, decided.Decision.Silent.Count));
        await RefusedAsync(
            StatusCode.FailedPrecondition,
            "ballot-closed",
            await _voting.MakeAsync(await _voting.StatementAsync(ballot, "DE", StatementKind.SilenceBroken) with
            {
                DeclarationSha256 = Statement.HashOf("Too late."),
            }, "Too late."));
    }

    [Fact]
    public async Task ReservationThatStillStands_LapsesOnTheDayThatWasNamed_AndNotBefore()
    {
        var ballot = await _voting.OpenSilenceAsync();
        await _voting.StateAsync(ballot, "NL", StatementKind.Reservation, "On the substance.", ReservationKind.Substance);

        _voting.Clock.Move(TimeSpan.FromDays(20));
        Assert.Equal(0, await Deadlines.DecideDueAsync(CancellationToken.None));
        Assert.Equal(BallotState.Suspended, (await _voting.GetAsync(ballot)).State);

        _voting.Clock.Move(TimeSpan.FromDays(11));
        Assert.Equal(
            (Outcome.Lapsed, DecisionCause.Lapse),
            ((await DecidedAsync(ballot)).Decision.Outcome, (await _voting.GetAsync(ballot)).Decision.Cause));
    }

    [Fact]
    public async Task WrittenProcedure_WithAnswersMissingAtItsEnd_IsNotAdopted()
    {
        var ballot = await _voting.OpenBallotAsync(procedure: new Procedure
        {
            Rule = Rule.Unanimity,
            Mode = Mode.Written,
            ProposedBy = "HR",
            Deadline = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(_voting.Clock.GetUtcNow().AddDays(3)),
        });
        await _voting.VoteAsync(ballot, "FR");

        _voting.Clock.Move(TimeSpan.FromDays(4));

        var decided = await DecidedAsync(ballot);
        Assert.Equal((Outcome.NotAdopted, 26), (decided.Decision.Outcome, decided.Decision.NotVoting.Count));
    }

    [Fact]
    public async Task TwoReplicasLookingAgainAndAgain_DecideEachBallotOnce()
    {
        await using var other = _voting.Service.Replica(_voting.Clock);
        var ballots = new List<string>();
        for (var i = 0; i < 10; i++)
        {
            ballots.Add(await _voting.OpenSilenceAsync());
        }

        _voting.Clock.Move(TimeSpan.FromHours(49));
        var second = other.Services.GetRequiredService<PassingDeadlines>();
        await Task.WhenAll(Enumerable.Range(0, 10)
            .Select(i => (i % 2 == 0 ? Deadlines : second).DecideDueAsync(CancellationToken.None)));

        foreach (var ballot in ballots)
        {
            await DecidedAsync(ballot);
            Assert.Equal(1, (await _voting.JournalOfAsync(ballot)).Count(entry => entry == "BallotDecided"));
        }
    }

    [Fact]
    public async Task BallotThatCannotBeDecided_DoesNotHoldUpTheOthers()
    {
        var damaged = await _voting.OpenSilenceAsync();
        var ballot = await _voting.OpenSilenceAsync();
        await using (var owner = _voting.OwnerDatabase())
        await using (var command = owner.CreateCommand($"UPDATE ballot SET standing = '{{}}' WHERE reference = '{damaged}'"))
        {
            Assert.Equal(1, await command.ExecuteNonQueryAsync());
        }

        _voting.Clock.Move(TimeSpan.FromHours(49));

        Assert.Equal(Outcome.Adopted, (await DecidedAsync(ballot)).Decision.Outcome);
        await Assert.ThrowsAsync<System.Text.Json.JsonException>(() => Deadlines.DecideDueAsync(CancellationToken.None));
    }

    [Fact]
    public async Task DeadlineThatPassedWhileNoReplicaRan_IsMetAtTheNextStart()
    {
        var ballot = await _voting.OpenSilenceAsync();
        _voting.Clock.Move(TimeSpan.FromMinutes(1)); // one replica keeps this time; the next one starts three days later
        var later = new TestClock();
        later.Move(TimeSpan.FromDays(3));

        await using var restarted = _voting.Service.Replica(later);

        Assert.Equal(Outcome.Adopted, (await DecidedAsync(ballot)).Decision.Outcome);
    }

    [Fact]
    public async Task ClockThatJumpsAwayFromTheDatabases_NeitherEndsAPeriodNorLetsAStatementIn()
    {
        var clock = new TestClock();
        await using var careful = await TestService.StartAsync<Program>(
            "voting", clock, settings: [("Receipts:SigningKey", _voting.Receipts.ToPem())]);
        var act = _voting.Submitted(_voting.Act(), procedure: new Procedure
        {
            Rule = Rule.Unanimity,
            Mode = Mode.Silence,
            ProposedBy = "HR",
            Deadline = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(clock.GetUtcNow().AddHours(48)),
            LapsesAt = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(clock.GetUtcNow().AddDays(30)),
        });
        await careful.ApplyAsync<Voting.Ballots.ActSubmittedHandler>(act);
        var officer = new Contracts.Voting.V1.Ballots.BallotsClient(careful.Channel("officer-1", ["officer"]));
        var ballot = Assert.Single((await officer.ListBallotsAsync(new ListBallotsRequest())).Ballots).Reference;

        clock.Move(TimeSpan.FromHours(49));

        var refused = await Assert.ThrowsAsync<RefusedException>(
            () => careful.Services.GetRequiredService<PassingDeadlines>().DecideDueAsync(CancellationToken.None));
        Assert.Equal("clock-disagrees", refused.Refusal.Reason);
        await RefusedAsync(
            StatusCode.Unavailable, "clock-disagrees", officer.DecideBallotAsync(new DecideBallotRequest { Reference = ballot }));
        Assert.Equal(BallotState.Open, (await officer.GetBallotAsync(new GetBallotRequest { Reference = ballot })).State);

        clock.Move(-TimeSpan.FromHours(49));
        await RefusedAsync(
            StatusCode.FailedPrecondition,
            "period-runs",
            officer.DecideBallotAsync(new DecideBallotRequest { Reference = ballot }));
    }

    [Fact]
    public async Task StatementsInTheInstantOfTheDeadline_AreEitherInOrOut_AndTheReceiptSaysWhich()
    {
        var ballot = await _voting.OpenSilenceAsync();
        var deadline = (await _voting.GetAsync(ballot)).Deadline.ToDateTimeOffset();
        foreach (var state in Union.Of2025.Select(member => member.MemberState))
        {
            await _voting.KeyOfAsync(state);
        }

        // So that the deadline passes while they come.
        _voting.Clock.Move(deadline - _voting.Clock.GetUtcNow() - TimeSpan.FromSeconds(1));
        var ends = await Task.WhenAll(Union.Of2025.Select(async member =>
        {
            var last = 0;
            for (var sequence = 1; ; sequence++)
            {
                try
                {
                    var receipt = await _voting.VoteAsync(
                        ballot, member.MemberState, sequence % 2 == 0 ? Choice.For : Choice.Abstain, sequence);
                    Assert.True(receipt.Proceeding.At.ToDateTimeOffset() < deadline);
                    last = sequence;
                }
                catch (RpcException exception)
                {
                    return (member.MemberState, Last: last, StatusDetails.FromRpcException(exception).Reason);
                }
            }
        }));

        Assert.All(ends, end => Assert.Equal("ballot-closed", end.Reason));
        var decided = await DecidedAsync(ballot);
        Assert.Equal(ends.Sum(end => end.Last) + 2, decided.Position);
        Assert.Equal(
            ends.Where(end => end.Last > 0).Select(end => (end.MemberState, end.Last % 2 == 0 ? Choice.For : Choice.Abstain)),
            decided.Votes.Select(vote => (vote.MemberState, vote.Choice)));
    }

    private PassingDeadlines Deadlines => _voting.Service.Services.GetRequiredService<PassingDeadlines>();

    // Who watches a ballot is told when it is decided: the stream ends then.
    private async Task<Ballot> DecidedAsync(string ballot)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var watching = _voting.Officer.WatchBallot(
            new WatchBallotRequest { Reference = ballot }, cancellationToken: patience.Token);
        await foreach (var proceeding in watching.ResponseStream.ReadAllAsync(patience.Token))
        {
            Assert.Equal(ballot, proceeding.BallotReference);
        }

        return await _voting.GetAsync(ballot);
    }
}
