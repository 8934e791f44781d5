using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Delegate.Ballots;
using CyberSanctions.Procedures.Statements;

namespace CyberSanctions.Delegate.Watching;

/// <summary>How a ballot stands after what was seen of it.</summary>
internal sealed class Board
{
    private readonly Ballot _ballot;

    /// <summary>Before anything was seen.</summary>
    /// <param name="ballot">For what is frozen: roster, rule, mode. Its votes are not taken over; they come again.</param>
    public Board(Ballot ballot)
    {
        _ballot = ballot.Clone();
        _ballot.Votes.Clear();
        _ballot.Reservations.Clear();
        _ballot.Proxies.Clear();
        _ballot.Decision = null;
        _ballot.Position = 0;
        _ballot.State = BallotState.Open;
    }

    /// <summary>The ballot as it stands.</summary>
    public Ballot Ballot => _ballot;

    /// <summary>Each member that takes part, and how it stands.</summary>
    public IEnumerable<(string MemberState, string Standing)> Members
        => _ballot.Roster.Select(member => (member.MemberState, Standings.Of(_ballot, member)));

    /// <summary>Moves on.</summary>
    public void Apply(Proceeding proceeding)
    {
        _ballot.Position = proceeding.Position;
        _ballot.State = proceeding.StateAfter;
        _ballot.Deadline = proceeding.DeadlineAfter;
        _ballot.Decision = proceeding.Decision ?? _ballot.Decision;
        if (StatementOf(proceeding) is { } statement)
        {
            Apply(statement, proceeding);
        }
    }

    /// <summary>What a proceeding states; null when it is no statement.</summary>
    public static Statement? StatementOf(Proceeding proceeding)
    {
        try
        {
            return proceeding.Statement.Length > 0
                ? Statement.Read([.. SignedStatement.ReadJws(proceeding.Statement).Payload])
                : null;
        }
        catch (ObjectionException)
        {
            return null;
        }
    }

    // As the service does (Procedures, Proceedings): whoever votes itself needs no proxy any more; what a proxy has voted
    // goes with it.
    private void Apply(Statement statement, Proceeding proceeding)
    {
        var member = statement.MemberState;
        switch (statement.Kind)
        {
            case StatementKind.Vote when statement.OnBehalfOf.Length > 0:
                Put(statement.OnBehalfOf, statement.Choice, member, proceeding);
                break;
            case StatementKind.Vote:
                RemoveProxy(member);
                Put(member, statement.Choice, "", proceeding);
                break;
            case StatementKind.SilenceBroken:
                Put(member, Choice.Against, "", proceeding);
                break;
            case StatementKind.Proxy:
                RemoveProxy(member);
                if (statement.Proxy.Length > 0)
                {
                    RemoveVote(member);
                    _ballot.Proxies.Add(new Proxy { MemberState = member, Proxy_ = statement.Proxy });
                }
                else if (_ballot.Votes.Any(vote => vote.MemberState == member && vote.Proxy.Length > 0))
                {
                    RemoveVote(member);
                }

                break;
            case StatementKind.Reservation:
                _ballot.Reservations.Add(new Reservation
                {
                    MemberState = member,
                    Kind = statement.Reservation,
                    Reasons = proceeding.Declaration,
                    Position = proceeding.Position,
                });
                break;
            case StatementKind.Lifting:
                foreach (var reservation in _ballot.Reservations.Where(reservation => reservation.MemberState == member).ToList())
                {
                    _ballot.Reservations.Remove(reservation);
                }

                break;
        }
    }

    private void Put(string memberState, Choice choice, string proxy, Proceeding proceeding)
    {
        RemoveVote(memberState);
        _ballot.Votes.Add(new Vote
        {
            BallotReference = proceeding.BallotReference,
            MemberState = memberState,
            Choice = choice,
            Proxy = proxy,
            CastBy = proceeding.Actor,
            CastAt = proceeding.At,
            Declaration = proceeding.Declaration,
            Position = proceeding.Position,
        });
    }

    private void RemoveVote(string memberState)
    {
        foreach (var vote in _ballot.Votes.Where(vote => vote.MemberState == memberState).ToList())
        {
            _ballot.Votes.Remove(vote);
        }
    }

    private void RemoveProxy(string memberState)
    {
        foreach (var proxy in _ballot.Proxies.Where(proxy => proxy.MemberState == memberState).ToList())
        {
            _ballot.Proxies.Remove(proxy);
        }
    }
}
