using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Contracts.Voting.V1;
using Google.Protobuf.WellKnownTypes;

namespace CyberSanctions.Listing.Acts;

/// <summary>
/// The course of an act: what follows from what has happened to it. Pure: an act goes in, with its texts and submissions, and
/// the act comes out as it is afterwards, one version on.
/// <code>
/// draft ──clear──▶ cleared ──submit──▶ submitted ──▶ adopted          (nothing follows)
///   ▲                │         │                 └─▶ not adopted, lapsed ──submit──▶ submitted
///   └─correct, arrange─┘       └─ urgent ─▶ awaiting approval ──approve──▶ submitted
/// </code>
/// Whatever is neither adopted nor before the Council can be given up: <c>withdrawn</c>, and nothing follows.
/// What may be done is in <see cref="ActCourseRules"/>.
/// </summary>
internal static class ActCourse
{
    /// <summary>The text that was written last: the one to be cleared, and to be submitted once it is.</summary>
    public static Revision Newest(Act act) => act.Revisions[^1];

    /// <summary>The submission whose ballot adopted the act, or nothing.</summary>
    public static Submission? Adopting(Act act)
        => act.Submissions.FirstOrDefault(submission => submission.Outcome == Outcome.Adopted);

    /// <summary>
    /// The submission that is before the Council: its ballot is open, or is about to be. A later one takes the place of an
    /// earlier one.
    /// </summary>
    public static Submission? BeforeTheCouncil(Act act)
        => act.Submissions.LastOrDefault(submission => IsPutToTheVote(submission)
            && submission is { Outcome: Outcome.Unspecified, NotOpened: "" });

    /// <summary>
    /// Whether a submission has gone to the vote: one with a shorter period than the minimum waits for a second person.
    /// </summary>
    public static bool IsPutToTheVote(Submission submission) => submission.Urgency is null or { ApprovedBy.Length: > 0 };

    /// <summary>The submission that waits for a second person's approval: only the last one can.</summary>
    public static Submission? AwaitingApproval(Act act)
        => act.Submissions is [.., var last] && !IsPutToTheVote(last) ? last : null;

    /// <summary>How an act stands.</summary>
    public static ActState StateOf(Act act)
    {
        if (act.Withdrawal is not null)
        {
            return ActState.Withdrawn;
        }

        if (Adopting(act) is not null)
        {
            return ActState.Adopted;
        }

        if (BeforeTheCouncil(act) is not null)
        {
            return ActState.Submitted;
        }

        if (AwaitingApproval(act) is not null)
        {
            return ActState.AwaitingApproval;
        }

        return act.Submissions.LastOrDefault(
            submission => submission.Outcome is not (Outcome.Unspecified or Outcome.Superseded))?.Outcome switch
        {
            Outcome.Lapsed => ActState.Lapsed,
            null => Newest(act).ClearedBy.Length > 0 ? ActState.Cleared : ActState.Draft,
            _ => ActState.NotAdopted,
        };
    }

    /// <summary>
    /// Which text stands for the act: the adopted one; else the one that was last before the Council, from the moment its ballot
    /// is open; before that the newest.
    /// </summary>
    public static int ShownRevision(Act act)
        => (Adopting(act)
            ?? act.Submissions.LastOrDefault(submission => submission.BallotReference.Length > 0)
            ?? act.Submissions.LastOrDefault(submission => IsPutToTheVote(submission)
                && submission.NotOpened.Length == 0))?.Revision
            ?? Newest(act).Number;

    /// <summary>With another text.</summary>
    public static Act Correct(Act act, Revision text) => Next(act, next => next.Revisions.Add(text));

    /// <summary>Given up.</summary>
    public static Act Withdraw(Act act, string reason, string by, DateTime now)
        => Next(
            act,
            next => next.Withdrawal = new ActWithdrawal { Reason = reason, WithdrawnBy = by, WithdrawnAt = now.ToTimestamp() });

    /// <summary>With its newest text cleared.</summary>
    public static Act Clear(Act act, string by, DateTime now)
        => Next(act, next => (next.Revisions[^1].ClearedBy, next.Revisions[^1].ClearedAt) = (by, now.ToTimestamp()));

    /// <summary>With its newest text submitted.</summary>
    /// <param name="act">The act.</param>
    /// <param name="procedure">How it is voted on.</param>
    /// <param name="urgency">Why its period is shorter than the minimum; empty when it is not.</param>
    /// <param name="by">Who submits it.</param>
    /// <param name="now">When.</param>
    /// <param name="despite">Why, although reservations are open; nothing when none is.</param>
    public static Act Submit(
        Act act, Procedure procedure, string urgency, string by, DateTime now, DespiteReservations? despite = null)
        => Next(act, next => next.Submissions.Add(new Submission
        {
            Number = next.Submissions.Count + 1,
            Revision = Newest(next).Number,
            Procedure = procedure,
            SubmittedBy = by,
            SubmittedAt = now.ToTimestamp(),
            Urgency = urgency.Length > 0 ? new Urgency { Reasons = urgency, RequestedBy = by } : null,
            DespiteReservations = despite?.Reasons ?? "",
            OpenReservations = { despite?.Open ?? [] },
        }));

    /// <summary>With the shorter period of its last submission approved.</summary>
    public static Act Approve(Act act, string by, DateTime now)
        => Next(
            act,
            next => (next.Submissions[^1].Urgency.ApprovedBy, next.Submissions[^1].Urgency.ApprovedAt) = (by, now.ToTimestamp()));

    /// <summary>With a ballot open on one of its submissions.</summary>
    public static Act Opened(Act act, int submission, string ballot)
        => Next(act, next => next.Submissions[submission - 1].BallotReference = ballot);

    /// <summary>With a submission on which no ballot could be opened.</summary>
    public static Act NotOpened(Act act, int submission, string why)
        => Next(act, next => next.Submissions[submission - 1].NotOpened = why);

    /// <summary>With a ballot decided.</summary>
    public static Act Decided(Act act, int submission, Outcome outcome, Timestamp at)
        => Next(
            act, next => (next.Submissions[submission - 1].Outcome, next.Submissions[submission - 1].DecidedAt) = (outcome, at));

    private static Act Next(Act act, Action<Act> happens)
    {
        var next = act.Clone();
        happens(next);
        next.Version++;
        next.State = StateOf(next);
        return next;
    }
}
