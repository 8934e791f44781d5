using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Contracts.Refusals;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Listing.Acts;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.ServiceDefaults.Errors;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace CyberSanctions.Listing.Tests.Courses;

/// <summary>One act, with which things are tried as the service would: the rules first, then the course.</summary>
internal sealed class World
{
    private static readonly CouncilData Council = new(Examples.Council());

    public World()
    {
        Act = new Act
        {
            Reference = "ACT-2026-0001",
            Version = 1,
            State = ActState.Draft,
            Title = "First",
            DraftedBy = "aurelia.nimbus",
            Proposals = { Proposed["LP-1"] },
        };
        Act.Revisions.Add(ActTexts.NextRevision(Act, ActTexts.Of(Act).ToByteArray(), "aurelia.nimbus", Now));
    }

    /// <summary>What an act may hold; the last one was written by somebody who clears.</summary>
    public static IReadOnlyDictionary<string, Proposal> Proposed { get; } = new Dictionary<string, Proposal>
    {
        ["LP-1"] = new() { Reference = "LP-1", DraftedBy = "tiberius.quill", StatementOfReasons = "She entered the servers." },
        ["LP-2"] = new() { Reference = "LP-2", DraftedBy = "tiberius.quill", StatementOfReasons = "It paid for them." },
        ["LP-3"] = new() { Reference = "LP-3", DraftedBy = "legal-2", StatementOfReasons = "It wrote the programs." },
    };

    /// <summary>What each text of the act holds, in its order.</summary>
    public List<string[]> Held { get; } = [["LP-1"]];

    /// <summary>As it stands.</summary>
    public Act Act { get; private set; }

    public DateTime Now { get; private set; } = new(2026, 11, 2, 8, 0, 0, DateTimeKind.Utc);

    /// <returns>Whether it was accepted.</returns>
    public bool Try(Attempt attempt)
    {
        Now += attempt.After;
        try
        {
            Act = After(attempt);
            if (Act.Revisions.Count > Held.Count)
            {
                Held.Add([.. Act.Proposals.Select(proposal => proposal.Reference)]);
            }

            return true;
        }
        catch (RefusedException)
        {
            return false;
        }
    }

    private Act After(Attempt attempt)
    {
        switch (attempt.What)
        {
            case What.Correct:
                ActCourseRules.RequireCorrectable(Act);
                var corrected = Act.Clone();
                corrected.Title = $"Revision {Act.Revisions.Count + 1}";
                return ActCourse.Correct(
                    corrected, ActTexts.NextRevision(Act, ActTexts.Of(corrected).ToByteArray(), attempt.Who, Now));
            case What.Arrange:
                ActCourseRules.RequireReleasable(Act);
                var arranged = Act.Clone();
                arranged.Proposals.Clear();
                arranged.Proposals.AddRange(attempt.Holds.Select(reference => Proposed[reference]));
                CorrectionRules.RequireAnother(Act, arranged);
                return ActCourse.Correct(
                    arranged, ActTexts.NextRevision(Act, ActTexts.Of(arranged).ToByteArray(), attempt.Who, Now));
            case What.Withdraw:
                ActCourseRules.RequireReleasable(Act);
                return ActCourse.Withdraw(Act, "Overtaken by events.", attempt.Who, Now);
            case What.Clear:
                ActCourseRules.RequireClearable(Act, Act.Revisions[attempt.StaleText ? 0 : ^1].TextSha256, attempt.Who);
                return ActCourse.Clear(Act, attempt.Who, Now);
            case What.Submit:
                var procedure = ProcedureOf(attempt.Procedure);
                ProcedureRules.Check(procedure, attempt.Urgency, Council, Now);
                ActCourseRules.RequireSubmittable(Act);
                return ActCourse.Submit(Act, procedure, attempt.Urgency, attempt.Who, Now);
            case What.Approve:
                ActCourseRules.RequireApprovable(Act, attempt.Who);
                ProcedureRules.RequireStillAhead(Act.Submissions[^1].Procedure, Now);
                return ActCourse.Approve(Act, attempt.Who, Now);
            case What.Open:
                return ActCourse.Opened(Act, Waiting, $"BAL-2026-{Waiting:D4}");
            case What.RefuseToOpen:
                return ActCourse.NotOpened(Act, Waiting, "It cannot be held.");
            default:
                return ActCourse.Decided(Act, Undecided, attempt.Outcome, Now.ToTimestamp());
        }
    }

    private static readonly RefusalKind NotTried = new(
        "not-tried", RefusalStatus.Precondition, "It is not tried.", "The Council would not do it.");

    // What the Council does not do is not tried: a ballot is opened on what waits for one, and decided once.
    private int Waiting
        => Act.Submissions.FirstOrDefault(s => ActCourse.IsPutToTheVote(s) && s is { BallotReference: "", NotOpened: "" })?.Number
            ?? throw NotTried.Because("No submission waits for its ballot.");

    private int Undecided => ActCourse.Adopting(Act) is null
        && Act.Submissions.FirstOrDefault(
            s => s is { BallotReference.Length: > 0, Outcome: Outcome.Unspecified }) is { } submission
            ? submission.Number
            : throw NotTried.Because("No ballot is open.");

    private Procedure ProcedureOf(Period period)
    {
        if (period == Period.Meeting)
        {
            return ProcedureRules.Usual;
        }

        var end = (Now + (period == Period.LongSilence ? TimeSpan.FromDays(20) : TimeSpan.FromHours(20))).ToTimestamp();
        return new Procedure { Rule = Rule.Unanimity, Mode = Mode.Silence, ProposedBy = "HR", Deadline = end, LapsesAt = end };
    }
}
