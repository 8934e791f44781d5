using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Listing.Proposals;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;

namespace CyberSanctions.Listing.Acts;

/// <summary>
/// What may be done with an act, in which state, and by whom. Two persons are two only if <see cref="SamePerson"/> says so.
/// </summary>
internal static class ActCourseRules
{
    /// <summary>Refuses what is not at the version that was seen (0: whatever it is).</summary>
    public static void RequireVersion(Act act, long expectedVersion)
    {
        if (expectedVersion != 0 && expectedVersion != act.Version)
        {
            throw Refusal.Stale(act.Reference, expectedVersion, act.Version);
        }
    }

    /// <summary>Refuses to correct what is adopted.</summary>
    public static void RequireCorrectable(Act act) => RequireUndecided(act);

    /// <summary>
    /// Refuses to clear another text than the newest, one that is cleared, and clearing by whoever wrote any of the act's texts
    /// or proposed one of its listings.
    /// </summary>
    public static void RequireClearable(Act act, string textSha256, string by)
    {
        RequireUndecided(act);
        var newest = ActCourse.Newest(act);
        if (newest.ClearedBy.Length > 0)
        {
            throw ActCourseRefusals.ClearedAlready.Because(
                $"The newest text of {act.Reference} was cleared by {newest.ClearedBy}.");
        }

        RequireNewest(act, textSha256);
        RequireNoAuthor(act, by, "clear it");
    }

    /// <summary>Refuses another text than the newest.</summary>
    public static Revision RequireNewest(Act act, string textSha256)
    {
        var newest = ActCourse.Newest(act);
        return newest.TextSha256 == textSha256
            ? newest
            : throw ActCourseRefusals.NotTheNewestText.Because(
                "text_sha256",
                $"The newest text of {act.Reference} is revision {newest.Number}, with the hash {newest.TextSha256}.");
    }

    /// <summary>Four eyes: refuses what only somebody may do who wrote none of the act's texts and proposals.</summary>
    public static void RequireNoAuthor(Act act, string by, string what)
    {
        if (Authors(act).FirstOrDefault(author => SamePerson.Are(author, by)) is { } author)
        {
            throw ProposalRefusals.OwnDraft.Because(
                $"{act.Reference} has words of {author}, which is you; "
                + $"somebody who wrote none of its texts and proposals has to {what}.");
        }
    }

    /// <summary>
    /// Refuses to submit a text that is not cleared, that is before the Council, or that delegates may not see.
    /// </summary>
    public static void RequireSubmittable(Act act)
    {
        RequireUndecided(act);
        foreach (var rule in BeforeSubmission)
        {
            rule(act);
        }
    }

    /// <summary>What holds for an act that is submitted, one thing each.</summary>
    public static IReadOnlyList<Action<Act>> BeforeSubmission { get; } =
        [RequireCleared, RequireNotBeforeTheCouncil, RequireVisibleToDelegates];

    /// <summary>Refuses to approve what does not wait for it, and approving by whoever asked for it.</summary>
    public static void RequireApprovable(Act act, string by)
    {
        RequireUndecided(act);
        if (ActCourse.AwaitingApproval(act) is not { } submission)
        {
            throw ActCourseRefusals.NotAwaitingApproval.Because($"No submission of {act.Reference} waits for approval.");
        }

        if (SamePerson.Are(submission.SubmittedBy, by))
        {
            throw ActCourseRefusals.OwnSubmission.Because(
                $"{act.Reference} was submitted by you; somebody else has to approve that it is urgent.");
        }

        // Corrected in the meantime: what was submitted is no longer what is meant.
        if (submission.Revision != ActCourse.Newest(act).Number)
        {
            throw ActCourseRefusals.NotTheNewestText.Because(
                $"{act.Reference} was corrected since; clear and submit revision {ActCourse.Newest(act).Number}.");
        }
    }

    /// <summary>Refuses to change what an act holds, or to give it up, while the Council has it.</summary>
    public static void RequireReleasable(Act act)
    {
        RequireUndecided(act);
        if (ActCourse.BeforeTheCouncil(act) is { } submission)
        {
            var ballot = submission.BallotReference.Length > 0 ? submission.BallotReference : "its ballot";
            throw ActCourseRefusals.BeforeTheCouncil.Because(
                $"{act.Reference} is before the Council; what it holds may be adopted with it. Wait until {ballot} is decided.");
        }
    }

    private static void RequireCleared(Act act)
    {
        var newest = ActCourse.Newest(act);
        if (newest.ClearedBy.Length == 0)
        {
            throw ActCourseRefusals.NotCleared.Because(
                $"Revision {newest.Number} of {act.Reference} is not cleared; nothing goes to the vote that is not.");
        }
    }

    private static void RequireNotBeforeTheCouncil(Act act)
    {
        if (ActCourse.BeforeTheCouncil(act)?.Revision == ActCourse.Newest(act).Number)
        {
            throw ActCourseRefusals.BeforeTheCouncil.Because($"This text of {act.Reference} is before the Council already.");
        }
    }

    // A ballot that no delegate may see could never be decided.
    private static void RequireVisibleToDelegates(Act act)
    {
        if (act.Handling > Contracts.Common.V1.Handling.TlpAmberStrict)
        {
            throw ActCourseRefusals.HandlingAboveCouncil.Because(
                $"{act.Reference} is marked TLP:RED, which delegates may not see; they could not vote on it.");
        }
    }

    /// <summary>Refuses what is adopted, or was given up.</summary>
    public static void RequireUndecided(Act act)
    {
        if (act.Withdrawal is { } withdrawal)
        {
            throw ActCourseRefusals.Withdrawn.Because(
                $"{act.Reference} was given up by {withdrawal.WithdrawnBy}: {withdrawal.Reason}");
        }

        if (ActCourse.StateOf(act) == ActState.Adopted)
        {
            throw ActCourseRefusals.Adopted.Because($"{act.Reference} is adopted; it stays as it was voted on.");
        }
    }

    private static IEnumerable<string> Authors(Act act)
        => act.Revisions.Select(revision => revision.WrittenBy)
            .Concat(act.Proposals.SelectMany(proposal => proposal.WrittenBy.Prepend(proposal.DraftedBy)))
            .Prepend(act.DraftedBy);
}
