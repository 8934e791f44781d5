using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CyberSanctions.Contracts.Voting.V1;

namespace CyberSanctions.Procedures.Proceedings;

/// <summary>A vote in force.</summary>
/// <param name="Choice">The choice; <see cref="Choice.Against"/> in a silence procedure is the silence broken.</param>
/// <param name="Proxy">The member that cast it; null when it voted itself.</param>
/// <param name="Position">Where in the chain it was cast.</param>
public sealed record VoteInForce(
    Choice Choice, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Proxy, int Position);

/// <summary>A reservation that stands.</summary>
/// <param name="Kind">Of what kind.</param>
/// <param name="Position">Where in the chain it was entered.</param>
public sealed record ReservationInForce(ReservationKind Kind, int Position);

/// <summary>
/// How a ballot stands: what its chain, link after link, comes to. The service keeps the newest one and
/// moves it on; whoever verifies starts from the opening and must come to the same.
/// </summary>
public sealed record Standing
{
    /// <summary>Open, suspended or decided.</summary>
    public required BallotState State { get; init; }

    /// <summary>The end of the period; null at a meeting, and while it is suspended.</summary>
    public required DateTime? Deadline { get; init; }

    /// <summary>What is left of the period, while it is suspended.</summary>
    public TimeSpan? Remaining { get; init; }

    /// <summary>Each delegation's last sequence number.</summary>
    public ImmutableDictionary<string, int> Sequences { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>The votes in force, by the member whose they are.</summary>
    public ImmutableDictionary<string, VoteInForce> Votes { get; init; } = ImmutableDictionary<string, VoteInForce>.Empty;

    /// <summary>Proxies given: who may vote for the member.</summary>
    public ImmutableDictionary<string, string> Proxies { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The reservations that stand.</summary>
    public ImmutableDictionary<string, ReservationInForce> Reservations { get; init; } =
        ImmutableDictionary<string, ReservationInForce>.Empty;

    /// <summary>Who pulled the emergency brake; the hash of its reasons.</summary>
    public ImmutableDictionary<string, string> Brakes { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The newest link's position.</summary>
    public required int Position { get; init; }

    /// <summary>The newest link's hash.</summary>
    public required string Head { get; init; }

    /// <summary>The newest link's time.</summary>
    public required DateTime At { get; init; }

    /// <summary>The votes in force as the tally wants them.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, MemberVote> MemberVotes
        => Votes.ToDictionary(
            vote => vote.Key, vote => new MemberVote(vote.Value.Choice, vote.Value.Proxy), StringComparer.Ordinal);

    /// <summary>The emergency brakes as the tally wants them.</summary>
    [JsonIgnore]
    public IReadOnlyList<EmergencyBrake> EmergencyBrakes
        => [.. Brakes.OrderBy(brake => brake.Key, StringComparer.Ordinal)
            .Select(brake => new EmergencyBrake(brake.Key, $"SHA-256 {brake.Value}"))];

    /// <summary>Right after the opening.</summary>
    public static (Standing Standing, Link Link) Open(FrozenBallot ballot, string actor)
    {
        var link = new Link(
            ballot.Reference, 1, ProceedingKind.Opening, ballot.OpenedAt, actor, Link.HashOf(ballot.ToJson()), Link.None);
        return (
            new Standing { State = BallotState.Open, Deadline = ballot.Deadline, Position = 1, Head = link.Hash, At = link.At },
            link);
    }

    /// <summary>
    /// When it is decided without anybody doing anything: the end of its period, or the day it lapses on. Null: never.
    /// </summary>
    public DateTime? DueAt(FrozenBallot ballot) => State switch
    {
        BallotState.Open => Deadline,
        BallotState.Suspended => ballot.LapsesAt,
        _ => null,
    };

    /// <summary>Those who have not voted, in the order of the roster.</summary>
    public IReadOnlyList<Member> Missing(FrozenBallot ballot)
        => [.. ballot.Roster.Where(member => member.TakesPart && !Votes.ContainsKey(member.MemberState))];

    /// <summary>
    /// The time of what happens now, to the microsecond that is written: clocks may jump back, the order of the chain does
    /// not. It is also when a statement's key must be valid, since whoever verifies knows no other.
    /// </summary>
    public DateTime TimeOf(DateTime now)
    {
        var written = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        return written < At ? At : written;
    }

    internal Standing After(Link link) => this with { Position = link.Position, Head = link.Hash, At = link.At };

    internal Link Next(FrozenBallot ballot, ProceedingKind kind, DateTime now, string actor, string contentSha256)
        => new(ballot.Reference, Position + 1, kind, TimeOf(now), actor, contentSha256, Head);
}
