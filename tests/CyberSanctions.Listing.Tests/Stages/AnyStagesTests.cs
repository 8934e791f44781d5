using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Acts;
using CyberSanctions.Listing.Stages;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.ServiceDefaults.Errors;
using FsCheck;
using FsCheck.Fluent;

namespace CyberSanctions.Listing.Tests.Stages;

/// <summary>
/// Whatever is recorded of an act, in whatever order and on whatever day: what must hold is written out here by itself, without
/// the rules that are to bring it about.
/// </summary>
public sealed class AnyStagesTests
{
    private static readonly CouncilData Council = new(Examples.Council());

    // Some are other spellings of whoever wrote the act.
    private static readonly string[] People = ["aurelia.nimbus", "Aurelia.Nimbus", "аurelia.nimbus", "legal-1", "tiberius.quill"];

    private static Gen<Attempt> Any { get; } =
        from what in Gen.Frequency((4, Gen.Constant(0)), (8, Gen.Choose(0, 6)))
        from body in Gen.Choose(1, 4)
        from outcome in Gen.Choose(1, 5)
        from days in Gen.Frequency((6, Gen.Choose(0, 2)), (2, Gen.Choose(-12, 20)))
        from back in Gen.Frequency((4, Gen.Constant(0)), (2, Gen.Choose(-1, 4)))
        from number in Gen.Choose(0, 6)
        from word in Gen.Elements("", "", "It is meant so.")
        from who in Gen.Elements(People)
        from state in Gen.Elements("FR", "BE", "DE", "HR")
        select new Attempt(what, body, outcome, days, back, number, word, who, state);

