using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Proceedings;

namespace CyberSanctions.Procedures.RollCalls;

/// <summary>What the verification of a roll call comes to.</summary>
/// <param name="Findings">What is wrong, the most telling first: what follows from it comes after it.</param>
/// <param name="Facts">What the file says; null when it cannot be read. Worth something only without findings.</param>
public sealed record Verification(IReadOnlyList<Finding> Findings, Facts? Facts)
{
    /// <summary>
    /// Of the program that checks a roll call: the number of the first finding's kind; 0 when there is none, and the key was
    /// known.
    /// </summary>
    public int ExitCode
        => Findings is [var first, ..] ? (int)first.Kind : Facts is { ServiceKeyIsTrusted: true } ? 0 : NobodysKey;

    /// <summary>
    /// Exit code of a file in which nothing is wrong, but whose service key is known from the file alone: it fits together, and
    /// whoever made it may have made up all of it.
    /// </summary>
    public const int NobodysKey = 6;
}

/// <summary>What a roll call says.</summary>
/// <param name="Format">What the file says that it is.</param>
/// <param name="Ballot">The frozen inputs.</param>
/// <param name="Outcome">The word of the outcome.</param>
/// <param name="Proceedings">How many there are.</param>
/// <param name="Statements">How many of them are statements.</param>
/// <param name="Head">Hash of the last link: who has the same one has the same roll call.</param>
/// <param name="Signatures">By whose key each statement is signed, in the order of the file.</param>
/// <param name="Votes">The votes in force as far as the chain could be followed, in the order of the roster.</param>
/// <param name="ServiceKeyId">What it is sealed with.</param>
/// <param name="ServiceKeyIsTrusted">Whether that key was known, and not merely taken from the file.</param>
public sealed record Facts(
    string Format,
    FrozenBallot Ballot,
    string Outcome,
    int Proceedings,
    int Statements,
    string Head,
    IReadOnlyList<SignedBy> Signatures,
    IReadOnlyList<VoteOnRecord> Votes,
    string ServiceKeyId,
    bool ServiceKeyIsTrusted);

/// <summary>The key of a statement.</summary>
/// <param name="MemberState">Whose key it is, by the file; empty when it is not listed.</param>
/// <param name="KeyId">Which one.</param>
public sealed record SignedBy(string MemberState, string KeyId);

/// <summary>A member's vote in force at the end.</summary>
/// <param name="MemberState">Whose it is.</param>
/// <param name="Choice">The choice.</param>
/// <param name="Proxy">The member that cast it; null when it voted itself.</param>
/// <param name="Position">Where in the chain it was cast.</param>
public sealed record VoteOnRecord(string MemberState, Choice Choice, string? Proxy, int Position);
