using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Statements;

namespace CyberSanctions.Procedures.Proceedings;

/// <summary>
/// The silence procedure (COREU; Council's Rules of Procedure, Article 12(2)): deemed adopted at the
/// end of the period unless a member breaks the silence. A reservation stops the period; when the
/// last one is lifted, what was left of it runs on. If reservations still stand on the day that the
/// Presidency named for it, the procedure lapses.
/// </summary>
/// <example>
/// <code>
/// open ──reservation──▶ suspended ──last one lifted──▶ open ──end of the period──▶ adopted
///  │ ▲                      │  └──the day it lapses on──▶ lapsed
///  │ └─extension            │
///  └──────────silence broken┴──▶ not adopted
/// </code>
/// </example>
internal static class Silence
{
    public static Standing Reserve(FrozenBallot ballot, Standing standing, Statement statement, Link link)
    {
        RequireSilence(ballot);
        if (standing.Reservations.ContainsKey(statement.MemberState))
        {
            throw new ObjectionException(
                SilenceRefusals.ReservationStands, $"{statement.MemberState} has a reservation already; lift it first.");
        }

        var reserved = standing with
        {
            State = BallotState.Suspended,
            Reservations = standing.Reservations.Add(
                statement.MemberState, new ReservationInForce(statement.Reservation, link.Position)),
        };
        return standing.State == BallotState.Open
            ? reserved with { Deadline = null, Remaining = standing.Deadline!.Value - link.At }
            : reserved;
    }

    public static Standing Lift(FrozenBallot ballot, Standing standing, Statement statement, DateTime at)
    {
        RequireSilence(ballot);
        if (!standing.Reservations.ContainsKey(statement.MemberState))
        {
            throw new ObjectionException(SilenceRefusals.NoReservation, $"{statement.MemberState} has no reservation to lift.");
        }

        var lifted = standing with { Reservations = standing.Reservations.Remove(statement.MemberState) };
        return lifted.Reservations.IsEmpty
            ? lifted with { State = BallotState.Open, Deadline = at + standing.Remaining!.Value, Remaining = null }
            : lifted;
    }

    public static Standing Break(FrozenBallot ballot, Standing standing, Statement statement, int position)
    {
        RequireSilence(ballot);
        return standing with
        {
            Votes = standing.Votes.SetItem(statement.MemberState, new VoteInForce(Choice.Against, null, position)),
        };
    }

    private static void RequireSilence(FrozenBallot ballot)
    {
        if (ballot.Mode != Mode.Silence)
        {
            throw new ObjectionException(SilenceRefusals.NoSilenceProcedure, $"{ballot.Reference} is no silence procedure.");
        }
    }
}
