using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.RollCalls;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.Signing;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using static CyberSanctions.Voting.Tests.Ballots.VotingService;

namespace CyberSanctions.Voting.Tests.Ballots;

/// <summary>The procedures as the service holds them. What each rule comes to is tested with the rules.</summary>
public sealed class ProcedureTests(VotingService voting) : IClassFixture<VotingService>
{
    [Fact]
    public async Task QualifiedMajority_WithAProxy_IsAdoptedAgainstGermanyFranceAndItaly()
    {
        var ballot = await voting.OpenMeetingAsync(Rule.QualifiedMajority);
        await voting.StateAsync(ballot, "MT", StatementKind.Proxy, proxy: "LU");
        await RefusedAsync(StatusCode.FailedPrecondition, "own-vote-first", await OnBehalfAsync("LU", "MT"));
        foreach (var state in Union.Of2025.Select(member => member.MemberState).Except(["MT"]))
        {
            await voting.VoteAsync(ballot, state, state is "DE" or "FR" or "IT" ? Choice.Against : Choice.For);
        }

        await RefusedAsync(StatusCode.FailedPrecondition, "no-proxy", await OnBehalfAsync("BE", "MT"));
        await voting.VoteAsync(ballot, "LU", onBehalfOf: "MT");
        var decided = await voting.Officer.DecideBallotAsync(new DecideBallotRequest { Reference = ballot });

        Assert.Equal(Outcome.Adopted, decided.Decision.Outcome);
        Assert.Equal(["MT"], decided.Decision.Represented);
        Assert.Equal("LU", decided.Votes.Single(vote => vote.MemberState == "MT").Proxy);
        Assert.Contains("no blocking minority", decided.Decision.Explanation);

        async Task<AsyncUnaryCall<Receipt>> OnBehalfAsync(string proxy, string member)
            => await voting.MakeAsync(
                await voting.StatementAsync(ballot, proxy, StatementKind.Vote) with { Choice = Choice.For, OnBehalfOf = member });
    }

    [Fact]
    public async Task EmergencyBrake_EndsTheBallotAtOnce_WithoutAVote()
    {
        var ballot = await voting.OpenMeetingAsync(Rule.QualifiedMajority);
        await voting.VoteAsync(ballot, "FR");

        await voting.StateAsync(ballot, "CY", StatementKind.EmergencyBrake, "Vital reasons of national policy, stated.");

        var decided = await voting.GetAsync(ballot);
        Assert.Equal(
            (BallotState.Decided, Outcome.NoVote, DecisionCause.EmergencyBrake),
            (decided.State, decided.Decision.Outcome, decided.Decision.Cause));
        Assert.Equal("delegate-CY", decided.Decision.DecidedBy);
        Assert.Equal("BallotDecided", (await voting.JournalOfAsync(ballot))[^1]);
    }

    [Fact]
    public async Task SilenceBroken_EndsTheProcedureAtOnce_WithItsReasons()
    {
        var ballot = await voting.OpenSilenceAsync();
        await RefusedAsync(
            StatusCode.FailedPrecondition,
            "break-the-silence",
            await voting.MakeAsync(
                await voting.StatementAsync(ballot, "IE", StatementKind.Vote) with { Choice = Choice.Against }));

        await voting.StateAsync(ballot, "IE", StatementKind.SilenceBroken, "The evidence does not bear it.");

        var decided = await voting.GetAsync(ballot);
        Assert.Equal((Outcome.NotAdopted, DecisionCause.SilenceBroken), (decided.Decision.Outcome, decided.Decision.Cause));
        Assert.Equal("The evidence does not bear it.", Assert.Single(decided.Votes).Declaration);
        Assert.Equal(["IE"], decided.Decision.VotesAgainst);
    }

    [Fact]
    public async Task Reservation_StopsThePeriod_AndLiftingItRunsOnWhatWasLeft()
    {
        var ballot = await voting.OpenSilenceAsync(TimeSpan.FromHours(48));
        var opened = await voting.GetAsync(ballot);

        await voting.StateAsync(
            ballot, "NL", StatementKind.Reservation, "Parliament sits on Tuesday.", ReservationKind.Parliamentary);

        var suspended = await voting.GetAsync(ballot);
        Assert.Equal((BallotState.Suspended, 2L, null), (suspended.State, suspended.Version, suspended.Deadline));
        var reservation = Assert.Single(suspended.Reservations);
        Assert.Equal(
            ("NL", ReservationKind.Parliamentary, "Parliament sits on Tuesday."),
            (reservation.MemberState, reservation.Kind, reservation.Reasons));
        await RefusedAsync(StatusCode.FailedPrecondition, "ballot-suspended", Extend(ballot, TimeSpan.FromDays(9)));

        await voting.StateAsync(ballot, "NL", StatementKind.Lifting);

        var resumed = await voting.GetAsync(ballot);
        Assert.Equal((BallotState.Open, 3L), (resumed.State, resumed.Version));
        Assert.True(resumed.Deadline >= opened.Deadline);
        Assert.Empty(resumed.Reservations);
    }

