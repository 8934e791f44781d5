using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Proceedings;
using CyberSanctions.Procedures.Statements;

namespace CyberSanctions.Procedures.Tests.Proceedings;

/// <summary>Which statements are accepted at all, whatever they state.</summary>
public sealed class AdmissionTests
{
    private readonly Council _council = Council.InWriting();

    [Fact]
    public void Statement_ForAnotherBallotOrAnotherText_IsRefused()
    {
        Assert.Equal(
            "statement-for-another-ballot",
            _council.RefusalOf(_council.Vote("AA", Choice.For) with { Ballot = "BAL-2026-0002" }));
        Assert.Equal(
            "statement-for-another-text",
            _council.RefusalOf(_council.Vote("AA", Choice.For) with { TextSha256 = new string('b', 64) }));
    }

    [Fact]
    public void Statement_OfAMemberThatTakesNoPart_IsRefused()
    {
        var council = new Council(Council.Frozen(Mode.Meeting) with
        {
            Roster = [.. Delegations.Roster.Select(member => member with { TakesPart = member.MemberState != "EE" })],
        });

        Assert.Equal("not-on-the-roster", council.RefusalOf(council.Vote("EE", Choice.For)));
        Assert.Equal("no-such-proxy", council.RefusalOf(council.Proxy("AA", "EE")));
    }

    [Fact]
    public void Statement_MadeTwice_IsAReplay_AndOneTooEarlyIsOutOfSequence()
    {
        var first = _council.Vote("AA", Choice.For);
        Assert.Equal("statement-out-of-sequence", _council.RefusalOf(first with { Sequence = 2 }));
        _council.Say(first);

        Assert.Equal("statement-replayed", _council.RefusalOf(first));
        Assert.Equal("statement-out-of-sequence", _council.RefusalOf(first with { Sequence = 3 }));
        _council.Say(first with { Sequence = 2, Choice = Choice.Against });
        Assert.Equal("statement-replayed", _council.RefusalOf(first));
        Assert.Equal(Choice.Against, _council.Standing.Votes["AA"].Choice);
    }

    [Fact]
    public void Sequences_OfDelegations_DoNotGetInEachOthersWay()
    {
        _council.Say(_council.Vote("AA", Choice.For))
            .Say(_council.Vote("AA", Choice.Against))
            .Say(_council.Vote("BB", Choice.For));

        Assert.Equal((2, 1), (_council.Standing.Sequences["AA"], _council.Standing.Sequences["BB"]));
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(300_000_000, null)]
    [InlineData(-300_000_000, null)]
    [InlineData(300_000_001, "clock-off")]
    [InlineData(-300_000_001, "clock-off")]
    public void Clock_MayBeOffByFiveMinutes_AndNoMicrosecondMore(long microseconds, string? refusal)
    {
        _council.After(TimeSpan.FromHours(1));
        var statement = _council.Vote("AA", Choice.For);
        statement = statement with { Time = statement.Time.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond) };

        if (refusal is null)
        {
            _council.Say(statement);
        }
        else
        {
            Assert.Equal(refusal, _council.RefusalOf(statement));
        }
    }

    [Fact]
    public void Instant_OfTheDeadline_IsTooLate_AndTheMicrosecondBeforeIsNot()
    {
        var deadline = _council.Ballot.Deadline!.Value;
        _council.At(deadline.AddMicroseconds(-1)).Say(_council.At(deadline.AddMicroseconds(-1)).Vote("AA", Choice.For));

        Assert.Equal("ballot-closed", _council.At(deadline).RefusalOf(_council.Vote("BB", Choice.For)));
        Assert.Equal(2, _council.Standing.Position);
    }

    [Fact]
    public void DecidedBallot_TakesNothingMore()
    {
        var council = Council.AtAMeeting();
        council.Decide(DecisionCause.Closed);

        Assert.Equal("ballot-closed", council.RefusalOf(council.Vote("AA", Choice.For)));
        Assert.Equal("ballot-closed", council.RefusalOf(ballot => ballot.Extend(Council.Opening.AddDays(1))));
        Assert.Equal("ballot-closed", council.RefusalOf(ballot => ballot.Decide(DecisionCause.Closed)));
        Assert.Equal("ballot-closed", council.RefusalOf(ballot => ballot.Decide(DecisionCause.CorrectedText)));
    }

    [Fact]
    public void Declaration_ThatIsNotTheOneSigned_IsRefused()
    {
        var abstention =
            _council.Vote("AA", Choice.ConstructiveAbstain) with { DeclarationSha256 = Statement.HashOf("declared") };

        Assert.Equal("declaration-mismatch", _council.RefusalOf(abstention, "declared otherwise"));
        Assert.Equal("declaration-mismatch", _council.RefusalOf(abstention));
        Assert.Equal("declaration-mismatch", _council.RefusalOf(_council.Vote("AA", Choice.For), "declared"));
        _council.Say(abstention, "declared");
    }

    [Fact]
    public void ClockOfTheService_ThatJumpsBack_NeverOrdersLinksBackwards()
    {
        _council.After(TimeSpan.FromHours(1)).Say(_council.Vote("AA", Choice.For));
        var before = _council.Standing.At;
        _council.After(TimeSpan.FromMinutes(-4)).Say(_council.Vote("BB", Choice.For));

        Assert.Equal(before, _council.Standing.At);
    }

    [Fact]
    public void Time_IsCutToTheMicrosecondThatIsWritten()
    {
        _council.After(TimeSpan.FromTicks(19)).Say(_council.Vote("AA", Choice.For));

        Assert.Equal(Council.Opening.AddMicroseconds(1), _council.Standing.At);
    }

    [Fact]
    public void Links_FormAChain_FromTheOpeningOn()
    {
        var (standing, opening) = Standing.Open(_council.Ballot, "officer:invented");
        var signed = SignedStatement.Sign(Delegations.OfThisRun.Keys["AA"], _council.Vote("AA", Choice.For));
        var (after, link) = Admission.Admit(_council.Ballot, standing, signed, "", "delegate:AA", Council.Opening);

        Assert.Equal(
            (1, Link.None, Link.HashOf(_council.Ballot.ToJson())), (opening.Position, opening.Previous, opening.ContentSha256));
        Assert.Equal((2, opening.Hash, Link.HashOf(signed.Jws)), (link.Position, link.Previous, link.ContentSha256));
        Assert.Equal((link.Hash, 2, link.At), (after.Head, after.Position, after.At));
    }
}
