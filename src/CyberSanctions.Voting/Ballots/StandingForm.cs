using System.Collections.Concurrent;
using System.Collections.Immutable;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Proceedings;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace CyberSanctions.Voting.Ballots;

/// <summary>
/// The form in which it lies in the database how ballots stand: <c>standing.proto</c>, and as it was before that,
/// <see cref="EarlierStandingForm"/>. What was written here last is remembered together with its bytes: as long as those very
/// bytes are what lies there, they need not be read again.
/// </summary>
internal sealed class StandingForm
{
    /// <summary>The form that is written here, and the newest that is understood.</summary>
    internal const int Newest = 1;

    private const int MostKept = 10_000;
    private readonly ConcurrentDictionary<Guid, (byte[] Bytes, Standing Standing)> _written = new();

    /// <summary>From the bytes in the database.</summary>
    /// <exception cref="InvalidDataException">They are none of the forms that are known here.</exception>
    /// <exception cref="System.Text.Json.JsonException">They are the earlier form, damaged.</exception>
    public static Standing Read(byte[] bytes)
    {
        if (EarlierStandingForm.Is(bytes))
        {
            return EarlierStandingForm.Read(bytes);
        }

        try
        {
            return PersistedStanding.Parser.ParseFrom(bytes) is { Form: Newest } persisted
                ? Of(persisted)
                : throw new InvalidDataException(
                    "How the ballot stands is written in a form that this version of the service does not know.");
        }
        catch (InvalidProtocolBufferException exception)
        {
            throw new InvalidDataException("How the ballot stands cannot be read.", exception);
        }
    }

    /// <summary>Of a ballot.</summary>
    public Standing Read(Guid ballot, byte[] bytes)
        => _written.TryGetValue(ballot, out var written) && written.Bytes.AsSpan().SequenceEqual(bytes)
            ? written.Standing
            : Read(bytes);

    /// <summary>As bytes.</summary>
    public static byte[] Write(Standing standing)
    {
        var persisted = new PersistedStanding
        {
            Form = Newest,
            State = (int)standing.State,
            Deadline = standing.Deadline?.ToTimestamp(),
            Remaining = standing.Remaining?.ToDuration(),
            Position = standing.Position,
            Head = Hash(standing.Head),
            At = standing.At.ToTimestamp(),
        };
        persisted.Members.AddRange(standing.Sequences.Keys
            .Union(standing.Votes.Keys).Union(standing.Proxies.Keys).Union(standing.Reservations.Keys).Union(standing.Brakes.Keys)
            .Order(StringComparer.Ordinal)
            .Select(state => MemberOf(standing, state)));
        return persisted.ToByteArray();
    }

    /// <summary>Of a ballot.</summary>
    public byte[] Write(Guid ballot, Standing standing)
    {
        if (_written.Count >= MostKept)
        {
            _written.Clear();
        }

        var bytes = Write(standing);
        _written[ballot] = (bytes, standing);
        return bytes;
    }

    private static PersistedMember MemberOf(Standing standing, string state)
    {
        var member = new PersistedMember
        {
            MemberState = state,
            Sequence = standing.Sequences.GetValueOrDefault(state),
            Proxy = standing.Proxies.GetValueOrDefault(state, ""),
            Brake = standing.Brakes.TryGetValue(state, out var reasons) ? Hash(reasons) : ByteString.Empty,
        };
        if (standing.Votes.TryGetValue(state, out var vote))
        {
            member.Vote = new PersistedVote { Choice = (int)vote.Choice, Proxy = vote.Proxy ?? "", Position = vote.Position };
        }

        if (standing.Reservations.TryGetValue(state, out var reservation))
        {
            member.Reservation = new PersistedReservation { Kind = (int)reservation.Kind, Position = reservation.Position };
        }

        return member;
    }

    private static Standing Of(PersistedStanding persisted) => new()
    {
        State = (BallotState)persisted.State,
        Deadline = persisted.Deadline?.ToDateTime(),
        Remaining = persisted.Remaining?.ToTimeSpan(),
        Position = persisted.Position,
        Head = Hash(persisted.Head),
        At = persisted.At.ToDateTime(),
        Sequences = Said(persisted, member => member.Sequence > 0, member => member.Sequence),
        Votes = Said(
            persisted,
            member => member.Vote is not null,
            member => new VoteInForce(
                (Choice)member.Vote.Choice, member.Vote.Proxy.Length > 0 ? member.Vote.Proxy : null, member.Vote.Position)),
        Proxies = Said(persisted, member => member.Proxy.Length > 0, member => member.Proxy),
        Reservations = Said(
            persisted,
            member => member.Reservation is not null,
            member => new ReservationInForce((ReservationKind)member.Reservation.Kind, member.Reservation.Position)),
        Brakes = Said(persisted, member => !member.Brake.IsEmpty, member => Hash(member.Brake)),
    };

    private static ImmutableDictionary<string, T> Said<T>(
        PersistedStanding standing, Func<PersistedMember, bool> has, Func<PersistedMember, T> said)
        => standing.Members.Where(has).ToImmutableDictionary(member => member.MemberState, said);

    private static ByteString Hash(string hexadecimal) => UnsafeByteOperations.UnsafeWrap(Convert.FromHexString(hexadecimal));

    private static string Hash(ByteString bytes) => Convert.ToHexStringLower(bytes.Span);
}
