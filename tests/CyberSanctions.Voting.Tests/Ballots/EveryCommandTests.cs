using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.Signing;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace CyberSanctions.Voting.Tests.Ballots;

/// <summary>Every command in every state of a ballot, compared with a table of what is allowed.</summary>
public sealed class EveryCommandTests(VotingService voting) : IClassFixture<VotingService>
{
    private const string Allowed = "";
    private const string Closed = "ballot-closed";

    // state; a vote, a reservation, its lifting, the silence broken, the brake, a proxy; an extension, the close, the roll call
    public static TheoryData<string, string[]> Table => new()
    {
        { "meeting", [
            Allowed, "no-silence-procedure", "no-silence-procedure", "no-silence-procedure", "no-emergency-brake", Allowed,
            "no-period", Allowed, "not-decided"
        ] },
        { "majority", [
            Allowed, "no-silence-procedure", "no-silence-procedure", "no-silence-procedure", Allowed, Allowed, "no-period",
            Allowed, "not-decided"
        ] },
        { "written", [
            Allowed, "no-silence-procedure", "no-silence-procedure", "no-silence-procedure", "no-emergency-brake",
            "no-proxy-here", Allowed, "votes-missing", "not-decided"
        ] },
        { "silence", [
            Allowed, Allowed, "no-reservation", Allowed, "no-emergency-brake", "no-proxy-here", Allowed, "period-runs",
            "not-decided"
        ] },
        { "suspended", [
            Allowed, "reservation-stands", Allowed, Allowed, "no-emergency-brake", "no-proxy-here", "ballot-suspended",
            "period-runs", "not-decided"
        ] },
        { "decided", [Closed, Closed, Closed, Closed, Closed, Closed, Closed, Closed, Allowed] },
        { "broken", [Closed, Closed, Closed, Closed, Closed, Closed, Closed, Closed, Allowed] },
        { "superseded", [Closed, Closed, Closed, Closed, Closed, Closed, Closed, Closed, Allowed] },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public async Task Command_IsAllowedOrRefusedAsTheTableSays_AndARefusalChangesNothing(string state, string[] expected)
    {
        Func<string, Task>[] commands =
        [
            ballot => voting.VoteAsync(ballot, "FR"),
            ballot => voting.StateAsync(
                ballot, "FR", StatementKind.Reservation, "The parliament sits on Tuesday.", ReservationKind.Parliamentary),
            ballot => voting.StateAsync(ballot, "FR", StatementKind.Lifting),
            ballot => voting.StateAsync(ballot, "FR", StatementKind.SilenceBroken, "The evidence does not bear it."),
            ballot => voting.StateAsync(ballot, "FR", StatementKind.EmergencyBrake, "Vital reasons of national policy."),
            ballot => voting.StateAsync(ballot, "FR", StatementKind.Proxy, proxy: "DE"),
            async ballot => await voting.Officer.ExtendDeadlineAsync(
                new ExtendDeadlineRequest
                {
                    Reference = ballot,
                    Deadline = Timestamps.Cut(voting.Clock.GetUtcNow().AddDays(20)).ToTimestamp(),
                }),
            async ballot => await voting.Officer.DecideBallotAsync(new DecideBallotRequest
            {
                Reference = ballot,
                CloseWithVotesMissing = true,
            }),
            async ballot => await voting.Officer.GetRollCallAsync(new GetRollCallRequest { Reference = ballot }),
        ];
        var actual = new List<string>();
        foreach (var command in commands)
        {
            var ballot = await BallotInAsync(state);
            var before = await voting.GetAsync(ballot);
            var reason = await ReasonAsync(command(ballot));
            actual.Add(reason);
            if (reason != Allowed)
            {
                Assert.Equal(before, await voting.GetAsync(ballot));
            }
        }

        Assert.Equal(expected, actual);
    }

    private async Task<string> BallotInAsync(string state)
    {
        switch (state)
        {
            case "meeting":
                return await voting.OpenMeetingAsync(Rule.Unanimity);
            case "majority":
                return await voting.OpenMeetingAsync(Rule.QualifiedMajority);
            case "written":
                return await voting.OpenBallotAsync(procedure: new Procedure
                {
                    Rule = Rule.Unanimity,
                    Mode = Mode.Written,
                    ProposedBy = "HR",
                    Deadline = voting.Clock.GetUtcNow().AddDays(2).ToTimestamp(),
                });
            case "silence":
                return await voting.OpenSilenceAsync();
            case "suspended":
                var suspended = await voting.OpenSilenceAsync();
                await voting.StateAsync(
                    suspended, "FR", StatementKind.Reservation, "The parliament sits on Tuesday.", ReservationKind.Parliamentary);
                return suspended;
            case "decided":
                var decided = await voting.OpenMeetingAsync(Rule.Unanimity);
                await voting.Officer.DecideBallotAsync(new DecideBallotRequest
                {
                    Reference = decided,
                    CloseWithVotesMissing = true,
                });
                return decided;
            case "broken":
                var broken = await voting.OpenSilenceAsync();
                await voting.StateAsync(broken, "IE", StatementKind.SilenceBroken, "The evidence does not bear it.");
                return broken;
            default:
                var act = voting.Act();
                await voting.Service.ApplyAsync<Voting.Ballots.ActSubmittedHandler>(voting.Submitted(act));
                act.Title = "Corrected";
                await voting.Service.ApplyAsync<Voting.Ballots.ActSubmittedHandler>(voting.Submitted(act));
                return (await voting.BallotsOnAsync(act.Reference))[0];
        }
    }

    private static async Task<string> ReasonAsync(Task command)
    {
        try
        {
            await command;
            return Allowed;
        }
        catch (RpcException exception)
        {
            return StatusDetails.FromRpcException(exception).Reason;
        }
    }
}