    [Fact]
    public async Task Extension_MovesTheEndOfThePeriod_ForwardOnly()
    {
        var ballot = await voting.OpenSilenceAsync();
        var opened = await voting.GetAsync(ballot);

        var extended = await Extend(ballot, TimeSpan.FromDays(5));

        Assert.True(extended.Deadline > opened.Deadline);
        Assert.Equal(2, extended.Version);
        await RefusedAsync(StatusCode.FailedPrecondition, "deadline-not-later", Extend(ballot, TimeSpan.FromDays(1)));
        await RefusedAsync(
            StatusCode.FailedPrecondition, "no-period", Extend(await voting.OpenBallotAsync(), TimeSpan.FromDays(1)));
        await RefusedAsync(
            StatusCode.FailedPrecondition,
            "period-runs",
            voting.Officer.DecideBallotAsync(new DecideBallotRequest { Reference = ballot }));
    }

    [Fact]
    public async Task WrittenProcedure_EndsEarlyOnlyWhenEverybodyHasAnswered()
    {
        var ballot = await voting.OpenBallotAsync(procedure: new Procedure
        {
            Rule = Rule.Unanimity,
            Mode = Mode.Written,
            ProposedBy = "HR",
            Deadline = voting.Clock.GetUtcNow().AddDays(3).ToTimestamp(),
        });
        var request = new DecideBallotRequest { Reference = ballot, CloseWithVotesMissing = true };
        await RefusedAsync(StatusCode.FailedPrecondition, "votes-missing", voting.Officer.DecideBallotAsync(request));

        await voting.EverybodyVotesForAsync(ballot);

        Assert.Equal(Outcome.Adopted, (await voting.Officer.DecideBallotAsync(request)).Decision.Outcome);
    }

    [Fact]
    public async Task MembersThatTakeNoPart_AreFrozenSo_AndCannotVote()
    {
        var ballot = await voting.OpenBallotAsync(procedure: new Procedure
        {
            Rule = Rule.QualifiedMajority,
            Mode = Mode.Meeting,
            ProposedBy = "HR",
            NotTakingPart = { "DK" },
        });

        Assert.Equal(
            ["DK"],
            (await voting.GetAsync(ballot)).Roster.Where(member => member.TakesNoPart).Select(member => member.MemberState));
        await RefusedAsync(
            StatusCode.FailedPrecondition,
            "not-on-the-roster",
            await voting.MakeAsync(await voting.StatementAsync(ballot, "DK", StatementKind.Vote) with { Choice = Choice.For }));
    }

    [Fact]
    public async Task RollCallOfADecidedBallot_VerifiesOffline_AndThereIsNoneBefore()
    {
        var ballot = await voting.OpenSilenceAsync();
        await RefusedAsync(
            StatusCode.FailedPrecondition,
            "not-decided",
            voting.Officer.GetRollCallAsync(new GetRollCallRequest { Reference = ballot }));
        await voting.VoteAsync(ballot, "FR", Choice.ConstructiveAbstain);
        await voting.StateAsync(
            ballot, "NL", StatementKind.Reservation, "Parliament sits on Tuesday.", ReservationKind.Parliamentary);
        await voting.StateAsync(ballot, "NL", StatementKind.Lifting);
        await Extend(ballot, TimeSpan.FromDays(5));
        await voting.StateAsync(ballot, "IE", StatementKind.SilenceBroken, "The evidence does not bear it.");

        var file = (await voting.Delegate("FR")
            .GetRollCallAsync(new GetRollCallRequest { Reference = ballot })).Json.ToByteArray();

        var own = new Dictionary<string, IReadOnlySet<string>>
        {
            ["FR"] = new HashSet<string> { (await voting.KeyOfAsync("FR")).Public.Id },
        };
        var verification = RollCallVerifier.Verify(file, new Trust([voting.Receipts.Public], own));
        Assert.Empty(verification.Findings);
        Assert.Equal(
            ("not-adopted", 7, 4), (verification.Facts!.Outcome, verification.Facts.Proceedings, verification.Facts.Statements));
        using var stranger = SigningKey.Create();
        Assert.Equal(
            FindingKind.UntrustedServiceKey, RollCallVerifier.Verify(file, new Trust([stranger.Public], own)).Findings[0].Kind);
    }

    private AsyncUnaryCall<Ballot> Extend(string ballot, TimeSpan fromNow)
        => voting.Officer.ExtendDeadlineAsync(new ExtendDeadlineRequest
        {
            Reference = ballot,
            Deadline = (voting.Clock.GetUtcNow() + fromNow).ToTimestamp(),
        });
}
