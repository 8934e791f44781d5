using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Proceedings;
using CyberSanctions.Procedures.RollCalls;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.Procedures.Tests.RollCalls;
using FsCheck;
using FsCheck.Fluent;

namespace CyberSanctions.Procedures.Tests.Proceedings;

/// <summary>Ballots that take any course at all: whatever is tried, in whatever order and at whatever time.</summary>
public sealed class AnyCourseTests
{
    private static readonly string[] States = [.. Delegations.Roster.Select(member => member.MemberState)];

    private static readonly Arbitrary<Course> Any = Arb.From(
        from mode in Gen.Elements(Mode.Meeting, Mode.Written, Mode.Silence)
        from rule in Gen.Elements(Rule.Unanimity, Rule.QualifiedMajority, Rule.ReinforcedQualifiedMajority, Rule.SimpleMajority)
        from away in Gen.Elements("", "EE")
        from attempts in Attempt.Any.ListOf()
        select new Course(mode, rule, away, [.. attempts.Take(40)]));

    [Fact]
    public void WhateverIsTried_IsAcceptedOrRefused_AndWhatIsRefusedChangesNothing()
        => Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(Any, course =>
        {
            var council = course.Council();
            foreach (var attempt in course.Attempts)
            {
                var before = council.Standing;
                var accepted = attempt.On(council);
                var now = council.Standing;
                if (accepted
                    ? now.Position != before.Position + 1 || now.Head == before.Head || now.At < before.At
                    : !ReferenceEquals(now, before))
                {
                    return false;
                }
            }

            return true;
        }));

    [Fact]
    public void HoweverABallotStands_TheTallyDecidesIt()
        => Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(Any, course =>
        {
            var council = course.Council();
            return course.Attempts.All(attempt =>
            {
                attempt.On(council);
                var decision = Tally.Decide(
                    council.Ballot.Question, council.Standing.MemberVotes, council.Standing.EmergencyBrakes);
                var due = Conclusion.Due(council.Ballot, council.Standing, council.Now);
                return Enum.IsDefined(decision.Outcome)
                    && (due is null || Conclusion.Reach(
                        council.Ballot, council.Standing, due.Value, "", council.Now).Standing.State == BallotState.Decided);
            });
        }));

    [Fact]
    public void RollCall_OfAnyCourse_IsVerifiedWithoutFindings()
        => Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(Any, course =>
        {
            var council = course.Council();
            foreach (var attempt in course.Attempts)
            {
                attempt.On(council);
            }

            var cause = Conclusion.Due(council.Ballot, council.Standing, council.Now)
                ?? (council.Ballot.Mode == Mode.Meeting ? DecisionCause.Closed : DecisionCause.CorrectedText);
            var verification = RollCallVerifier.Verify(council.RollCallAfter(cause), RollCallVerifierTests.Full);
            return verification.ExitCode == 0 && verification.Facts!.Head == council.Standing.Head;
        }));

    [Fact]
    public void PeriodOfASilenceProcedure_IsOver_WhenItHasRunItsTimeWithoutTheSuspensions()
        => Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(Arb.From(Moment.Any.ListOf()), moments =>
        {
            var council = new Council(Council.Frozen(Mode.Silence) with
            {
                Deadline = Council.Opening.AddMinutes(60),
                LapsesAt = Council.Opening.AddMinutes(120),
            });
            var stopwatch = new Stopwatch();
            return moments.All(moment =>
            {
                council.After(TimeSpan.FromMinutes(moment.MinutesLater));
                stopwatch.Run(moment.MinutesLater);
                if (stopwatch.Over != Conclusion.Due(council.Ballot, council.Standing, council.Now))
                {
                    return false;
                }

                var expected = stopwatch.Try(moment);
                return moment.On(council) == expected
                    && stopwatch.Over == Conclusion.Due(council.Ballot, council.Standing, council.Now);
            });
        }));

    private static bool Accepts(Action act)
    {
        try
        {
            act();
            return true;
        }
        catch (ObjectionException)
        {
            return false;
        }
    }

    private sealed record Course(Mode Mode, Rule Rule, string Away, IReadOnlyList<Attempt> Attempts)
    {
        public Council Council() => new(Tests.Council.Frozen(Mode, Rule) with
        {
            Roster = [.. Delegations.Roster.Select(member => member with { TakesPart = member.MemberState != Away })],
        });
    }

    /// <summary>Something tried after some minutes, which may be negative: clocks do that.</summary>
    private sealed record Attempt(int Minutes, int What, string Member, string Other, Choice Choice, int Odd)
    {
        public static readonly Gen<Attempt> Any =
            from minutes in Gen.Frequency((6, Gen.Choose(0, 3)), (1, Gen.Choose(-10, 0)), (1, Gen.Choose(60, 3000)))
            from what in Gen.Choose(0, 9)
            from member in Gen.Elements(States)
            from other in Gen.Elements<string>([.. States, "", "ZZ"])
            from choice in Gen.Elements(Choice.For, Choice.Against, Choice.Abstain, Choice.ConstructiveAbstain)
            from odd in Gen.Choose(0, 19)
            select new Attempt(minutes, what, member, other, choice, odd);

        public bool On(Council council)
        {
            council.After(TimeSpan.FromMinutes(Minutes));
            var statement = What switch
            {
                0 or 1 => council.Vote(Member, Choice),
                2 or 3 => council.Vote(Member, Choice, Other),
                4 or 5 => council.Proxy(Member, Other),
                6 => council.Reservation(Member, "stated"),
                7 => council.Lifting(Member),
                8 when Odd < 3 => council.Breaking(Member, "stated"),
                8 when Odd < 6 => council.Brake(Member, "stated"),
                _ => null,
            };
            if (statement is null)
            {
                return Accepts(() => council.Extend(council.Now.AddMinutes((Odd - 2) * 100)));
            }

            var declaration = statement.DeclarationSha256.Length > 0 || statement.Choice == Choice.ConstructiveAbstain
                ? "stated"
                : "";
            statement = statement with { DeclarationSha256 = Statement.HashOf(declaration) };
            return Accepts(() => council.Say(
                Odd switch
                {
                    17 => statement with { Sequence = statement.Sequence + 1 },
                    18 => statement with { TextSha256 = new string('b', 64) },
                    19 => statement with { Time = statement.Time.AddMinutes(6) },
                    _ => statement,
                },
                Odd == 16 ? "another" : declaration));
        }

        public override string ToString() => $"+{Minutes} min: {What} {Member} {Other} {Choice} ({Odd})";
    }

    /// <summary>What can move the end of a silence procedure.</summary>
    private sealed record Moment(int MinutesLater, int What, string Member, int ByMinutes)
    {
        public static readonly Gen<Moment> Any =
            from later in Gen.Choose(0, 12)
            from what in Gen.Frequency(
                (3, Gen.Constant(0)), (5, Gen.Constant(1)), (2, Gen.Constant(2)), (4, Gen.Constant(3)), (1, Gen.Constant(4)))
            from member in Gen.Elements("AA", "BB")
            from minutes in Gen.Choose(1, 80)
            select new Moment(later, what, member, minutes);

        public bool On(Council council) => Accepts(() =>
        {
            _ = What switch
            {
                0 => council.Say(council.Reservation(Member, "stated"), "stated"),
                1 => council.Say(council.Lifting(Member)),
                2 => council.Extend(council.Now.AddMinutes(ByMinutes)),
                3 => council.Say(council.Vote(Member, Choice.For)),
                _ => ByMinutes > 40
                    ? council.Say(council.Breaking(Member, "stated"), "stated")
                    : council.Say(council.Vote(Member, Choice.Against)),
            };
        });
    }

    // Said once more, with a stopwatch: it runs while nobody has a reservation, and whoever extends puts more on it.
    private sealed class Stopwatch
    {
        private readonly HashSet<string> _reserved = [];
        private int _minute;
        private int _ran;
        private int _toRun = 60;
        private bool _broken;

        public DecisionCause? Over
            => _broken ? DecisionCause.SilenceBroken
            : _reserved.Count > 0 ? (_minute >= 120 ? DecisionCause.Lapse : null)
            : _ran >= _toRun ? DecisionCause.Deadline
            : null;

        public void Run(int minutes)
        {
            for (var i = 0; i < minutes; i++)
            {
                _minute++;
                _ran += _reserved.Count == 0 ? 1 : 0;
            }
        }

        public bool Try(Moment moment)
        {
            if (Over is not null)
            {
                return false;
            }

            switch (moment.What)
            {
                case 0:
                    return _reserved.Add(moment.Member);
                case 1:
                    return _reserved.Remove(moment.Member);
                case 2:
                    var later = _reserved.Count == 0 && _ran + moment.ByMinutes > _toRun;
                    _toRun = later ? _ran + moment.ByMinutes : _toRun;
                    return later;
                case 3:
                    return true;
                default:
                    _broken = moment.ByMinutes > 40;
                    return _broken;
            }
        }
    }
}
