using CyberSanctions.Contracts.Voting.V1;

namespace CyberSanctions.Gateway.Ballots;

/// <summary>What a delegation states: its vote, that of the member whose proxy it is, a proxy, a reservation …</summary>
public sealed record NewStatement
{
    /// <summary>
    /// A JWS in compact form over the canonical statement, signed with ES256 by a registered key of the delegation.
    /// </summary>
    public required string Statement { get; init; }

    /// <summary>What the statement holds the hash of: a declaration, or reasons.</summary>
    public string? Declaration { get; init; }
}

/// <summary>Giving a ballot more time.</summary>
public sealed record NewDeadline
{
    /// <summary>Later than the present one.</summary>
    public required DateTimeOffset Deadline { get; init; }
}

/// <summary>One link of a ballot's chain: what happened in it, in order.</summary>
public sealed record Proceeding
{
    /// <summary>The ballot's reference.</summary>
    public required string BallotReference { get; init; }

    /// <summary>1 for the opening, then without gaps.</summary>
    public required int Position { get; init; }

    /// <summary>Opening, statement, extension or decision.</summary>
    public required ProceedingKind Kind { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTime At { get; init; }

    /// <summary>Who did it, by the token; service:voting for what a deadline did.</summary>
    public required string Actor { get; init; }

    /// <summary>SHA-256 of the canonical proceeding before this one; of the opening: 64 zeros.</summary>
    public required string Previous { get; init; }

    /// <summary>SHA-256 of what it is about: the frozen inputs, the statement's JWS, the extension, the decision.</summary>
    public required string ContentSha256 { get; init; }

    /// <summary>SHA-256 of this canonical proceeding.</summary>
    public required string Hash { get; init; }

    /// <summary>For a statement: its JWS.</summary>
    public string? Statement { get; init; }

    /// <summary>For a statement: the declaration with the hash in it.</summary>
    public string? Declaration { get; init; }

    /// <summary>For an extension: the new deadline.</summary>
    public DateTime? Deadline { get; init; }

    /// <summary>For a decision.</summary>
    public Decision? Decision { get; init; }

    /// <summary>The ballot's state after it.</summary>
    public required BallotState StateAfter { get; init; }

    /// <summary>The ballot's deadline after it; absent when none runs.</summary>
    public DateTime? DeadlineAfter { get; init; }
}

/// <summary>Proves that a statement was accepted, and where it stands: the proceeding, signed.</summary>
public sealed record Receipt
{
    /// <summary>The statement's place in the ballot's chain.</summary>
    public required Proceeding Proceeding { get; init; }

    /// <summary>A JWS in compact form by the voting service over the canonical proceeding.</summary>
    public required string Jws { get; init; }
}

/// <summary>The text that is voted on.</summary>
public sealed record BallotText
{
    /// <summary>Byte for byte: a serialised events.v1.ActText.</summary>
    public required byte[] Text { get; init; }

    /// <summary>Its SHA-256.</summary>
    public required string TextSha256 { get; init; }
}
