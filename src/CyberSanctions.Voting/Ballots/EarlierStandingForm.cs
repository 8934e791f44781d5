using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Proceedings;

namespace CyberSanctions.Voting.Ballots;

/// <summary>
/// How it was written until December 2026 how a ballot stands: as JSON, its members called as the properties in the program were
/// then. Decided ballots keep it for ever.
/// </summary>
/// <example><code>{"State":1,"Deadline":null,"Remaining":null,"Sequences":{"FR":1},"Votes":{"FR":{"Choice":1,"Position":2}},
/// "Proxies":{},"Reservations":{},"Brakes":{},"Position":2,"Head":"9f86…","At":"2026-11-22T05:33:41.3Z"}</code></example>
internal static class EarlierStandingForm
{
    /// <summary>Whether bytes are of this form.</summary>
    public static bool Is(ReadOnlySpan<byte> bytes) => bytes is [(byte)'{', ..];

    /// <summary>Reads it.</summary>
    /// <exception cref="JsonException">It is not that.</exception>
    public static Standing Read(byte[] json)
    {
        var form = JsonSerializer.Deserialize<Form>(json)!;
        return new Standing
        {
            State = (BallotState)form.State,
            Deadline = form.Deadline,
            Remaining = form.Remaining,
            Position = form.Position,
            Head = form.Head,
            At = form.At,
            Sequences = form.Sequences,
            Votes = form.Votes.ToImmutableDictionary(
                vote => vote.Key, vote => new VoteInForce((Choice)vote.Value.Choice, vote.Value.Proxy, vote.Value.Position)),
            Proxies = form.Proxies,
            Reservations = form.Reservations.ToImmutableDictionary(
                entered => entered.Key,
                entered => new ReservationInForce((ReservationKind)entered.Value.Kind, entered.Value.Position)),
            Brakes = form.Brakes,
        };
    }

    private sealed record Form
    {
        [JsonPropertyName("State")]
        public required int State { get; init; }

        [JsonPropertyName("Deadline")]
        public required DateTime? Deadline { get; init; }

        [JsonPropertyName("Remaining")]
        public TimeSpan? Remaining { get; init; }

        [JsonPropertyName("Sequences")]
        public required ImmutableDictionary<string, int> Sequences { get; init; }

        [JsonPropertyName("Votes")]
        public required ImmutableDictionary<string, Vote> Votes { get; init; }

        [JsonPropertyName("Proxies")]
        public required ImmutableDictionary<string, string> Proxies { get; init; }

        [JsonPropertyName("Reservations")]
        public required ImmutableDictionary<string, Reservation> Reservations { get; init; }

        [JsonPropertyName("Brakes")]
        public required ImmutableDictionary<string, string> Brakes { get; init; }

        [JsonPropertyName("Position")]
        public required int Position { get; init; }

        [JsonPropertyName("Head")]
        public required string Head { get; init; }

        [JsonPropertyName("At")]
        public required DateTime At { get; init; }
    }

    private sealed record Vote
    {
        [JsonPropertyName("Choice")]
        public required int Choice { get; init; }

        [JsonPropertyName("Proxy")]
        public string? Proxy { get; init; }

        [JsonPropertyName("Position")]
        public required int Position { get; init; }
    }

    private sealed record Reservation
    {
        [JsonPropertyName("Kind")]
        public required int Kind { get; init; }

        [JsonPropertyName("Position")]
        public required int Position { get; init; }
    }
}
