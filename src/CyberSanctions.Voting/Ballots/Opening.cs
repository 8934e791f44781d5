using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.Signing;
using CyberSanctions.Voting.Roster;

namespace CyberSanctions.Voting.Ballots;

/// <summary>
/// Whether a ballot can be held on what was submitted. The listing service has asked the same; a vote does not rest on that
/// alone.
/// </summary>
internal static class Opening
{
    /// <summary>Why it cannot be held; empty when it can.</summary>
    /// <param name="act">The text.</param>
    /// <param name="submitted">How it is to be voted on.</param>
    /// <param name="roster">The members on this day.</param>
    /// <param name="council">The reference data.</param>
    /// <param name="now">Where the event does not say when it was submitted.</param>
    public static string Objection(ActText act, ActSubmitted submitted, RosterInForce roster, CouncilData council, DateTime now)
    {
        // Whoever reads one of them would vote without having seen the other.
        if (act is { Listings.Count: > 0, Operations.Count: > 0 })
        {
            return "Its text says in two places what the act does.";
        }

        var procedure = submitted.Procedure ?? new Procedure();
        if (procedure.NotTakingPart.FirstOrDefault(
            code => roster.Members.All(member => member.MemberState != code)) is { } stranger)
        {
            return $"{stranger} is no Member State, so it cannot be left out of the vote.";
        }

        // Entries from before submissions were counted say nothing of clearances.
        if (submitted.Submission > 0
            && !submitted.Revisions.Any(r => r.TextSha256 == submitted.TextSha256 && r.ClearedBy.Length > 0))
        {
            return "The text was not cleared.";
        }

        return procedure.Mode == Mode.Silence && !IsApproved(submitted.Urgency)
            ? TooShort(submitted, procedure, council, now)
            : "";
    }

    private static string TooShort(ActSubmitted submitted, Procedure procedure, CouncilData council, DateTime now)
    {
        try
        {
            var earliest = council.EarliestEndOfSilence(submitted.SubmittedAt?.ToDateTime() ?? now);
            return procedure.Deadline.ToDateTime() < earliest
                ? $"Its period is shorter than the minimum, which ends at {Timestamps.Text(earliest)}, and no second person has"
                    + " approved that."
                : "";
        }
        catch (ObjectionException objection)
        {
            return objection.Message;
        }
    }

    private static bool IsApproved(Urgency? urgency)
        => urgency is { Reasons.Length: > 0, RequestedBy.Length: > 0, ApprovedBy.Length: > 0, ApprovedAt: not null }
            && urgency.ApprovedBy != urgency.RequestedBy;
}