    [Fact]
    public void WhateverIsTried_TheRecordIsInOrder_OfATextEach_AndNothingIsSubmittedByOversight()
        => Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(8_000),
            Prop.ForAll(Arb.From(from attempts in Any.ListOf() select attempts.Take(30).ToList()), attempts =>
            {
                var world = new World();
                foreach (var attempt in attempts)
                {
                    var before = world.Record.Clone();
                    Step(before, world.Record, world.Try(attempt));
                    InOrder(world);
                    OfAText(world);
                    ReservedByMembers(world.Record);
                    NobodyJudgesTheirOwn(world.Record);
                    Deliberate(world);
                }

                return true;
            }));

    // Nothing is taken away or changed, but that a reservation is lifted and a stage is said to be replaced.
    private static void Step(ActStages before, ActStages after, bool accepted)
    {
        if (!accepted)
        {
            Assert.Equal(before, after);
        }

        Assert.All(before.Stages.Zip(after.Stages), pair => Assert.Equal(
            new Stage(pair.First) { ReplacedBy = 0 }, new Stage(pair.Second) { ReplacedBy = 0 }));
        Assert.All(before.Stages.Zip(after.Stages).Where(pair => pair.First.ReplacedBy != 0), pair => Assert.Equal(
            pair.First.ReplacedBy, pair.Second.ReplacedBy));
        Assert.All(before.Reservations.Zip(after.Reservations), pair => Assert.True(
            pair.First.Equals(pair.Second) || (pair.First.LiftedOn is null && pair.Second.LiftedOn is not null)));
        Assert.Equal(before.Opinions, after.Opinions.Take(before.Opinions.Count));
    }

    // Of two stages that stand, without a word of why: no later one has an earlier day; and on one text no earlier body comes
    // after a later one, unless it was sent there.
    private static void InOrder(World world)
    {
        var stages = world.Record.Stages.ToList();
        foreach (var stage in stages.Where(stage => stage is { OutOfOrder: "", Replaces: 0 }))
        {
            // As the record was when it was recorded.
            var recorded = stages.Take(stage.Number - 1).ToList();
            var then = recorded
                .Where(s => s.Meeting.Outcome != StageOutcome.NotHeld && !recorded.Exists(c => c.Replaces == s.Number))
                .OrderBy(s => s.Meeting.HeldOn.ToDay()).ThenBy(s => s.Number).ToList();
            Assert.All(then, s => Assert.True(s.Meeting.HeldOn.ToDay() <= stage.Meeting.HeldOn.ToDay()));
            if (then.Any(s => s.Meeting.TextSha256 == stage.Meeting.TextSha256 && s.Meeting.Body > stage.Meeting.Body))
            {
                Assert.Equal(stage.Meeting.Body, then[^1].Meeting.To);
            }
        }

        Assert.Distinct(stages.Select(stage => stage.Replaces).Where(number => number != 0));
        Assert.All(stages.Where(stage => stage.Replaces != 0), stage => Assert.True(stage.Replaces < stage.Number));
    }

    private static void OfAText(World world)
        => Assert.All(world.Record.Stages, stage =>
        {
            var text = world.Act.Revisions.First(revision => revision.TextSha256 == stage.Meeting.TextSha256);
            Assert.True(stage.Meeting.HeldOn.ToDay() >= DateOnly.FromDateTime(text.WrittenAt.ToDateTime().AddHours(1)));
            Assert.True(stage.Meeting.HeldOn.ToDay() <= DateOnly.FromDateTime(stage.RecordedAt.ToDateTime().AddHours(1)));
        });

    private static void ReservedByMembers(ActStages record)
        => Assert.All(record.Reservations, reservation =>
        {
            Assert.Contains(reservation.MemberState, (string[])["FR", "BE"]);
            Assert.True(reservation.LiftedOn is null || reservation.LiftedOn.ToDay() >= reservation.EnteredOn.ToDay());
        });

    private static void NobodyJudgesTheirOwn(ActStages record)
        => Assert.All(record.Opinions, opinion => Assert.Contains(opinion.GivenBy, (string[])["legal-1", "tiberius.quill"]));

    private static void Deliberate(World world)
        => Assert.All(world.Submitted, s => Assert.Equal(s.Open > 0, s.Despite.Length > 0));

    private sealed record Attempt(
        int What, int Body, int Outcome, int Days, int Back, int Number, string Word, string Who, string State);

    private sealed class World
    {
        private DateTime _now = new(2026, 1, 5, 9, 0, 0, DateTimeKind.Utc);

        public World()
        {
            Act = new Act { Reference = "ACT-2026-0001", Version = 1, DraftedBy = "aurelia.nimbus", Title = "First" };
            Act.Revisions.Add(ActTexts.NextRevision(Act, [0], "aurelia.nimbus", _now));
            Record = new ActStages { ActReference = Act.Reference };
        }

        public Act Act { get; }

        public ActStages Record { get; }

        public List<(string Despite, int Open)> Submitted { get; } = [];

        private Contracts.Common.V1.Date On(int back) => CouncilData.DayInBrussels(_now).AddDays(-back).ToMessage();

        public bool Try(Attempt attempt)
        {
            _now = _now.AddDays(Math.Max(0, attempt.Days));
            try
            {
                Do(attempt);
                return true;
            }
            catch (RefusedException)
            {
                return false;
            }
        }

        private void Do(Attempt attempt)
        {
            var text = Act.Revisions[attempt.Number % Act.Revisions.Count].TextSha256;
            var meeting = new StageMeeting
            {
                Body = (StageBody)attempt.Body,
                Outcome = (StageOutcome)attempt.Outcome,
                HeldOn = On(attempt.Back),
                TextSha256 = text,
            };
            if (meeting.Outcome is StageOutcome.SentBack && meeting.Body > StageBody.Hwpci)
            {
                meeting.To = meeting.Body - 1;
            }

            switch (attempt.What)
            {
                case 0:
                    Record.Stages.Add(StageCourse.Record(
                        Act, Record, new RecordStageRequest { Meeting = meeting, OutOfOrder = attempt.Word }, attempt.Who, _now));
                    break;
                case 1:
                    var right = StageCourse.Correct(
                        Act,
                        Record,
                        new CorrectStageRequest
                        {
                            Number = attempt.Number,
                            Meeting = attempt.Word.Length > 0 ? meeting : null,
                            Reason = "It was otherwise.",
                        },
                        attempt.Who,
                        _now);
                    Record.Stages.Single(stage => stage.Number == right.Replaces).ReplacedBy = right.Number;
                    Record.Stages.Add(right);
                    break;
                case 2:
                    Record.Reservations.Add(StageCourse.Enter(
                        Act,
                        Record,
                        new EnterReservationRequest
                        {
                            MemberState = attempt.State,
                            Kind = StageReservationKind.General,
                            TextSha256 = text,
                            EnteredOn = On(attempt.Back),
                        },
                        Council,
                        attempt.Who,
                        _now));
                    break;
                case 3:
                    var id = Record.Reservations.ElementAtOrDefault(attempt.Number)?.Id ?? "none";
                    var lifted = StageCourse.Lift(
                        Record, new LiftReservationRequest { Id = id, LiftedOn = On(attempt.Back) }, attempt.Who, _now);
                    Record.Reservations[attempt.Number] = lifted;
                    break;
                case 4:
                    Record.Opinions.Add(StageCourse.Give(
                        Act,
                        Record,
                        new GiveOpinionRequest { Opinion = LegalOpinion.Favourable, TextSha256 = text },
                        attempt.Who,
                        _now));
                    break;
                case 5:
                    Act.Revisions.Add(ActTexts.NextRevision(Act, [(byte)Act.Revisions.Count], "aurelia.nimbus", _now));
                    break;
                default:
                    var open = StageRules.RequireDeliberate(Record.Reservations, attempt.Word);
                    Submitted.Add((attempt.Word, open.Count));
                    break;
            }
        }
    }
}
