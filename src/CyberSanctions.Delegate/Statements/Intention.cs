using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.Signing;

namespace CyberSanctions.Delegate.Statements;

/// <summary>What the delegate wants to state, before it is known in which place.</summary>
internal sealed record Intention
{
    public required StatementKind Kind { get; init; }

    public Choice Choice { get; init; }

    public string OnBehalfOf { get; init; } = "";

    public string Proxy { get; init; } = "";

    public ReservationKind Reservation { get; init; }

    /// <summary>The declaration or the reasons, whose hash is signed; empty when none go with it.</summary>
    public string Declaration { get; init; } = "";

    /// <summary>
    /// Whether it keeps the text from being adopted. Whoever is silent consents: nobody is kept from objecting to a text because
    /// they cannot read all of it.
    /// </summary>
    public bool Stops => Kind is StatementKind.SilenceBroken or StatementKind.Reservation or StatementKind.EmergencyBrake;

    /// <summary>As the statement to be signed.</summary>
    public Statement ToStatement(string ballot, string textSha256, string memberState, int sequence, DateTimeOffset now) => new()
    {
        Ballot = ballot,
        TextSha256 = textSha256,
        MemberState = memberState,
        Kind = Kind,
        Choice = Choice,
        OnBehalfOf = OnBehalfOf,
        Proxy = Proxy,
        Reservation = Reservation,
        DeclarationSha256 = Statement.HashOf(Declaration),
        Sequence = sequence,
        Time = Timestamps.Cut(now),
    };
}
