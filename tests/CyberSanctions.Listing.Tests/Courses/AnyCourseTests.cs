using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Contracts.Voting.V1;
using FsCheck;
using FsCheck.Fluent;
using Outcome = CyberSanctions.Contracts.Voting.V1.Outcome;

namespace CyberSanctions.Listing.Tests.Courses;

/// <summary>
/// Acts that take any course at all: whoever tries whatever, in whatever order, under whatever name and at whatever time. What
/// must hold is written out here by itself, without the rules that are to bring it about.
/// </summary>
public sealed class AnyCourseTests
{
    private const int Sequences = 20_000;

    [Fact]
    public void WhateverIsTried_NothingIsAdoptedThatWasNotCleared_AndNobodyIsTwoPeople()
        => Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(Sequences),
            Prop.ForAll(Arb.From(from attempts in Attempt.Any.ListOf() select attempts.Take(30).ToList()), attempts =>
            {
                var world = new World();
                foreach (var attempt in attempts)
                {
                    var before = world.Act;
                    var accepted = world.Try(attempt);
                    Step(before, world.Act, accepted);
                    NobodyAppearsTwice(world);
                    WhatTheCouncilHasIsHeld(world);
                    NothingUnclearedIsVotedOn(world.Act);
                    NoBallotIsShorterThanItsMinimum(world.Act);
                }

                return true;
            }));

    // What is refused changes nothing; what is accepted is one version more, and takes nothing back.
    private static void Step(Act before, Act after, bool accepted)
    {
        if (!accepted)
        {
            Assert.Same(before, after);
            return;
        }

        Assert.Equal(before.Version + 1, after.Version);
        Assert.All(before.Revisions.Zip(after.Revisions), pair => Assert.Equal(
            (pair.First.TextSha256, pair.First.WrittenBy, pair.First.ClearedBy.Length > 0
                ? pair.First.ClearedBy
                : pair.Second.ClearedBy),
            (pair.Second.TextSha256, pair.Second.WrittenBy, pair.Second.ClearedBy)));
        Assert.All(before.Submissions.Zip(after.Submissions), pair => Assert.True(
            pair.First.Outcome == Outcome.Unspecified || pair.First.Equals(pair.Second), "What was decided has changed."));

        // Adopted is the end, and so is given up: the record says for ever what was voted on.
        if (before.State is ActState.Adopted or ActState.Withdrawn)
        {
            Assert.Equal(before.State, after.State);
            Assert.Equal(before.Proposals, after.Proposals);
            Assert.Equal(before.Revisions, after.Revisions);
            Assert.Equal(Acts.ActCourse.ShownRevision(before), Acts.ActCourse.ShownRevision(after));
        }
    }

    // What may be adopted is in the act for as long as it may be: it goes into no other one, and is not reworded. So an act that
    // was given up is never adopted.
    private static void WhatTheCouncilHasIsHeld(World world)
    {
        var undecided = world.Act.Submissions.Where(s => s is { NotOpened: "", Outcome: Outcome.Unspecified }
            && (s.Urgency is null || s.Urgency.ApprovedBy.Length > 0));
        foreach (var submission in undecided)
        {
            Assert.NotEqual(ActState.Withdrawn, world.Act.State);
            Assert.Equal(world.Held[submission.Revision - 1], world.Act.Proposals.Select(proposal => proposal.Reference));
        }

        if (world.Act.Submissions.FirstOrDefault(s => s.Outcome == Outcome.Adopted) is { } adopted)
        {
            Assert.Equal(world.Held[adopted.Revision - 1], world.Act.Proposals.Select(proposal => proposal.Reference));
        }
    }

    private static void NobodyAppearsTwice(World world)
    {
        var act = world.Act;
        foreach (var revision in act.Revisions.Where(revision => revision.ClearedBy.Length > 0))
        {
            var authors = act.Revisions.Take(revision.Number).Select(r => r.WrittenBy)
                .Concat(world.Held[revision.Number - 1].Select(reference => World.Proposed[reference].DraftedBy))
                .Append(act.DraftedBy);
            Assert.DoesNotContain(Person(revision.ClearedBy), authors.Select(Person));
        }

        foreach (var urgency in act.Submissions.Select(s => s.Urgency).Where(urgency => urgency is { ApprovedBy.Length: > 0 }))
        {
            Assert.NotEqual(Person(urgency.RequestedBy), Person(urgency.ApprovedBy));
        }
    }

    private static void NothingUnclearedIsVotedOn(Act act)
    {
        foreach (var submission in act.Submissions)
        {
            var text = act.Revisions[submission.Revision - 1];
            Assert.NotEqual("", text.ClearedBy);
            Assert.True(text.ClearedAt <= submission.SubmittedAt);
        }

        Assert.Equal(act.State == ActState.Adopted, act.Submissions.Any(s => s.Outcome == Outcome.Adopted));
    }

    private static void NoBallotIsShorterThanItsMinimum(Act act)
    {
        foreach (var submission in act.Submissions.Where(s => s.BallotReference.Length > 0 && s.Procedure.Mode == Mode.Silence))
        {
            var workingDays = Enumerable.Range(1, 30).Select(day => submission.SubmittedAt.ToDateTime().Date.AddDays(day))
                .Count(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
                    && day <= submission.Procedure.Deadline.ToDateTime().Date);
            Assert.True(
                workingDays >= 2 || submission.Urgency is { Reasons.Length: > 0, ApprovedBy.Length: > 0 },
                $"A ballot of {workingDays} working days is open, which nobody has approved.");
        }
    }

    private static int Person(string name) => Attempt.People[name];
}
