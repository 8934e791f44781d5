using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Proceedings;
using CyberSanctions.Procedures.RollCalls;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.Signing;

namespace CyberSanctions.Procedures.Tests;

/// <summary>
/// A ballot of five invented States with a clock of its own: what the voting service does, without the service.
/// </summary>
internal sealed class Council
{
    public static readonly DateTime Opening = new(2026, 11, 23, 9, 0, 0, DateTimeKind.Utc);
    public static readonly string TextSha256 = new('a', 64);

    private readonly Delegations _delegations = Delegations.OfThisRun;
    private readonly List<RecordedProceeding> _proceedings = [];

    public Council(FrozenBallot ballot)
    {
        Ballot = ballot;
        (Standing, var link) = Standing.Open(ballot, "officer:invented");
        _proceedings.Add(new RecordedOpening(link, Receipt(link)));
    }

    public FrozenBallot Ballot { get; }

    public Standing Standing { get; private set; }

    public DateTime Now { get; private set; } = Opening;

    public static FrozenBallot Frozen(Mode mode, Rule rule = Rule.QualifiedMajority) => new()
    {
        Reference = "BAL-2026-0001",
        ActReference = "ACT-2026-0001",
        ActTitle = "Council Decision on invented measures – “Übung”",
        ActNumber = "2026/0001",
        TextSha256 = TextSha256,
        Exercise = true,
        Rule = rule,
        Mode = mode,
        ProposedBy = "HR",
        Deadline = mode == Mode.Meeting ? null : Opening.AddHours(48),
        LapsesAt = mode == Mode.Silence ? Opening.AddHours(240) : null,
        PopulationYear = 2026,
        OpenedAt = Opening,
        Roster = Delegations.Roster,
    };

    public static Council AtAMeeting(Rule rule = Rule.QualifiedMajority) => new(Frozen(Mode.Meeting, rule));

    public static Council InWriting(Rule rule = Rule.QualifiedMajority) => new(Frozen(Mode.Written, rule));

    public static Council InSilence(Rule rule = Rule.Unanimity) => new(Frozen(Mode.Silence, rule));

    public Council At(DateTime now)
    {
        Now = now;
        return this;
    }

    public Council After(TimeSpan time) => At(Now + time);

    /// <summary>The next statement of a delegation, as it would be accepted.</summary>
    public Statement Draft(string member, StatementKind kind) => new()
    {
        Ballot = Ballot.Reference,
        TextSha256 = Ballot.TextSha256,
        MemberState = member,
        Kind = kind,
        Sequence = Standing.Sequences.GetValueOrDefault(member) + 1,
        Time = Now,
    };

    public Statement Vote(string member, Choice choice, string onBehalfOf = "")
        => Draft(member, StatementKind.Vote) with { Choice = choice, OnBehalfOf = onBehalfOf };

    public Statement Proxy(string member, string proxy) => Draft(member, StatementKind.Proxy) with { Proxy = proxy };

    public Statement Reservation(string member, string reasons, ReservationKind kind = ReservationKind.Parliamentary)
        => Draft(member, StatementKind.Reservation) with { Reservation = kind, DeclarationSha256 = Statement.HashOf(reasons) };

    public Statement Lifting(string member) => Draft(member, StatementKind.Lifting);

    public Statement Breaking(string member, string reasons)
        => Draft(member, StatementKind.SilenceBroken) with { DeclarationSha256 = Statement.HashOf(reasons) };

    public Statement Brake(string member, string reasons)
        => Draft(member, StatementKind.EmergencyBrake) with { DeclarationSha256 = Statement.HashOf(reasons) };

    /// <summary>A delegation states something; what is refused changes nothing.</summary>
    public Council Say(Statement statement, string declaration = "")
    {
        var signed = SignedStatement.Sign(_delegations.Keys[statement.MemberState], statement);
        (Standing, var link) = Admission.Admit(Ballot, Standing, signed, declaration, $"delegate:{statement.MemberState}", Now);
        _proceedings.Add(new RecordedStatement(link, Receipt(link), signed.Jws, declaration));
        return this;
    }

    public Council Extend(DateTime deadline)
    {
        (Standing, var link) = Extension.Extend(Ballot, Standing, deadline, "officer:invented", Now);
        _proceedings.Add(new RecordedExtension(link, Receipt(link), deadline));
        return this;
    }

    public Conclusion Decide(DecisionCause cause)
    {
        (Standing, var link, var conclusion) = Conclusion.Reach(Ballot, Standing, cause, "officer:invented", Now);
        _proceedings.Add(new RecordedDecision(link, Receipt(link), conclusion.ToJson()));
        return conclusion;
    }

    public byte[] RollCallAfter(DecisionCause cause)
    {
        Decide(cause);
        return RollCall();
    }

    public byte[] RollCall()
        => Procedures.RollCalls.RollCall.Write(
            Ballot, _delegations.Registered, _proceedings, [_delegations.Service.Public], _delegations.Service);

    /// <summary>Why something is refused; and that it changed nothing.</summary>
    public string RefusalOf(Action<Council> act)
    {
        var before = Standing;
        var reason = Assert.Throws<ObjectionException>(() => act(this)).Reason;
        Assert.Same(before, Standing);
        return reason;
    }

    public string RefusalOf(Statement statement, string declaration = "")
        => RefusalOf(council => council.Say(statement, declaration));

    private Jws Receipt(Link link) => Jws.Sign(_delegations.Service, Link.ReceiptType, link.ToCanonical());
}
